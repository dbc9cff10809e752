// Errors as values. The library never throws across its boundary: whatever outside bytes can
// reach returns a Result.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace dateline {

/// Codes are part of the API: never renumbered, never reused. docs/errors.md gives the cause, the
/// remedy and the exit status of each.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument = 1,     // the caller passed something outside the stated range
  kMalformedInput = 2,      // bytes from outside are not what they claim to be
  kUnsupportedVersion = 3,  // a model or rule file from another generation
  kLimitExceeded = 4,       // valid, but larger than a configured limit
  kNotFound = 5,
  kIo = 6,
  kUnsupportedLanguage = 7,  // readable text in a language the engine does not read
  kNoText = 8,               // nothing in the input that could be an article
  kUnsupportedFormat = 9,    // recognized, but of a kind the engine does not read
};

/// "malformed_input" and so on: the form in tables and messages.
[[nodiscard]] const char* ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // one sentence: the thing, what is wrong, what was expected
  std::string where;    // "rules/time/weekday.toml:14", "model.bin@0x40", or ""

  friend bool operator==(const Error&, const Error&) = default;
};

/// A value or the reason there is none. The shape follows std::expected (C++23), so that a later
/// change of standard is a change of alias.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// Requires has_value().
  [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }

  /// Requires !has_value().
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success carries nothing: `return Ok();`.
struct Done {};
using Status = Result<Done>;
[[nodiscard]] inline Status Ok() { return Done{}; }

}  // namespace dateline

#define DATELINE_CONCAT_INNER(a, b) a##b
#define DATELINE_CONCAT(a, b) DATELINE_CONCAT_INNER(a, b)

/// Declares `name` as the value of `expression`, or returns its error from the enclosing function.
/// A statement; not for conditions.
#define DATELINE_TRY(name, expression)                                          \
  auto DATELINE_CONCAT(dateline_try_, __LINE__) = (expression);                 \
  if (!DATELINE_CONCAT(dateline_try_, __LINE__)) {                              \
    return ::dateline::Error(DATELINE_CONCAT(dateline_try_, __LINE__).error()); \
  }                                                                             \
  auto name = std::move(DATELINE_CONCAT(dateline_try_, __LINE__)).value()

/// The same where there is no value to keep.
#define DATELINE_CHECK_OK(expression)                            \
  do {                                                           \
    if (auto dateline_status = (expression); !dateline_status) { \
      return ::dateline::Error(dateline_status.error());         \
    }                                                            \
  } while (false)
