// A JSON object written member by member. What is empty or not known is left out.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "store/json.h"

namespace dateline::derive {

[[nodiscard]] inline std::string JsonText(std::string_view text) {
  std::string out;
  store::AppendJsonString(text, out);
  return out;
}

[[nodiscard]] inline std::string JsonList(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "[" : ",") + JsonText(text);
  return out.empty() ? "[]" : out + "]";
}

class JsonObject {
 public:
  JsonObject& Text(std::string_view name, std::string_view value) {
    return value.empty() ? *this : Raw(name, JsonText(value));
  }
  template <typename T>
  requires std::integral<T> || std::floating_point<T> JsonObject& Number(
      std::string_view name, const std::optional<T>& value) {
    return value ? Raw(name, fmt::format("{}", *value)) : *this;
  }
  JsonObject& Flag(std::string_view name, bool value) {
    return Raw(name, value ? "true" : "false");
  }
  JsonObject& List(std::string_view name, const std::vector<std::string>& values) {
    return values.empty() ? *this : Raw(name, JsonList(values));
  }
  /// \pre `json` is a JSON value.
  JsonObject& Raw(std::string_view name, std::string_view json) {
    members_ += fmt::format("{}\"{}\":{}", members_.empty() ? "" : ",", name, json);
    return *this;
  }

  [[nodiscard]] bool empty() const { return members_.empty(); }
  [[nodiscard]] std::string Take() const { return '{' + members_ + '}'; }

 private:
  std::string members_;
};

}  // namespace dateline::derive
