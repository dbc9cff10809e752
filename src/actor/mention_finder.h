// Finds the mentions of one sentence: names, titled names, nominals, metonyms and pronouns.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "actor/actor_lexicon.h"
#include "actor/cast.h"

namespace dateline::actor {

class MentionFinder {
 public:
  MentionFinder(const ActorLexicon& lexicon, const lexicon::TokenView& view, Cast& cast)
      : lexicon_(lexicon), view_(view), cast_(cast) {}

  /// Looks at tokens [first, last), one sentence.
  void Find(std::size_t first, std::size_t last, std::uint32_t sentence);

 private:
  // Country, modifiers and title before a name or standing alone: "Russian Deputy Prime Minister".
  struct Role {
    std::size_t first = 0;  // of the first modifier or title
    std::size_t end = 0;    // one past the title; == first where there is none
    const Entry* entry = nullptr;
  };

  [[nodiscard]] std::size_t At(std::size_t at);
  [[nodiscard]] std::optional<lexicon::PhraseMatch> NameAt(std::size_t at) const;
  [[nodiscard]] const Entry* Pick(const lexicon::PhraseMatch& match) const;
  [[nodiscard]] Role RoleAt(std::size_t at) const;
  [[nodiscard]] std::size_t PersonRun(std::size_t at) const;
  [[nodiscard]] std::size_t Named(std::size_t at, const lexicon::PhraseMatch& match,
                                  const Entry& entry);
  [[nodiscard]] std::size_t Titled(std::size_t at, std::size_t role_at, const Entry* country,
                                   Span country_span);
  [[nodiscard]] std::size_t Capitalised(std::size_t at);
  [[nodiscard]] bool Acts(std::size_t after) const;
  [[nodiscard]] bool Capital(std::size_t at) const;
  [[nodiscard]] std::uint32_t Context(std::size_t at) const;
  [[nodiscard]] Span SpanOf(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::string Text(std::size_t first, std::size_t last) const;
  void AddPerson(Found found, std::size_t first, std::size_t last);
  void AddState(std::size_t first, std::size_t last, const Entry& entry, MentionForm form);

  const ActorLexicon& lexicon_;
  const lexicon::TokenView& view_;
  Cast& cast_;
  std::size_t first_ = 0, last_ = 0;
  std::uint32_t sentence_ = 0;
};

}  // namespace dateline::actor
