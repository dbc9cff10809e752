// A table of tab-separated text, once more in a typed format.
#pragma once

#include <string>
#include <vector>

#include "dateline/result.h"

namespace dateline::store {

struct TextColumn {
  std::string name;
  std::string type;  // string, integer, number or date
};

/// Writes the table in `text_path` (no quoting; empty cells are null) as Parquet to `path`, with
/// these columns and types. What stands at `path` is replaced.
///
/// \errors kIo with DuckDB's reason, also for a cell that is not of its column's type.
[[nodiscard]] Status TextToParquet(const std::string& text_path, bool header,
                                   const std::vector<TextColumn>& columns, const std::string& path);

}  // namespace dateline::store
