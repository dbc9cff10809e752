// Puts C++ values into DuckDB vectors: a column of a chunk is filled in place, without a DuckDB
// value made for each cell. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/records.h"

#include "store/duckdb_api.h"

namespace dateline::store {

class VectorWriter {
 public:
  explicit VectorWriter(const DuckdbApi& api) : api_(api) {}

  // Each puts a value at `row`, which must be within the vector's capacity. What is empty and not
  // `required` becomes null.

  void Put(duckdb_vector to, idx_t row, const std::string& value, bool required) const {
    if (value.empty() && !required) return PutNull(to, row);
    api_.vector_assign_string_element_len(to, row, value.data(), value.size());
  }
  void Put(duckdb_vector to, idx_t row, bool value, bool) const { Set(to, row, value); }
  void Put(duckdb_vector to, idx_t row, std::int32_t value, bool) const { Set(to, row, value); }
  void Put(duckdb_vector to, idx_t row, std::int64_t value, bool) const { Set(to, row, value); }
  void Put(duckdb_vector to, idx_t row, double value, bool) const { Set(to, row, value); }
  void Put(duckdb_vector to, idx_t row, Day value, bool) const {
    Set(to, row, static_cast<std::int32_t>(value.time_since_epoch().count()));
  }
  template <typename T>
  void Put(duckdb_vector to, idx_t row, const std::optional<T>& value, bool required) const {
    if (!value) return PutNull(to, row);
    Put(to, row, *value, required);
  }
  template <typename T>
  void Put(duckdb_vector to, idx_t row, const std::vector<T>& list, bool) const {
    const idx_t first = Grow(to, row, list.size());
    const duckdb_vector elements = api_.list_vector_get_child(to);
    for (idx_t i = 0; i < list.size(); ++i) PutElement(elements, first + i, list[i]);
  }
  void Put(duckdb_vector to, idx_t row, const NameMap& map, bool) const {
    const idx_t first = Grow(to, row, map.entries.size());
    const duckdb_vector entries = api_.list_vector_get_child(to);  // STRUCT(key, value)
    for (idx_t i = 0; i < map.entries.size(); ++i) PutElement(entries, first + i, map.entries[i]);
    if (map.entries.empty()) PutNull(to, row);
  }

 private:
  template <typename T>
  void Set(duckdb_vector to, idx_t row, T value) const {
    static_cast<T*>(api_.vector_get_data(to))[row] = value;
  }

  void PutNull(duckdb_vector to, idx_t row) const {
    api_.vector_ensure_validity_writable(to);
    api_.validity_set_row_invalid(api_.vector_get_validity(to), row);
  }

  /// Makes the list at `row` hold the next `count` elements of the child; gives their first.
  idx_t Grow(duckdb_vector list, idx_t row, idx_t count) const {
    const idx_t first = api_.list_vector_get_size(list);
    (void)api_.list_vector_reserve(list, first + count);
    (void)api_.list_vector_set_size(list, first + count);
    Set(list, row, duckdb_list_entry{first, count});
    return first;
  }

  void PutElement(duckdb_vector to, idx_t at, const std::string& text) const {
    api_.vector_assign_string_element_len(to, at, text.data(), text.size());
  }
  template <typename Part>
  void PutElement(duckdb_vector to, idx_t at, const Part& part) const {
    idx_t field = 0;
    // A part's texts are never null: an empty one is what the source says.
    ForEachColumn<Part>([&](const auto& column) {
      Put(api_.struct_vector_get_child(to, field++), at, part.*column.member, true);
    });
  }

  const DuckdbApi& api_;
};

}  // namespace dateline::store
