#include "pipeline/pipeline.h"

#include <chrono>
#include <string>
#include <utility>

namespace dateline::pipeline {

Pipeline::Pipeline(std::vector<std::unique_ptr<const Annotator>> steps)
    : steps_(std::move(steps)) {}

Result<Pipeline> Pipeline::Create(std::vector<std::unique_ptr<const Annotator>> steps) {
  Pipeline pipeline(std::move(steps));
  if (const auto order = CheckOrder(pipeline.Steps()); !order) return Error(order.error());
  return pipeline;
}

void Pipeline::Annotate(const Document& doc, const Limits& limits, Layers& layers,
                        std::vector<Diagnostic>& diagnostics) const {
  // The clock decides only whether to give up; what is written never depends on it otherwise.
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline = Clock::now() + std::chrono::milliseconds(limits.document_ms);
  for (const auto& step : steps_) {
    const AnnotatorInfo& info = step->info();
    if (Clock::now() > deadline) {
      diagnostics.push_back(
          {"time_limit", std::string(info.name) + " was left out: the document took " +
                             "longer than " + std::to_string(limits.document_ms) + " ms"});
    } else {
      layers.SetRunning(&info);
      if (const Status done = step->Run(doc, limits, layers); !done) {
        diagnostics.push_back({"annotator_failed", std::string(info.name) + ": " +
                                                       done.error().message + " (" +
                                                       done.error().where + ")"});
      }
      layers.SetRunning(nullptr);
    }
    layers.FillEmpty(info.writes);
  }
}

void Pipeline::LeaveEmpty(Layers& layers) const {
  for (const auto& step : steps_) layers.FillEmpty(step->info().writes);
}

std::vector<AnnotatorInfo> Pipeline::Steps() const {
  std::vector<AnnotatorInfo> infos;
  infos.reserve(steps_.size());
  for (const auto& step : steps_) infos.push_back(step->info());
  return infos;
}

}  // namespace dateline::pipeline
