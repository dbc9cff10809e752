// The names in a byline, without what stands around them.
#pragma once

#include <cstddef>
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

/// The names in `text`, in order, each once; letters after a name ("Ana Ruiz, MD") stay with it.
/// Without prefix, roles, dates, addresses. Empty where no name is left. Total: any bytes.
[[nodiscard]] std::vector<std::string> NamesOf(std::string_view text, const MetadataWords& words,
                                               BylineTrust trust);

/// "Ana Ruiz", "Ana Ruiz and Bo Lee", "Ana Ruiz, Bo Lee and Cy Day".
[[nodiscard]] std::string JoinNames(const std::vector<std::string>& names,
                                    const MetadataWords& words);

/// The names in `text` as one byline.
[[nodiscard]] std::string CleanByline(std::string_view text, const MetadataWords& words,
                                      BylineTrust trust);

/// True for what is the name of an account and no name of a person: "jsmith", "j.smith", "JSmith2".
[[nodiscard]] bool IsAccountName(std::string_view name);

/// The name in a line that gives name, role or date parted by bars: "Ana Ruiz | Reporter | 3 May".
/// Empty where the first part is no name or no other part is a role.
[[nodiscard]] std::string NameBeforeRole(std::string_view line, const MetadataWords& words);

/// True for a line that is a byline: a prefix of at least `prefix_words` words ("by" is one,
/// "written by" two) and then hardly anything but names.
[[nodiscard]] bool IsBylineLine(std::string_view line, const MetadataWords& words,
                                std::size_t prefix_words = 1);

}  // namespace dateline::extract
