// Documents for tests, typed by hand: words with their tags and heads, and the names among them.
//
// "<person Ana:PROPN:3:nsubj Ruiz:PROPN:1:flat> left:VERB:0:root" is a sentence of three words, of
// which two are the name of a person. A word is form:UPOS:head:deprel:features, the head counted
// from 1 in its sentence and 0 for the root; features may be left out, and "Lemma=say" in their
// place gives a lemma that is not the word itself. " / " ends a sentence, and " // " a paragraph as
// well.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "coref/mention.h"
#include "doc/columns.h"
#include "doc/rows.h"
#include "lexicon/word_form.h"

namespace dateline::coref {

struct TypedText {
  std::string text;
  Columns<TokenRow> tokens;
  Columns<SentenceRow> sentences;
  struct Name {
    std::size_t first = 0;
    std::size_t last = 0;
    EntityKind kind = EntityKind::kPerson;
  };
  std::vector<Name> names;

  explicit TypedText(std::string_view typed) : typed_(typed) { Read(); }
  TypedText(const TypedText&) = delete;
  TypedText& operator=(const TypedText&) = delete;

 private:
  static constexpr std::string_view kLemma = "Lemma=";

  static EntityKind KindNamed(std::string_view name) {
    for (int k = 0; k <= static_cast<int>(EntityKind::kOther); ++k) {
      if (EntityKindName(static_cast<EntityKind>(k)) == name) return static_cast<EntityKind>(k);
    }
    return EntityKind::kOther;
  }

  void Read() {
    std::uint32_t first = 0;
    std::uint32_t block = 0;
    for (std::string_view piece : lexicon::CutAtSpaces(typed_)) {
      if (piece == "/" || piece == "//") {
        CloseSentence(first, block);
        if (piece == "//") ++block;
      } else if (piece.front() == '<' && piece.size() > 1) {
        names.push_back({tokens.size(), 0, KindNamed(piece.substr(1))});
      } else {
        const bool closes = piece.size() > 1 && piece.back() == '>';
        if (closes) piece.remove_suffix(1);
        AddWord(piece, first);
        if (closes) names.back().last = tokens.size();
      }
    }
    CloseSentence(first, block);
  }

  void AddWord(std::string_view piece, std::uint32_t first) {
    std::vector<std::string_view> fields;
    for (std::size_t colon = 0; fields.size() < 4 && colon != std::string_view::npos;) {
      colon = piece.find(':', 1);
      fields.push_back(piece.substr(0, colon));
      piece.remove_prefix(colon == std::string_view::npos ? piece.size() : colon + 1);
    }
    fields.resize(4);
    // "nmod:poss" holds a colon of its own; features hold "=".
    std::string_view deprel = fields[3];
    if (!piece.empty() && piece.substr(0, piece.find(':')).find('=') == std::string_view::npos) {
      const std::size_t rest = std::min(piece.find(':'), piece.size());
      deprel = {fields[3].data(), fields[3].size() + 1 + rest};
      piece.remove_prefix(std::min(rest + 1, piece.size()));
    }
    if (!text.empty()) text += ' ';
    TokenRow row;
    row.span = {static_cast<ByteOffset>(text.size()),
                static_cast<ByteOffset>(text.size() + fields[0].size())};
    text += fields[0];
    row.sentence = SentenceIndex{static_cast<std::uint32_t>(sentences.size())};
    row.norm = lexicon::NormOf(fields[0]);
    row.lemma = row.norm;
    row.feats = piece;
    if (row.feats.starts_with(kLemma)) row.lemma = row.feats.substr(kLemma.size());
    // Plural nouns are typed with an s, and their lemma is without.
    if (row.feats.find("Number=Plur") != std::string_view::npos && row.lemma.ends_with("ies")) {
      row.lemma.replace(row.lemma.size() - 3, 3, "y");
    } else if (row.feats.find("Number=Plur") != std::string_view::npos && row.lemma.back() == 's') {
      row.lemma.pop_back();
    }
    row.upos = ParseUpos(fields[1]).value_or(Upos::kNone);
    row.deprel = deprel;
    row.relation = ParseRelation(deprel.substr(0, deprel.find(':'))).value_or(Relation::kNone);
    const unsigned head =
        fields[2].empty() ? 0 : static_cast<unsigned>(std::stoul(std::string(fields[2])));
    if (head != 0) row.head = TokenIndex{first + head - 1};
    tokens.Add(std::move(row));
  }

  void CloseSentence(std::uint32_t& first, std::uint32_t block) {
    if (tokens.size() == first) return;
    const auto& spans = tokens.Column<&TokenRow::span>();
    SentenceRow row;
    row.span = {spans[first].begin, spans.back().end};
    row.block = block;
    row.first = TokenIndex{first};
    row.last = TokenIndex{static_cast<std::uint32_t>(tokens.size())};
    sentences.Add(row);
    first = static_cast<std::uint32_t>(tokens.size());
  }

  std::string_view typed_;
};

}  // namespace dateline::coref
