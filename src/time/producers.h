// What time rules may call: the closed list of ways to compute a time from words.
// docs/formats/producers.md describes them for authors of rules.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "lexicon/phrase_matcher.h"
#include "rules/domain.h"
#include "rules/rule_set.h"
#include "time/time_value.h"

namespace dateline::time {

/// The domain "time": times made of words alone, and its context ("tense").
[[nodiscard]] const rules::Domain& TimeDomain();

/// The domain "time_phrase": times made around times that were found before, which its patterns
/// name by kind: {date} {day} {month_date} {year_date} {period} {clock} {time}
/// {duration}.
[[nodiscard]] const rules::Domain& PhraseDomain();

/// The predicates of the phrase domain that a value is offered for, by their place in
/// Domain::predicates.
[[nodiscard]] std::vector<std::uint32_t> PhrasePredicates(const TimeValue& value);

/// Calls the producer of a match's rule. Null where the words give no time that exists, or need a
/// publication date that is not known.
[[nodiscard]] std::optional<TimeValue> Produce(const rules::RuleSet& set, const rules::Match& match,
                                               const lexicon::TokenView& view,
                                               const TimeContext& context);

/// The same of a phrase. `parts` are the values offered for predicates, by the row they were
/// offered under.
[[nodiscard]] std::optional<TimeValue> ProducePhrase(
    const rules::RuleSet& set, const rules::Match& match, const lexicon::TokenView& view,
    const TimeContext& context, const std::map<std::uint32_t, TimeValue>& parts);

}  // namespace dateline::time
