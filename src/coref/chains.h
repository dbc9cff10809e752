// Chains of mentions as they grow, with what is known of whom they speak of.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "coref/mention.h"
#include "coref/parse.h"

namespace dateline::coref {

struct Chain {
  KindSet kinds = kAnyKind;
  GenderSet genders = kAnyGender;
  Number number = Number::kAny;
  bool named = false;                       // by a name or metonym
  bool called = false;                      // by a noun or a title
  std::size_t before = 0;                   // mentions that stand before the one looked at
  std::vector<std::string_view> heads;      // nouns it was called by, titles and words of its names
  std::vector<std::string_view> described;  // adjectives and other words beside those nouns
  std::vector<std::size_t> members;         // mentions
};

/// Words beside the head of a nominal that describe it: "foreign" of "the foreign minister".
[[nodiscard]] std::vector<std::string_view> Describers(const Parse& parse, const Mention& mention);

[[nodiscard]] bool NumbersFit(Number a, Number b);
/// True where some kind, some gender and some number is open to both, and not both have names: who
/// bears two names was known by them before.
[[nodiscard]] bool Fits(const Chain& a, const Chain& b);

class Chains {
 public:
  /// Makes a chain of each number that `mentions` come with. Borrows its arguments.
  Chains(const Parse& parse, std::vector<Mention>& mentions);

  [[nodiscard]] const Chain& At(std::size_t chain) const { return chains_[chain]; }
  /// The chain of a mention, or what a chain of it alone would be.
  [[nodiscard]] Chain ChainOf(std::size_t mention) const;
  /// Begins a chain.
  void Begin(std::size_t mention);
  /// Makes the mention, and what shares its chain, of the candidate's chain. Either may have none.
  void Join(std::size_t mention, std::size_t candidate);
  /// Says that the mention was passed and now stands before all that follows.
  void Pass(std::size_t mention);

 private:
  void Enter(std::size_t chain, std::size_t mention);
  [[nodiscard]] Chain Alone(std::size_t mention) const;

  const Parse& parse_;
  std::vector<Mention>& mentions_;
  std::vector<Chain> chains_;
};

}  // namespace dateline::coref
