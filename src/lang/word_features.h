// What the language model looks at in a word: parts of its norm and its shape, hashed.
// docs/formats/model.md is the contract with the recipe that trains the model.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::lang {

/// Features 0 to 4 are hashed into tables; the hash with number 5 finds the word's vector.
inline constexpr std::size_t kHashedFeatures = 5;
inline constexpr std::uint8_t kVectorFeature = 5;

/// The norm with every ASCII digit made '0'.
[[nodiscard]] std::string KeyOf(std::string_view norm);

/// X for capitals, x for small letters, u for other letters, 0 for ASCII digits, * for marks
/// outside ASCII, other characters as they are; at most four of the same in a row.
/// \pre `surface` is valid UTF-8.
[[nodiscard]] std::string ShapeOf(std::string_view surface);

/// The strings of a word. The views are of `key`, `shape`.
struct WordStrings {
  std::string key;
  std::string shape;
  /// Key, its first three, last three and last four characters, shape.
  [[nodiscard]] std::array<std::string_view, kHashedFeatures> Features() const;
};
[[nodiscard]] WordStrings StringsOf(std::string_view surface, std::string_view norm);

/// FNV-1a over the feature's number and the bytes, its upper half mixed into the lower.
[[nodiscard]] std::uint64_t HashOf(std::uint8_t feature, std::string_view text);

}  // namespace dateline::lang
