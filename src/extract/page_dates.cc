#include "extract/page_dates.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract/date_line.h"
#include "extract/fold_case.h"
#include "extract/url_date.h"

namespace dateline::extract {
namespace {

// Longest line that is only a label for the next: "Zuletzt aktualisiert am:".
constexpr std::size_t kMaxLabelBytes = 30;

std::chrono::sys_days DayOf(const Moment& moment) { return std::chrono::sys_days(moment.day); }

// One day of difference is only another zone.
bool IsLater(const Moment& moment, const Moment& than) {
  return DayOf(moment) > DayOf(than) + std::chrono::days(1);
}

Moment Named(Moment moment, const char* how) {
  moment.how = how;
  return moment;
}

class DateFinder {
 public:
  DateFinder(const PageSignals& signals, const PageHead& head, const JsonLdArticle& article,
             std::string_view url, const DateWords& dates, DateHints hints)
      : signals_(signals),
        head_(head),
        article_(article),
        url_(url),
        dates_(dates),
        hints_(hints) {}

  PageDates Find() {
    ReadRetrieved();
    ReadModified();
    ReadPublished();
    ReadMasthead();
    return std::move(out_);
  }

 private:
  // Where computers begin to count is the day of pages without a day.
  [[nodiscard]] std::optional<Moment> Parse(std::string_view text, const char* how) const {
    auto moment = ParseDateText(text, dates_, hints_);
    if (!moment || moment->precision < MomentPrecision::kDay) return std::nullopt;
    if (DayOf(*moment) == std::chrono::sys_days{}) return std::nullopt;
    moment->how = how;
    return moment;
  }

  // The date of a hint and which of the page's dates it is.
  [[nodiscard]] std::optional<StatedDate> DateOf(const HintedText& hint, bool modified,
                                                 const char* how) const {
    const DateRole before = dates_.RoleOf(FoldCase(hint.before));
    const auto Role = [&](DateRole own) {
      if (hint.modified) return DateRole::kModified;
      if (own != DateRole::kUnlabelled) return own;
      return hint.strong && before == DateRole::kUnlabelled ? DateRole::kPublished : before;
    };
    if (auto moment = Parse(hint.attribute, how)) {
      return StatedDate{*moment, Role(DateRole::kUnlabelled)};
    }
    for (StatedDate& date : ReadDates(hint.text, dates_, hints_)) {
      date.role = Role(date.role);
      if (Fits(date, modified)) return StatedDate{Named(std::move(date.moment), how), date.role};
    }
    return std::nullopt;
  }

  static bool Fits(const StatedDate& date, bool modified) {
    if (date.moment.precision < MomentPrecision::kDay) return false;
    return modified ? date.role == DateRole::kModified
                    : date.role == DateRole::kPublished || date.role == DateRole::kUnlabelled;
  }

  // The first labelled date near the heading, else the first without a label there.
  [[nodiscard]] std::optional<Moment> FromHintsNear(const std::vector<HintedText>& hints,
                                                    bool modified, const char* how) const {
    std::optional<Moment> unlabelled;
    for (const HintedText& hint : hints) {
      const bool near = head_.heading == kNoNode ? !hint.beside : head_.IsNear(hint.node);
      if (!near) continue;
      auto date = DateOf(hint, modified, how);
      if (!date || !Fits(*date, modified)) continue;
      if (date->role != DateRole::kUnlabelled) return date->moment;
      if (!unlabelled) unlabelled = date->moment;
    }
    return unlabelled;
  }

  // A labelled date anywhere; without a label only where all such dates agree, since a page has
  // the days of other articles too.
  [[nodiscard]] std::optional<Moment> FromHintsFar(const std::vector<HintedText>& hints,
                                                   bool modified, const char* how) const {
    for (const bool beside : {false, true}) {
      std::optional<Moment> first;
      bool agree = true;
      for (const HintedText& hint : hints) {
        if (hint.beside != beside) continue;
        auto date = DateOf(hint, modified, how);
        if (!date || !Fits(*date, modified)) continue;
        if (date->role != DateRole::kUnlabelled && !beside) return date->moment;
        if (!first) first = date->moment;
        agree &= first->day == date->moment.day;
      }
      if (first && agree) return first;
    }
    return std::nullopt;
  }

  // The text of a line that only says which date the next one is, with a blank; else empty.
  [[nodiscard]] std::string LabelOf(const HintedText& line) const {
    const bool labels = line.text.size() <= kMaxLabelBytes &&
                        dates_.RoleOf(FoldCase(line.text)) != DateRole::kUnlabelled;
    return labels ? line.text + " " : "";
  }

  // Dates in the lines under the heading: those with a label first, then the first without.
  [[nodiscard]] std::optional<Moment> FromLines(const std::vector<HintedText>& lines, bool modified,
                                                bool labelled_only) const {
    std::optional<Moment> unlabelled;
    std::string label;
    for (const HintedText& line : lines) {
      const auto stamp = ReadStamp(std::exchange(label, {}) + line.text);
      if (!stamp) {
        label = LabelOf(line);
        continue;
      }
      for (const StatedDate& date : stamp->dates) {
        if (!Fits(date, modified)) continue;
        if (date.role != DateRole::kUnlabelled) return Named(date.moment, "line");
        if (!unlabelled && !labelled_only) unlabelled = Named(date.moment, "line");
      }
    }
    return unlabelled;
  }

  // Dates in the lines about the heading: under it unless one over it stands nearer.
  [[nodiscard]] std::optional<Moment> FromHead() const {
    if (const auto labelled = FromLines(head_.under, false, true)) return labelled;
    const auto Stamp = [this](const HintedText& line) { return ReadStamp(line.text).has_value(); };
    const auto NoMasthead = [this](const HintedText& line) {
      const auto stamp = ReadStamp(line.text);
      return stamp && !IsMasthead(*stamp);
    };
    const auto under = std::find_if(head_.under.begin(), head_.under.end(), Stamp);
    const auto over = std::find_if(head_.over.begin(), head_.over.end(), NoMasthead);
    const bool nearer = over != head_.over.end() && under != head_.under.end() &&
                        head_.heading - over->node < under->node - head_.heading;
    std::optional<Moment> moment;
    if (!nearer) moment = FromLines(head_.under, false, false);
    if (!moment) moment = FromLines(head_.over, false, false);
    return moment ? moment : FromLines(head_.under, false, false);
  }

  // A line, or a part of it between bars, that is a date stamp: "Ana Ruiz | Reporter | 3 May 2021".
  [[nodiscard]] std::optional<DateLine> ReadStamp(std::string_view line) const {
    // The day and the last two figures of the year.
    constexpr std::ptrdiff_t kFewestDigits = 3;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::count_if(line.begin(), line.end(), is_digit) < kFewestDigits) return std::nullopt;
    if (auto stamp = ReadDateLine(line, dates_, hints_)) return stamp;
    for (const std::string_view bar : {" | ", " \u00b7 ", " \u2022 ", " \u22c5 ", " \u2013 "}) {
      for (std::string_view rest = line; rest.find(bar) != std::string_view::npos;) {
        rest.remove_prefix(rest.find(bar) + bar.size());
        if (auto stamp = ReadDateLine(rest.substr(0, rest.find(bar)), dates_, hints_)) return stamp;
      }
    }
    return std::nullopt;
  }

  void ReadModified() {
    std::optional<Moment>& modified = out_.modified;
    modified = Parse(article_.modified, "json-ld");
    for (const std::string_view value : signals_.meta_modified) {
      if (!modified) modified = Parse(value, "meta");
    }
    if (!modified) modified = FromHintsFar(signals_.microdata_dates, true, "microdata");
    if (!modified) modified = FromHintsNear(signals_.times, true, "time");
    if (!modified) modified = FromHintsNear(signals_.dates, true, "line");
    if (!modified) modified = FromLines(head_.under, true, true);
    if (!modified) modified = FromLines(signals_.texts, true, true);
  }

  // All that may be the day of publication, strongest first.
  [[nodiscard]] std::vector<Moment> PublishedCandidates() const {
    std::vector<Moment> out;
    const auto Add = [&out](std::optional<Moment> moment) {
      if (moment) out.push_back(std::move(*moment));
    };
    Add(Parse(article_.published, "json-ld"));
    for (const std::string_view value : signals_.meta_published) Add(Parse(value, "meta"));
    Add(FromHintsNear(signals_.microdata_dates, false, "microdata"));
    Add(FromHintsFar(signals_.microdata_dates, false, "microdata"));
    for (const std::string_view value : signals_.meta_dated) Add(Parse(value, "meta"));
    Add(FromHintsNear(signals_.times, false, "time"));
    Add(ReadUrlDate(url_, dates_));
    Add(FromHintsNear(signals_.dates, false, "line"));
    Add(FromHead());
    Add(FromHintsFar(signals_.times, false, "time"));
    Add(FromHintsFar(signals_.dates, false, "line"));
    Add(FromLines(signals_.texts, false, true));
    if (!out_.modified) Add(FromLines(signals_.texts, false, false));
    return out;
  }

  void ReadPublished() {
    std::vector<Moment> candidates = PublishedCandidates();
    std::optional<Moment>& published = out_.published;
    // No page is published after it was saved, and none after it was changed: where a signal says
    // so, another is asked.
    for (const Moment& moment : candidates) {
      if (out_.retrieved && IsLater(moment, *out_.retrieved)) continue;
      if (!published) published = moment;
      if (out_.modified && IsLater(moment, *out_.modified)) continue;
      published = moment;
      break;
    }
    // A page cannot show a day before it was published: where it does, what the fields hold is
    // when the page was made anew.
    const std::optional<Moment> shown = FromLines(head_.opening, false, false);
    if (shown && published && IsLater(*published, *shown)) published = shown;
    if (published) *published = InPublishersZone(*published, candidates);
    if (!published) published = MonthShown();
    // What a page that tells only of its last change says, it said on that day.
    if (!published && out_.modified) published = Named(*out_.modified, "modified");
  }

  // A month with a label, or the only one that the head of the page shows by itself: "May 2021".
  [[nodiscard]] std::optional<Moment> MonthShown() const {
    if (auto month = MonthIn(signals_.texts, true)) return month;
    return MonthIn(head_.opening, false);
  }

  [[nodiscard]] std::optional<Moment> MonthIn(const std::vector<HintedText>& lines,
                                              bool labelled) const {
    std::optional<Moment> only;
    std::string label;
    for (const HintedText& line : lines) {
      const auto stamp = ReadDateLine(std::exchange(label, {}) + line.text, dates_, hints_,
                                      MomentPrecision::kMonth);
      if (!stamp) {
        label = LabelOf(line);
        continue;
      }
      const StatedDate& date = stamp->dates.front();
      if (date.moment.precision != MomentPrecision::kMonth) continue;
      if (labelled && date.role == DateRole::kPublished) return Named(date.moment, "line");
      if (labelled || !stamp->bare || date.role != DateRole::kUnlabelled) continue;
      if (only && only->day != date.moment.day) return std::nullopt;  // an archive's
      only = Named(date.moment, "line");
    }
    return only;
  }

  // A field in universal time may fall on another day than the one the publisher gives; where
  // the page also states the day in the publisher's own zone, that one holds.
  [[nodiscard]] static Moment InPublishersZone(const Moment& stated,
                                               const std::vector<Moment>& candidates) {
    if (stated.utc_offset_minutes != std::int16_t{0}) return stated;
    if (stated.precision < MomentPrecision::kMinute) return stated;
    // Zones reach from 12 hours behind to 14 hours ahead.
    constexpr std::int32_t kBehind = 12 * 3600;
    constexpr std::int32_t kAhead = 10 * 3600;
    const Moment* local = nullptr;
    for (const Moment& moment : candidates) {
      const auto days = (DayOf(moment) - DayOf(stated)).count();
      const bool fits = (days == -1 && stated.second_of_day < kBehind) ||
                        (days == 1 && stated.second_of_day >= kAhead);
      const bool universal = moment.utc_offset_minutes == std::int16_t{0};
      if (fits && !universal && local == nullptr) local = &moment;
    }
    return local == nullptr ? stated : *local;
  }

  // "Printed on 5 May 2021", "Today is …": the page says when it was made for this reader.
  void ReadRetrieved() {
    for (const HintedText& text : signals_.texts) {
      const auto stamp = ReadStamp(text.text);
      if (!stamp) continue;
      for (const StatedDate& date : stamp->dates) {
        if (date.role != DateRole::kRetrieved) continue;
        out_.retrieved = Named(date.moment, "line");
        return;
      }
    }
  }

  // A bare weekday and date over the heading of an article that is older is the day of the visit.
  void ReadMasthead() {
    if (out_.retrieved || !out_.published) return;
    for (const HintedText& text : head_.over) {
      const auto stamp = ReadStamp(text.text);
      if (!stamp || !IsMasthead(*stamp) || !IsLater(stamp->dates.front().moment, *out_.published)) {
        continue;
      }
      out_.retrieved = Named(stamp->dates.front().moment, "line");
      return;
    }
  }

  static bool IsMasthead(const DateLine& stamp) {
    return stamp.bare && stamp.names_weekday && stamp.dates.size() == 1;
  }

  const PageSignals& signals_;
  const PageHead& head_;
  const JsonLdArticle& article_;
  std::string_view url_;
  const DateWords& dates_;
  DateHints hints_;
  PageDates out_;
};

}  // namespace

PageDates FindPageDates(const PageSignals& signals, const PageHead& head,
                        const JsonLdArticle& article, std::string_view url, const DateWords& dates,
                        DateHints hints) {
  return DateFinder(signals, head, article, url, dates, hints).Find();
}

}  // namespace dateline::extract
