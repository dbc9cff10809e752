// The names in a byline, without what stands around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata_words.h"

namespace dateline::extract {

/// How much a byline's own place vouches for it.
enum class BylineTrust : std::uint8_t {
  kVisible,  // text of the page: names must look like names
  kStated,   // a field for the author: any name that is not refused
};

/// The names in `text`, joined by ", "; letters after a name ("MD") stay with it. Without prefix,
/// roles, dates, addresses. Empty where no name is left. Total: any bytes.
[[nodiscard]] std::string CleanByline(std::string_view text, const MetadataWords& words,
                                      BylineTrust trust);

/// True for a line that is a byline: a prefix and then hardly anything but names.
[[nodiscard]] bool IsBylineLine(std::string_view line, const MetadataWords& words);

}  // namespace dateline::extract
