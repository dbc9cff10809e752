// Any bytes at all: a language model is refused with a reason, or reads a sentence and gives a
// tree.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "lang/analyser.h"
#include "lexicon/table.h"
#include "nn/aligned.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const auto name_words =
      lexicon::Table::Parse("surface\tvalue\tsource\nlima\tgiven+place\thouse\n", "fuzz", nullptr);
  if (!name_words) std::abort();
  // Where a mapped file would lie.
  const nn::AlignedVector<std::uint8_t> file(data, data + size);
  const std::string_view bytes(reinterpret_cast<const char*>(file.data()), file.size());
  const auto model =
      lang::LanguageModel::Create(bytes, "fuzz", name_words.value(), nn::BestKernels());
  if (!model) {
    if (model.error().message.empty()) std::abort();
    return 0;
  }
  const std::vector<lang::WordType> types = {{"Envoys", "envoys"}, {"in", "in"}, {"Lima", "lima"}};
  const std::vector<std::uint32_t> words = {0, 1, 2, 2};
  const std::vector<nn::Sequence> sentences = {{0, 3}, {3, 1}};
  const lang::Analysis analysis = lang::Analyse(model.value(), types, words, sentences);
  lang::Heads heads;
  for (std::size_t i = 0; i < 3; ++i) {
    const lang::WordAnalysis& word = analysis.words[i];
    if (word.tag >= model->tags().size() || word.label >= model->labels().size()) std::abort();
    heads.push_back(word.head);
  }
  if (!lang::IsTree(heads)) std::abort();
  for (const lang::NameAnalysis& name : analysis.names) {
    if (name.first >= name.last || name.last > words.size()) std::abort();
  }
  return 0;
}
