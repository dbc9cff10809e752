// Appends rows of one table to a DuckDB file. Private to the store.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dateline/records.h"
#include "dateline/result.h"

#include "store/duckdb_file.h"
#include "store/sql_type.h"

namespace dateline::store {

template <typename Row>
class TableAppender {
 public:
  explicit TableAppender(DuckdbFile& file) : file_(file) {
    ok_ = file.api().appender_create(file.connection(), nullptr, std::string(Row::kTable).c_str(),
                                     &appender_) != DuckDBError;
  }
  TableAppender(const TableAppender&) = delete;
  TableAppender& operator=(const TableAppender&) = delete;
  ~TableAppender() {
    for (auto& type : types_) file_.api().destroy_logical_type(&type);
    (void)file_.api().appender_destroy(&appender_);
  }

  /// \errors kIo.
  [[nodiscard]] Status Append(const Row& row) {
    column_ = 0;
    ForEachColumn<Row>([&](const auto& column) {
      Put(row.*column.member, column.required);
      ++column_;
    });
    Check(file_.api().appender_end_row(appender_));
    ++pending_;
    return ok_ ? Ok() : Failure();
  }

  /// \errors kIo, also for a key that is taken or points nowhere.
  [[nodiscard]] Status Flush() {
    pending_ = 0;
    Check(file_.api().appender_flush(appender_));
    return ok_ ? Ok() : Failure();
  }

  /// Rows appended since the last flush.
  [[nodiscard]] std::size_t pending() const { return pending_; }

 private:
  void Check(duckdb_state state) { ok_ = ok_ && state != DuckDBError; }

  void Put(const std::string& value, bool required) {
    Check(value.empty() && !required
              ? file_.api().append_null(appender_)
              : file_.api().append_varchar_length(appender_, value.data(), value.size()));
  }
  void Put(bool value, bool) { Check(file_.api().append_bool(appender_, value)); }
  void Put(std::int32_t value, bool) { Check(file_.api().append_int32(appender_, value)); }
  void Put(std::int64_t value, bool) { Check(file_.api().append_int64(appender_, value)); }
  void Put(double value, bool) { Check(file_.api().append_double(appender_, value)); }
  void Put(Day value, bool) {
    const auto days = static_cast<std::int32_t>(value.time_since_epoch().count());
    Check(file_.api().append_date(appender_, duckdb_date{days}));
  }
  template <typename T>
  void Put(const std::optional<T>& value, bool required) {
    if (value) {
      Put(*value, required);
    } else {
      Check(file_.api().append_null(appender_));
    }
  }
  template <typename T>
  void Put(const std::vector<T>& list, bool) {
    const DuckdbApi& api = file_.api();
    const duckdb_logical_type type = ElementType<T>();
    std::vector<duckdb_value> values;
    values.reserve(list.size() + 1);  // DuckDB refuses a null pointer even for an empty list
    for (const T& element : list) {
      if constexpr (requires { T::kColumns; }) {
        values.push_back(MakePart(api, type, element));
      } else {
        values.push_back(MakeValue(api, element));
      }
    }
    PutValue(api.create_list_value(type, values.data(), values.size()));
    for (duckdb_value& value : values) api.destroy_value(&value);
  }
  void Put(const NameMap& map, bool) {
    const DuckdbApi& api = file_.api();
    if (map.entries.empty()) {
      Check(api.append_null(appender_));
      return;
    }
    std::vector<duckdb_value> keys;
    std::vector<duckdb_value> values;
    for (const NamePart& entry : map.entries) {
      keys.push_back(MakeValue(api, entry.name));
      values.push_back(MakeValue(api, entry.value));
    }
    duckdb_logical_type text = LogicalTypeOf<std::string>::Make(api);
    duckdb_logical_type type = api.create_map_type(text, text);
    PutValue(api.create_map_value(type, keys.data(), values.data(), keys.size()));
    api.destroy_logical_type(&type);
    api.destroy_logical_type(&text);
    for (duckdb_value& key : keys) api.destroy_value(&key);
    for (duckdb_value& value : values) api.destroy_value(&value);
  }

  void PutValue(duckdb_value value) {
    Check(value == nullptr ? DuckDBError : file_.api().append_value(appender_, value));
    file_.api().destroy_value(&value);
  }

  /// The element type of the current column's list, made once.
  template <typename T>
  [[nodiscard]] duckdb_logical_type ElementType() {
    if (types_.size() <= column_) types_.resize(column_ + 1, nullptr);
    if (types_[column_] == nullptr) types_[column_] = LogicalTypeOf<T>::Make(file_.api());
    return types_[column_];
  }

  [[nodiscard]] Error Failure() const {
    const char* reason = file_.api().appender_error(appender_);
    return {ErrorCode::kIo,
            std::string("DuckDB refuses rows: ") + (reason == nullptr ? "unknown" : reason),
            std::string(Row::kTable)};
  }

  DuckdbFile& file_;
  duckdb_appender appender_ = nullptr;
  std::vector<duckdb_logical_type> types_;  // by column; null where not a list
  std::size_t column_ = 0;
  std::size_t pending_ = 0;
  bool ok_ = true;
};

}  // namespace dateline::store
