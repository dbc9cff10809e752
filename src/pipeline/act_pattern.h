// Which pattern of a rule found an act, for those who want to know why or to change it.
#pragma once

#include <string>
#include <string_view>

#include "dateline/result.h"
#include "dateline/span.h"

#include "lexicon/resource_dir.h"

namespace dateline::pipeline {

/// The pattern as its rule writes it: "hit.v ~ with ~ sanctions". Empty if the rules as they are
/// now find no act of that rule there.
///
/// Reads the sentence again, alone: what a row keeps is its rule.
/// \param sentence UTF-8.
/// \param trigger of the act, in bytes of `sentence`.
/// \errors whatever loading the words and rules gives.
[[nodiscard]] Result<std::string> FindActPattern(const lexicon::ResourceDir& resources,
                                                 std::string_view rule, const std::string& sentence,
                                                 Span trigger);

}  // namespace dateline::pipeline
