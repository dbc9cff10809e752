// ISO 8601 in and out, for the dates pages state.
#include <charconv>

#include <fmt/format.h>

#include "dateline/document.h"

namespace dateline {
namespace {

/// Reads fixed-width decimal fields off the front of a text.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool Digits(std::size_t width, int& out) {
    if (rest_.size() < width) return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + width, out);
    if (error != std::errc{} || end != rest_.data() + width || rest_[0] == '-') return false;
    rest_.remove_prefix(width);
    return true;
  }
  [[nodiscard]] bool Mark(char mark) {
    if (rest_.empty() || rest_[0] != mark) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void SkipDigits() {
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') rest_.remove_prefix(1);
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Reads "Z", "+02:00", "-0430" or "+02"; false if something else is left.
bool ReadOffset(FieldReader& reader, std::optional<std::int16_t>& out) {
  while (reader.Mark(' ')) {
  }
  if (reader.rest().empty()) return true;
  if (reader.rest() == "Z" || reader.rest() == "z" || reader.rest() == "UTC" ||
      reader.rest() == "GMT") {
    out = std::int16_t{0};
    return true;
  }
  const bool minus = reader.rest()[0] == '-';
  if (!reader.Mark('+') && !reader.Mark('-')) return false;
  int hours = 0;
  int minutes = 0;
  if (!reader.Digits(2, hours)) return false;
  if (!reader.rest().empty()) {
    (void)reader.Mark(':');
    if (!reader.Digits(2, minutes)) return false;
  }
  if (hours > 14 || minutes > 59 || !reader.rest().empty()) return false;
  out = static_cast<std::int16_t>((minus ? -1 : 1) * (hours * 60 + minutes));
  return true;
}

/// Reads what follows the day: nothing, or "T14:03[:11[.123]][zone]".
bool ReadTimeOfDay(FieldReader& reader, Moment& moment) {
  if (reader.rest().empty()) return true;
  if (!reader.Mark('T') && !reader.Mark('t') && !reader.Mark(' ')) return false;
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!reader.Digits(2, hour) || !reader.Mark(':') || !reader.Digits(2, minute)) return false;
  moment.precision = MomentPrecision::kMinute;
  if (reader.Mark(':')) {
    if (!reader.Digits(2, second)) return false;
    moment.precision = MomentPrecision::kSecond;
    if (reader.Mark('.') || reader.Mark(',')) reader.SkipDigits();
  }
  if (hour > 23 || minute > 59 || second > 60) return false;
  moment.second_of_day = hour * 3600 + minute * 60 + (second == 60 ? 59 : second);
  return ReadOffset(reader, moment.utc_offset_minutes);
}

}  // namespace

Result<Moment> ParseIsoMoment(std::string_view text) {
  const auto refuse = [] {
    return Error{ErrorCode::kMalformedInput, "not an ISO 8601 date such as 2019-04-25", ""};
  };
  FieldReader reader(text);
  int year = 0;
  int month = 1;
  int day = 1;
  Moment moment;
  if (!reader.Digits(4, year) || year == 0) return refuse();
  moment.precision = MomentPrecision::kYear;
  if (reader.Mark('-')) {
    if (!reader.Digits(2, month)) return refuse();
    moment.precision = MomentPrecision::kMonth;
    if (reader.Mark('-')) {
      if (!reader.Digits(2, day)) return refuse();
      moment.precision = MomentPrecision::kDay;
      if (!ReadTimeOfDay(reader, moment)) return refuse();
    }
  }
  moment.day = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
               std::chrono::day{static_cast<unsigned>(day)};
  // ReadTimeOfDay has read to the end where there was a day.
  if (!moment.day.ok() || (moment.precision < MomentPrecision::kDay && !reader.rest().empty())) {
    return refuse();
  }
  return moment;
}

std::string FormatMoment(const Moment& moment) {
  const int year = static_cast<int>(moment.day.year());
  const unsigned month = static_cast<unsigned>(moment.day.month());
  const unsigned day = static_cast<unsigned>(moment.day.day());
  if (moment.precision == MomentPrecision::kYear) return fmt::format("{:04}", year);
  if (moment.precision == MomentPrecision::kMonth) return fmt::format("{:04}-{:02}", year, month);
  std::string out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (moment.precision == MomentPrecision::kDay) return out;
  const int seconds = moment.second_of_day;
  out += fmt::format("T{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (moment.precision == MomentPrecision::kSecond) out += fmt::format(":{:02}", seconds % 60);
  if (moment.utc_offset_minutes) {
    const int offset = *moment.utc_offset_minutes;
    if (offset == 0) {
      out += 'Z';
    } else {
      const int size = offset < 0 ? -offset : offset;
      out += fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 60, size % 60);
    }
  }
  return out;
}

}  // namespace dateline
