#include "failure.h"

#include "terminal.h"

namespace dateline::cli {

ExitCode StatusOf(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
      return ExitCode::kUsage;
    case ErrorCode::kNotFound:
      return ExitCode::kNoInput;
    case ErrorCode::kIo:
      return ExitCode::kCannotWrite;
    default:
      return ExitCode::kFailed;
  }
}

Error AsInput(Error error) {
  if (error.code == ErrorCode::kIo) error.code = ErrorCode::kNotFound;
  return error;
}

ExitCode Fail(const Error& error) {
  PrintError(error.message, error.where);
  return StatusOf(error);
}

}  // namespace dateline::cli
