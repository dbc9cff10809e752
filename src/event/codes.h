// Quad classes and intensities of PLOVER: lexicons/events/plover.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::event {

struct Intensity {
  std::uint8_t quad = 0;  // 1 to 4
  double score = 0;       // -10 to 10
};

class Codes {
 public:
  /// \errors as Table::Parse; kMalformedInput for a number that is none.
  [[nodiscard]] static Result<Codes> Load(const lexicon::ResourceDir& dir);
  /// The value of a mode, or of its type where the mode is empty or unknown.
  [[nodiscard]] Intensity Find(std::string_view plover, std::string_view mode) const;

 private:
  std::map<std::pair<std::string, std::string>, Intensity> rows_;
};

}  // namespace dateline::event
