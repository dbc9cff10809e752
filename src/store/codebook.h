// What goes beside every export, so that it can be read without this program: a Frictionless data
// package and a codebook.
#pragma once

#include <string>
#include <string_view>

namespace dateline::store {

/// Rows (table, column, type, nullable, meaning) of every column, as CSV with a header line.
[[nodiscard]] std::string CodebookCsv();

/// datapackage.json: every table with its fields and keys. `extension` is that of the data files;
/// empty where all tables are in one file.
[[nodiscard]] std::string DataPackage(std::string_view extension);

}  // namespace dateline::store
