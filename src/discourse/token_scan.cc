#include "discourse/token_scan.h"

#include <algorithm>

namespace dateline::discourse {
namespace {

bool IsUpper(std::string_view text) { return !text.empty() && text[0] >= 'A' && text[0] <= 'Z'; }

bool IsPunctuation(std::string_view norm) {
  return std::none_of(norm.begin(), norm.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

}  // namespace

TokenScan::TokenScan(const Document& doc, const Columns<TokenRow>& tokens,
                     const Columns<SentenceRow>& sentences, const Grammar& grammar)
    : spans_(tokens.Column<&TokenRow::span>()) {
  const auto& norms = tokens.Column<&TokenRow::norm>();
  const auto& lemmas = tokens.Column<&TokenRow::lemma>();
  const auto& tags = tokens.Column<&TokenRow::upos>();
  const auto& relations = tokens.Column<&TokenRow::relation>();
  tokens_.resize(tokens.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    ScannedToken& token = tokens_[i];
    token.norm = norms[i];
    token.lemma = lemmas[i];
    token.upos = tags[i];
    token.relation = relations[i];
    token.word = grammar.Find(norms[i]);
    token.capital = IsUpper(doc.TextOf(spans_[i]));
    // A hyphen that touches both neighbours joins a word ("long-range"), it parts nothing.
    token.joiner = norms[i] == "-" && i > 0 && i + 1 < tokens_.size() &&
                   spans_[i - 1].end == spans_[i].begin && spans_[i].end == spans_[i + 1].begin;
    token.punctuation = !token.joiner && IsPunctuation(norms[i]);
  }
  const auto& first = sentences.Column<&SentenceRow::first>();
  const auto& last = sentences.Column<&SentenceRow::last>();
  bounds_.reserve(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    bounds_.emplace_back(AsSize(first[s]), AsSize(last[s]));
    for (std::size_t i = AsSize(first[s]); i < AsSize(last[s]); ++i) {
      tokens_[i].verb = IsVerb(i, AsSize(first[s]), AsSize(last[s]));
    }
  }
}

std::size_t TokenScan::TokenAt(ByteOffset at, std::size_t first, std::size_t last) const {
  const auto begin = spans_.begin();
  const auto it = std::upper_bound(begin + static_cast<std::ptrdiff_t>(first),
                                   begin + static_cast<std::ptrdiff_t>(last), at,
                                   [](ByteOffset value, Span span) { return value < span.end; });
  return static_cast<std::size_t>(it - begin);
}

// "the visit", "her visit to", "missile strikes" are nouns; "to visit", "will visit", "they visit",
// "Ruiz visits" are verbs. What stands before decides, and where it does not, the form does.
bool TokenScan::IsVerb(std::size_t i, std::size_t first, std::size_t last) const {
  const ScannedToken& token = tokens_[i];
  const Word& word = token.word;
  if (word.tenses == 0) return false;
  if (i > first && tokens_[i - 1].joiner) return false;  // the end of "long-range" is no verb
  std::size_t before = i;
  while (before > first && tokens_[before - 1].word.Is(WordClass::kAdverb)) --before;
  const bool opens = before == first;
  const Word previous = opens ? Word{} : tokens_[before - 1].word;
  const bool only_base =
      !word.Has(Tense::kPast) && !word.Has(Tense::kParticiple) && !word.Has(Tense::kGerund);
  if (!opens && previous.Is(WordClass::kModal)) return true;
  if (!opens && previous.Is(WordClass::kTo))
    return word.Has(Tense::kBase) || word.Has(Tense::kGerund);
  const bool after_article =
      !opens && (previous.Is(WordClass::kDeterminer) || previous.Is(WordClass::kPossessive)) &&
      !previous.Is(WordClass::kRelative) && !previous.Is(WordClass::kBe);
  if (after_article) return false;
  if (!opens && previous.Is(WordClass::kPreposition)) return word.Has(Tense::kGerund);
  if (!only_base) {
    // A gerund or participle right before a noun after an article is an adjective: caught above.
    if (word.Has(Tense::kGerund) && !word.Has(Tense::kPast)) {
      if (opens || previous.classes != 0 || previous.tenses != 0) return true;
      // "a car bombing" against "protesters chanting".
      const ScannedToken& noun = tokens_[before - 1];
      return noun.punctuation || noun.capital || noun.norm != noun.lemma;
    }
    return true;
  }
  if (opens)
    return word.Has(Tense::kBase) && !word.Has(Tense::kThird) && i + 1 < last &&
           (tokens_[i + 1].word.Is(WordClass::kDeterminer) || tokens_[i + 1].capital);
  if (previous.Is(WordClass::kSubjectPronoun) || previous.Is(WordClass::kRelative) ||
      previous.Is(WordClass::kDo) || previous.Is(WordClass::kNegation)) {
    return true;
  }
  const ScannedToken& left = tokens_[before - 1];
  if (word.Has(Tense::kThird)) {
    if (left.punctuation) return false;
    // A capital that opens the sentence says nothing: "Peace talks resume", "Ruiz visits Lima".
    if (left.capital && before - 1 == first) {
      return i + 1 < last &&
             (tokens_[i + 1].capital || tokens_[i + 1].word.Is(WordClass::kDeterminer));
    }
    return left.capital || previous.Is(WordClass::kCoordinator);
  }
  if (previous.Is(WordClass::kCoordinator) || left.verb) return false;
  // A plural before a base form is its subject: "ministers meet".
  return !left.punctuation && left.norm.size() > 3 && left.norm != left.lemma &&
         previous.tenses == 0;
}

VerbGroup TokenScan::GroupOf(std::size_t i, std::size_t first) const {
  VerbGroup group;
  group.first = static_cast<std::uint32_t>(i);
  const Word& head = tokens_[i].word;
  bool be = false;
  bool have = false;
  bool modal = false;
  std::size_t at = i;
  while (at > first && i - at < 6) {
    const Word& word = tokens_[at - 1].word;
    if (word.Is(WordClass::kTo)) {
      group.infinitive = !modal && !have && (head.Has(Tense::kBase) || be);
      if (group.infinitive) --at;
      break;
    }
    const bool helper = word.Is(WordClass::kModal) || word.Is(WordClass::kBe) ||
                        word.Is(WordClass::kHave) || word.Is(WordClass::kDo);
    if (!helper && !word.Is(WordClass::kAdverb) && !word.Is(WordClass::kNegation)) break;
    // The "'s" of a possessive is no helper of a verb that follows.
    if (word.Is(WordClass::kPossessive) &&
        !(head.Has(Tense::kParticiple) || head.Has(Tense::kGerund)))
      break;
    be = be || word.Is(WordClass::kBe);
    have = have || word.Is(WordClass::kHave);
    modal = modal || word.Is(WordClass::kModal);
    --at;
  }
  group.first = static_cast<std::uint32_t>(at);
  group.passive = be && head.Has(Tense::kParticiple);
  group.gerund = head.Has(Tense::kGerund) && !be;
  group.finite = !group.infinitive && !group.gerund;
  return group;
}

}  // namespace dateline::discourse
