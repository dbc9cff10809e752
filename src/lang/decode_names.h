// From scores of name labels to names: the best path through labels of the form B-PER, I-PER,
// E-PER (first, middle and last word of a name), S-PER (the only word) and O (none).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "doc/rows.h"

namespace dateline::lang {

/// A name: words [first, last) of a sentence.
struct FoundName {
  std::size_t first = 0;
  std::size_t last = 0;
  NameKind kind = NameKind::kPerson;
  float lead = 0;  // by how much its labels beat the next best, at its least clear word
  friend bool operator==(const FoundName&, const FoundName&) = default;
};

/// The labels, and what each step from one to the next costs. Immutable; shared by all threads.
class NameDecoder {
 public:
  /// Knows no label; for members that are filled later.
  NameDecoder() = default;

  /// \param labels      in the order of the scores' columns.
  /// \param transitions from each label (row) to each label; what is not legal is never taken.
  /// \param start, end  for the first and the last word.
  /// \errors kInvalidArgument: a label of no known form, or sizes that differ.
  [[nodiscard]] static Result<NameDecoder> Create(const std::vector<std::string_view>& labels,
                                                  std::span<const float> transitions,
                                                  std::span<const float> start,
                                                  std::span<const float> end);

  /// The names on the best path, the first of equals.
  /// \param scores `words` rows, `stride` apart, of a value per label.
  [[nodiscard]] std::vector<FoundName> Decode(std::span<const float> scores, std::size_t words,
                                              std::size_t stride) const;

 private:
  enum class Place : std::uint8_t { kOutside, kFirst, kMiddle, kLast, kOnly };
  struct Label {
    Place place = Place::kOutside;
    NameKind kind = NameKind::kPerson;
  };
  [[nodiscard]] static std::optional<Label> ParseLabel(std::string_view text);
  [[nodiscard]] static bool MayFollow(Label before, Label after);
  [[nodiscard]] static bool MayEnd(Label label);
  [[nodiscard]] std::vector<std::uint8_t> BestPath(std::span<const float> scores, std::size_t words,
                                                   std::size_t stride) const;

  struct Step {
    std::uint8_t from = 0;
    float score = 0;
  };
  std::vector<Label> labels_;
  std::vector<std::vector<Step>> steps_;  // legal ones, by the label they lead to
  std::vector<float> start_;
  std::vector<float> end_;
};

}  // namespace dateline::lang
