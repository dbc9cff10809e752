// Where the rules, lexicons and models are.
#pragma once

#include <string>

#include "dateline/result.h"

namespace dateline::cli {

/// `given` if it is not empty, else the folder that belongs to this program.
/// \errors kNotFound.
[[nodiscard]] Result<std::string> FindDataDir(const std::string& given);

}  // namespace dateline::cli
