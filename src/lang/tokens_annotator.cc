#include "lang/tokens_annotator.h"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "doc/layers.h"
#include "lang/analyser.h"
#include "lexicon/word_form.h"

namespace dateline::lang {
namespace {

constexpr std::string_view kModel = "language";
constexpr std::string_view kModelLayout = "DLMODEL 1";
constexpr std::string_view kNameWords = "lexicons/lang/name_words.tsv";

/// The distinct words of a document. Views of the text, so none outlives it. Words that were given
/// may have blanks in them; what is known of a word leaves them out.
class Vocabulary {
 public:
  Vocabulary(const Document& doc, const CutText& cut) {
    types_of_.reserve(cut.words.size());
    numbers_.reserve(cut.words.size());
    for (const Span word : cut.words) {
      const std::string_view surface = WithoutBlanks(doc.TextOf(word));
      const auto [at, is_new] =
          types_of_.try_emplace(surface, static_cast<std::uint32_t>(surfaces_.size()));
      if (is_new) {
        surfaces_.push_back(surface);
        norms_.push_back(lexicon::NormOf(surface));
      }
      numbers_.push_back(at->second);
    }
  }

  [[nodiscard]] std::vector<WordType> Types() const {
    std::vector<WordType> types;
    types.reserve(surfaces_.size());
    for (std::size_t i = 0; i < surfaces_.size(); ++i) types.push_back({surfaces_[i], norms_[i]});
    return types;
  }
  /// Per word: its type.
  [[nodiscard]] const std::vector<std::uint32_t>& numbers() const { return numbers_; }
  [[nodiscard]] const std::string& NormOf(std::size_t word) const { return norms_[numbers_[word]]; }

 private:
  std::string_view WithoutBlanks(std::string_view word) {
    const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    if (std::none_of(word.begin(), word.end(), is_blank)) return word;
    std::string& kept = squeezed_.emplace_back(word);
    std::erase_if(kept, is_blank);
    return kept;
  }

  std::deque<std::string> squeezed_;
  std::unordered_map<std::string_view, std::uint32_t> types_of_;
  std::vector<std::string_view> surfaces_;
  std::vector<std::string> norms_;
  std::vector<std::uint32_t> numbers_;
};

/// The lemmas of a document's words, each found once for a spelling and a part of speech.
class Lemmas {
 public:
  struct Pair {
    std::string lemma;
    std::string written;
  };
  explicit Lemmas(const Lemmatizer& lemmatizer) : lemmatizer_(lemmatizer) {}

  /// \param type the word's spelling; \param surface as it stands in the text.
  const Pair& Of(std::uint32_t type, const std::string& norm, std::string_view surface, Upos upos,
                 bool begins_sentence) {
    const std::uint64_t key =
        (std::uint64_t{type} << 8 | static_cast<std::uint8_t>(upos)) << 1 | begins_sentence;
    const auto [at, is_new] = found_.try_emplace(key);
    // Words that were given may have blanks that the spelling leaves out.
    if (is_new || at->second.surface != surface) {
      Known& known = at->second;
      known.surface = surface;
      known.pair.lemma = lemmatizer_.LemmaAs(norm, UposName(upos));
      known.pair.written =
          lemmatizer_.WriteLemma(known.pair.lemma, surface, UposName(upos), begins_sentence);
    }
    return at->second.pair;
  }

 private:
  struct Known {
    std::string_view surface;
    Pair pair;
  };
  const Lemmatizer& lemmatizer_;
  std::unordered_map<std::uint64_t, Known> found_;
};

std::vector<nn::Sequence> SequencesOf(const CutText& cut) {
  std::vector<nn::Sequence> sequences;
  sequences.reserve(cut.sentences.size());
  for (const CutText::Sentence& sentence : cut.sentences) {
    sequences.push_back({sentence.first, sentence.last - sentence.first});
  }
  return sequences;
}

Columns<SentenceRow> SentenceRows(const CutText& cut) {
  Columns<SentenceRow> rows;
  for (const CutText::Sentence& sentence : cut.sentences) {
    SentenceRow row;
    row.span = {cut.words[sentence.first].begin, cut.words[sentence.last - 1].end};
    row.block = sentence.block;
    row.first = TokenIndex{sentence.first};
    row.last = TokenIndex{sentence.last};
    rows.Add(row);
  }
  return rows;
}

Columns<NameRow> NameRows(const CutText& cut, const Analysis& analysis) {
  Columns<NameRow> rows;
  for (const NameAnalysis& name : analysis.names) {
    const Span span{cut.words[name.first].begin, cut.words[name.last - 1].end};
    rows.Add({span, name.kind, name.score});
  }
  return rows;
}

}  // namespace

Result<std::unique_ptr<const TokensAnnotator>> TokensAnnotator::Load(
    const lexicon::ResourceDir& dir, const nn::Kernels& kernels) {
  DATELINE_TRY(cutter, TextCutter::Load(dir));
  DATELINE_TRY(lemmatizer, Lemmatizer::Load(dir));
  DATELINE_TRY(file, lexicon::ModelFile::Open(dir, kModel, {kModelLayout, kModelMeaning}));
  DATELINE_TRY(name_words, dir.Lexicon(kNameWords));
  DATELINE_TRY(model, LanguageModel::Create(file.bytes(), file.name(), name_words, kernels));
  // The constructor is private, so make_unique cannot reach it.
  return std::unique_ptr<const TokensAnnotator>(new TokensAnnotator(
      std::move(cutter), std::move(lemmatizer), std::move(file), std::move(model)));
}

const AnnotatorInfo& TokensAnnotator::info() const {
  static const AnnotatorInfo kInfo{
      "lang.tokens", 5, {}, {Layer::kTokens, Layer::kSentences, Layer::kNames}};
  return kInfo;
}

Status TokensAnnotator::Run(const Document& doc, const Limits& limits, Layers& layers) const {
  const CutText cut = cutter_.Cut(doc, limits, layers.given());
  const Vocabulary vocabulary(doc, cut);
  const Analysis analysis =
      Analyse(model_, vocabulary.Types(), vocabulary.numbers(), SequencesOf(cut));

  Lemmas lemmas(lemmatizer_);
  Columns<TokenRow> rows;
  for (std::size_t s = 0; s < cut.sentences.size(); ++s) {
    const CutText::Sentence sentence = cut.sentences[s];
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      const WordAnalysis& word = analysis.words[i];
      const Tag& tag = model_.tags()[word.tag];
      const Label& label = model_.labels()[word.label];
      TokenRow row;
      row.span = cut.words[i];
      row.sentence = SentenceIndex{static_cast<std::uint32_t>(s)};
      row.norm = vocabulary.NormOf(i);
      const Lemmas::Pair& found = lemmas.Of(vocabulary.numbers()[i], row.norm, doc.TextOf(row.span),
                                            tag.upos, i == sentence.first);
      row.lemma = found.lemma;
      row.written_lemma = found.written;
      row.joined = cut.joined[i];
      row.upos = tag.upos;
      row.feats = tag.feats;
      row.relation = label.relation;
      row.deprel = label.name;
      if (word.head != 0) row.head = TokenIndex{sentence.first + word.head - 1};
      rows.Add(std::move(row));
    }
  }
  DATELINE_CHECK_OK(layers.Put(std::move(rows)));
  DATELINE_CHECK_OK(layers.Put(SentenceRows(cut)));
  return layers.Put(NameRows(cut, analysis));
}

}  // namespace dateline::lang
