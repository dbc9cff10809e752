// What stands between quotation marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dateline/document.h"

#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::discourse {

/// Tokens [first, last).
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] bool Contains(std::size_t token) const { return first <= token && token < last; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

/// Double quotation marks, straight or curly, pair up within a block and across its sentences. One
/// that is never closed lasts to the end of its block: the next paragraph opens it again.
class Quotations {
 public:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  Quotations(const Document& doc, const Columns<TokenRow>& tokens,
             const Columns<SentenceRow>& sentences);

  /// The quotation that a token stands in; kNone outside and for the marks themselves.
  [[nodiscard]] std::uint32_t Of(std::size_t token) const { return of_[token]; }
  [[nodiscard]] bool Quoted(std::size_t token) const { return of_[token] != kNone; }
  /// The words of a quotation, without its marks.
  [[nodiscard]] TokenRange WordsOf(std::uint32_t quotation) const { return words_[quotation]; }

 private:
  std::vector<std::uint32_t> of_;  // by token
  std::vector<TokenRange> words_;
};

}  // namespace dateline::discourse
