#include "lang/analyser.h"

#include <algorithm>

#include "lang/decode_tree.h"
#include "nn/layers.h"

namespace dateline::lang {
namespace {

// Words read side by side. More of them use the weights better and fill more of the cache.
constexpr std::size_t kBatchWords = 1024;

/// One document on its way. Sentences are read in batches of neighbours, so that what a batch
/// needs does not grow with the document.
class DocumentReader {
 public:
  DocumentReader(const LanguageModel& model, std::span<const WordType> types,
                 std::span<const std::uint32_t> words)
      : model_(model), words_(words), vectors_(types.size() * model.words().stride()) {
    model.words().Encode(model.kernels(), types, vectors_.data());
    local_.assign(types.size(), kNotHere);
    out_.words.resize(words.size());
  }

  Analysis Run(std::span<const nn::Sequence> sentences) {
    while (!sentences.empty()) {
      std::size_t count = 1;
      std::size_t words = sentences[0].length;
      while (count < sentences.size() && words + sentences[count].length <= kBatchWords) {
        words += sentences[count++].length;
      }
      ReadBatch(sentences.first(count), words);
      sentences = sentences.subspan(count);
    }
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNotHere = 0xFFFFFFFFu;

  void ReadBatch(std::span<const nn::Sequence> sentences, std::size_t words) {
    // Each distinct word of the batch once.
    const std::size_t first = sentences[0].first;
    std::vector<const nn::Activation*> rows;
    std::vector<std::uint32_t> types;
    std::vector<std::uint32_t> places(words);
    for (std::size_t i = 0; i < words; ++i) {
      const std::uint32_t type = words_[first + i];
      if (local_[type] == kNotHere) {
        local_[type] = static_cast<std::uint32_t>(types.size());
        types.push_back(type);
        rows.push_back(vectors_.data() + type * model_.words().stride());
      }
      places[i] = local_[type];
    }
    for (const std::uint32_t type : types) local_[type] = kNotHere;

    std::vector<nn::Sequence> longest_first;
    for (const nn::Sequence sentence : sentences) {
      longest_first.push_back(
          {static_cast<std::uint32_t>(sentence.first - first), sentence.length});
    }
    std::stable_sort(longest_first.begin(), longest_first.end(),
                     [](const auto& a, const auto& b) { return a.length > b.length; });
    const BatchScores scores = model_.Score({longest_first, places, rows});
    for (const nn::Sequence sentence : sentences) {
      Decide(scores, {static_cast<std::uint32_t>(sentence.first - first), sentence.length}, first);
    }
  }

  void Decide(const BatchScores& scores, nn::Sequence sentence, std::size_t batch_first) {
    const nn::Kernels& kernels = model_.kernels();
    const nn::ScoreTable arcs = model_.arcs().Score(kernels, scores.arcs, sentence);
    const Heads heads = DecodeTree({arcs.values, sentence.length, arcs.stride});
    const nn::ScoreTable labels =
        model_.label_scorer().Score(kernels, scores.labels, sentence, heads);
    for (std::size_t i = 0; i < sentence.length; ++i) {
      WordAnalysis& word = out_.words[batch_first + sentence.first + i];
      const auto tags = scores.tags.Row(sentence.first + i).first(model_.tags().size());
      word.tag = static_cast<std::uint16_t>(nn::LargestAt(tags));
      word.head = heads[i];
      word.label = static_cast<std::uint16_t>(
          heads[i] == 0 ? model_.root_label()
                        : BestLabel(labels.Row(i).first(model_.labels().size())));
    }
    const std::size_t stride = scores.names.stride;
    const auto emissions =
        std::span(scores.names.values).subspan(sentence.first * stride, sentence.length * stride);
    for (const FoundName& name : model_.names().Decode(emissions, sentence.length, stride)) {
      NameAnalysis& to = out_.names.emplace_back();
      to.first = batch_first + sentence.first + name.first;
      to.last = batch_first + sentence.first + name.last;
      to.kind = name.kind;
      kernels.sigmoid(&name.lead, 1, &to.score);
    }
  }

  // The largest of all but the root's.
  [[nodiscard]] std::size_t BestLabel(std::span<const float> row) const {
    std::size_t best = model_.root_label() == 0 ? 1 : 0;
    for (std::size_t label = 0; label < row.size(); ++label) {
      if (label != model_.root_label() && row[label] > row[best]) best = label;
    }
    return best;
  }

  const LanguageModel& model_;
  std::span<const std::uint32_t> words_;
  nn::UnfilledVector<nn::Activation> vectors_;  // by type
  std::vector<std::uint32_t> local_;            // by type: its row in the batch
  Analysis out_;
};

}  // namespace

Analysis Analyse(const LanguageModel& model, std::span<const WordType> types,
                 std::span<const std::uint32_t> words, std::span<const nn::Sequence> sentences) {
  return DocumentReader(model, types, words).Run(sentences);
}

}  // namespace dateline::lang
