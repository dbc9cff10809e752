// The two things ICU does for us: decoding legacy encodings and guessing one from bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/charset_labels.h"

namespace dateline::text {

/// ICU's best guess, if it is confident and names an encoding of the standard.
[[nodiscard]] std::optional<Encoding> GuessByIcu(std::string_view bytes);

/// Decodes with the ICU converter `converter`; malformed sequences become U+FFFD and are counted
/// in `replaced`. None if this ICU lacks the converter.
[[nodiscard]] std::optional<std::string> DecodeByIcu(std::string_view converter,
                                                     std::string_view bytes, std::size_t& replaced);

}  // namespace dateline::text
