// Which titles are of one office: "foreign minister" and "Minister of Foreign Affairs".
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "lexicon/resource_dir.h"

namespace dateline::actor {

/// Immutable; one object serves all threads.
class Offices {
 public:
  /// Reads lexicons/actors/same_office.tsv.
  /// \errors what ResourceDir::Lexicon gives.
  [[nodiscard]] static Result<Offices> Load(const lexicon::ResourceDir& dir);

  /// True where the holder of one may be called by the other, in either order. Case does not count.
  [[nodiscard]] bool Same(std::string_view a, std::string_view b) const;

 private:
  Offices() = default;

  std::set<std::pair<std::string, std::string>> pairs_;  // norms, both ways
};

}  // namespace dateline::actor
