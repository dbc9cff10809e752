#include <array>
#include <cmath>
#include <utility>

#include "rules/arguments.h"
#include "time/producers.h"

namespace dateline::time {
namespace {

using rules::Accepts;

using Value = std::optional<TimeValue>;

// What stands around the times of a phrase.
struct Parts {
  const rules::Arguments& args;
  const TimeContext& context;
  const std::map<std::uint32_t, TimeValue>& values;  // by the row they were offered under

  [[nodiscard]] const TimeValue& At(std::size_t i) const { return values.at(args.Row(i)); }
};

using Producer = Value (*)(const Parts&);

// The kinds of times that patterns name.
enum Predicate : std::uint32_t {
  kDate,       // with days: a day, week, …, century
  kDay,        // one day
  kMonthDate,  // one month
  kYearDate,   // one year
  kPeriod,     // longer than a day
  kClock,      // a time of day of no day yet
  kTime,       // a time of a day
  kDuration,
};

// same(time): more words of the same time
Value Same(const Parts& parts) { return parts.At(0); }

// at_clock(clock, date): "noon Thursday"
Value OnDayAt(const Parts& parts) {
  const TimeValue& date = parts.At(1);
  if (!date.period || date.period->grain != Grain::kDay) return std::nullopt;
  return AtClock(*date.period, parts.At(0).value);
}

// near_duration(duration, direction): "the past three months" end with publication
Value NearDuration(const Parts& parts) {
  TimeValue value = parts.At(0);
  const auto direction = parts.args.Int(1);
  if (!value.length || !direction) return std::nullopt;
  if (!parts.context.published) return value;
  const Period today = PeriodOf(Grain::kDay, *parts.context.published);
  const auto grain = GrainOf(value.length->unit);
  const double count = std::floor(value.length->count) * (value.length->unit == "F" ? 2 : 1);
  if (!grain || count < 1 || *direction == 0) return value;
  const auto far = value.length->rest.empty() ? Shifted(PeriodOf(*grain, today.days.first),
                                                        static_cast<int>(count) * *direction)
                                              : Counted(*value.length, *direction, today);
  if (!far) return value;
  // Whole units lie between; the day itself is as far as the unit's start is from its own.
  const std::chrono::days into =
      today.days.first - PeriodOf(far->grain, today.days.first).days.first;
  const std::chrono::sys_days end = std::min(far->days.first + into, far->days.last);
  const auto& day = today.days.first;
  value.period = Period{Grain::kDay, {std::min(end, day), std::max(end, day)}};
  return value;
}

Value CountedFrom(const Parts& parts, const std::optional<Period>& from) {
  const TimeValue& duration = parts.At(0);
  const auto direction = parts.args.Int(1);
  if (!duration.length || !direction || !from) return std::nullopt;
  const auto period = Counted(*duration.length, *direction, *from);
  if (!period) return std::nullopt;
  return DateOf(*period);
}

// Where a report compares quarters, "a year ago" is the same quarter.
Value QuarterBack(const Parts& parts) {
  const auto& length = parts.At(0).length;
  if (!parts.context.quarter || !length || length->unit != "Y") return std::nullopt;
  Value value = CountedFrom(parts, parts.context.quarter);
  if (value) value->compares = true;
  return value;
}

// counted(duration, direction): "three days ago"; "several years ago" is a PAST_REF
Value CountedFromNow(const Parts& parts) {
  const TimeValue& duration = parts.At(0);
  if (duration.length && duration.length->count == 0) {
    TimeValue vague;
    vague.value = parts.args.Int(1).value_or(0) < 0 ? "PAST_REF" : "FUTURE_REF";
    return vague;
  }
  if (Value quarter = QuarterBack(parts)) return quarter;
  if (!parts.context.published) return std::nullopt;
  return CountedFrom(parts, PeriodOf(Grain::kDay, *parts.context.published));
}

// counted_from(duration, direction, date): "two days after Christmas"
Value CountedFromDate(const Parts& parts) {
  const auto& length = parts.At(0).length;
  const auto& period = parts.At(2).period;
  if (!length || !period) return std::nullopt;
  const auto grain = GrainOf(length->rest.empty() ? length->unit : length->rest.back().unit);
  // Ten days after 1990 are no days that one could name.
  if (!grain || *grain < period->grain) return std::nullopt;
  // A week from Tuesday is a Tuesday.
  if (length->unit == "W" && length->rest.empty() && period->grain == Grain::kDay) {
    const auto days =
        Shifted(*period, 7 * static_cast<int>(length->count) * parts.args.Int(1).value_or(0));
    return days ? Value(DateOf(*days)) : std::nullopt;
  }
  return CountedFrom(parts, period);
}

// counted_from_reference(duration, direction): "two days later"
Value CountedFromReference(const Parts& parts) {
  if (Value quarter = QuarterBack(parts)) return quarter;
  Value value = CountedFrom(parts, parts.context.From());
  if (value) {
    value->of_reference = parts.context.reference.has_value();
    value->compares = parts.At(0).length->unit == "Y";
  }
  return value;
}

// nth(number, unit, date): "the first week of March"; number -1 is the last
Value Nth(const Parts& parts) {
  const auto number = parts.args.Int(0);
  const std::string unit = parts.args.Word(1);
  const TimeValue& date = parts.At(2);
  if (!number || *number == 0 || !date.period) return std::nullopt;
  const auto grain = unit == "H" ? Grain::kHalf : GrainOf(unit);
  if (!grain || *grain >= date.period->grain) return std::nullopt;
  const DayRange& whole = date.period->days;
  Period part = PeriodOf(*grain, *number > 0 ? whole.first : whole.last);
  if (const auto there = Shifted(part, *number > 0 ? *number - 1 : *number + 1)) part = *there;
  if (part.days.first > whole.last || part.days.last < whole.first) return std::nullopt;
  return DateOf(part);
}

// nth_weekday(number, day, date): "the first Friday of July"; number -1 is the last
Value NthWeekday(const Parts& parts) {
  const auto number = parts.args.Int(0);
  const auto named = parts.args.Int(1);
  const TimeValue& date = parts.At(2);
  if (!number || *number == 0 || !named || !date.period) return std::nullopt;
  const DayRange& whole = date.period->days;
  const std::chrono::weekday weekday{static_cast<unsigned>(*named)};
  const std::chrono::sys_days nearest = *number > 0
                                            ? ResolveWeekday(weekday, whole.first, Tense::kFuture)
                                            : ResolveWeekday(weekday, whole.last, Tense::kPast);
  const std::chrono::sys_days day =
      nearest + std::chrono::days{7 * (*number > 0 ? *number - 1 : *number + 1)};
  if (day < whole.first || day > whole.last) return std::nullopt;
  return DateOf(PeriodOf(Grain::kDay, day));
}

// sum(duration, duration): "two weeks and three days"
Value SumOf(const Parts& parts) {
  const auto& length = parts.At(0).length;
  const auto& smaller = parts.At(1).length;
  if (!length || !smaller) return std::nullopt;
  auto sum = Sum(*length, *smaller);
  return sum ? Value(LengthOf(*std::move(sum))) : std::nullopt;
}

// unit_of(unit, date): "the week of March 6"
Value UnitOf(const Parts& parts) {
  const auto grain = GrainOf(parts.args.Word(0));
  const TimeValue& date = parts.At(1);
  if (!grain || !date.period || *grain <= date.period->grain) return std::nullopt;
  return DateOf(PeriodOf(*grain, date.period->days.first));
}

// beside(shift, date): "the day before last Tuesday"
Value Beside(const Parts& parts) {
  const auto shift = parts.args.Int(0);
  const TimeValue& date = parts.At(1);
  if (!shift || !date.period) return std::nullopt;
  const auto period = Shifted(*date.period, *shift);
  return period ? Value(DateOf(*period)) : std::nullopt;
}

struct Entry {
  rules::ProducerSignature signature;
  Producer call;
};

const std::array<Entry, 11>& Entries() {
  constexpr Accepts kRow = Accepts::kRowSlot;
  constexpr Accepts kListed = Accepts::kWordSlot | Accepts::kNumber;
  constexpr Accepts kAnyNumber = Accepts::kWordSlot | Accepts::kNumberSlot | Accepts::kNumber;
  constexpr Accepts kWord = Accepts::kWordSlot | Accepts::kText;
  static const std::array<Entry, 11> kEntries{{
      {{"same", {{"time", kRow}}}, Same},
      {{"at_clock", {{"clock", kRow}, {"date", kRow}}}, OnDayAt},
      {{"near_duration", {{"duration", kRow}, {"direction", kListed}}}, NearDuration},
      {{"counted", {{"duration", kRow}, {"direction", kListed}}}, CountedFromNow},
      {{"counted_from_reference", {{"duration", kRow}, {"direction", kListed}}},
       CountedFromReference},
      {{"counted_from", {{"duration", kRow}, {"direction", kListed}, {"date", kRow}}},
       CountedFromDate},
      {{"sum", {{"duration", kRow}, {"smaller", kRow}}}, SumOf},
      {{"unit_of", {{"unit", kWord}, {"date", kRow}}}, UnitOf},
      {{"beside", {{"shift", kListed}, {"date", kRow}}}, Beside},
      {{"nth", {{"number", kAnyNumber}, {"unit", kWord}, {"date", kRow}}}, Nth},
      {{"nth_weekday", {{"number", kAnyNumber}, {"day", kListed}, {"date", kRow}}}, NthWeekday},
  }};
  return kEntries;
}

}  // namespace

const rules::Domain& PhraseDomain() {
  static const rules::Domain kDomain = [] {
    rules::Domain domain;
    domain.name = "time_phrase";
    for (const Entry& entry : Entries()) domain.producers.push_back(entry.signature);
    domain.predicates = {"date",   "day",   "month_date", "year_date",
                         "period", "clock", "time",       "duration"};
    return domain;
  }();
  return kDomain;
}

std::vector<std::uint32_t> PhrasePredicates(const TimeValue& value) {
  switch (value.type) {
    case TimexType::kDuration:
      return {kDuration};
    case TimexType::kSet:
      return {};
    case TimexType::kTime:
      return {value.period ? kTime : kClock};
    case TimexType::kDate:
      break;
  }
  if (!value.period) return {};
  std::vector<std::uint32_t> kinds{kDate};
  const Grain grain = value.period->grain;
  if (grain == Grain::kDay) kinds.push_back(kDay);
  if (grain == Grain::kMonth) kinds.push_back(kMonthDate);
  if (grain == Grain::kYear) kinds.push_back(kYearDate);
  if (grain > Grain::kDay) kinds.push_back(kPeriod);
  return kinds;
}

Value ProducePhrase(const rules::RuleSet& set, const rules::Match& match,
                    const lexicon::TokenView& view, const TimeContext& context,
                    const std::map<std::uint32_t, TimeValue>& parts) {
  const rules::Rule& rule = set.rule(match.rule);
  const rules::Arguments args(rule, match, view);
  return Entries()[rule.producer].call({args, context, parts});
}

}  // namespace dateline::time
