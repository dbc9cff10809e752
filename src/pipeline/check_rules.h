// Runs the examples that the rules carry, with the annotators that users run.
#pragma once

#include "dateline/result.h"

#include "lexicon/resource_dir.h"
#include "rules/check_examples.h"

namespace dateline::pipeline {

/// Runs every example and counter-example of the time, figure, act and reality rules and of
/// the field names.
///
/// \errors whatever loading the rules gives.
[[nodiscard]] Result<rules::ExampleReport> CheckRules(const lexicon::ResourceDir& resources);

}  // namespace dateline::pipeline
