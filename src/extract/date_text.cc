#include "extract/date_text.h"

#include <charconv>
#include <string>
#include <vector>

#include "extract/clock_text.h"
#include "extract/date_tokens.h"

namespace dateline::extract {
namespace {

using Tokens = std::vector<DateToken>;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

// A day, or a month with its year, and the tokens [begin, end) that state it.
struct Found {
  std::chrono::year_month_day day{};
  bool month_only = false;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<ClockTime> clock;  // where it stands inside the date
};

std::optional<Found> MakeDay(std::uint64_t year, std::uint64_t month, std::uint64_t day,
                             std::size_t begin, std::size_t end) {
  if (year < kFirstYear || year > kLastYear || month > 12 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Found{.day = date, .begin = begin, .end = end, .clock = {}};
}

bool IsYear(const DateToken& token) {
  return token.is_number() && token.digits == 4 && token.value >= kFirstYear &&
         token.value <= kLastYear;
}
bool IsDayNumber(const DateToken& token) {
  return token.is_number() && token.digits <= 2 && token.value >= 1 && token.value <= 31;
}
// POSIX's pivot, as strptime's %y.
std::uint64_t FullYear(const DateToken& token) {
  return token.digits == 4 ? token.value : token.value + (token.value < 69 ? 2000 : 1900);
}

class DateReader {
 public:
  DateReader(std::string_view text, const DateWords& words, DateHints hints)
      : tokens_(TokenizeDate(text, words)), hints_(hints) {}

  [[nodiscard]] std::optional<FoundDate> Read() const;

 private:
  [[nodiscard]] const DateToken& At(std::size_t i) const {
    return tokens_[i < tokens_.size() ? i : tokens_.size() - 1];
  }
  [[nodiscard]] std::optional<Found> ReadDay(std::size_t i) const;
  [[nodiscard]] std::optional<Found> YearFirst(std::size_t i) const;
  [[nodiscard]] std::optional<Found> Compact(std::size_t i) const;
  [[nodiscard]] std::optional<Found> Triplet(std::size_t i) const;
  [[nodiscard]] std::optional<Found> DayMonthYear(std::size_t i) const;
  [[nodiscard]] std::optional<Found> MonthDayYear(std::size_t i) const;
  [[nodiscard]] std::optional<Found> MonthYear(std::size_t i) const;
  [[nodiscard]] std::optional<ClockTime> ClockNear(const Found& found, std::size_t& begin) const;
  [[nodiscard]] FoundDate Finish(const Found& found) const;

  // Past what stands between the parts of a date: "25th of", "25.", "April,".
  [[nodiscard]] std::size_t Skip(std::size_t i) const {
    for (std::size_t count = 0; count < 4; ++count, ++i) {
      const DateToken& t = At(i);
      const bool dot = t.Is('.') || t.Is(',') || t.Is('-') || t.Is('/') || t.Is('\'');
      if (!dot && !t.word.filler && !(t.word.ordinal && t.glued)) break;
    }
    return i;
  }
  [[nodiscard]] bool IsLooseMark(std::size_t i) const {
    const DateToken& t = At(i);
    return t.Is(',') || t.Is('|') || t.Is('-') || t.Is('@') || t.Is('(') || t.Is(')') ||
           t.Is('/') || t.Is('.') || t.Is(';') || t.Is(':') || t.word.filler || t.word.weekday ||
           t.word.zone || t.word.clock || (t.glued && t.folded == "t");
  }

  Tokens tokens_;
  DateHints hints_;
};

// 2019-04-25, 2019/4/25, 2019.04.25, 2019 April 25, 2019-Apr-25, and years parted by marks.
std::optional<Found> DateReader::YearFirst(std::size_t i) const {
  if (!IsYear(At(i))) return std::nullopt;
  const DateToken& sep = At(i + 1);
  const std::size_t month_at = Skip(i + 1);
  if (At(month_at).word.month != 0) {
    const std::size_t day_at = Skip(month_at + 1);
    if (!IsDayNumber(At(day_at)) || IsYear(At(Skip(day_at + 1)))) return std::nullopt;
    return MakeDay(At(i).value, At(month_at).word.month, At(day_at).value, i, day_at + 1);
  }
  const bool mark = sep.Is('-') || sep.Is('/') || sep.Is('.');
  const bool same = mark ? At(i + 3).Is(sep.mark) : sep.word.mark && At(i + 3).word.mark;
  if (!same || !IsDayNumber(At(i + 2)) || !IsDayNumber(At(i + 4))) return std::nullopt;
  return MakeDay(At(i).value, At(i + 2).value, At(i + 4).value, i, i + 5);
}

// 20190425 and 20190425140311, as file names and old feeds have it.
std::optional<Found> DateReader::Compact(std::size_t i) const {
  const DateToken& t = At(i);
  if (!t.is_number() || (t.digits != 8 && t.digits != 14)) return std::nullopt;
  std::uint64_t ymd = t.value;
  std::optional<ClockTime> clock;
  if (t.digits == 14) {
    const std::uint64_t hms = ymd % 1'000'000;
    ymd /= 1'000'000;
    if (hms / 10'000 < 24 && hms / 100 % 100 < 60 && hms % 100 < 60) {
      clock = ClockTime{.second_of_day = static_cast<std::int32_t>(
                            hms / 10'000 * 3600 + hms / 100 % 100 * 60 + hms % 100),
                        .seconds_known = true,
                        .utc_offset_minutes = {},
                        .end = i + 1};
    }
  }
  auto found = MakeDay(ymd / 10'000, ymd / 100 % 100, ymd % 100, i, i + 1);
  if (found) found->clock = clock;
  return found;
}

// 25/04/2019, 4/25/19, 25.04.2019: the order is told by a number above 12, by full stops (never
// used month first), or by the hint.
std::optional<Found> DateReader::Triplet(std::size_t i) const {
  const DateToken& sep = At(i + 1);
  const DateToken& year = At(i + 4);
  if (!sep.Is('/') && !sep.Is('.') && !sep.Is('-')) return std::nullopt;
  if (!IsDayNumber(At(i)) || !IsDayNumber(At(i + 2)) || !At(i + 3).Is(sep.mark)) {
    return std::nullopt;
  }
  if (!IsYear(year) && !(year.is_number() && year.digits == 2)) return std::nullopt;
  const std::uint64_t first = At(i).value;
  const std::uint64_t second = At(i + 2).value;
  bool day_first = hints_.order == DayMonthOrder::kDayFirst;
  if (first > 12 || (sep.Is('.') && second <= 12)) {
    day_first = true;
  } else if (second > 12) {
    day_first = false;
  } else if (first != second && hints_.order == DayMonthOrder::kUnknown) {
    return std::nullopt;
  }
  return MakeDay(FullYear(year), day_first ? second : first, day_first ? first : second, i, i + 5);
}

// 25 April 2019, 25th of April, 2019, 25-Apr-19, 25 avr. '19.
std::optional<Found> DateReader::DayMonthYear(std::size_t i) const {
  if (!IsDayNumber(At(i))) return std::nullopt;
  const std::size_t month_at = Skip(i + 1);
  if (At(month_at).word.month == 0) return std::nullopt;
  const std::size_t year_at = Skip(month_at + 1);
  const DateToken& year = At(year_at);
  const bool full = IsYear(year);
  const bool marked =
      At(year_at - 1).Is('-') || At(year_at - 1).Is('\'') || At(year_at - 1).Is('/');
  if (!full && !(year.is_number() && year.digits == 2 && marked)) return std::nullopt;
  return MakeDay(FullYear(year), At(month_at).word.month, At(i).value, i, year_at + 1);
}

// April 25, 2019; Apr 25th 2019; and with the time inside: Thu Apr 25 14:03:11 CEST 2019.
std::optional<Found> DateReader::MonthDayYear(std::size_t i) const {
  if (At(i).word.month == 0) return std::nullopt;
  const std::size_t day_at = Skip(i + 1);
  if (!IsDayNumber(At(day_at))) return std::nullopt;
  std::size_t year_at = Skip(day_at + 1);
  std::optional<ClockTime> clock;
  if (!IsYear(At(year_at))) {
    clock = ReadClock(tokens_, year_at);
    if (!clock) return std::nullopt;
    year_at = Skip(clock->end);
    if (!IsYear(At(year_at))) return std::nullopt;
  }
  auto found = MakeDay(At(year_at).value, At(i).word.month, At(day_at).value, i, year_at + 1);
  if (found) found->clock = clock;
  return found;
}

std::optional<Found> DateReader::MonthYear(std::size_t i) const {
  if (At(i).word.month == 0) return std::nullopt;
  const std::size_t year_at = Skip(i + 1);
  if (!IsYear(At(year_at))) return std::nullopt;
  // "31 February 2019": the day is wrong, so the month may be too.
  if (i > 0 && tokens_[i - 1].is_number() && tokens_[i - 1].digits <= 2) return std::nullopt;
  auto found = MakeDay(At(year_at).value, At(i).word.month, 1, i, year_at + 1);
  if (found) found->month_only = true;
  return found;
}

std::optional<Found> DateReader::ReadDay(std::size_t i) const {
  if (At(i).is_number()) {
    if (auto found = YearFirst(i)) return found;
    if (auto found = Compact(i)) return found;
    if (auto found = Triplet(i)) return found;
    return DayMonthYear(i);
  }
  return MonthDayYear(i);
}

// The time after the date, else right before it. `begin` moves to the time's first token then.
std::optional<ClockTime> DateReader::ClockNear(const Found& found, std::size_t& begin) const {
  std::size_t next = found.end;
  for (std::size_t count = 0; count < 6 && next < tokens_.size(); ++count, ++next) {
    if (auto clock = ReadClock(tokens_, next)) return clock;
    if (!IsLooseMark(next)) break;
  }
  const std::size_t first = found.begin > 10 ? found.begin - 10 : 0;
  for (std::size_t k = first; k < found.begin; ++k) {
    auto clock = ReadClock(tokens_, k);
    if (!clock || clock->end > found.begin) continue;
    std::size_t between = clock->end;
    while (between < found.begin && IsLooseMark(between)) ++between;
    if (between < found.begin) continue;
    begin = k;
    clock->end = found.end;
    return clock;
  }
  return std::nullopt;
}

FoundDate DateReader::Finish(const Found& found) const {
  FoundDate out;
  std::size_t begin = found.begin;
  std::size_t end = found.end;
  out.moment.day = found.day;
  out.moment.precision = found.month_only ? MomentPrecision::kMonth : MomentPrecision::kDay;
  std::optional<ClockTime> clock = found.clock;
  if (!clock && !found.month_only) {
    clock = ClockNear(found, begin);
    if (clock && clock->end > end) end = clock->end;
  }
  if (clock) {
    out.moment.second_of_day = clock->second_of_day;
    out.moment.utc_offset_minutes = clock->utc_offset_minutes;
    out.moment.precision =
        clock->seconds_known ? MomentPrecision::kSecond : MomentPrecision::kMinute;
  }
  out.begin = tokens_[begin].begin;
  out.end = tokens_[end - 1].end;
  return out;
}

std::optional<FoundDate> DateReader::Read() const {
  std::optional<Found> month;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (!tokens_[i].is_number() && tokens_[i].word.month == 0) continue;
    if (const auto found = ReadDay(i)) return Finish(*found);
    if (!month) month = MonthYear(i);
  }
  if (month) return Finish(*month);
  return std::nullopt;
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::optional<Moment> ReadEpoch(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (text.size() == 13) value /= 1000;
  // Before 1990 no page kept time this way; ten figures reach to 2286, which is no date of a page.
  constexpr std::int64_t kFirst = 631'152'000;
  constexpr std::int64_t kLast = 4'102'444'800;
  if (value < kFirst || value >= kLast) return std::nullopt;
  const std::chrono::sys_seconds at{std::chrono::seconds(value)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  Moment moment;
  moment.day = std::chrono::year_month_day{day};
  moment.second_of_day = static_cast<std::int32_t>((at - day).count());
  moment.utc_offset_minutes = std::int16_t{0};
  moment.precision = MomentPrecision::kSecond;
  return moment;
}

}  // namespace

std::optional<FoundDate> FindDate(std::string_view text, const DateWords& words, DateHints hints) {
  text = text.substr(0, kMaxDateTextBytes);
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  return DateReader(text, words, hints).Read();
}

std::optional<Moment> ParseDateText(std::string_view text, const DateWords& words,
                                    DateHints hints) {
  if (auto epoch = ReadEpoch(Trim(text))) return epoch;
  auto found = FindDate(text, words, hints);
  if (!found) return std::nullopt;
  return std::move(found->moment);
}

}  // namespace dateline::extract
