// The words of coreference: pronouns, nouns for persons, bodies and places, given names; and what
// each sign of sameness weighs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "coref/mention.h"
#include "coref/signs.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::coref {

struct Pronoun {
  std::uint8_t person = 3;
  Number number = Number::kAny;
  GenderSet genders = kAnyGender;
  Use use = Use::kPersonal;
};

struct Noun {
  KindSet kinds = 0;
  GenderSet genders = kAnyGender;
};

/// Immutable; shared by all threads.
class Words {
 public:
  /// Reads lexicons/coref/: pronouns.tsv, nominals.tsv, given_names.tsv, speech.tsv,
  /// weights.tsv.
  /// \errors what ResourceDir::Lexicon gives; kMalformedInput for an unknown value or sign, or a
  ///         sign without a weight.
  [[nodiscard]] static Result<Words> Load(const lexicon::ResourceDir& dir);

  /// By norm.
  [[nodiscard]] std::optional<Pronoun> PronounOf(std::string_view norm) const;
  /// By lemma; none for nouns that stand for neither persons, bodies nor places.
  [[nodiscard]] std::optional<Noun> NounOf(std::string_view lemma) const;
  /// True for the lemma of what a speaker gives: "speech".
  [[nodiscard]] bool IsSpeech(std::string_view lemma) const;
  /// True for the norm of a word before the author of one: "by".
  [[nodiscard]] bool IsBy(std::string_view norm) const;
  /// Of a first name as written; both where it is not known.
  [[nodiscard]] GenderSet GenderOfName(std::string_view name) const;
  [[nodiscard]] const Weights& WeightsOf(Anaphor anaphor) const {
    return weights_[static_cast<std::size_t>(anaphor)];
  }

 private:
  Words() = default;
  [[nodiscard]] Status LoadPronouns(const lexicon::ResourceDir& dir);
  [[nodiscard]] Status LoadNouns(const lexicon::ResourceDir& dir);
  [[nodiscard]] Status LoadNames(const lexicon::ResourceDir& dir);
  [[nodiscard]] Status LoadSpeech(const lexicon::ResourceDir& dir);
  [[nodiscard]] Status LoadWeights(const lexicon::ResourceDir& dir);

  lexicon::WordTable pronoun_words_, noun_words_, name_words_, speech_words_, by_words_;
  std::vector<Pronoun> pronouns_;  // by WordId
  std::vector<Noun> nouns_;
  std::vector<GenderSet> name_genders_;
  std::array<Weights, kAnaphors> weights_{};
};

}  // namespace dateline::coref
