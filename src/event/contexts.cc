#include "event/contexts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

constexpr std::array<std::string_view, 37> kNames = {"military",
                                                     "intelligence",
                                                     "executive",
                                                     "legislative",
                                                     "election",
                                                     "political_institutions",
                                                     "pro_democracy",
                                                     "pro_autocracy",
                                                     "economic",
                                                     "legal",
                                                     "reparations",
                                                     "human_rights",
                                                     "rights_freedoms",
                                                     "repression",
                                                     "human_security",
                                                     "gender",
                                                     "lgbt",
                                                     "religion_ethnicity",
                                                     "inequality",
                                                     "diplomatic",
                                                     "territory",
                                                     "peacekeeping",
                                                     "health",
                                                     "asylum",
                                                     "migration",
                                                     "disasters",
                                                     "natural_resource",
                                                     "environment",
                                                     "technology",
                                                     "terrorism",
                                                     "cbrn",
                                                     "cyber",
                                                     "misinformation",
                                                     "crime",
                                                     "corruption",
                                                     "illegal_drugs",
                                                     "trafficking"};

constexpr std::string_view kBetweenParts = "- ";

// What stands between hyphens and blanks. Norms are views, so that a word's own forms can be.
std::vector<std::string_view> Parts(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && kBetweenParts.find(text[i]) == std::string_view::npos) continue;
    if (i > begin) parts.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

// "women's" is two tokens.
std::vector<std::string> TermWords(std::string_view term) {
  std::vector<std::string> words;
  for (const std::string_view part : Parts(term)) {
    const std::size_t mark = part.find('\'');
    if (mark == std::string_view::npos || mark == 0) {
      words.emplace_back(part);
      continue;
    }
    words.emplace_back(part.substr(0, mark));
    words.emplace_back(part.substr(mark));
  }
  return words;
}

// A word of the text, or a part of one.
struct Part {
  std::string_view norm;
  std::string_view lemma;
  std::string_view surface;
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// One capital in front asks for one; more ask for the very letters ("AIDS").
template <typename Word>
bool Fits(const Word& word, const Part& part) {
  if (word.capitals > 1) return part.surface == word.written;
  if (word.capitals == 1 && (part.surface.empty() || !IsUpper(part.surface.front()))) return false;
  return part.norm == word.norm || part.lemma == word.norm;
}

std::vector<Part> PartsOf(const Document& doc, const discourse::TokenScan& scan, std::size_t first,
                          std::size_t last) {
  std::vector<Part> parts;
  for (std::size_t i = first; i < last; ++i) {
    const auto& token = scan[i];
    const std::string_view surface = doc.TextOf(scan.SpanOf(i));
    if (token.norm.find_first_of(kBetweenParts) == std::string_view::npos &&
        token.lemma.find_first_of(kBetweenParts) == std::string_view::npos) {
      parts.push_back({token.norm, token.lemma, surface});
      continue;
    }
    const auto norms = Parts(token.norm);
    const auto surfaces = Parts(surface);
    const auto lemmas = Parts(token.lemma);
    for (std::size_t p = 0; p < norms.size(); ++p) {
      parts.push_back({norms[p], lemmas.size() == norms.size() ? lemmas[p] : norms[p],
                       surfaces.size() == norms.size() ? surfaces[p] : norms[p]});
    }
  }
  return parts;
}

}  // namespace

Result<Contexts> Contexts::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/contexts.tsv"));
  DATELINE_TRY(term, table.Find("term"));
  DATELINE_TRY(names, table.Find("contexts"));
  Contexts contexts;
  for (std::size_t row = 0; row < table.size(); ++row) {
    Term made;
    std::vector<std::string> words = TermWords(table.Cell(row, term));
    for (std::string& word : words) {
      const auto capitals = std::count_if(word.begin(), word.end(), IsUpper);
      std::string norm = lexicon::NormOf(word);
      made.words.push_back({std::move(word), std::move(norm), static_cast<std::size_t>(capitals)});
    }
    const std::string_view cell = table.Cell(row, names);
    // "-" for another sense of a term: "traded blame" is no trade.
    for (std::size_t begin = 0; cell != "-" && begin <= cell.size();) {
      const std::size_t end = std::min(cell.find('+', begin), cell.size());
      const auto known = std::find(kNames.begin(), kNames.end(), cell.substr(begin, end - begin));
      if (known == kNames.end() || made.words.empty()) {
        return Error{ErrorCode::kMalformedInput, "a term needs contexts of PLOVER, joined by +",
                     table.Where(row)};
      }
      made.contexts |= Set{1} << static_cast<unsigned>(known - kNames.begin());
      begin = end + 1;
    }
    const std::string first = made.words.front().norm;
    contexts.terms_[first].push_back(std::move(made));
  }
  contexts.terms_.ForEach([](std::string_view, std::vector<Term>& terms) {
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term& a, const Term& b) { return a.words.size() > b.words.size(); });
  });
  return contexts;
}

std::vector<std::string> Contexts::In(const Document& doc, const discourse::TokenScan& scan,
                                      std::size_t first, std::size_t last) const {
  const std::vector<Part> parts = PartsOf(doc, scan, first, last);
  Set found = 0;
  for (std::size_t at = 0; at < parts.size();) {
    std::size_t length = 0;
    Set contexts = 0;
    for (const std::string_view key : {parts[at].norm, parts[at].lemma}) {
      const std::vector<Term>* terms = terms_.Find(key);
      if (terms == nullptr) continue;
      for (const Term& term : *terms) {
        if (term.words.size() <= length || at + term.words.size() > parts.size()) continue;
        std::size_t i = 0;
        while (i < term.words.size() && Fits(term.words[i], parts[at + i])) ++i;
        if (i < term.words.size()) continue;
        length = term.words.size();
        contexts = term.contexts;
      }
    }
    found |= contexts;
    at += std::max<std::size_t>(length, 1);
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (((found >> i) & 1U) != 0) names.emplace_back(kNames[i]);
  }
  return names;
}

}  // namespace dateline::event
