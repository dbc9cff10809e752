#include "ingest/given_moment.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "text/ascii.h"

namespace dateline::ingest {
namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Moment> FromSeconds(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  Moment moment;
  moment.day = std::chrono::year_month_day(day);
  moment.second_of_day = static_cast<std::int32_t>((time - day).count());
  moment.utc_offset_minutes = std::int16_t{0};
  moment.precision = MomentPrecision::kSecond;
  return moment;
}

/// A run of digits: 8 are a day, 10 seconds, 13 milliseconds (years 2001 to 2286).
std::optional<Moment> FromDigits(std::string_view digits) {
  if (digits.size() == 8) {
    auto moment =
        ParseIsoMoment(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) +
                       "-" + std::string(digits.substr(6, 2)));
    return moment ? std::optional(*moment) : std::nullopt;
  }
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.size() == 10) return FromSeconds(number);
  if (digits.size() == 13) return FromSeconds(number / 1000);
  return std::nullopt;
}

}  // namespace

std::optional<Moment> ParseGivenMoment(std::string_view text) {
  text = text::TrimAscii(text);
  if (AllDigits(text) && text.size() != 4) return FromDigits(text);
  std::string iso(text);
  if (iso.size() >= 8 && AllDigits(text.substr(0, 4)) && (iso[4] == '.' || iso[4] == '/') &&
      iso[7] == iso[4]) {
    iso[4] = '-';
    iso[7] = '-';
  }
  auto moment = ParseIsoMoment(iso);
  return moment ? std::optional(*moment) : std::nullopt;
}

void CheckMoments(const Source& source, std::vector<Diagnostic>& diagnostics) {
  if (!source.published) return;
  constexpr std::chrono::year kFirstNewspapers{1500};
  if (source.published->day.year() < kFirstNewspapers) {
    diagnostics.push_back({"date_implausible", "the publication date is before 1500"});
  }
  if (source.retrieved) {
    // A day of grace: the two may be stated in different zones.
    const auto last = std::chrono::sys_days(source.retrieved->day) + std::chrono::days(1);
    if (std::chrono::sys_days(source.published->day) > last) {
      diagnostics.push_back(
          {"date_implausible", "the publication date is after the day the page was retrieved"});
    }
  }
}

}  // namespace dateline::ingest
