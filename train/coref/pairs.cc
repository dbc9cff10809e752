// Writes every pair that coreference weighs in annotated documents, with its signs and whether the
// two are the same, for fit.py, which also writes what this reads:
//
//     coref_pairs DATA_DIR < DOCUMENTS > PAIRS
//
// A document is lines "word FORM LEMMA UPOS HEAD DEPREL FEATS ENTITY" (tabs between; HEAD counts
// from 1, "_" for no features or entity; ENTITY is given at the head word of a mention), "name
// FIRST LAST KIND ENTITY" (words of the document, the second one past the last), "sentence",
// "paragraph" and "end". A pair is "DOCUMENT ANAPHOR CLASS SAME SIGN=VALUE…".
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>

#include "coref/find_phrases.h"
#include "coref/resolve.h"

namespace dateline::coref {
namespace {

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

KindSet KindNamed(const std::string& name) {
  for (int k = 0; k <= static_cast<int>(EntityKind::kOther); ++k) {
    const auto kind = static_cast<EntityKind>(k);
    if (EntityKindName(kind) == name) return KindBit(kind);
  }
  return kAnyKind;
}

struct Annotated {
  struct Name {
    std::size_t first = 0, last = 0;
    KindSet kinds = 0;
    std::string entity;
  };
  std::string text;
  std::vector<std::vector<std::string>> words;
  std::vector<std::string> entity_of;  // by head word
  std::vector<Name> names;
  Columns<TokenRow> tokens;
  Columns<SentenceRow> sentences;

  void AddTokens() {
    std::size_t first = 0;
    std::uint32_t block = 0;
    for (const auto& cells : words) {
      if (cells[0] == "word") {
        AddToken(cells, first);
        continue;
      }
      if (cells[0] == "paragraph") ++block;
      if (tokens.size() == first) continue;
      SentenceRow row;
      row.span = {tokens.Column<&TokenRow::span>()[first].begin,
                  tokens.Column<&TokenRow::span>().back().end};
      row.block = block;
      row.first = TokenIndex{static_cast<std::uint32_t>(first)};
      row.last = TokenIndex{static_cast<std::uint32_t>(tokens.size())};
      sentences.Add(row);
      first = tokens.size();
    }
  }

 private:
  void AddToken(const std::vector<std::string>& cells, std::size_t first) {
    if (!text.empty()) text += ' ';
    TokenRow row;
    row.span = {static_cast<ByteOffset>(text.size()),
                static_cast<ByteOffset>(text.size() + cells[1].size())};
    text += cells[1];
    row.sentence = SentenceIndex{static_cast<std::uint32_t>(sentences.size())};
    row.norm = lexicon::NormOf(cells[1]);
    row.lemma = lexicon::NormOf(cells[2]);
    row.upos = ParseUpos(cells[3]).value_or(Upos::kNone);
    const std::size_t head = std::stoul(cells[4]);
    if (head != 0) row.head = TokenIndex{static_cast<std::uint32_t>(first + head - 1)};
    row.deprel = cells[5];
    row.relation =
        ParseRelation(row.deprel.substr(0, row.deprel.find(':'))).value_or(Relation::kNone);
    if (cells[6] != "_") row.feats = cells[6];
    entity_of.push_back(cells[7]);
    tokens.Add(std::move(row));
  }
};

std::vector<Mention> MentionsOf(const Words& words, const Annotated& doc, const Parse& parse) {
  std::vector<Mention> mentions;
  std::vector<bool> taken(parse.view().size());
  std::map<std::string, std::size_t> chains;
  for (const Annotated::Name& name : doc.names) {
    Mention mention;
    mention.first = name.first;
    mention.last = name.last;
    mention.head = parse.HeadWithin(name.first, name.last);
    mention.kinds = name.kinds;
    mention.genders = kNeuter;
    if (name.kinds == KindBit(EntityKind::kPerson)) {
      mention.genders = words.GenderOfName(parse.view().Surface(name.first));
      mention.number = Number::kSingular;
    }
    mention.chain = chains.try_emplace(name.entity, chains.size()).first->second;
    mentions.push_back(mention);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(name.first),
              taken.begin() + static_cast<std::ptrdiff_t>(name.last), true);
  }
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const SentenceRow row = doc.sentences.RowAt(s);
    const auto found = FindPhrases(words, parse, AsSize(row.first), AsSize(row.last), taken);
    mentions.insert(mentions.end(), found.begin(), found.end());
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.head < b.head; });
  return mentions;
}

void Write(const Words& words, Annotated& doc, std::size_t number) {
  doc.AddTokens();
  const lexicon::TokenView view{doc.tokens, doc.text};
  const Parse parse(view, doc.sentences);
  std::vector<Mention> mentions = MentionsOf(words, doc, parse);
  std::vector<WeighedPair> pairs;
  Resolve(words, parse, FindQuotations(parse, doc.sentences), mentions, &pairs);
  for (const WeighedPair& pair : pairs) {
    const std::string& one = doc.entity_of[mentions[pair.anaphor].head];
    const std::string& other = doc.entity_of[mentions[pair.candidate].head];
    std::cout << number << '\t' << pair.anaphor << '\t'
              << kAnaphorNames[static_cast<std::size_t>(pair.kind)] << '\t'
              << (one != "_" && one == other ? 1 : 0);
    for (std::size_t s = 0; s < kSigns; ++s) {
      if (pair.signs[s] != 0) std::cout << '\t' << kSignNames[s] << '=' << pair.signs[s];
    }
    std::cout << '\n';
  }
}

int Run(const std::string& data) {
  const auto dir = lexicon::ResourceDir::Open(data);
  if (!dir) return 66;
  const auto words = Words::Load(*dir);
  if (!words) {
    std::cerr << words.error().message << '\n';
    return 65;
  }
  Annotated doc;
  std::size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    auto cells = Cells(line);
    if (cells[0] == "end") {
      Write(*words, doc, number++);
      doc = Annotated();
    } else if (cells[0] == "name") {
      doc.names.push_back(
          {std::stoul(cells[1]), std::stoul(cells[2]), KindNamed(cells[3]), cells[4]});
    } else {
      doc.words.push_back(std::move(cells));
    }
  }
  return 0;
}

}  // namespace
}  // namespace dateline::coref

int main(int count, char** values) { return count == 2 ? dateline::coref::Run(values[1]) : 64; }
