#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "dateline/result.h"

namespace dateline {
namespace {

TEST(ErrorCodes, AreAllInTheDocument) {
  std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/docs/errors.md");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  int count = 0;
  for (int code = 1; std::string(ErrorCodeName(static_cast<ErrorCode>(code))) != "unknown";
       ++code) {
    const std::string row =
        std::string("| `") + ErrorCodeName(static_cast<ErrorCode>(code)) + "` |";
    EXPECT_NE(text.find(row), std::string::npos) << row;
    ++count;
  }
  EXPECT_GE(count, 9);
}

}  // namespace
}  // namespace dateline
