// Exit statuses of the command, after sysexits.h where one fits. docs/errors.md explains them.
#pragma once

#include "dateline/result.h"

namespace dateline::cli {

enum class ExitCode : int {
  kOk = 0,
  kFailed = 1,
  kUsage = 2,
  kRejects = 3,  // done, but inputs were rejected and --strict was given
  kNoInput = 66,
  kCannotWrite = 73,
  kInterrupted = 130,
};

}  // namespace dateline::cli
