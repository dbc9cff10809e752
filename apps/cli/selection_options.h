// The options by which `export` and `aggregate` say which events they count as having happened.
#pragma once

#include <CLI/CLI.hpp>

#include "derive/selection.h"

namespace dateline::cli {

/// Puts them on a subcommand. \returns the option --reality, to see whether it was given.
CLI::Option* AddSelectionOptions(CLI::App& sub, derive::Selection& selection);

}  // namespace dateline::cli
