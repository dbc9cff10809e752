// SHA-256, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// 64 lower-case hex digits.
[[nodiscard]] std::string Sha256Hex(std::string_view bytes);

}  // namespace dateline
