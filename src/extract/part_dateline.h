// The dateline of a report: "LIMA, Peru (AP) —" before its first words.
#pragma once

#include <string>
#include <vector>

#include "extract/metadata_words.h"
#include "extract/page.h"

namespace dateline::extract {

/// Makes the dateline at the start of one of the first paragraphs a block of its own, dash and all;
/// a second mark after it ("LIMA — -Envoys left") is nobody's. A place stands in capitals, or in
/// title case before an agency in brackets.
/// \returns the place as written, without day and agency: "LIMA, Peru". Empty where there is none.
[[nodiscard]] std::string PartDateline(std::vector<PageBlock>& blocks, const MetadataWords& words);

}  // namespace dateline::extract
