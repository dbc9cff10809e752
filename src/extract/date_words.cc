#include "extract/date_words.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace dateline::extract {
namespace {

// Reads a whole decimal number within [low, high].
std::optional<int> ReadNumber(std::string_view text, int low, int high) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < low || value > high) return std::nullopt;
  return value;
}

bool ApplyZone(std::string_view value, DateWord& word) {
  word.zone = true;
  if (value == "-") return true;
  const auto minutes = ReadNumber(value, -14 * 60, 14 * 60);
  if (!minutes) return false;
  word.utc_offset_minutes = static_cast<std::int16_t>(*minutes);
  return true;
}

bool ApplyMeridiem(std::string_view value, DateWord& word) {
  word.morning |= value == "am";
  word.afternoon |= value == "pm";
  return value == "am" || value == "pm";
}

// False for a kind or value no date word has.
bool Apply(std::string_view kind, std::string_view value, DateWord& word) {
  if (kind == "month") {
    const auto month = ReadNumber(value, 1, 12);
    if (month) word.month = static_cast<std::uint8_t>(*month);
    return month.has_value();
  }
  if (kind == "zone") return ApplyZone(value, word);
  if (kind == "meridiem") return ApplyMeridiem(value, word);
  if (kind == "weekday") return word.weekday = ReadNumber(value, 1, 7).has_value();
  if (kind == "clock") return word.clock = true;
  if (kind == "ordinal") return word.ordinal = true;
  if (kind == "filler") return word.filler = true;
  if (kind == "mark") return word.mark = true;
  return false;
}

std::optional<DateRole> RoleOfKind(std::string_view kind) {
  if (kind == "label_published") return DateRole::kPublished;
  if (kind == "label_modified") return DateRole::kModified;
  if (kind == "label_retrieved") return DateRole::kRetrieved;
  if (kind == "label_event") return DateRole::kOther;
  return std::nullopt;
}

// Words of letters: what is neither ASCII letter nor beyond ASCII parts them.
std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool letter = i < text.size() && ((text[i] >= 'a' && text[i] <= 'z') || (text[i] & 0x80));
    if (letter) continue;
    if (i > begin) words.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

// The longest label that is looked for, in words.
constexpr std::size_t kMaxLabelWords = 3;

}  // namespace

Result<DateWords> DateWords::Create(const lexicon::Table& table) {
  DATELINE_TRY(word_column, table.Find("word"));
  DATELINE_TRY(kind_column, table.Find("kind"));
  DATELINE_TRY(value_column, table.Find("value"));
  DateWords words;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view word = table.Cell(row, word_column);
    const std::string_view kind = table.Cell(row, kind_column);
    if (const auto role = RoleOfKind(kind)) {
      words.labels_.emplace(word, *role);
      for (const std::string_view part : SplitWords(word)) words.label_words_.emplace(part);
    } else if (!Apply(kind, table.Cell(row, value_column), words.words_[std::string(word)])) {
      return Error{ErrorCode::kMalformedInput, "date word has an unknown kind or value",
                   table.Where(row)};
    }
  }
  return words;
}

const DateWord* DateWords::Find(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? nullptr : &found->second;
}

DateRole DateWords::RoleOf(std::string_view folded) const {
  const std::vector<std::string_view> words = SplitWords(folded);
  for (std::size_t last = words.size(); last-- > 0;) {
    for (std::size_t count = std::min(kMaxLabelWords, last + 1); count > 0; --count) {
      std::string label(words[last + 1 - count]);
      for (std::size_t i = last + 2 - count; i <= last; ++i) label.append(" ").append(words[i]);
      const auto found = labels_.find(label);
      if (found != labels_.end()) return found->second;
    }
  }
  return DateRole::kUnlabelled;
}

bool DateWords::IsLabelWord(std::string_view folded) const {
  return label_words_.find(folded) != label_words_.end();
}

}  // namespace dateline::extract
