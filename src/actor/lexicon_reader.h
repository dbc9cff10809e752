// What the actor lexicons say at a token: the name or the role that begins there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "actor/actor_lexicon.h"

namespace dateline::actor {

/// Modifiers and title before a name or standing alone: "former Deputy Prime Minister".
struct RoleMatch {
  std::size_t first = 0;  // of the first modifier or title
  std::size_t end = 0;    // one past the title; == first where there is none
  const Entry* entry = nullptr;
};

/// A name of the lexicon: tokens [first, last). `entry` belongs to the lexicon.
struct NameMatch {
  std::size_t first = 0;
  std::size_t last = 0;
  const Entry* entry = nullptr;
};

/// Looks at tokens [first, last), one sentence. Cheap; borrows its arguments.
class LexiconReader {
 public:
  LexiconReader(const ActorLexicon& lexicon, const lexicon::TokenView& view, std::size_t first,
                std::size_t last)
      : lexicon_(lexicon), view_(view), first_(first), last_(last) {}

  /// The longest name at `at`; of several things so called, states before bodies before places
  /// before people.
  [[nodiscard]] std::optional<NameMatch> NameAt(std::size_t at) const;
  [[nodiscard]] RoleMatch RoleAt(std::size_t at) const;
  /// The first name of a state, people or region within tokens [from, to), or none.
  [[nodiscard]] std::optional<NameMatch> LandWithin(std::size_t from, std::size_t to) const;
  /// The longest word of a role within tokens [from, to), or none: "Ministry" in "Ministry of
  /// Trade".
  [[nodiscard]] RoleMatch RoleWithin(std::size_t from, std::size_t to) const;
  /// Bits of ContextClass; 0 outside the sentence.
  [[nodiscard]] std::uint32_t Context(std::size_t at) const;
  [[nodiscard]] bool Capital(std::size_t at) const;

 private:
  [[nodiscard]] const Entry* Pick(const lexicon::PhraseMatch& match) const;

  const ActorLexicon& lexicon_;
  const lexicon::TokenView& view_;
  std::size_t first_;
  std::size_t last_;
};

}  // namespace dateline::actor
