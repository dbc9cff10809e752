#include "ingest/language.h"

#include <algorithm>

#include <cld2/public/compact_lang_det.h>

#include "text/ascii.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{32} << 10;

/// CLD2 is unsure below a sentence or so; names and numbers then decide, and decide wrongly.
constexpr int kEnoughBytes = 40;

/// CLD2 keeps a few codes that ISO 639 has since replaced.
std::string ModernCode(std::string_view code) {
  if (code == "iw") return "he";
  if (code == "in") return "id";
  if (code == "jw") return "jv";
  return std::string(code.substr(0, code.find('-')));
}

std::string ReadableName(std::string_view name) {
  std::string readable = text::LowerAscii(name);
  if (!readable.empty()) readable[0] = name[0];
  std::replace(readable.begin(), readable.end(), '_', ' ');
  return readable;
}

}  // namespace

Language DetectLanguage(std::string_view utf8) {
  std::size_t size = std::min(utf8.size(), kSampleBytes);
  while (size < utf8.size() && size > 0 &&
         (static_cast<unsigned char>(utf8[size]) & 0xC0u) == 0x80u)
    --size;
  CLD2::Language languages[3] = {};
  int percents[3] = {};
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language best =
      CLD2::DetectLanguageSummary(utf8.data(), static_cast<int>(size), /*is_plain_text=*/true,
                                  languages, percents, &text_bytes, &reliable);
  if (!reliable || text_bytes < kEnoughBytes || best == CLD2::UNKNOWN_LANGUAGE) return {};
  return {ModernCode(CLD2::LanguageCode(best)), ReadableName(CLD2::LanguageName(best))};
}

}  // namespace dateline::ingest
