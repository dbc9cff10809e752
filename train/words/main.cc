// Makes the models of src/lang that need no network, and measures them. README.md has the commands.
//
//   train_words sentences DATA_DIR TREEBANK...      writes DATA_DIR/models/sentences.{bin,toml}
//   train_words lemmas DATA_DIR TREEBANK...         writes DATA_DIR/models/lemmas.{bin,toml}
//   train_words score DATA_DIR MISSES TREEBANK...   figures to stdout, what went wrong to MISSES
//   train_words cut DATA_DIR FILE...                sentences of plain texts, a line each, and
//                                                 an empty one between paragraphs
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "lang/boundary_features.h"
#include "lang/lemma_model.h"
#include "lang/lemmatizer.h"
#include "lang/sentence_splitter.h"
#include "lang/tokenizer.h"
#include "lemmas.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_form.h"
#include "sentence_ends.h"
#include "treebank.h"

namespace {

using namespace dateline;         // NOLINT: a program, not a header
using namespace dateline::train;  // NOLINT

using Paths = std::vector<std::string>;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

int Fail(const Error& error) {
  std::cerr << error.where << ": " << error.message << "\n";
  return 1;
}

void WriteModel(const std::string& dir, const std::string& name, const std::string& bytes,
                const std::string& about, const Paths& inputs) {
  const std::string path = dir + "/models/" + name;
  std::ofstream(path + ".bin", std::ios::binary) << bytes;
  std::ofstream manifest(path + ".toml");
  manifest << "# Written by train/words.\nfile = \"" << name << ".bin\"\nsha256 = \""
           << Sha256Hex(bytes) << "\"\n"
           << about << "recipe = \"train/words/README.md\"\n"
           << "licence = \"CC-BY-SA-4.0\"  # learnt from treebanks under it\n\n"
           << "[training]  # SHA-256 of the inputs\n";
  for (const std::string& input : inputs) {
    manifest << '"' << std::filesystem::path(input).filename().string() << "\" = \""
             << Sha256Hex(ReadFile(input)) << "\"\n";
  }
}

std::vector<TreebankText> ReadAll(const Paths& paths) {
  std::vector<TreebankText> all;
  for (const std::string& path : paths) {
    auto documents = ReadTreebank(path);
    std::move(documents.begin(), documents.end(), std::back_inserter(all));
  }
  return all;
}

/// Gold, system and common counts.
struct Counts {
  std::size_t gold = 0, system = 0, both = 0;
  void Add(const std::vector<Span>& want, const std::vector<Span>& got) {
    gold += want.size();
    system += got.size();
    const std::set<Span> set(want.begin(), want.end());
    for (const Span span : got) both += set.count(span);
  }
  [[nodiscard]] double F1() const {
    return gold + system == 0
               ? 0
               : 200 * static_cast<double>(both) / static_cast<double>(gold + system);
  }
};

/// Tokens as written: the parts of a contraction together.
std::vector<Span> JoinWritten(std::string_view text, const std::vector<Span>& tokens) {
  std::vector<Span> out;
  for (const Span token : tokens) {
    const auto of = [&](Span span) { return text.substr(span.begin, span.size()); };
    if (!out.empty() && out.back().end == token.begin &&
        lang::ContinuesWord(of(out.back()), of(token))) {
      out.back().end = token.end;
    } else {
      out.push_back(token);
    }
  }
  return out;
}

void WriteMisses(const TreebankText& document, const char* what, const std::vector<Span>& want,
                 const std::vector<Span>& got, std::ofstream& out) {
  constexpr std::size_t kAround = 60;
  const auto show = [&](const char* how, const std::vector<Span>& from,
                        const std::vector<Span>& without) {
    const std::set<Span> known(without.begin(), without.end());
    for (const Span span : from) {
      if (known.count(span) > 0) continue;
      const std::size_t begin = span.begin < kAround ? 0 : span.begin - kAround;
      std::string around = document.text.substr(begin, span.begin - begin) + "[[" +
                           document.text.substr(span.begin, span.size()) + "]]" +
                           document.text.substr(span.end, kAround);
      std::replace(around.begin(), around.end(), '\n', '~');
      out << what << ' ' << how << ' ' << document.name << ": " << around << '\n';
    }
  };
  show("missed", want, got);
  show("extra", got, want);
}

/// The part of a name that tells sorts of text apart: "GUM_news_x" and "weblog-x" give "GUM_news"
/// and "weblog".
std::string SortOf(const std::string& name) {
  const std::size_t cut = name.starts_with("GUM_") ? name.find('_', 4) : name.find('-');
  return name.substr(0, cut);
}

void Score(const lang::Tokenizer& tokenizer, const lang::SentenceSplitter& splitter,
           const std::vector<TreebankText>& documents, std::ofstream& misses) {
  std::map<std::string, std::array<Counts, 2>> by_sort;
  std::size_t tokens_cut = 0;
  std::clock_t spent = 0;
  for (const TreebankText& document : documents) {
    const std::clock_t start = std::clock();
    std::vector<Span> tokens;
    tokenizer.Cut(document.text, 0, tokens);
    const auto sentences = splitter.Split(document.text, BlockKind::kParagraph, tokens, tokenizer);
    spent += std::clock() - start;
    tokens_cut += tokens.size();
    const auto written = JoinWritten(document.text, tokens);
    for (const std::string& sort : {SortOf(document.name), std::string("all")}) {
      by_sort[sort][0].Add(document.tokens, written);
      by_sort[sort][1].Add(document.sentences, sentences);
    }
    WriteMisses(document, "sentence", document.sentences, sentences, misses);
    WriteMisses(document, "token", document.tokens, written, misses);
  }
  for (const auto& [sort, counts] : by_sort) {
    std::printf("%-18s %5zu sentences  F1 %6.2f  %6zu tokens  F1 %6.2f\n", sort.c_str(),
                counts[1].gold, counts[1].F1(), counts[0].gold, counts[0].F1());
  }
  std::printf("%.0f ns of processor time a token\n",
              1e9 / CLOCKS_PER_SEC * static_cast<double>(spent) / static_cast<double>(tokens_cut));
}

void ScoreLemmas(const lang::Lemmatizer& lemmatizer, const std::vector<TreebankText>& documents,
                 std::ofstream& misses) {
  std::vector<const Word*> words;
  for (const TreebankText& document : documents) {
    for (const Word& word : document.words) words.push_back(&word);
  }
  std::vector<std::string> plain, written;
  const std::clock_t start = std::clock();
  for (const Word* word : words) {
    plain.push_back(lemmatizer.LemmaAs(lexicon::NormOf(word->form), word->upos));
    written.push_back(
        lemmatizer.WriteLemma(plain.back(), word->form, word->upos, word->begins_sentence));
  }
  const std::clock_t spent = std::clock() - start;
  std::size_t right = 0, right_but_for_case = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    right += written[i] == words[i]->lemma ? 1 : 0;
    right_but_for_case += plain[i] == lexicon::NormOf(words[i]->lemma) ? 1 : 0;
    if (written[i] == words[i]->lemma) continue;
    misses << "lemma " << words[i]->form << ' ' << words[i]->upos << ": " << words[i]->lemma
           << ", not " << written[i] << '\n';
  }
  const auto count = static_cast<double>(words.size());
  std::printf("%zu words  lemmas %.2f, but for case %.2f; %.0f ns of processor time a word\n",
              words.size(), 100 * static_cast<double>(right) / count,
              100 * static_cast<double>(right_but_for_case) / count,
              1e9 / CLOCKS_PER_SEC * static_cast<double>(spent) / count);
}

void Cut(const lang::Tokenizer& tokenizer, const lang::SentenceSplitter& splitter,
         const std::string& text) {
  std::vector<Span> tokens;
  tokenizer.Cut(text, 0, tokens);
  std::size_t next = 0;
  std::size_t end = 0;
  for (const Span sentence : splitter.Split(text, BlockKind::kParagraph, tokens, tokenizer)) {
    std::string line;
    if (text.substr(end, sentence.begin - end).find("\n\n") != std::string::npos) std::cout << '\n';
    end = sentence.end;
    for (; next < tokens.size() && tokens[next].end <= sentence.end; ++next) {
      line += (line.empty() ? "" : " ") + text.substr(tokens[next].begin, tokens[next].size());
    }
    std::cout << line << '\n';
  }
}

int Run(const std::string& command, const std::string& dir, Paths paths) {
  const auto resources = lexicon::ResourceDir::Open(dir);
  if (!resources) return Fail(resources.error());
  const auto tokenizer = lang::Tokenizer::Load(*resources);
  if (!tokenizer) return Fail(tokenizer.error());
  if (command == "sentences") {
    WriteModel(dir, "sentences", LearnSentenceEnds(ReadAll(paths), *tokenizer),
               "layout = \"DLSPLIT1\"\nmeaning = " + std::to_string(lang::kBoundaryMeaning) + "\n",
               paths);
    return 0;
  }
  if (command == "lemmas") {
    WriteModel(dir, "lemmas", LearnLemmas(ReadAll(paths)),
               "layout = \"DLLEMMA1\"\nmeaning = " + std::to_string(lang::kLemmaMeaning) + "\n",
               paths);
    return 0;
  }
  const auto splitter = lang::SentenceSplitter::Load(*resources);
  if (!splitter) return Fail(splitter.error());
  if (command == "score") {
    std::ofstream misses(paths[0]);
    paths.erase(paths.begin());
    const auto lemmatizer = lang::Lemmatizer::Load(*resources);
    if (!lemmatizer) return Fail(lemmatizer.error());
    for (const std::string& path : paths) {
      const auto documents = ReadTreebank(path);
      Score(*tokenizer, *splitter, documents, misses);
      ScoreLemmas(*lemmatizer, documents, misses);
    }
    return 0;
  }
  if (command != "cut") return 2;
  for (const std::string& path : paths) Cut(*tokenizer, *splitter, ReadFile(path));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const Paths args(argv + 1, argv + argc);
  if (args.size() < 3) return 2;
  return Run(args[0], args[1], Paths(args.begin() + 2, args.end()));
}
