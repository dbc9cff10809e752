// Which language a text is in, by CLD2.
#pragma once

#include <string>
#include <string_view>

namespace dateline::ingest {

struct Language {
  std::string code;  // ISO 639-1, or 639-3 where that has none; empty if it cannot be told
  std::string name;  // "French"
};

/// The main language of valid UTF-8; empty for texts too short or too mixed to tell. Looks at the
/// first 32 KiB. Threads may call it at once.
[[nodiscard]] Language DetectLanguage(std::string_view utf8);

}  // namespace dateline::ingest
