#include "dateline/document.h"

#include <utility>

#include "base/sha256.h"
#include "text/utf8.h"

namespace dateline {

Document::Document(std::string text, std::vector<Block> blocks, Source source, bool truncated)
    : text_(std::move(text)),
      blocks_(std::move(blocks)),
      source_(std::move(source)),
      truncated_(truncated),
      doc_id_(Sha256Hex(source_.uri + '\0' + text_).substr(0, 16)) {}

Result<std::unique_ptr<const Document>> Document::Create(std::string text,
                                                         std::vector<Block> blocks, Source source,
                                                         bool truncated, const Limits& limits) {
  if (text.size() / 4 > limits.text_chars || text.size() >= UINT32_MAX) {
    return Error{ErrorCode::kLimitExceeded, "text is longer than the limit on characters",
                 source.uri};
  }
  if (!text::IsValidUtf8(text)) {
    return Error{ErrorCode::kMalformedInput, "text is not UTF-8", source.uri};
  }
  const auto between_characters = [&](ByteOffset at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
  };
  ByteOffset last_end = 0;
  for (const Block& block : blocks) {
    if (block.span.empty() || block.span.begin < last_end || block.span.end > text.size() ||
        !between_characters(block.span.begin) || !between_characters(block.span.end)) {
      return Error{ErrorCode::kInvalidArgument, "blocks do not rise within the text", source.uri};
    }
    last_end = block.span.end;
  }
  return std::unique_ptr<const Document>(
      new Document(std::move(text), std::move(blocks), std::move(source), truncated));
}

}  // namespace dateline
