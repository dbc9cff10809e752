#include "discourse/reality.h"

#include <array>
#include <optional>

#include "lexicon/read_toml.h"

namespace dateline::discourse {
namespace {

constexpr std::string_view kFile = "rules/discourse/reality.toml";

std::optional<Reality> ParseReality(std::string_view name) {
  for (const Reality value : {Reality::kHappened, Reality::kNegated, Reality::kPlanned,
                              Reality::kPossible, Reality::kConditional, Reality::kWanted}) {
    if (RealityName(value) == name) return value;
  }
  return std::nullopt;
}

// How far to the left a governing word may stand from the act, in tokens.
constexpr std::size_t kReach = 7;

}  // namespace

Result<RealityRules> RealityRules::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(bytes, dir.Read(kFile));
  DATELINE_TRY(file, lexicon::ReadToml(bytes, kFile));
  constexpr std::array<std::string_view, kPlaces> kPlaceNames = {"group", "governs", "clause",
                                                                 "modifies"};
  RealityRules rules;
  const toml::array* rows = file["operator"].as_array();
  for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
    const toml::table* row = rows->get(i)->as_table();
    if (row == nullptr) continue;
    const std::string id = (*row)["id"].value_or(std::string());
    const auto value = ParseReality((*row)["value"].value_or(std::string()));
    const std::string where = (*row)["where"].value_or(std::string());
    std::size_t place = 0;
    while (place < kPlaces && kPlaceNames[place] != where) ++place;
    if (id.empty() || !value || place == kPlaces) {
      return Error{ErrorCode::kMalformedInput,
                   "an operator needs id, a known value and a known where",
                   std::string(kFile) + ":" + std::to_string(row->source().begin.line)};
    }
    if (const toml::array* words = (*row)["words"].as_array()) {
      for (const toml::node& word : *words)
        rules.operators_[place].emplace(word.value_or(std::string()), *value);
    }
    for (const std::string_view kind : {"examples", "counter_examples"}) {
      const toml::array* examples = (*row)[kind].as_array();
      for (std::size_t e = 0; examples != nullptr && e < examples->size(); ++e) {
        const toml::table* example = examples->get(e)->as_table();
        if (example == nullptr) continue;
        rules.examples_.push_back({id, (*example)["text"].value_or(std::string()),
                                   (*example)["act"].value_or(std::string()), *value,
                                   kind == "counter_examples"});
      }
    }
  }
  return rules;
}

const Reality* RealityRules::Find(Place place, std::string_view word) const {
  const auto it = operators_[place].find(std::string(word));
  return it == operators_[place].end() ? nullptr : &it->second;
}

bool RealityRules::ReadGroup(const TokenScan& scan, std::size_t from, std::size_t to,
                             RealityReading& reading) const {
  // Negation within the group outranks its modals: "will not attend".
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t i = to; i-- > from;) {
      const Reality* value = Find(kGroup, scan[i].norm);
      if (value == nullptr || (pass == 0 && *value != Reality::kNegated)) continue;
      reading = {*value, {scan.SpanOf(i)}};
      return true;
    }
  }
  return false;
}

RealityReading RealityRules::Read(const TokenScan& scan, std::size_t first, std::size_t last,
                                  std::size_t begin, std::size_t end) const {
  RealityReading reading;
  std::size_t at = first;
  bool linked = !scan[first].verb;  // a noun, infinitive or gerund is governed from the left
  if (scan[first].verb) {
    const VerbGroup group = scan.GroupOf(first, begin);
    if (ReadGroup(scan, group.first, first, reading)) return reading;
    linked = group.infinitive || group.gerund;
    at = group.first;
  } else {
    for (std::size_t i = at; i > begin && at - i < 3; --i) {
      if (scan[i - 1].punctuation || scan[i - 1].verb) break;
      if (const Reality* value = Find(kModifies, scan[i - 1].norm))
        return {*value, {scan.SpanOf(i - 1)}};
    }
    // The verb group that follows a noun: "talks will be held".
    for (std::size_t i = last; i < end && i < last + 4; ++i) {
      if (scan[i].punctuation || scan[i].word.Is(WordClass::kSubordinator)) break;
      if (!scan[i].word.Is(WordClass::kModal)) continue;
      if (ReadGroup(scan, i, std::min(end, i + 2), reading)) return reading;
    }
  }
  for (std::size_t i = at; i > begin && (linked ? at - i < kReach : at - i < 12); --i) {
    const ScannedToken& token = scan[i - 1];
    if (const Reality* value = Find(kClause, token.norm)) return {*value, {scan.SpanOf(i - 1)}};
    if (token.norm == "\"" || token.norm == ";") break;
    if (!linked) {
      if (token.verb || token.word.Is(WordClass::kSubordinator)) break;
      continue;
    }
    const std::string_view lemma = token.word.lemma.empty() ? token.lemma : token.word.lemma;
    if (token.verb || !scan[first].verb || i - 1 + 3 >= at) {
      const Reality* value = Find(kGoverns, lemma);
      if (value != nullptr && (!token.word.Is(WordClass::kBe) || scan[first].verb)) {
        if (token.verb && *value != Reality::kNegated) {
          // "did not agree to", "will ask for": the governing group's own negation turns it off.
          const VerbGroup group = scan.GroupOf(i - 1, begin);
          RealityReading outer;
          if (ReadGroup(scan, group.first, i - 1, outer) && outer.value == Reality::kNegated)
            return outer;
        }
        return {*value, {scan.SpanOf(i - 1)}};
      }
    }
    if (token.verb) {
      const VerbGroup group = scan.GroupOf(i - 1, begin);
      if (ReadGroup(scan, group.first, i - 1, reading)) return reading;
      if (!group.infinitive && !group.gerund) break;
    }
    if (token.word.Is(WordClass::kSubordinator) && !token.word.Is(WordClass::kPreposition)) break;
  }
  return reading;
}

}  // namespace dateline::discourse
