// What a party wants, offers or refuses (positions), and the offices its people hold (relations).
#pragma once

#include <map>
#include <memory>
#include <string>

#include "dateline/annotator.h"

#include "discourse/grammar.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {

/// Reads tokens, sentences, entities, mentions and statements; writes positions and relations. A
/// verb of lexicons/events/stances.tsv with its nearest party before it is a position.
class PositionAnnotator final : public Annotator {
 public:
  /// \errors whatever the data files give.
  [[nodiscard]] static Result<std::unique_ptr<const Annotator>> Create(
      const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  using Stances = std::map<std::string, std::string, std::less<>>;  // lemma to stance
  PositionAnnotator(discourse::Grammar grammar, Stances stances)
      : grammar_(std::move(grammar)), stances_(std::move(stances)) {}
  discourse::Grammar grammar_;
  Stances stances_;
};

}  // namespace dateline::event
