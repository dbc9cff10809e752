#include "extract/title.h"

#include <algorithm>
#include <array>

#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

constexpr std::array<std::string_view, 8> kBars = {" | ",      " - ",  " \u2013 ", " \u2014 ",
                                                   " \u00bb ", " :: ", " \u00b7 ", " \u2022 "};

// Letters and figures only, so that "The Daily" equals "the-daily".
std::string Letters(std::string_view text) {
  std::string out;
  for (const char c : FoldCase(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) out += c;
  }
  return out;
}

bool IsSite(std::string_view part, const TitleCandidates& candidates) {
  const std::string letters = Letters(part);
  return std::any_of(candidates.sites.begin(), candidates.sites.end(),
                     [&](const std::string& site) {
                       const std::string name = Letters(site);
                       if (name.size() < 3 || letters.size() < 3) return false;
                       return name == letters || name.find(letters) == 0 || letters.find(name) == 0;
                     });
}

bool IsOtherTitle(std::string_view part, const TitleCandidates& candidates) {
  const std::string letters = Letters(part);
  if (letters.empty()) return false;
  const auto same = [&](const std::string& other) { return Letters(other) == letters; };
  return same(candidates.open_graph) || same(candidates.headline) ||
         std::any_of(candidates.headings.begin(), candidates.headings.end(), same);
}

struct Cut {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Cut LastBar(std::string_view title) {
  Cut cut;
  for (const std::string_view bar : kBars) {
    const std::size_t at = title.rfind(bar);
    if (at != std::string_view::npos && (cut.at == std::string_view::npos || at > cut.at)) {
      cut = {at, bar.size()};
    }
  }
  return cut;
}

Cut FirstBar(std::string_view title) {
  Cut cut;
  for (const std::string_view bar : kBars) {
    const std::size_t at = title.find(bar);
    if (at < cut.at) cut = {at, bar.size()};
  }
  return cut;
}

}  // namespace

std::string StripSiteName(std::string_view title, const TitleCandidates& candidates) {
  // A title has at most a site, a section and a topic behind it.
  constexpr int kMaxParts = 3;
  for (int i = 0; i < kMaxParts; ++i) {
    const Cut last = LastBar(title);
    if (last.at == std::string_view::npos) break;
    const std::string_view head = title.substr(0, last.at);
    const bool named = IsSite(title.substr(last.at + last.size), candidates);
    if (IsOtherTitle(title, candidates) && !named) break;
    if (!named && !IsOtherTitle(head, candidates)) break;
    title = head;
  }
  const Cut first = FirstBar(title);
  if (first.at != std::string_view::npos && first.at > 0) {
    const std::string_view tail = title.substr(first.at + first.size);
    if (IsSite(title.substr(0, first.at), candidates) && !tail.empty()) title = tail;
  }
  return std::string(title);
}

bool IsSameTitle(std::string_view a, std::string_view b) {
  // Letters take most of a title: lengths far apart need no comparing.
  if (a.size() > 2 * b.size() + 8 || b.size() > 2 * a.size() + 8) return false;
  const std::string letters = Letters(a);
  return !letters.empty() && letters == Letters(b);
}

std::string ChooseTitle(const TitleCandidates& candidates) {
  const std::array<std::string, 3> stated = {StripSiteName(candidates.open_graph, candidates),
                                             StripSiteName(candidates.headline, candidates),
                                             StripSiteName(candidates.page, candidates)};
  // The heading that a stated title repeats is the article's; its spelling is the page's own.
  for (const std::string& heading : candidates.headings) {
    const std::string letters = Letters(heading);
    if (letters.empty() || IsSite(heading, candidates)) continue;
    for (const std::string& title : stated) {
      const std::string other = Letters(title);
      if (other.empty()) continue;
      if (letters == other || letters.find(other) == 0 || other.find(letters) == 0) return heading;
    }
  }
  // A page with one heading of some length means it, however it is advertised elsewhere.
  std::string long_heading;
  std::size_t long_headings = 0;
  for (const std::string& heading : candidates.headings) {
    if (std::count(heading.begin(), heading.end(), ' ') < 2) continue;
    if (++long_headings == 1) long_heading = heading;
  }
  if (long_headings == 1) return long_heading;
  for (const std::string& title : stated) {
    if (!title.empty()) return title;
  }
  return candidates.headings.empty() ? std::string() : candidates.headings.front();
}

}  // namespace dateline::extract
