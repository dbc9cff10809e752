// What an engine is made of. Private to src/pipeline.
#pragma once

#include "dateline/engine.h"

#include "extract/extract.h"
#include "ingest/field_names.h"
#include "ingest/prepare.h"
#include "lexicon/resource_dir.h"
#include "pipeline/pipeline.h"

namespace dateline {

struct Engine::Parts {
  EngineOptions options;
  lexicon::DataManifest manifest;
  ingest::FieldNames field_names;
  extract::Extractor extraction;
  pipeline::Pipeline pipeline;

  /// From a raw record to its rows.
  /// \errors as Engine::Code.
  [[nodiscard]] Result<Records> CodeRaw(const ingest::RawInput& raw) const;
};

}  // namespace dateline
