// Where a rule is written and what it is for, for those who read what it gave.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::cli {

struct RuleNote {
  std::string where;    // "rules/events/assault.toml:55"
  std::string why;      // the rule's own sentence
  std::string example;  // the first of its sentences
};

/// The rules that are written in TOML. Those of the trees (`positions.stance.verb`) are not among
/// them.
class RuleNotes {
 public:
  /// \errors whatever reading a file under rules/ gives.
  [[nodiscard]] static Result<RuleNotes> Load(const lexicon::ResourceDir& dir);

  /// Null if no file has a rule of that id.
  [[nodiscard]] const RuleNote* Find(std::string_view id) const;

 private:
  std::unordered_map<std::string, RuleNote> notes_;
};

}  // namespace dateline::cli
