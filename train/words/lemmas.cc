#include "lemmas.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <utility>

#include "lang/lemma_model.h"
#include "lexicon/word_form.h"

namespace dateline::train {
namespace {

using Edit = lang::LemmaModel::Edit;

constexpr std::size_t kLongestCut = 10;
constexpr std::size_t kLeastForEnding = 3;  // words that must speak for an ending; for a word, one

/// Words of a class by their ends; each end with the votes for its value. For an ending every
/// different word has one vote, since a common word says no more about others than a rare one; for
/// the word itself every time it was seen.
template <typename Value>
class Endings {
 public:
  void Add(const std::string& word_class, const std::string& norm, const Value& value) {
    auto& ends = classes_[word_class];
    if (++ends[{kWhole, norm}][value] > 1) return;
    for (std::size_t size = 0; size <= std::min(norm.size(), lang::kLongestEnding); ++size) {
      ++ends[{size, norm.substr(norm.size() - size)}][value];
    }
  }

  /// Key and value of every end that says something else than the longest shorter one. Shorter ends
  /// come first, whole words last.
  [[nodiscard]] std::map<std::uint64_t, Value> Prune() const {
    std::map<std::uint64_t, Value> kept;
    for (const auto& [word_class, ends] : classes_) {
      for (const auto& [end, votes] : ends) {
        const auto best =
            std::max_element(votes.begin(), votes.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        const auto keys = lang::EndingKeys(word_class, end.second);
        const std::size_t self = end.first == kWhole ? keys.size() - 1 : keys.size() - 2;
        const Value* shorter = nullptr;
        for (std::size_t i = self; i-- > 0 && shorter == nullptr;) {
          if (const auto found = kept.find(keys[i]); found != kept.end()) shorter = &found->second;
        }
        if (shorter != nullptr) {
          const auto same = votes.find(*shorter);
          if (same != votes.end() && same->second >= best->second) continue;
          if (end.first != kWhole && best->second < kLeastForEnding) continue;
        }
        kept[keys[self]] = best->first;
      }
    }
    return kept;
  }

 private:
  static constexpr std::size_t kWhole = 1000;
  // (length, or kWhole; the end): rising by length.
  using Ends = std::map<std::pair<std::size_t, std::string>, std::map<Value, std::size_t>>;
  std::map<std::string, Ends> classes_;
};

Edit EditBetween(const std::string& norm, const std::string& lemma) {
  std::size_t common = 0;
  while (common < norm.size() && common < lemma.size() && norm[common] == lemma[common]) ++common;
  return {static_cast<std::uint8_t>(std::min<std::size_t>(norm.size() - common, 255)),
          lemma.substr(common)};
}

lang::LemmaCase CaseOf(const Word& word) {
  const std::string lower = lexicon::NormOf(word.lemma);
  if (lower == word.lemma) return lang::LemmaCase::kLower;
  const std::uint64_t capitals = lexicon::CapitalsOf(word.lemma);
  const bool title = capitals == 1;
  const std::uint64_t written = lexicon::CapitalsOf(word.form);
  const std::uint64_t seen =
      word.lemma.size() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << word.lemma.size()) - 1;
  if ((written & seen) == capitals) return lang::LemmaCase::kAsWritten;
  return title ? lang::LemmaCase::kTitle : lang::LemmaCase::kAsWritten;
}

template <typename T>
void Put(std::string& out, T value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

}  // namespace

std::string LearnLemmas(const std::vector<TreebankText>& documents) {
  Endings<Edit> endings;
  Endings<std::uint16_t> cases;
  for (const TreebankText& document : documents) {
    for (const Word& word : document.words) {
      if (word.lemma == "_") continue;
      const std::string norm = lexicon::NormOf(word.form);
      cases.Add(lang::CaseClass(word.upos, word.form, word.begins_sentence), norm,
                static_cast<std::uint16_t>(CaseOf(word)));
      const Edit edit = EditBetween(norm, lexicon::NormOf(word.lemma));
      if (edit.cut <= kLongestCut) endings.Add(word.upos, norm, edit);
    }
  }
  const auto kept_endings = endings.Prune();
  const auto kept_cases = cases.Prune();
  std::set<Edit> edits;
  for (const auto& [key, edit] : kept_endings) edits.insert(edit);
  std::string out = "DLLEMMA1";
  Put(out, lang::kLemmaMeaning);
  Put(out, static_cast<std::uint32_t>(edits.size()));
  Put(out, static_cast<std::uint32_t>(kept_endings.size()));
  Put(out, static_cast<std::uint32_t>(kept_cases.size()));
  for (const Edit& edit : edits) {
    Put(out, edit.cut);
    Put(out, static_cast<std::uint8_t>(edit.add.size()));
    out += edit.add;
  }
  for (const auto& [key, edit] : kept_endings) {
    Put(out, key);
    Put(out, static_cast<std::uint16_t>(std::distance(edits.begin(), edits.find(edit))));
  }
  for (const auto& [key, value] : kept_cases) {
    Put(out, key);
    Put(out, value);
  }
  return out;
}

}  // namespace dateline::train
