// Primary and foreign keys of the tables: for the DuckDB file and datapackage.json.
#pragma once

#include <string_view>
#include <vector>

namespace dateline::store {

struct ForeignKey {
  std::string_view columns;  // separated by commas
  std::string_view table;
  std::string_view to;
};
struct TableKeys {
  std::string_view table;
  std::string_view primary;  // empty for none
  std::vector<ForeignKey> foreign;
};

/// The keys of every table, in the order of TableRows. A table's links to its own rows
/// (parent_id, parent_event_id) and the ids in lists are not among them: DuckDB checks neither.
[[nodiscard]] const std::vector<TableKeys>& AllTableKeys();

}  // namespace dateline::store
