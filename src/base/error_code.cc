#include "dateline/result.h"

namespace dateline {

const char* ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid_argument";
    case ErrorCode::kMalformedInput:
      return "malformed_input";
    case ErrorCode::kUnsupportedVersion:
      return "unsupported_version";
    case ErrorCode::kLimitExceeded:
      return "limit_exceeded";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kUnsupportedLanguage:
      return "unsupported_language";
    case ErrorCode::kNoText:
      return "no_text";
    case ErrorCode::kUnsupportedFormat:
      return "unsupported_format";
  }
  return "unknown";
}

}  // namespace dateline
