// Whom a mention means when it does something or has something done to it: "Paris" or "French
// officials" their state, "we" whoever speaks.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coref/parse.h"
#include "discourse/mention_view.h"
#include "doc/layers.h"
#include "event/act_rules.h"

namespace dateline::event {

/// Parties of an act. The mentions belong to a view or to StandIns.
using Parties = std::vector<const discourse::PlacedMention*>;

/// Whom "the two sides" means: the parties of the last act that several shared, of the last that
/// only persons shared, and the last two that shared one or were named as two: "ties between Peru
/// and Chile".
struct BothSides {
  Parties last;
  Parties people;
  Parties pair;
  std::vector<Parties> told;  // all, in the order of the report
  void Told(const Parties& parties);
  /// The last of them in which `entity` had a part; `last` if none.
  [[nodiscard]] const Parties& With(EntityIndex entity) const;
};

/// The answers for one document; it borrows everything, and owns the mentions it makes.
class StandIns {
 public:
  StandIns(const Columns<EntityRow>& entities, const Columns<StatementRow>& statements,
           const coref::Parse& parse, const ActRules& rules);
  StandIns(const StandIns&) = delete;
  StandIns& operator=(const StandIns&) = delete;

  /// The mention itself, or mentions of the same words that stand for others: a place or a
  /// government for its state, where the report names it; "I" for the source of `statement`. Of the
  /// parties of the last act that the speaker shared with others, "we" means all, and "you" the
  /// other of two. Empty where nobody can be meant: a place of no country, a
  /// speaker without a name.
  [[nodiscard]] Parties For(const discourse::PlacedMention& mention,
                            std::optional<StatementIndex> statement, const BothSides& both,
                            bool symmetric);

  /// The states of leaders of several, where the report names them: what presidents agree to do
  /// together their countries do. `parties` where one is no leader, or one state has two.
  [[nodiscard]] Parties AsStates(const Parties& parties);

  /// Of an act that several share and a "we" that else means the speaker's state: the parties of
  /// the last talk that the speaker had. Empty where it is no such "we".
  [[nodiscard]] Parties WithUs(const discourse::PlacedMention& mention,
                               std::optional<StatementIndex> statement, const BothSides& both);

  /// The mention as one of its country's state; null where the report does not name that state.
  [[nodiscard]] const discourse::PlacedMention* StateOf(const discourse::PlacedMention& mention);

 private:
  [[nodiscard]] const discourse::PlacedMention* As(const discourse::PlacedMention& mention,
                                                   EntityIndex entity);
  [[nodiscard]] bool NamesItsState(const discourse::PlacedMention& mention, std::size_t word) const;
  [[nodiscard]] bool IsGovernment(const discourse::PlacedMention& mention) const;
  [[nodiscard]] Parties InTalk(const discourse::PlacedMention& mention, EntityIndex speaker,
                               const BothSides& both, bool symmetric);

  const Columns<EntityRow>& entities_;
  const Columns<StatementRow>& statements_;
  const coref::Parse& parse_;
  const ActRules& rules_;
  std::map<std::string_view, EntityIndex> states_;  // by country
  std::deque<discourse::PlacedMention> made_;       // a deque, so that they stay where they are
};

}  // namespace dateline::event
