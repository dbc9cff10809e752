#include "time/producers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace dateline::time {
namespace {

using rules::Accepts;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// Numbers beyond this are no counts of days or years in the news.
constexpr double kMostCount = 5000;

// The arguments of a match, read as numbers or words.
class Arguments {
 public:
  Arguments(const rules::Rule& rule, const rules::Match& match, const lexicon::TokenView& view)
      : rule_(rule), match_(match), view_(view) {}

  // Null where the argument is not given, or its slot stayed empty.
  [[nodiscard]] std::optional<int> Int(std::size_t i) const {
    if (!Given(i)) return std::nullopt;
    const rules::Argument& argument = rule_.arguments[i];
    double value = argument.number;
    if (argument.kind == rules::Argument::Kind::kSlot) {
      const rules::SlotMatch& slot = match_.SlotOf(argument);
      value = slot.number;
      if (!slot.word.empty()) {
        const auto end = slot.word.data() + slot.word.size();
        if (std::from_chars(slot.word.data(), end, value).ptr != end) return std::nullopt;
      }
    }
    if (!(std::abs(value) <= kMostCount) || value != std::floor(value)) return std::nullopt;
    return static_cast<int>(value);
  }

  [[nodiscard]] std::string Word(std::size_t i) const {
    if (!Given(i)) return "";
    const rules::Argument& argument = rule_.arguments[i];
    if (argument.kind == rules::Argument::Kind::kText) return argument.text;
    return rules::RuleSet::WordOf(match_.SlotOf(argument), view_);
  }

  [[nodiscard]] bool Given(std::size_t i) const {
    if (i >= rule_.arguments.size()) return false;
    const rules::Argument& argument = rule_.arguments[i];
    return argument.kind != rules::Argument::Kind::kSlot || match_.SlotOf(argument).filled();
  }

 private:
  const rules::Rule& rule_;
  const rules::Match& match_;
  const lexicon::TokenView& view_;
};

using Producer = std::optional<TimeValue> (*)(const Arguments&, const TimeContext&);

TimeValue OnDay(sys_days day) { return {TimexType::kDate, FormatDay(day), DayRange{day, day}}; }

TimeValue InYear(std::chrono::year year) {
  return {TimexType::kDate, FormatYear(year), DaysOf(year)};
}

TimeValue InMonth(std::chrono::year_month month) {
  return {TimexType::kDate, FormatMonth(month), DaysOf(month)};
}

std::optional<TimeValue> WithPart(std::optional<TimeValue> value, const std::string& part) {
  if (value && !part.empty()) {
    value->type = TimexType::kTime;
    value->value += "T";
    value->value += part;
  }
  return value;
}

// The unit `shift` units on from the one that holds `day`.
std::optional<TimeValue> ShiftedUnit(const std::string& unit, int shift, sys_days day) {
  const year_month_day date{day};
  const std::chrono::year_month month = date.year() / date.month();
  if (unit == "D") return OnDay(day + days{shift});
  if (unit == "W" || unit == "F") {
    const sys_days monday = MondayOf(day) + days{7 * shift * (unit == "F" ? 2 : 1)};
    return TimeValue{TimexType::kDate, FormatWeek(monday), DayRange{monday, monday + days{6}}};
  }
  if (unit == "M") return InMonth(month + std::chrono::months{shift});
  if (unit == "Q") {
    const int quarter = (static_cast<int>(static_cast<unsigned>(date.month())) - 1) / 3;
    const auto first =
        date.year() / std::chrono::January + std::chrono::months{3 * (quarter + shift)};
    const auto number = (static_cast<unsigned>(first.month()) - 1) / 3 + 1;
    return TimeValue{TimexType::kDate, FormatYear(first.year()) + "-Q" + std::to_string(number),
                     DayRange{DaysOf(first).first, DaysOf(first + std::chrono::months{2}).last}};
  }
  if (unit == "Y") return InYear(date.year() + std::chrono::years{shift});
  const int span = unit == "E" ? 10 : 100;
  const int year = static_cast<int>(date.year()) / span + shift;
  if (year < 0 || year > 999) return std::nullopt;
  const std::chrono::year first{year * span};
  std::string value = FormatYear(first);
  value.resize(unit == "E" ? 3 : 2);
  return TimeValue{
      TimexType::kDate, value,
      DayRange{DaysOf(first).first, DaysOf(first + std::chrono::years{span - 1}).last}};
}

// weekday(day, tense, part?)
std::optional<TimeValue> Weekday(const Arguments& args, const TimeContext& context) {
  const auto day = args.Int(0);
  if (!day || !context.published) return std::nullopt;
  const std::chrono::weekday named{static_cast<unsigned>(*day)};
  return WithPart(OnDay(ResolveWeekday(named, *context.published, context.tense)), args.Word(2));
}

// weekday_of_week(day, direction): "last Tuesday", "next Monday"
std::optional<TimeValue> WeekdayOfWeek(const Arguments& args, const TimeContext& context) {
  const auto day = args.Int(0);
  const auto direction = args.Int(1);
  if (!day || !direction || !context.published) return std::nullopt;
  const std::chrono::weekday named{static_cast<unsigned>(*day)};
  if (*direction == 0) return OnDay(MondayOf(*context.published) + (named - std::chrono::Monday));
  // The nearest such day that is not today.
  const sys_days from = *context.published + days{*direction};
  return OnDay(ResolveWeekday(named, from, *direction < 0 ? Tense::kPast : Tense::kFuture));
}

// near_day(shift, part?): "yesterday", "tomorrow morning"
std::optional<TimeValue> NearDay(const Arguments& args, const TimeContext& context) {
  const auto shift = args.Int(0);
  if (!shift || !context.published) return std::nullopt;
  return WithPart(OnDay(*context.published + days{*shift}), args.Word(1));
}

// unit(unit, direction): "last week"
std::optional<TimeValue> Unit(const Arguments& args, const TimeContext& context) {
  const auto direction = args.Int(1);
  if (!direction || !context.published) return std::nullopt;
  return ShiftedUnit(args.Word(0), *direction, *context.published);
}

// count_of_units(count, unit, direction): "three days ago"
std::optional<TimeValue> CountOfUnits(const Arguments& args, const TimeContext& context) {
  const auto count = args.Int(0);
  const auto direction = args.Int(2);
  if (!count || !direction || !context.published) return std::nullopt;
  const int shift = *count * *direction;
  const std::string unit = args.Word(1);
  if (unit == "W") return OnDay(*context.published + days{7 * shift});
  return ShiftedUnit(unit, shift, *context.published);
}

// date(month, day, year?, tense)
std::optional<TimeValue> Date(const Arguments& args, const TimeContext& context) {
  const auto month_number = args.Int(0);
  const auto day = args.Int(1);
  if (!month_number || !day || *day < 1 || *day > 31) return std::nullopt;
  const std::chrono::month month{static_cast<unsigned>(*month_number)};
  const std::chrono::day day_of_month{static_cast<unsigned>(*day)};
  if (const auto year = args.Int(2)) {
    const year_month_day date = std::chrono::year{*year} / month / day_of_month;
    return date.ok() ? std::optional(OnDay(sys_days{date})) : std::nullopt;
  }
  if (!context.published) return std::nullopt;
  // The day nearest to publication on the side of the tense; a day or two ahead is still meant when
  // the tense could not be told.
  const auto this_year = year_month_day{*context.published}.year();
  std::optional<TimeValue> best;
  days best_distance{1000};
  for (int shift = -1; shift <= 1; ++shift) {
    const year_month_day date = (this_year + std::chrono::years{shift}) / month / day_of_month;
    if (!date.ok()) continue;
    const days ahead = sys_days{date} - *context.published;
    const bool wrong_side = context.tense == Tense::kPast ? ahead > days{31} : ahead < days{-31};
    const days distance = std::chrono::abs(ahead) + (wrong_side ? days{183} : days{0});
    if (distance < best_distance) {
      best_distance = distance;
      best = OnDay(sys_days{date});
    }
  }
  return best;
}

// month(month, tense, year?)
std::optional<TimeValue> Month(const Arguments& args, const TimeContext& context) {
  const auto number = args.Int(0);
  if (!number) return std::nullopt;
  const std::chrono::month month{static_cast<unsigned>(*number)};
  if (const auto year = args.Int(2)) return InMonth(std::chrono::year{*year} / month);
  if (!context.published) return std::nullopt;
  return InMonth(ResolveMonth(month, *context.published, context.tense));
}

// month_of_year(month, direction): "last May", "next January"
std::optional<TimeValue> MonthOfYear(const Arguments& args, const TimeContext& context) {
  const auto number = args.Int(0);
  const auto direction = args.Int(1);
  if (!number || !direction || !context.published) return std::nullopt;
  const std::chrono::month month{static_cast<unsigned>(*number)};
  const auto year = year_month_day{*context.published}.year();
  if (*direction == 0) return InMonth(year / month);
  const sys_days from = AddMonths(*context.published, *direction);
  return InMonth(ResolveMonth(month, from, *direction < 0 ? Tense::kPast : Tense::kFuture));
}

// year(year)
std::optional<TimeValue> Year(const Arguments& args, const TimeContext&) {
  const auto year = args.Int(0);
  if (!year) return std::nullopt;
  return InYear(std::chrono::year{*year});
}

// duration(count, unit, 'T'?): 'T' for units of the clock
std::optional<TimeValue> Duration(const Arguments& args, const TimeContext&) {
  const auto count = args.Int(0);
  if (!count) return std::nullopt;
  const std::string unit = args.Word(1);
  const bool clock = args.Given(2);
  // TIMEX3 has no letter for a fortnight or a quarter, and two for a decade and a century.
  const int times = clock ? 1 : unit == "F" ? 2 : unit == "Q" ? 3 : 1;
  const std::string_view letter = clock         ? std::string_view(unit)
                                  : unit == "F" ? "W"
                                  : unit == "Q" ? "M"
                                  : unit == "E" ? "DE"
                                  : unit == "C" ? "CE"
                                                : std::string_view(unit);
  std::string value(clock ? "PT" : "P");
  value += std::to_string(*count * times);
  value += letter;
  return TimeValue{TimexType::kDuration, std::move(value), std::nullopt};
}

// set(value)
std::optional<TimeValue> Set(const Arguments& args, const TimeContext&) {
  return TimeValue{TimexType::kSet, args.Word(0), std::nullopt};
}

// reference(value)
std::optional<TimeValue> Reference(const Arguments& args, const TimeContext&) {
  return TimeValue{TimexType::kDate, args.Word(0), std::nullopt};
}

struct Entry {
  rules::ProducerSignature signature;
  Producer call;
};

const std::array<Entry, 12>& Entries() {
  constexpr Accepts kWord = Accepts::kWordSlot | Accepts::kText;
  constexpr Accepts kNumber = Accepts::kNumberSlot | Accepts::kNumber;
  constexpr Accepts kListed = Accepts::kWordSlot | Accepts::kNumber;  // a list whose values count
  constexpr Accepts kTense = Accepts::kContext;
  static const std::array<Entry, 12> kEntries{{
      {{"weekday", {{"day", kListed}, {"tense", kTense}, {"part", kWord, true}}}, Weekday},
      {{"weekday_of_week", {{"day", kListed}, {"direction", kListed}}}, WeekdayOfWeek},
      {{"near_day", {{"shift", kListed}, {"part", kWord, true}}}, NearDay},
      {{"unit", {{"unit", kWord}, {"direction", kListed}}}, Unit},
      {{"count_of_units", {{"count", kNumber}, {"unit", kWord}, {"direction", kListed}}},
       CountOfUnits},
      {{"date", {{"month", kListed}, {"day", kNumber}, {"year", kNumber, true}}}, Date},
      {{"month", {{"month", kListed}, {"tense", kTense}, {"year", kNumber, true}}}, Month},
      {{"month_of_year", {{"month", kListed}, {"direction", kListed}}}, MonthOfYear},
      {{"year", {{"year", kNumber}}}, Year},
      {{"duration", {{"count", kNumber}, {"unit", kWord}, {"clock", Accepts::kText, true}}},
       Duration},
      {{"set", {{"value", kWord}}}, Set},
      {{"reference", {{"value", kWord}}}, Reference},
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

std::optional<TimeValue> Produce(const rules::RuleSet& set, const rules::Match& match,
                                 const lexicon::TokenView& view, const TimeContext& context) {
  const rules::Rule& rule = set.rule(match.rule);
  return Entries()[rule.producer].call(Arguments(rule, match, view), context);
}

}  // namespace dateline::time
