// Who does it to whom: the parties of an act, found by walking the sentence.
#pragma once

#include <vector>

#include "discourse/mention_view.h"
#include "discourse/token_scan.h"
#include "event/act_rules.h"

namespace dateline::event {

struct Arguments {
  std::vector<const discourse::PlacedMention*> actors;
  std::vector<const discourse::PlacedMention*> recipients;
};

/// Finds the parties of `match` within tokens [begin, end) of its sentence. `acts` are the
/// sentence's other acts: the words of an act are no prepositional phrase.
[[nodiscard]] Arguments FindArguments(const discourse::TokenScan& scan,
                                      const std::vector<discourse::PlacedMention>& mentions,
                                      const ActRule& rule, const ActMatch& match,
                                      const std::vector<ActMatch>& acts, std::size_t begin,
                                      std::size_t end);

}  // namespace dateline::event
