#include "extract/date_line.h"

#include <string>

#include "extract/date_tokens.h"
#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

// Longest date stamp seen in practice with two dates, zones and labels, and some room.
constexpr std::size_t kMaxStampBytes = 160;

// Dates per line that are read; the third is already not a stamp's.
constexpr std::size_t kMaxDates = 4;

// Words beside the date that a stamp may have: a reading time, an edition, a desk.
constexpr std::size_t kMaxOtherWords = 2;
constexpr std::size_t kMaxOtherWordsLabelled = 4;

struct PlacedDate {
  FoundDate found;
  DateRole role = DateRole::kUnlabelled;
};

std::vector<PlacedDate> PlaceDates(std::string_view line, const DateWords& words, DateHints hints) {
  std::vector<PlacedDate> dates;
  line = line.substr(0, kMaxDateTextBytes);
  std::size_t from = 0;
  while (dates.size() < kMaxDates) {
    auto found = FindDate(line.substr(from), words, hints);
    if (!found) break;
    const std::string before = FoldCase(line.substr(from, found->begin));
    found->begin += from;
    found->end += from;
    from = found->end;
    dates.push_back({.found = std::move(*found), .role = words.RoleOf(before)});
  }
  return dates;
}

bool IsDateToken(const DateToken& token, const DateWords& words) {
  return token.known || words.IsLabelWord(token.folded);
}

}  // namespace

std::vector<StatedDate> ReadDates(std::string_view line, const DateWords& words, DateHints hints) {
  std::vector<StatedDate> out;
  for (PlacedDate& date : PlaceDates(line, words, hints)) {
    out.push_back({.moment = std::move(date.found.moment), .role = date.role});
  }
  return out;
}

std::optional<DateLine> ReadDateLine(std::string_view line, const DateWords& words, DateHints hints,
                                     MomentPrecision least) {
  if (line.size() > kMaxStampBytes) return std::nullopt;
  std::vector<PlacedDate> dates = PlaceDates(line, words, hints);
  if (dates.empty() || dates.front().found.moment.precision < least) return std::nullopt;
  DateLine out;
  std::size_t others = 0;
  std::size_t numbers = 0;
  out.bare = true;
  for (const DateToken& token : TokenizeDate(line, words)) {
    out.names_weekday |= token.word.weekday;
    bool inside = false;
    for (const PlacedDate& date : dates) {
      inside |= date.found.begin <= token.begin && token.end <= date.found.end;
    }
    if (inside || token.kind == DateToken::Kind::kMark) continue;
    if (token.is_number()) ++numbers;
    if (token.is_word() && !token.known) out.bare = false;
    if (token.is_word() && !IsDateToken(token, words)) ++others;
  }
  bool labelled = false;
  for (const PlacedDate& date : dates) labelled |= date.role != DateRole::kUnlabelled;
  // "He resigned on 3 May 2019." has few enough words for a stamp, but stops like a sentence.
  const bool sentence = others > 0 && line.ends_with('.');
  if (sentence || others > (labelled ? kMaxOtherWordsLabelled : kMaxOtherWords)) {
    return std::nullopt;
  }
  if (numbers > kMaxOtherWords) return std::nullopt;
  for (PlacedDate& date : dates) {
    out.dates.push_back({.moment = std::move(date.found.moment), .role = date.role});
  }
  return out;
}

}  // namespace dateline::extract
