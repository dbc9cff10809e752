#include <string>

#include "dateline/annotator.h"

namespace dateline {

Result<LayerSet> CheckOrder(const std::vector<AnnotatorInfo>& steps) {
  LayerSet written;
  for (const AnnotatorInfo& step : steps) {
    if (!step.reads.Without(written).empty()) {
      return Error{ErrorCode::kInvalidArgument,
                   std::string(step.name) + " reads a layer that no earlier step writes",
                   "pipeline"};
    }
    if (step.writes.Overlaps(written)) {
      return Error{ErrorCode::kInvalidArgument,
                   std::string(step.name) + " writes a layer that already has a writer",
                   "pipeline"};
    }
    written.Add(step.writes);
  }
  return written;
}

}  // namespace dateline
