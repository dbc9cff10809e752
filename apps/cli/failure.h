// From an error of the library to a message and an exit status.
#pragma once

#include "dateline/result.h"

#include "exit_code.h"

namespace dateline::cli {

/// The status that docs/errors.md gives for an error that ends a run.
[[nodiscard]] ExitCode StatusOf(const Error& error);

/// An error of opening an input. kIo stands for what cannot be written once a run is under way; an
/// input that cannot be read is not there.
[[nodiscard]] Error AsInput(Error error);

/// Prints the error and gives its status.
ExitCode Fail(const Error& error);

}  // namespace dateline::cli
