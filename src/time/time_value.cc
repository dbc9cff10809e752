#include "time/time_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace dateline::time {
namespace {

constexpr std::array<std::pair<std::string_view, Grain>, 9> kGrains{{
    {"D", Grain::kDay},
    {"WE", Grain::kWeekend},
    {"W", Grain::kWeek},
    {"F", Grain::kWeek},
    {"M", Grain::kMonth},
    {"Q", Grain::kQuarter},
    {"Y", Grain::kYear},
    {"E", Grain::kDecade},
    {"C", Grain::kCentury},
}};

// What half of a unit is, in a smaller one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kHalves{{
    {"D", "T12H"},
    {"M", "15D"},
    {"Y", "6M"},
    {"E", "5Y"},
    {"C", "50Y"},
    {"TH", "30M"},
    {"TM", "30S"},
    {"F", "1W"},
}};

std::string Whole(double count) { return std::to_string(static_cast<long long>(count)); }

std::string_view HalfOf(std::string_view unit) {
  for (const auto& [of, half] : kHalves) {
    if (of == unit) return half;
  }
  return {};
}

// Units of length, from large to small.
constexpr std::array<std::string_view, 11> kFalling{"C", "E", "Y",  "Q",  "M", "F",
                                                    "W", "D", "TH", "TM", "TS"};

// Where a unit stands among the falling ones; their number for a weekend.
std::size_t RankOf(std::string_view unit) {
  return static_cast<std::size_t>(std::find(kFalling.begin(), kFalling.end(), unit) -
                                  kFalling.begin());
}

bool IsOfClock(const Length& length) { return length.unit.size() > 1 && length.unit[0] == 'T'; }

std::string SimpleValueOf(const Length& length) {
  // TIMEX3 has no letter for a fortnight.
  const bool fortnight = length.unit == "F";
  const bool clock = IsOfClock(length);
  const double count = fortnight ? 2 * length.count : length.count;
  // TIMEX3 has no letter for a day of work either.
  const std::string letter = fortnight            ? "W"
                             : length.unit == "B" ? "D"
                             : clock              ? length.unit.substr(1)
                                                  : length.unit;
  std::string value = clock ? "PT" : "P";
  if (count == 0) return value + "X" + letter;
  const double whole = std::floor(count);
  const bool half = count - whole == 0.5 && !HalfOf(length.unit).empty() && !fortnight;
  if (count != whole && !half) {
    std::string digits = std::to_string(count);
    digits.erase(digits.find_last_not_of('0') + 1);
    return value + digits + letter;
  }
  if (whole > 0) value += Whole(whole) + letter;
  if (half) value += HalfOf(length.unit);
  return value;
}

std::string ValueOf(const Length& length) {
  std::string value = SimpleValueOf(length);
  bool clock = IsOfClock(length);
  for (const Length& more : length.rest) {
    // Without what opens it; of the clock's units only the first has the T.
    const bool opened = clock && IsOfClock(more);
    value += SimpleValueOf(more).substr(opened ? 2 : 1);
    clock = clock || IsOfClock(more);
  }
  return value;
}

bool IsCounted(const Length& length) {
  return length.count >= 1 && length.count == std::floor(length.count);
}

// A length of several units from a day: each unit in turn, as one counts on a calendar.
std::optional<Period> CountedInTurn(const Length& length, int direction,
                                    std::chrono::sys_days day) {
  const auto there = Counted({length.count, length.unit}, direction, PeriodOf(Grain::kDay, day));
  if (!there || length.rest.empty()) return there;
  // As far into the unit as the day was into its own.
  const std::chrono::days into = day - PeriodOf(there->grain, day).days.first;
  Length rest = length.rest.front();
  rest.rest.assign(std::next(length.rest.begin()), length.rest.end());
  return CountedInTurn(rest, direction, std::min(there->days.first + into, there->days.last));
}

}  // namespace

TimeValue DateOf(const Period& period) {
  TimeValue out;
  out.value = Format(period);
  out.period = period;
  return out;
}

TimeValue LengthOf(Length length) {
  TimeValue out;
  out.type = TimexType::kDuration;
  out.value = ValueOf(length);
  out.length = std::move(length);
  return out;
}

std::optional<Grain> GrainOf(const std::string& unit) {
  for (const auto& [letter, grain] : kGrains) {
    if (letter == unit) return grain;
  }
  return std::nullopt;
}

std::optional<Length> Sum(Length length, const Length& smaller) {
  const Length& last = length.rest.empty() ? length : length.rest.back();
  if (!IsCounted(last) || !IsCounted(smaller) || RankOf(smaller.unit) >= kFalling.size() ||
      RankOf(last.unit) >= RankOf(smaller.unit))
    return std::nullopt;
  length.rest.push_back({smaller.count, smaller.unit});
  length.rest.insert(length.rest.end(), smaller.rest.begin(), smaller.rest.end());
  return length;
}

std::optional<Period> Counted(const Length& length, int direction, const Period& from) {
  if (!length.rest.empty()) return CountedInTurn(length, direction, from.days.first);
  const auto grain = GrainOf(length.unit);
  if (!grain || length.count < 1) return std::nullopt;
  const int times = length.unit == "F" ? 2 : 1;
  const int count = static_cast<int>(std::floor(length.count)) * times * direction;
  // "A decade ago" is no nearer to a decade of the calendar than "ten years ago".
  if (*grain > Grain::kYear) {
    const double years = *grain == Grain::kDecade ? 10 : 100;
    return Counted({years * length.count, "Y"}, direction, from);
  }
  const bool finer = from.grain >= Grain::kMonth && from.grain < Grain::kYear;
  if (*grain == Grain::kYear && finer) return ShiftedByYears(from, count);
  return Shifted(PeriodOf(*grain, from.days.first), count);
}

TimeValue AtClock(const Period& day, const std::string& clock) {
  TimeValue out = DateOf(day);
  out.type = TimexType::kTime;
  out.value += clock;
  return out;
}

}  // namespace dateline::time
