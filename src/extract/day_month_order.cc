#include "extract/day_month_order.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "extract/fold_case.h"
#include "extract/url_date.h"

namespace dateline::extract {
namespace {

// Pages in English put the month first where their region does; without a region the domain
// has to tell. Other languages put the day first.
DayMonthOrder OrderOfRegion(std::string_view lang_tag, std::string_view url,
                            const MetadataWords& words) {
  const std::string lang = FoldCase(lang_tag);
  const std::size_t dash = lang.find_first_of("-_");
  if (!lang.empty() && !words.Is(lang.substr(0, dash), HintKind::kLanguageEnglish)) {
    return DayMonthOrder::kDayFirst;
  }
  const std::string host = FoldCase(HostOf(url));
  const std::string domain = host.substr(host.rfind('.') + 1);
  const bool month_domain = domain.empty() || words.Is(domain, HintKind::kMonthFirstDomain);
  if (dash == std::string::npos) {
    return month_domain ? DayMonthOrder::kMonthFirst : DayMonthOrder::kDayFirst;
  }
  return words.Is(lang.substr(dash + 1), HintKind::kMonthFirstRegion) && month_domain
             ? DayMonthOrder::kMonthFirst
             : DayMonthOrder::kDayFirst;
}

// Counts what the dates of a page say about their order.
class OrderVotes {
 public:
  explicit OrderVotes(const DateWords& dates) : dates_(dates) {}

  void Read(std::string_view text) {
    if (text.empty() || text.find_first_of("0123456789") == std::string_view::npos) return;
    if (const auto plain = ParseDateText(text, dates_, {})) {
      if (plain->precision >= MomentPrecision::kDay) known_.push_back(plain->day);
      CountByValue(text);
      return;
    }
    const auto day_first = ParseDateText(text, dates_, {.order = DayMonthOrder::kDayFirst});
    const auto month_first = ParseDateText(text, dates_, {.order = DayMonthOrder::kMonthFirst});
    if (day_first && month_first) open_.push_back({day_first->day, month_first->day});
  }

  [[nodiscard]] DayMonthOrder Winner() const {
    int day_first = day_first_;
    int month_first = month_first_;
    for (const auto& [day, month] : open_) {
      day_first += IsKnown(day) && !IsKnown(month) ? 1 : 0;
      month_first += IsKnown(month) && !IsKnown(day) ? 1 : 0;
    }
    if (day_first == month_first) return DayMonthOrder::kUnknown;
    return day_first > month_first ? DayMonthOrder::kDayFirst : DayMonthOrder::kMonthFirst;
  }

 private:
  using Day = std::chrono::year_month_day;

  [[nodiscard]] bool IsKnown(const Day& day) const {
    return std::find(known_.begin(), known_.end(), day) != known_.end();
  }

  // "25/04/2019" and "04/25/2019": two numbers with one mark and a year of four figures.
  void CountByValue(std::string_view text) {
    const std::size_t begin = text.find_first_of("0123456789");
    std::array<unsigned, 3> parts{};
    const char* at = text.data() + begin;
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto [next, error] = std::from_chars(at, end, parts[i]);
      if (error != std::errc()) return;
      const bool mark = next != end && (*next == '/' || *next == '-');
      if (i + 1 < parts.size() && (!mark || next - at > 2)) return;
      at = next + (mark ? 1 : 0);
    }
    if (parts[2] < 1000) return;
    if (parts[0] > 12) ++day_first_;
    if (parts[1] > 12) ++month_first_;
  }

  const DateWords& dates_;
  std::vector<Day> known_;
  std::vector<std::pair<Day, Day>> open_;  // day first, month first
  int day_first_ = 0;
  int month_first_ = 0;
};

}  // namespace

DayMonthOrder OrderOnPage(const PageSignals& signals, std::string_view url, const DateWords& dates,
                          const MetadataWords& words) {
  OrderVotes votes(dates);
  for (const auto* list : {&signals.microdata_dates, &signals.times, &signals.dates}) {
    for (const HintedText& hint : *list) {
      votes.Read(hint.attribute);
      votes.Read(hint.text);
    }
  }
  for (const auto* list : {&signals.meta_published, &signals.meta_dated}) {
    for (const std::string_view value : *list) votes.Read(value);
  }
  const DayMonthOrder order = votes.Winner();
  return order == DayMonthOrder::kUnknown ? OrderOfRegion(signals.lang, url, words) : order;
}

}  // namespace dateline::extract
