// The names of closed lists, as the output tables spell them.
#include <algorithm>
#include <array>
#include <cstddef>

#include "dateline/annotator.h"
#include "dateline/document.h"

#include "doc/rows.h"

namespace dateline {
namespace {

template <typename Enum, std::size_t N>
std::string_view NameOf(const std::array<std::string_view, N>& names, Enum value) {
  const auto at = static_cast<std::size_t>(value);
  return at < N ? names[at] : std::string_view("unknown");
}

// The value of that name; an empty name is none.
template <typename Enum, std::size_t N>
std::optional<Enum> Parse(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (name.empty() || found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

constexpr std::array<std::string_view, 10> kBlockKindNames = {
    "headline",  "byline",    "dateline", "date_stamp",  "caption",
    "crosshead", "paragraph", "list",     "quote_block", "boilerplate"};
constexpr std::array<std::string_view, 5> kMomentPrecisionNames = {"year", "month", "day", "minute",
                                                                   "second"};
constexpr std::array<std::string_view, 13> kLayerNames = {
    "tokens",     "sentences", "names",     "times",   "places",    "entities", "mentions",
    "statements", "events",    "positions", "figures", "relations", "rejects"};
// Both as universaldependencies.org spells them; the first is "not analysed".
constexpr std::array<std::string_view, 18> kUposNames = {
    "",    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 38> kRelationNames = {
    "",          "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",
    "cc",        "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",
    "det",       "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",
    "list",      "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan",
    "parataxis", "punct",     "reparandum", "root",     "vocative", "xcomp"};
constexpr std::array<std::string_view, 4> kNameKindNames = {"person", "location", "organization",
                                                            "group"};
constexpr std::array<std::string_view, 7> kHowNames = {"",     "text",     "coref",  "lexicon",
                                                       "rule", "metadata", "default"};
constexpr std::array<std::string_view, 4> kTimexTypeNames = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 7> kEntityKindNames = {
    "person", "state", "place", "organization", "group", "office", "other"};
constexpr std::array<std::string_view, 4> kMentionFormNames = {"name", "nominal", "pronoun",
                                                               "metonym"};
constexpr std::array<std::string_view, 3> kStatementKindNames = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 7> kStanceNames = {
    "asserts", "denies", "asks", "promises", "threatens", "hopes", "believes"};
constexpr std::array<std::string_view, 6> kRealityNames = {"happened", "negated",     "planned",
                                                           "possible", "conditional", "wanted"};
constexpr std::array<std::string_view, 2> kRoleNames = {"actor", "recipient"};
constexpr std::array<std::string_view, 7> kDatePrecisionNames = {"minute", "hour",    "day", "week",
                                                                 "month",  "quarter", "year"};

}  // namespace

std::string_view BlockKindName(BlockKind value) { return NameOf(kBlockKindNames, value); }
std::string_view MomentPrecisionName(MomentPrecision value) {
  return NameOf(kMomentPrecisionNames, value);
}
std::string_view LayerName(Layer layer) { return NameOf(kLayerNames, layer); }
std::string_view UposName(Upos upos) { return NameOf(kUposNames, upos); }
std::optional<Upos> ParseUpos(std::string_view name) { return Parse<Upos>(kUposNames, name); }
std::string_view RelationName(Relation relation) { return NameOf(kRelationNames, relation); }
std::optional<Relation> ParseRelation(std::string_view name) {
  return Parse<Relation>(kRelationNames, name);
}
std::string_view NameKindName(NameKind kind) { return NameOf(kNameKindNames, kind); }
std::string_view HowName(How how) { return NameOf(kHowNames, how); }
std::string_view TimexTypeName(TimexType value) { return NameOf(kTimexTypeNames, value); }
std::string_view EntityKindName(EntityKind value) { return NameOf(kEntityKindNames, value); }
std::string_view MentionFormName(MentionForm value) { return NameOf(kMentionFormNames, value); }
std::string_view StatementKindName(StatementKind value) {
  return NameOf(kStatementKindNames, value);
}
std::string_view StanceName(Stance value) { return NameOf(kStanceNames, value); }
std::string_view RealityName(Reality value) { return NameOf(kRealityNames, value); }
std::string_view RoleName(Role role) { return NameOf(kRoleNames, role); }
std::string_view DatePrecisionName(DatePrecision value) {
  return NameOf(kDatePrecisionNames, value);
}

std::optional<BlockKind> ParseBlockKind(std::string_view name) {
  for (std::size_t i = 0; i < kBlockKindNames.size(); ++i) {
    if (kBlockKindNames[i] == name) return static_cast<BlockKind>(i);
  }
  return std::nullopt;
}

bool IsBody(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kList ||
         kind == BlockKind::kQuoteBlock || kind == BlockKind::kCrosshead ||
         kind == BlockKind::kDateline;
}

}  // namespace dateline
