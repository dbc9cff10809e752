// The tables of coded records, whether they lie in a DuckDB file or in a folder of Parquet files.
#pragma once

#include <memory>
#include <string>

#include "dateline/result.h"

#include "store/duckdb_file.h"

namespace dateline::store {

/// Opens a DuckDB file, or views of the same names over the Parquet files of a folder: read-only
/// and locked down.
///
/// \errors kNotFound if there is no such file; kIo if it is not a DuckDB file, or the folder lacks
///         the Parquet file of a table.
[[nodiscard]] Result<std::unique_ptr<DuckdbFile>> OpenCodedDatabase(const std::string& path);

}  // namespace dateline::store
