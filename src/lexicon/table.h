// Lexicon files: tab-separated, a header line, rows in strictly rising order, every row with its
// source. docs/formats/lexicons.md is the format. Sorted input is demanded, not repaired: the file
// is the truth, and who edits it sorts it (`LC_ALL=C sort`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "lexicon/sources.h"

namespace dateline::lexicon {

/// Largest file accepted, in bytes; most columns and rows; longest line in bytes.
inline constexpr std::size_t kMaxTableBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxTableColumns = 32;
inline constexpr std::size_t kMaxTableRows = 2'000'000;
inline constexpr std::size_t kMaxTableLineBytes = std::size_t{64} << 10;

/// A column of a Table, as found by name once.
enum class ColumnIndex : std::uint32_t {};

class Table {
 public:
  /// Reads a lexicon file. `file_name` ("lexicons/time/weekday.tsv") is used in messages and in the
  /// evidence of output rows. With `sources` null the source keys are not looked up, only demanded.
  ///
  /// \errors kMalformedInput with "file:line" and what to do; kLimitExceeded.
  [[nodiscard]] static Result<Table> Parse(std::string_view bytes, std::string_view file_name,
                                           const Sources* sources);

  /// The file again, byte for byte, for every table that Parse gave.
  [[nodiscard]] std::string Format() const { return {bytes_.begin(), bytes_.end()}; }

  /// The column called `name`.
  /// \errors kMalformedInput with "file:1": the caller needs a column the file does not have.
  [[nodiscard]] Result<ColumnIndex> Find(std::string_view name) const;

  /// \pre `row < size()`. The view belongs to the table, and to what the table is moved to.
  [[nodiscard]] std::string_view Cell(std::size_t row, ColumnIndex column) const {
    const std::size_t cell = row * columns_.size() + static_cast<std::size_t>(column);
    return {bytes_.data() + starts_[cell], starts_[cell + 1] - starts_[cell] - 1};
  }

  /// "lexicons/time/weekday.tsv:7": for messages and evidence.
  [[nodiscard]] std::string Where(std::size_t row) const;

  [[nodiscard]] std::size_t size() const { return (starts_.size() - 1) / columns_.size(); }
  [[nodiscard]] const std::string& file_name() const { return file_name_; }
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }

  friend bool operator==(const Table&, const Table&) = default;

 private:
  Table() = default;

  std::string file_name_;
  std::vector<std::string> columns_;
  std::vector<char> bytes_;  // the file; not a string, which may hold a short text in itself
  std::vector<std::uint32_t> starts_;  // of each cell, row by row, in bytes_; then the end
};

}  // namespace dateline::lexicon
