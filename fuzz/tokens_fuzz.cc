// Any text at all: tokens and sentences must cover it, in order, between characters, and be the
// same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "lang/sentence_splitter.h"
#include "lang/tokenizer.h"
#include "lexicon/resource_dir.h"
#include "text/utf8.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header

struct Parts {
  lang::Tokenizer tokenizer;
  lang::SentenceSplitter splitter;
};

const Parts& Shipped() {
  static const Parts parts = [] {
    const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
    return Parts{lang::Tokenizer::Load(dir).value(), lang::SentenceSplitter::Load(dir).value()};
  }();
  return parts;
}

void Demand(bool holds) {
  if (!holds) std::abort();
}

bool BetweenCharacters(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

void CheckSpace(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    const text::Decoded c = text::DecodeAt(between, at);
    Demand(c.character <= ' ' || c.character == 0x200B || c.character == 0xFEFF ||
           u_isUWhiteSpace(static_cast<UChar32>(c.character)) != 0);
    at += c.length;
  }
}

// Rising, in the text, and nothing but white space left out.
void CheckSpans(std::string_view text, const std::vector<Span>& spans) {
  std::size_t last = 0;
  for (const Span span : spans) {
    Demand(last <= span.begin && span.begin < span.end && span.end <= text.size());
    Demand(BetweenCharacters(text, span.begin) && BetweenCharacters(text, span.end));
    CheckSpace(text.substr(last, span.begin - last));
    last = span.end;
  }
  CheckSpace(text.substr(last));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::size_t replaced = 0;
  const std::string text = text::RepairUtf8(
      std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1), replaced);
  constexpr std::size_t kKinds = 4;
  constexpr BlockKind kKind[kKinds] = {BlockKind::kParagraph, BlockKind::kHeadline,
                                       BlockKind::kList, BlockKind::kCaption};
  const BlockKind kind = kKind[data[0] % kKinds];
  const auto& [tokenizer, splitter] = Shipped();
  std::vector<Span> tokens, again;
  tokenizer.Cut(text, 0, tokens);
  tokenizer.Cut(text, 0, again);
  Demand(tokens == again);
  CheckSpans(text, tokens);
  const auto sentences = splitter.Split(text, kind, tokens, tokenizer);
  Demand(sentences == splitter.Split(text, kind, tokens, tokenizer));
  std::size_t next = 0;
  for (const Span sentence : sentences) {
    Demand(next < tokens.size() && tokens[next].begin == sentence.begin);
    while (next < tokens.size() && tokens[next].end <= sentence.end) ++next;
    Demand(tokens[next - 1].end == sentence.end);
  }
  Demand(next == tokens.size());
  return 0;
}
