#include "sentence_ends.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_set>
#include <utility>

#include "lang/boundary_features.h"
#include "lang/token_classes.h"

namespace dateline::train {
namespace {

constexpr std::size_t kWeights = std::size_t{1} << 18;
constexpr int kRounds = 8;
constexpr int kRoundsAveraged = 4;  // the last ones
constexpr double kRate = 0.1;
constexpr double kShrink = 1e-6;
constexpr float kLargest = 3;  // weights are cut here, so that a step of an i8 is small

struct Example {
  std::size_t begin, end;  // in `features`
  bool is_end;
};

struct Examples {
  std::vector<Example> rows;
  std::vector<std::uint32_t> features;
};

Examples Collect(const std::vector<TreebankText>& documents, const lang::Tokenizer& tokenizer) {
  Examples examples;
  std::vector<std::uint64_t> hashes;
  for (const TreebankText& document : documents) {
    std::vector<Span> tokens;
    tokenizer.Cut(document.text, 0, tokens);
    const auto views = lang::ViewTokens(document.text, tokens, tokenizer);
    std::unordered_set<ByteOffset> ends;
    for (const Span sentence : document.sentences) ends.insert(sentence.end);
    lang::BoundaryFeatures features(views);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const bool line = views[i].space_after == lang::kBlankLine;
      const bool end = line || ends.count(tokens[i].end) > 0;
      if (!line && features.MayEnd(i)) {
        hashes.clear();
        features.Append(i, hashes);
        const std::size_t begin = examples.features.size();
        for (const std::uint64_t hash : hashes) {
          examples.features.push_back(static_cast<std::uint32_t>(hash & (kWeights - 1)));
        }
        examples.rows.push_back({begin, examples.features.size(), end});
      }
      if (end) features.EndAfter(i);
    }
  }
  return examples;
}

// Logistic regression by AdaGrad; the weights after each of the last rounds are averaged.
std::vector<float> Fit(const Examples& examples) {
  std::vector<float> weights(kWeights), squares(kWeights), sums(kWeights);
  std::vector<std::size_t> order(examples.rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t random = 88172645463325252u;  // xorshift64
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      random ^= random << 13;
      random ^= random >> 7;
      random ^= random << 17;
      std::swap(order[i - 1], order[random % i]);
    }
    for (const std::size_t row : order) {
      const auto [begin, end, is_end] = examples.rows[row];
      double score = 0;
      for (std::size_t i = begin; i < end; ++i) score += weights[examples.features[i]];
      const double slope = 1 / (1 + std::exp(-score)) - (is_end ? 1 : 0);
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t feature = examples.features[i];
        const auto step = static_cast<float>(slope + kShrink * weights[feature]);
        squares[feature] += step * step;
        weights[feature] -= static_cast<float>(kRate * step / std::sqrt(squares[feature] + 1e-3));
      }
    }
    if (round < kRounds - kRoundsAveraged) continue;
    for (std::size_t i = 0; i < kWeights; ++i) sums[i] += weights[i] / kRoundsAveraged;
  }
  return sums;
}

template <typename T>
void Put(std::string& out, T value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

}  // namespace

std::string LearnSentenceEnds(const std::vector<TreebankText>& documents,
                              const lang::Tokenizer& tokenizer) {
  const std::vector<float> weights = Fit(Collect(documents, tokenizer));
  const float scale = kLargest / 127;
  std::string out = "DLSPLIT1";
  Put(out, lang::kBoundaryMeaning);
  Put(out, static_cast<std::uint32_t>(kWeights));
  Put(out, scale);
  for (const float weight : weights) {
    Put(out,
        static_cast<std::int8_t>(std::lround(std::clamp(weight, -kLargest, kLargest) / scale)));
  }
  return out;
}

}  // namespace dateline::train
