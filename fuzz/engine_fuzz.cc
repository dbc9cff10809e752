// Any bytes at all, as a page and as a text, through the whole engine: refused with a reason, or
// records whose offsets lie in the text and that come out the same a second time.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "dateline/engine.h"
#include "dateline/records.h"

#include "store/json.h"
#include "text/utf8.h"

namespace {

using dateline::CodePoint;
using dateline::Engine;
using dateline::Input;

const Engine& TheEngine() {
  static const auto engine = [] {
    dateline::EngineOptions options;
    options.data_dir = DATELINE_SOURCE_DIR;
    options.tokens = true;
    options.languages = {"en", ""};
    options.limits.document_ms = 600'000;  // what a slow machine leaves out is no fault
    return Engine::Open(options);
  }();
  if (!engine) std::abort();
  return **engine;
}

/// Columns NAME_begin and NAME_end: both or neither, rising, within the text.
template <typename Row>
void CheckOffsets(const Row& row, CodePoint length) {
  std::optional<CodePoint> begin;
  dateline::ForEachColumn<Row>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    if constexpr (std::is_same_v<T, CodePoint> || std::is_same_v<T, std::optional<CodePoint>>) {
      const std::optional<CodePoint> at = row.*column.member;
      if (column.name.ends_with("begin")) begin = at;
      if (!column.name.ends_with("end")) return;
      if (begin.has_value() != at.has_value()) std::abort();
      if (at && (*begin < 0 || *begin > *at || *at > length)) std::abort();
    }
  });
}

void Check(const Input& input) {
  const auto records = TheEngine().Code(input);
  if (!records) {
    if (records.error().message.empty()) std::abort();
    return;
  }
  const std::string& text = records->document.text;
  if (!dateline::text::IsValidUtf8(text)) std::abort();
  const auto length = static_cast<CodePoint>(dateline::text::CountCodePoints(text));
  for (const auto& block : records->document.blocks) CheckOffsets(block, length);
  dateline::ForEachList(*records, [&](const auto& rows) {
    for (const auto& row : rows) CheckOffsets(row, length);
  });
  std::string once;
  std::string twice;
  dateline::store::AppendJson(*records, once);
  const auto again = TheEngine().Code(input);
  if (!again) std::abort();
  dateline::store::AppendJson(*again, twice);
  if (once != twice) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return 0;
  Input page;
  page.id = "fuzz";
  page.html = bytes;
  Check(page);
  Input report;
  report.id = "fuzz";
  report.text = bytes;
  report.published = "2024-05-16";
  Check(report);
  return 0;
}
