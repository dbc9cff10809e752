#include "lang/language_model.h"

#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lang/analyser.h"
#include "lang/tiny_model.h"
#include "lexicon/word_form.h"
#include "nn/tensor_file.h"

namespace dateline::lang {
namespace {

/// Sentences as Analyse takes them: each word a type of its own, unless `shared`.
class Words {
 public:
  explicit Words(const std::vector<std::vector<std::string>>& sentences) {
    for (const auto& sentence : sentences) {
      sequences_.push_back({static_cast<std::uint32_t>(numbers_.size()),
                            static_cast<std::uint32_t>(sentence.size())});
      for (const std::string& word : sentence) {
        numbers_.push_back(static_cast<std::uint32_t>(surfaces_.size()));
        surfaces_.push_back(word);
        norms_.push_back(lexicon::NormOf(word));
      }
    }
    for (std::size_t i = 0; i < surfaces_.size(); ++i) types_.push_back({surfaces_[i], norms_[i]});
  }
  [[nodiscard]] Analysis Analyse(const LanguageModel& model) const {
    return lang::Analyse(model, types_, numbers_, sequences_);
  }
  [[nodiscard]] nn::ScoreTable Arcs(const LanguageModel& model, std::size_t sentence) const {
    std::vector<nn::Activation> vectors(types_.size() * model.words().stride());
    model.words().Encode(model.kernels(), types_, vectors.data());
    const auto rows = nn::RowsOf(vectors.data(), types_.size(), model.words().stride());
    const nn::Sequence one{0, sequences_[sentence].length};
    const std::span words =
        std::span(numbers_).subspan(sequences_[sentence].first, sequences_[sentence].length);
    const BatchScores scores = model.Score({{&one, 1}, words, rows});
    return model.arcs().Score(model.kernels(), scores.arcs, one);
  }

 private:
  std::vector<std::string> surfaces_;
  std::vector<std::string> norms_;
  std::vector<WordType> types_;
  std::vector<std::uint32_t> numbers_;
  std::vector<nn::Sequence> sequences_;
};

std::string Show(const LanguageModel& model, const Analysis& analysis) {
  std::string out;
  for (const WordAnalysis& word : analysis.words) {
    const Tag& tag = model.tags()[word.tag];
    out += std::string(UposName(tag.upos)) + '|' +
           (tag.feats.empty() ? "_" : std::string(tag.feats)) + ' ' + std::to_string(word.head) +
           ' ' + std::string(model.labels()[word.label].name) + '\n';
  }
  std::vector<std::string> names(analysis.words.size(), "O");
  constexpr std::string_view kKinds[] = {"PER", "LOC", "ORG", "GRP"};
  for (const NameAnalysis& name : analysis.names) {
    const std::string kind(kKinds[static_cast<std::size_t>(name.kind)]);
    for (std::size_t i = name.first; i < name.last; ++i) names[i] = "I-" + kind;
    names[name.last - 1] = "E-" + kind;
    names[name.first] = (name.last - name.first == 1 ? "S-" : "B-") + kind;
  }
  for (const std::string& name : names) out += name + ' ';
  return out;
}

/// The recipe's sentences and what its own code makes of them.
class Expected {
 public:
  Expected() : json_(ReadTinyFile("tiny_expected.json")) {
    EXPECT_EQ(parser_.parse(json_).get(root_), simdjson::SUCCESS);
    for (const simdjson::dom::element row : root_["sentences"].get_array()) rows_.push_back(row);
    for (const auto& row : rows_) {
      std::vector<std::string>& words = sentences_.emplace_back();
      for (const simdjson::dom::element word : row["words"].get_array()) {
        words.emplace_back(std::string_view(word.get_string()));
      }
    }
  }
  [[nodiscard]] const std::vector<std::vector<std::string>>& sentences() const {
    return sentences_;
  }
  [[nodiscard]] simdjson::dom::element Row(std::size_t i) const { return rows_[i]; }
  [[nodiscard]] std::string Shown(std::size_t sentence) const {
    const simdjson::dom::element row = rows_[sentence];
    std::string out;
    for (std::size_t i = 0; i < sentences_[sentence].size(); ++i) {
      out += std::string(std::string_view(row["tags"].at(i).get_string())) + ' ' +
             std::to_string(row["heads"].at(i).get_int64().value()) + ' ' +
             std::string(std::string_view(row["labels"].at(i).get_string())) + '\n';
    }
    for (const simdjson::dom::element name : row["names"].get_array()) {
      out += std::string(std::string_view(name.get_string())) + ' ';
    }
    return out;
  }

 private:
  simdjson::padded_string json_;
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
  std::vector<simdjson::dom::element> rows_;
  std::vector<std::vector<std::string>> sentences_;
};

TEST(LanguageModel, DecidesAsTheRecipesOwnCodeOnEveryProcessor) {
  const TinyModel tiny;
  const Expected expected;
  for (const nn::Kernels* kernels : nn::AllKernels()) {
    const auto model = tiny.Create(*kernels);
    ASSERT_TRUE(model) << model.error().message;
    for (std::size_t i = 0; i < expected.sentences().size(); ++i) {
      const Words words({expected.sentences()[i]});
      EXPECT_EQ(Show(*model, words.Analyse(*model)), expected.Shown(i)) << kernels->name;
      const nn::ScoreTable arcs = words.Arcs(*model, 0);
      const std::size_t size = expected.sentences()[i].size();
      for (std::size_t word = 0; word < size; ++word) {
        for (std::size_t head = 0; head <= size; ++head) {
          if (head == word + 1) continue;
          const double want = expected.Row(i)["arcs"].at(word).at(head).get_double();
          EXPECT_NEAR(static_cast<double>(arcs.Row(word)[head]), want, 5e-3)
              << i << ' ' << word << ' ' << head;
        }
      }
    }
  }
}

TEST(LanguageModel, ScoresAreTheSameBitsOnEveryProcessor) {
  const TinyModel tiny;
  const Expected expected;
  std::vector<nn::UnfilledVector<float>> first;
  for (const nn::Kernels* kernels : nn::AllKernels()) {
    const auto model = tiny.Create(*kernels);
    ASSERT_TRUE(model);
    std::vector<nn::UnfilledVector<float>> scores;
    const Words words(expected.sentences());
    for (std::size_t i = 0; i < expected.sentences().size(); ++i) {
      scores.push_back(words.Arcs(*model, i).values);
    }
    if (first.empty()) first = scores;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      ASSERT_EQ(scores[i].size(), first[i].size());
      EXPECT_EQ(std::memcmp(scores[i].data(), first[i].data(), scores[i].size() * sizeof(float)), 0)
          << kernels->name << ' ' << i;
    }
  }
}

TEST(LanguageModel, ASentenceDoesNotDependOnItsNeighbours) {
  const TinyModel tiny;
  const Expected expected;
  const auto model = tiny.Create(nn::BestKernels());
  ASSERT_TRUE(model);
  // Enough for several batches, the sentences in many orders.
  std::vector<std::vector<std::string>> many;
  for (std::size_t i = 0; i < 300; ++i) {
    many.push_back(expected.sentences()[(i * i + i / 3) % expected.sentences().size()]);
  }
  const Analysis all = Words(many).Analyse(*model);
  std::string want;
  std::size_t names = 0;
  for (const auto& sentence : many) {
    const Analysis one = Words({sentence}).Analyse(*model);
    for (const WordAnalysis& word : one.words) {
      want += std::to_string(word.tag) + ' ' + std::to_string(word.head) + ' ' +
              std::to_string(word.label) + '\n';
    }
    names += one.names.size();
  }
  std::string got;
  for (const WordAnalysis& word : all.words) {
    got += std::to_string(word.tag) + ' ' + std::to_string(word.head) + ' ' +
           std::to_string(word.label) + '\n';
  }
  EXPECT_EQ(got, want);
  EXPECT_EQ(all.names.size(), names);
}

TEST(LanguageModel, NothingGivesNothing) {
  const TinyModel tiny;
  const auto model = tiny.Create(nn::BestKernels());
  ASSERT_TRUE(model);
  const Analysis analysis = Words({}).Analyse(*model);
  EXPECT_TRUE(analysis.words.empty());
  EXPECT_TRUE(analysis.names.empty());
}

TEST(LanguageModelCorruption, ADamagedTableOfContentsIsRefusedOrStillAModel) {
  TinyModel tiny;
  const Words words({{"Talks", "began", "in", "Lima", "."}});
  std::string& bytes = tiny.bytes();
  std::uint32_t tensors = 0;
  std::memcpy(&tensors, bytes.data() + 16, sizeof(tensors));
  const std::size_t header = 24 + tensors * 80;
  std::size_t refused = 0;
  for (std::size_t at = 0; at < header; ++at) {
    const char before = bytes[at];
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
    const auto model = TinyModel::Create(bytes, nn::BestKernels());
    if (model) {
      EXPECT_EQ(words.Analyse(*model).words.size(), 5u) << at;
    } else {
      ++refused;
      EXPECT_FALSE(model.error().message.empty());
    }
    bytes[at] = before;
  }
  EXPECT_GT(refused, header / 4);
}

}  // namespace
}  // namespace dateline::lang
