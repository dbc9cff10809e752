// Any bytes at all, as a model of sentence ends and as one of lemmas: refused with a reason, or
// scores are numbers and lemmas of whole characters.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lang/boundary_model.h"
#include "lang/lemma_model.h"
#include "text/utf8.h"

using namespace dateline::lang;  // NOLINT: a program, not a header

namespace {

constexpr std::uint32_t kMeaning = 1;

void CheckBoundaries(std::string_view bytes) {
  const auto model = BoundaryModel::Parse(bytes, "fuzz", kMeaning);
  if (!model) {
    if (model.error().message.empty()) std::abort();
    return;
  }
  if (!std::isfinite(model->Score({0, 1, 0x9E3779B97F4A7C15u, ~std::uint64_t{0}}))) std::abort();
}

void CheckLemmas(std::string_view bytes) {
  const auto model = LemmaModel::Parse(bytes, "fuzz");
  if (!model) {
    if (model.error().message.empty()) std::abort();
    return;
  }
  for (const std::string_view word : {"talks", "s", "\u00e9t\u00e9s", "\u00e9", "envoys"}) {
    for (const std::string_view upos : {"NOUN", "VERB", "PROPN"}) {
      const std::string lemma = model->Lemma(word, upos);
      if (lemma.empty() || !dateline::text::IsValidUtf8(lemma)) std::abort();
      (void)model->Case(word, word, upos, true);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  CheckBoundaries(bytes);
  CheckLemmas(bytes);
  return 0;
}
