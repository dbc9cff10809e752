#include "doc/layers.h"

#include <cstdio>

namespace dateline {

Status CheckSpans(const std::vector<Span>& spans, std::string_view text) {
  const auto between_characters = [&](ByteOffset at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
  };
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span span = spans[i];
    if (span.begin >= span.end || span.end > text.size() || !between_characters(span.begin) ||
        !between_characters(span.end) || (i > 0 && span < spans[i - 1])) {
      return Error{ErrorCode::kInvalidArgument, "span is not a rising range of whole characters",
                   "row " + std::to_string(i)};
    }
  }
  return Ok();
}

void Layers::FillEmpty(LayerSet layers) {
  const auto fill = [&]<typename Row>(std::optional<Sealed<Row>>& slot) {
    if (layers.Has(Row::kLayer) && !slot) slot.emplace(Sealed<Row>::Seal({}, text_).value());
  };
  std::apply([&](auto&... slot) { (fill(slot), ...); }, slots_);
}

// A wrong order of annotators is refused before the first document (CheckOrder), so what arrives
// here is an annotator that breaks its own declaration: going on would use a layer that is not
// there.
void Layers::Misuse(std::string_view verb, Layer layer) const {
  const std::string_view who = running_ == nullptr ? "the pipeline" : running_->name;
  std::fprintf(stderr, "dateline: %.*s %.*s layer %.*s against its declaration\n",
               static_cast<int>(who.size()), who.data(), static_cast<int>(verb.size()), verb.data(),
               static_cast<int>(LayerName(layer).size()), LayerName(layer).data());
  std::abort();
}

}  // namespace dateline
