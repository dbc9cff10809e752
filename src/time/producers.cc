#include "time/producers.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "rules/arguments.h"
#include "time/holidays.h"

namespace dateline::time {
namespace {

using rules::Accepts;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

// Plain numbers below are counts.
constexpr int kFirstYear = 1000;

using Value = std::optional<TimeValue>;
using Producer = Value (*)(const rules::Arguments&, const TimeContext&);

Value Dated(const std::optional<Period>& period) {
  return period ? Value(DateOf(*period)) : std::nullopt;
}

Value OnDay(sys_days day) { return DateOf(PeriodOf(Grain::kDay, day)); }

Value InMonth(std::chrono::year_month month) {
  return DateOf(PeriodOf(Grain::kMonth, sys_days{month / 1}));
}

Value WithPart(Value value, const std::string& part) {
  if (value && !part.empty()) {
    value->type = TimexType::kTime;
    value->value += "T" + part;
  }
  return value;
}

std::optional<std::chrono::weekday> WeekdayAt(const rules::Arguments& args, std::size_t i) {
  const auto day = args.Int(i);
  if (!day) return std::nullopt;
  return std::chrono::weekday{static_cast<unsigned>(*day)};
}

std::optional<std::chrono::month> MonthAt(const rules::Arguments& args, std::size_t i) {
  const auto number = args.Int(i);
  if (!number) return std::nullopt;
  return std::chrono::month{static_cast<unsigned>(*number)};
}

std::optional<Grain> PartGrain(const std::string& kind) {
  if (kind == "S") return Grain::kSeason;
  if (kind == "Q") return Grain::kQuarter;
  if (kind == "H") return Grain::kHalf;
  return std::nullopt;
}

// weekday(day, tense, part?)
Value Weekday(const rules::Arguments& args, const TimeContext& context) {
  const auto named = WeekdayAt(args, 0);
  if (!named || !context.published) return std::nullopt;
  // Where a day has been that was still to come at the publisher's, it has been elsewhere: nobody
  // calls the day of six days ago by its bare name.
  const sys_days tomorrow = *context.published + std::chrono::days{1};
  const bool elsewhere = context.tense == Tense::kPast && std::chrono::weekday{tomorrow} == *named;
  return WithPart(
      OnDay(elsewhere ? tomorrow : ResolveWeekday(*named, *context.published, context.tense)),
      args.Word(2));
}

// weekday_of_week(day, direction, part?): "last Tuesday", "next Monday night"
Value WeekdayOfWeek(const rules::Arguments& args, const TimeContext& context) {
  const auto named = WeekdayAt(args, 0);
  const auto direction = args.Int(1);
  if (!named || !direction || !context.published) return std::nullopt;
  const sys_days monday = MondayOf(*context.published);
  if (*direction == 0)
    return WithPart(OnDay(monday + (*named - std::chrono::Monday)), args.Word(2));
  // The nearest such day that is not today.
  const sys_days from = *context.published + days{*direction};
  const Tense tense = *direction < 0 ? Tense::kPast : Tense::kFuture;
  return WithPart(OnDay(ResolveWeekday(*named, from, tense)), args.Word(2));
}

// weekday_in_week(day, shift): "Friday of last week"
Value WeekdayInWeek(const rules::Arguments& args, const TimeContext& context) {
  const auto named = WeekdayAt(args, 0);
  const auto shift = args.Int(1);
  if (!named || !shift || !context.published) return std::nullopt;
  return OnDay(MondayOf(*context.published) + days{7 * *shift} + (*named - std::chrono::Monday));
}

// near_day(shift, part?): "yesterday", "tomorrow morning", "last night"
Value NearDay(const rules::Arguments& args, const TimeContext& context) {
  const auto shift = args.Int(0);
  if (!shift || !context.published) return std::nullopt;
  return WithPart(OnDay(*context.published + days{*shift}), args.Word(1));
}

// unit(unit, direction): "last week"
Value Unit(const rules::Arguments& args, const TimeContext& context) {
  const auto direction = args.Int(1);
  const auto grain = GrainOf(args.Word(0));
  if (!direction || !grain || !context.published) return std::nullopt;
  return Dated(Shifted(PeriodOf(*grain, *context.published), *direction));
}

// unit_of_reference(unit, years?): "that year", "the quarter", "the year-ago quarter"
Value UnitOfReference(const rules::Arguments& args, const TimeContext& context) {
  const auto grain = GrainOf(args.Word(0));
  const auto from = grain == Grain::kQuarter && context.quarter ? context.quarter : context.From();
  if (!grain || !from) return std::nullopt;
  // A coarser time does not say which: after "in 1998", "that day" is none of it.
  if (from->grain > *grain) return std::nullopt;
  // A quarter is reported on when it is over.
  const bool reported = *grain == Grain::kQuarter && from->grain != Grain::kQuarter;
  Value value = Dated(ShiftedByYears(PeriodOf(*grain, from->days.first), args.Int(1).value_or(0)));
  if (reported) value = Dated(Shifted(*value->period, -1));
  if (value) {
    value->of_reference = context.reference.has_value();
    value->compares = args.Int(1).value_or(0) != 0;
  }
  return value;
}

// beside_reference(unit, shift, part?): "the next day", "the following night"
Value BesideReference(const rules::Arguments& args, const TimeContext& context) {
  const auto grain = GrainOf(args.Word(0));
  const auto shift = args.Int(1);
  const auto from = context.From();
  if (!grain || !shift || !from || from->grain > *grain) return std::nullopt;
  Value value = WithPart(Dated(Shifted(PeriodOf(*grain, from->days.first), *shift)), args.Word(2));
  if (value) value->of_reference = context.reference.has_value();
  return value;
}

// nearest(unit, tense): "over the weekend", the last that began or the next that ends
Value Nearest(const rules::Arguments& args, const TimeContext& context) {
  const auto grain = GrainOf(args.Word(0));
  if (!grain || !context.published) return std::nullopt;
  const Period here = PeriodOf(*grain, *context.published);
  const bool begun = here.days.first <= *context.published;
  return Dated(context.tense == Tense::kPast && !begun ? Shifted(here, -1) : here);
}

// shifted_reference(years): "the year-earlier period"
Value ShiftedReference(const rules::Arguments& args, const TimeContext& context) {
  const auto from = context.quarter ? context.quarter : context.From();
  const auto by = args.Int(0);
  if (!from || !by) return std::nullopt;
  const bool day = from->grain < Grain::kMonth;
  Value value = Dated(ShiftedByYears(day ? PeriodOf(Grain::kYear, from->days.first) : *from, *by));
  if (value) {
    value->of_reference = context.reference.has_value();
    value->compares = true;
  }
  return value;
}

// date(month, day, year?)
Value Date(const rules::Arguments& args, const TimeContext& context) {
  const auto month = MonthAt(args, 0);
  const auto number = args.Int(1);
  if (!month || !number || *number < 1 || *number > 31) return std::nullopt;
  const std::chrono::day day{static_cast<unsigned>(*number)};
  if (const auto of = args.Int(2)) {
    const year_month_day date = year{*of} / *month / day;
    return date.ok() ? OnDay(sys_days{date}) : std::nullopt;
  }
  if (!context.published) return std::nullopt;
  // The day nearest to publication on the side of the tense; a month ahead is still meant when the
  // tense could not be told.
  const auto this_year = year_month_day{*context.published}.year();
  Value best;
  days best_distance{1000};
  for (int shift = -1; shift <= 1; ++shift) {
    const year_month_day date = (this_year + std::chrono::years{shift}) / *month / day;
    if (!date.ok()) continue;
    const days ahead = sys_days{date} - *context.published;
    const bool wrong_side = (context.tense == Tense::kPast && ahead > days{31}) ||
                            (context.tense == Tense::kFuture && ahead < days{-31});
    const days distance = std::chrono::abs(ahead) + (wrong_side ? days{183} : days{0});
    if (distance < best_distance) {
      best_distance = distance;
      best = OnDay(sys_days{date});
    }
  }
  return best;
}

// weekday_date(weekday, day, tense): "Friday the 13th"
Value WeekdayDate(const rules::Arguments& args, const TimeContext& context) {
  const auto named = WeekdayAt(args, 0);
  const auto number = args.Int(1);
  if (!named || !number || *number < 1 || *number > 31 || !context.published) return std::nullopt;
  const std::chrono::day day{static_cast<unsigned>(*number)};
  // No two of them are more than 14 months apart.
  constexpr int kMonths = 14;
  const int step = context.tense == Tense::kFuture ? 1 : -1;
  const year_month_day today{*context.published};
  for (int i = 0; i <= kMonths; ++i) {
    const year_month_day date =
        (today.year() / today.month() + std::chrono::months{i * step}) / day;
    if (!date.ok() || std::chrono::weekday{sys_days{date}} != *named) continue;
    if (step * (sys_days{date} - *context.published) >= days{0}) return OnDay(sys_days{date});
  }
  return std::nullopt;
}

// numeric_date(date): 20190425
Value NumericDate(const rules::Arguments& args, const TimeContext&) {
  const auto number = args.BigInt(0);
  if (!number) return std::nullopt;
  const year_month_day date = year{*number / 10'000} /
                              std::chrono::month{static_cast<unsigned>(*number / 100 % 100)} /
                              std::chrono::day{static_cast<unsigned>(*number % 100)};
  return date.ok() && *number / 10'000 >= kFirstYear ? OnDay(sys_days{date}) : std::nullopt;
}

// month(month, tense, year?)
Value Month(const rules::Arguments& args, const TimeContext& context) {
  const auto month = MonthAt(args, 0);
  if (!month) return std::nullopt;
  if (const auto of = args.Int(2)) return InMonth(year{*of} / *month);
  if (!context.published) return std::nullopt;
  return InMonth(ResolveMonth(*month, *context.published, context.tense));
}

// month_of_year(month, direction): "last May", "next January"
Value MonthOfYear(const rules::Arguments& args, const TimeContext& context) {
  const auto month = MonthAt(args, 0);
  const auto direction = args.Int(1);
  if (!month || !direction || !context.published) return std::nullopt;
  if (*direction == 0) return InMonth(year_month_day{*context.published}.year() / *month);
  const sys_days from = AddMonths(*context.published, *direction);
  return InMonth(ResolveMonth(*month, from, *direction < 0 ? Tense::kPast : Tense::kFuture));
}

// month_in_year(month, shift): "June last year"
Value MonthInYear(const rules::Arguments& args, const TimeContext& context) {
  const auto month = MonthAt(args, 0);
  const auto shift = args.Int(1);
  if (!month || !shift || !context.published) return std::nullopt;
  return InMonth((year_month_day{*context.published}.year() + std::chrono::years{*shift}) / *month);
}

// part(kind, number, tense, year?): kind S(eason), Q(uarter), H(alf); seasons count from winter
Value Part(const rules::Arguments& args, const TimeContext& context) {
  const auto grain = PartGrain(args.Word(0));
  const auto number = args.Int(1);
  if (!grain || !number) return std::nullopt;
  if (const auto of = args.Int(3)) return Dated(PartOfYear(*grain, *number, year{*of}));
  if (!context.published) return std::nullopt;
  return Dated(ResolvePart(*grain, *number, *context.published, context.tense));
}

// part_in_year(kind, number, shift): "this summer", "last year's third quarter"
Value PartInYear(const rules::Arguments& args, const TimeContext& context) {
  const auto grain = PartGrain(args.Word(0));
  const auto number = args.Int(1);
  const auto shift = args.Int(2);
  if (!grain || !number || !shift || !context.published) return std::nullopt;
  const auto of = year_month_day{*context.published}.year() + std::chrono::years{*shift};
  return Dated(PartOfYear(*grain, *number, of));
}

// near_part(kind, number, direction): "last fall" is over before today's, "next spring" to come
Value NearPart(const rules::Arguments& args, const TimeContext& context) {
  const auto grain = PartGrain(args.Word(0));
  const auto number = args.Int(1);
  const auto direction = args.Int(2);
  if (!grain || !number || !direction || !context.published) return std::nullopt;
  const Period now = PeriodOf(*grain, *context.published);
  const auto beside = Shifted(now, *direction);
  if (!beside) return std::nullopt;
  const sys_days from = *direction < 0 ? beside->days.last : beside->days.first;
  return Dated(ResolvePart(*grain, *number, from, *direction < 0 ? Tense::kPast : Tense::kFuture));
}

// year(year), decade(year), century(number)
Value Year(const rules::Arguments& args, const TimeContext&) {
  const auto of = args.Int(0);
  if (!of || *of < kFirstYear) return std::nullopt;
  return DateOf(PeriodOf(Grain::kYear, sys_days{year{*of} / 1 / 1}));
}

Value Decade(const rules::Arguments& args, const TimeContext&) {
  auto of = args.Int(0);
  if (!of || *of < 0) return std::nullopt;
  if (*of < 100) *of += 1900;
  return DateOf(PeriodOf(Grain::kDecade, sys_days{year{*of} / 1 / 1}));
}

Value Century(const rules::Arguments& args, const TimeContext&) {
  const auto number = args.Int(0);
  if (!number || *number < 2 || *number > 22) return std::nullopt;
  return DateOf(PeriodOf(Grain::kCentury, sys_days{year{100 * (*number - 1)} / 1 / 1}));
}

// holiday(rule, tense, year?)
Value Holiday(const rules::Arguments& args, const TimeContext& context) {
  const std::string rule = args.Word(0);
  if (const auto of = args.Int(2)) {
    const auto day = HolidayIn(rule, year{*of});
    return day ? OnDay(*day) : std::nullopt;
  }
  if (!context.published) return std::nullopt;
  const year this_year = year_month_day{*context.published}.year();
  // The latest that has come, the earliest still to come, or, where no tense tells, the nearest.
  std::optional<sys_days> best;
  for (int shift = -1; shift <= 1; ++shift) {
    const auto day = HolidayIn(rule, this_year + std::chrono::years{shift});
    if (!day) return std::nullopt;
    if (context.tense == Tense::kPast
            ? *day > *context.published
            : context.tense == Tense::kFuture && *day < *context.published) {
      continue;
    }
    if (!best || std::chrono::abs(*day - *context.published) <
                     std::chrono::abs(*best - *context.published)) {
      best = *day;
    }
  }
  return best ? OnDay(*best) : std::nullopt;
}

// `half` is AM or PM of a clock of twelve hours, or empty.
Value AtTime(int hour, int minute, const std::string& half) {
  if (hour < 0 || hour > (half.empty() ? 24 : 12) || minute < 0 || minute > 59) return std::nullopt;
  if (half == "AM" && hour == 12) hour = 0;
  if (half == "PM" && hour < 12) hour += 12;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  TimeValue value;
  value.type = TimexType::kTime;
  value.value = "T" + two(hour) + ":" + two(minute);
  return value;
}

// hour(hour, half?): "10 p.m."
Value Hour(const rules::Arguments& args, const TimeContext&) {
  const auto hour = args.Int(0);
  return hour ? AtTime(*hour, 0, args.Word(1)) : std::nullopt;
}

// clock_past(hour, minutes, half?): "half past eight"; less than nothing before the hour
Value ClockPast(const rules::Arguments& args, const TimeContext&) {
  const auto hour = args.Int(0);
  const auto minutes = args.Int(1);
  if (!hour || !minutes || *hour < 1 || *hour > 12 || std::abs(*minutes) > 59) return std::nullopt;
  const int total = (*hour % 12 + 12) * 60 + *minutes;
  const int of_clock = total / 60 % 12;
  return AtTime(of_clock == 0 ? 12 : of_clock, total % 60, args.Word(2));
}

// clock(time, half?): "9:30" is 930
Value Clock(const rules::Arguments& args, const TimeContext&) {
  const auto time = args.Int(0);
  return time ? AtTime(*time / 100, *time % 100, args.Word(1)) : std::nullopt;
}

// clock_name(value): "noon" is T12:00; also a part of the day without a day: "in the morning"
Value ClockName(const rules::Arguments& args, const TimeContext&) {
  TimeValue value;
  value.type = TimexType::kTime;
  value.value = "T" + args.Word(0);
  return value;
}

// duration(count, unit, half?): count may be a number, or 0 for several
Value Duration(const rules::Arguments& args, const TimeContext&) {
  const auto count = args.Number(0);
  const std::string unit = args.Word(1);
  // "The 1988 quarter" is none of 1988 quarters.
  const auto fits = [&] { return *count < kFirstYear || unit == "Y" || unit == "D"; };
  if (!count || *count < 0 || !fits()) return std::nullopt;
  return LengthOf({*count + args.Number(2).value_or(0), args.Word(1)});
}

// set(value), set_of(count, unit), set_day(day, part?), set_month(month)
TimeValue SetOf(std::string value) {
  TimeValue out;
  out.type = TimexType::kSet;
  out.value = std::move(value);
  return out;
}

Value Set(const rules::Arguments& args, const TimeContext&) { return SetOf(args.Word(0)); }

Value SetCount(const rules::Arguments& args, const TimeContext&) {
  const auto count = args.Number(0);
  if (!count) return std::nullopt;
  return SetOf(LengthOf({*count, args.Word(1)}).value);
}

Value SetDay(const rules::Arguments& args, const TimeContext&) {
  const std::string part = args.Word(1);
  return SetOf("XXXX-WXX-" + args.Word(0) + (part.empty() ? "" : "T" + part));
}

Value SetMonth(const rules::Arguments& args, const TimeContext&) {
  const auto month = args.Int(0);
  if (!month) return std::nullopt;
  return SetOf(std::string("XXXX-") + (*month < 10 ? "0" : "") + std::to_string(*month));
}

// reference(value)
Value Vague(const rules::Arguments& args, const TimeContext&) {
  TimeValue value;
  value.value = args.Word(0);
  return value;
}

// refuse(reason)
Value Refuse(const rules::Arguments& args, const TimeContext&) {
  TimeValue value;
  value.value = "refused: " + args.Word(0);
  value.refused = true;
  return value;
}

struct Entry {
  rules::ProducerSignature signature;
  Producer call;
};

constexpr Accepts kWord = Accepts::kWordSlot | Accepts::kText;
constexpr Accepts kNumber = Accepts::kNumberSlot | Accepts::kNumber;
constexpr Accepts kListed = Accepts::kWordSlot | Accepts::kNumber;  // a list whose values count
constexpr Accepts kAnyNumber = Accepts::kWordSlot | Accepts::kNumberSlot | Accepts::kNumber;
constexpr Accepts kTense = Accepts::kContext;

const std::array<Entry, 33>& Entries() {
  static const std::array<Entry, 33> kEntries{{
      {{"weekday", {{"day", kListed}, {"tense", kTense}, {"part", kWord, true}}}, Weekday},
      {{"weekday_of_week", {{"day", kListed}, {"direction", kListed}, {"part", kWord, true}}},
       WeekdayOfWeek},
      {{"weekday_in_week", {{"day", kListed}, {"shift", kListed}}}, WeekdayInWeek},
      {{"near_day", {{"shift", kListed}, {"part", kWord, true}}}, NearDay},
      {{"unit", {{"unit", kWord}, {"direction", kListed}}}, Unit},
      {{"unit_of_reference", {{"unit", kWord}, {"years", kListed, true}}}, UnitOfReference},
      {{"beside_reference", {{"unit", kWord}, {"shift", kListed}, {"part", kWord, true}}},
       BesideReference},
      {{"nearest", {{"unit", kWord}, {"tense", kTense}}}, Nearest},
      {{"shifted_reference", {{"years", kListed}}}, ShiftedReference},
      {{"date", {{"month", kListed}, {"day", kAnyNumber}, {"year", kNumber, true}}}, Date},
      {{"weekday_date", {{"weekday", kListed}, {"day", kAnyNumber}, {"tense", kTense}}},
       WeekdayDate},
      {{"numeric_date", {{"date", Accepts::kNumberSlot}}}, NumericDate},
      {{"month", {{"month", kListed}, {"tense", kTense}, {"year", kNumber, true}}}, Month},
      {{"month_of_year", {{"month", kListed}, {"direction", kListed}}}, MonthOfYear},
      {{"month_in_year", {{"month", kListed}, {"shift", kListed}}}, MonthInYear},
      {{"part",
        {{"kind", kWord}, {"number", kAnyNumber}, {"tense", kTense}, {"year", kNumber, true}}},
       Part},
      {{"part_in_year", {{"kind", kWord}, {"number", kAnyNumber}, {"shift", kListed}}}, PartInYear},
      {{"near_part", {{"kind", kWord}, {"number", kAnyNumber}, {"direction", kListed}}}, NearPart},
      {{"year", {{"year", kAnyNumber}}}, Year},
      {{"decade", {{"year", kAnyNumber}}}, Decade},
      {{"century", {{"number", kNumber}}}, Century},
      {{"holiday", {{"rule", kWord}, {"tense", kTense}, {"year", kNumber, true}}}, Holiday},
      {{"hour", {{"hour", kNumber}, {"half", kWord, true}}}, Hour},
      {{"clock", {{"time", kNumber}, {"half", kWord, true}}}, Clock},
      {{"clock_past", {{"hour", kNumber}, {"minutes", kAnyNumber}, {"half", kWord, true}}},
       ClockPast},
      {{"clock_name", {{"value", kWord}}}, ClockName},
      {{"duration", {{"count", kAnyNumber}, {"unit", kWord}, {"more", kListed, true}}}, Duration},
      {{"set", {{"value", kWord}}}, Set},
      {{"set_of", {{"count", kAnyNumber}, {"unit", kWord}}}, SetCount},
      {{"set_day", {{"day", kWord}, {"part", kWord, true}}}, SetDay},
      {{"set_month", {{"month", kListed}}}, SetMonth},
      {{"reference", {{"value", kWord}}}, Vague},
      {{"refuse", {{"reason", Accepts::kText}}}, Refuse},
  }};
  return kEntries;
}

}  // namespace

const rules::Domain& TimeDomain() {
  static const rules::Domain kDomain = [] {
    rules::Domain domain;
    domain.name = "time";
    for (const Entry& entry : Entries()) domain.producers.push_back(entry.signature);
    domain.context = {"tense"};
    return domain;
  }();
  return kDomain;
}

Value Produce(const rules::RuleSet& set, const rules::Match& match, const lexicon::TokenView& view,
              const TimeContext& context) {
  const rules::Rule& rule = set.rule(match.rule);
  return Entries()[rule.producer].call(rules::Arguments(rule, match, view), context);
}

}  // namespace dateline::time
