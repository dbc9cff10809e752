// What goes beside every export, so that it can be read without this program: a Frictionless data
// package and a codebook. Both are the schema in other words.
#pragma once

#include <string>
#include <string_view>

#include "store/schema.h"

namespace dateline::store {

/// A row for every column (table, column, type, nullable, unit, values, refers_to, meaning), as CSV
/// with a header line; the elements of list columns follow, under "list of …".
[[nodiscard]] std::string CodebookCsv(const Schema& schema);

/// datapackage.json (Frictionless): every table with its fields, keys and missing values.
/// `extension` is that of the data files; empty where all tables are in one file.
[[nodiscard]] std::string DataPackage(const Schema& schema, std::string_view extension);

}  // namespace dateline::store
