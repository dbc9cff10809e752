// Columnar storage for a layer: one vector per member of a row, declared once.
//
// A row type lists its members in `kColumns`. Code that scans reads columns; code that builds or
// tests writes rows.
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace dateline {

template <typename Row>
class Columns {
 private:
  template <typename T>
  static T MemberType(T Row::*);

  template <typename... Ms>
  static std::tuple<std::vector<decltype(MemberType(std::declval<Ms>()))>...> Storage(
      const std::tuple<Ms...>&);

  static constexpr std::size_t kCount = std::tuple_size_v<decltype(Row::kColumns)>;

  template <auto Member, std::size_t I = 0>
  static constexpr std::size_t IndexOf() {
    static_assert(I < kCount, "not a column of this row");
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(std::get<I>(Row::kColumns))>,
                                 decltype(Member)>) {
      if constexpr (std::get<I>(Row::kColumns) == Member) {
        return I;
      } else {
        return IndexOf<Member, I + 1>();
      }
    } else {
      return IndexOf<Member, I + 1>();
    }
  }

 public:
  /// Appends one row to every column.
  void Add(Row row) { AddAll(std::move(row), std::make_index_sequence<kCount>{}); }

  [[nodiscard]] std::size_t size() const { return std::get<0>(columns_).size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }

  /// The column of a member: `tokens.Column<&TokenRow::span>()[i]`.
  template <auto Member>
  [[nodiscard]] const auto& Column() const {
    return std::get<IndexOf<Member>()>(columns_);
  }

  /// Row `i` put together again; for tests and for code that needs most of the columns.
  [[nodiscard]] Row RowAt(std::size_t i) const {
    return GatherAll(i, std::make_index_sequence<kCount>{});
  }

 private:
  template <std::size_t... I>
  void AddAll(Row row, std::index_sequence<I...>) {
    (std::get<I>(columns_).push_back(std::move(row.*std::get<I>(Row::kColumns))), ...);
  }

  template <std::size_t... I>
  [[nodiscard]] Row GatherAll(std::size_t at, std::index_sequence<I...>) const {
    Row row;
    ((row.*std::get<I>(Row::kColumns) = std::get<I>(columns_)[at]), ...);
    return row;
  }

  decltype(Storage(Row::kColumns)) columns_;
};

}  // namespace dateline
