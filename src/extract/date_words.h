// The words dates are written with: month and weekday names, zone names, the small words between,
// and the labels that say which date it is. Read from lexicons/extract/date_words.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "dateline/result.h"

#include "lexicon/table.h"

namespace dateline::extract {

/// What one word can be in a date; a word may be several things ("mar" is a month and a weekday).
struct DateWord {
  std::uint8_t month = 0;  // 1 to 12, or 0
  bool weekday = false;
  bool zone = false;
  std::optional<std::int16_t> utc_offset_minutes;  // null for a zone that keeps no one offset
  bool morning = false;
  bool afternoon = false;
  bool clock = false;    // stands for or after the time of day
  bool ordinal = false;  // follows a day's number
  bool filler = false;   // stands between the parts of a date
  bool mark = false;     // parts year, month and day
};

/// Which of a page's dates a date is.
enum class DateRole : std::uint8_t {
  kUnlabelled,
  kPublished,
  kModified,
  kRetrieved,
  kOther,  // a date of something else: an event, a birth, a copyright
};

class DateWords {
 public:
  /// Reads a table with the columns word, kind and value.
  /// \errors kMalformedInput for a missing column, an unknown kind or a value out of range.
  [[nodiscard]] static Result<DateWords> Create(const lexicon::Table& table);

  /// What a folded word is, or null. Belongs to this object.
  [[nodiscard]] const DateWord* Find(std::string_view folded) const;

  /// The role that the label in `folded` gives, by the last label in it; kUnlabelled without one.
  [[nodiscard]] DateRole RoleOf(std::string_view folded) const;

  /// True if `folded` is a word of some label.
  [[nodiscard]] bool IsLabelWord(std::string_view folded) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Map<DateWord> words_;
  Map<DateRole> labels_;  // whole labels, words parted by one blank
  std::unordered_set<std::string, Hash, std::equal_to<>> label_words_;  // every word of a label
};

}  // namespace dateline::extract
