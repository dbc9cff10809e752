// Cuts text into words and marks as the English Universal Dependencies treebanks do: "don't" is do
// and n't, "far-eastern" three tokens, "U.S." one. Which words are abbreviations, contractions or
// prefixes is data (lexicons/lang/).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/result.h"
#include "dateline/span.h"

#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::lang {

/// What an abbreviation says about the end of a sentence.
enum class Abbreviation : unsigned char {
  kNone,
  kNeverEnds,     // "Mr.": a name follows
  kMayEnd,        // "U.S.", "Inc.": the next word decides
  kBeforeNumber,  // "No.": an abbreviation before a number only, and never ends
};

/// Immutable; shared by all threads.
class Tokenizer {
 public:
  /// Reads lexicons/lang/{abbreviation,contraction,hyphen_prefix,not_owned,number_unit}.tsv.
  /// \errors as ResourceDir::Lexicon.
  [[nodiscard]] static Result<Tokenizer> Load(const lexicon::ResourceDir& dir);

  /// Appends the tokens of `text`, as spans moved up by `offset`, rising and without white space.
  /// \pre `text` is valid UTF-8.
  void Cut(std::string_view text, ByteOffset offset, std::vector<Span>& out) const;

  /// Cuts words that can only be contractions where they stand, though they look like others: "its"
  /// before "a" is it and s. `words` are spans of `text`, moved up by `offset`, rising.
  void CutByNextWord(std::string_view text, ByteOffset offset, std::vector<Span>& words) const;

  /// The same as views: for phrases of lexicons and rules (a lexicon::PhraseCutter).
  [[nodiscard]] std::vector<std::string_view> CutPhrase(std::string_view phrase) const;

  /// What a token with its full stop says about the end of a sentence.
  [[nodiscard]] Abbreviation AbbreviationKind(std::string_view token) const;

 private:
  Tokenizer() = default;
  static void JoinMarks(std::string_view text, ByteOffset offset, std::size_t first,
                        std::vector<Span>& out);
  void CutRun(std::string_view run, ByteOffset at, bool before_number,
              std::vector<Span>& out) const;
  void CutChunk(std::string_view chunk, ByteOffset at, bool before_number,
                std::vector<Span>& out) const;
  void CutCore(std::string_view core, ByteOffset at, bool before_number,
               std::vector<Span>& out) const;
  void CutWord(std::string_view word, ByteOffset at, std::vector<Span>& out) const;
  [[nodiscard]] bool KeepsStop(std::string_view word_with_stop, bool before_number) const;
  [[nodiscard]] bool IsBrokenOff(std::string_view word_with_hyphen) const;
  [[nodiscard]] std::size_t FindHyphenCut(std::string_view core) const;

  std::unordered_map<std::string, Abbreviation> abbreviations_;  // norm, with the stop
  std::unordered_map<std::string, std::size_t> contractions_;    // norm; bytes of the first part
  std::unordered_map<std::string, std::size_t> owners_;          // "its": only before not_owned_
  std::size_t longest_owner_ = 0;                                // bytes
  lexicon::WordTable not_owned_;
  std::vector<std::string> clitics_;  // "'s", "n't", longest first
  lexicon::WordTable hyphen_prefixes_;
  lexicon::WordTable number_units_;
};

/// True if `right`, which follows `left` without a space, belongs to the same written word: "n't"
/// after "do", "'s" after "Peru", "na" after "gon". Marks and cut compounds are words of their own.
[[nodiscard]] bool ContinuesWord(std::string_view left, std::string_view right);

}  // namespace dateline::lang
