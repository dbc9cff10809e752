// Who does it to whom: the parties of an act, read off the tree of its sentence by the rule's
// frame.
#pragma once

#include <vector>

#include "discourse/clause_view.h"
#include "discourse/mention_view.h"
#include "discourse/token_scan.h"
#include "event/act_rules.h"
#include "event/stand_ins.h"

namespace dateline::event {

struct Arguments {
  Parties actors;
  Parties recipients;
  Parties somewhere;    // where it was, if nobody is named with it: "a bombing in Chad"
  bool mutual = false;  // who acts is acted on by the others: "accused each other"
};

/// What the search reads; it borrows all.
struct ArgumentSource {
  const discourse::TokenScan& scan;
  const discourse::ClauseView& clauses;
  const discourse::MentionView& mentions;
  const Columns<EntityRow>& entities;
  const ActRules& rules;
  StandIns& stand_ins;
};

/// Finds the parties of acts[at]. `acts` are those of its sentence: a noun that names an act is no
/// party itself, but whoever is named with it may be ("condemned Chad's raid"), and an act that is
/// asked for or promised is done by whoever is asked or promises.
/// \param both  whom "the two sides" means here: the parties of the last act that several shared.
/// \param terse true in headlines, which leave "were" out of "protesters arrested".
[[nodiscard]] Arguments FindArguments(const ArgumentSource& source,
                                      const std::vector<ActMatch>& acts, std::size_t at,
                                      const BothSides& both, bool terse);

/// The act of the sentence of which acts[at], a killing or the like, is the outcome: "the raid
/// killed nine", "nine were killed in the raid". acts.size() if there is none.
/// \param agentless set where something does it that is neither a party nor an act: "the quake".
[[nodiscard]] std::size_t CauseOf(const ArgumentSource& source, const std::vector<ActMatch>& acts,
                                  std::size_t at, bool& agentless);

}  // namespace dateline::event
