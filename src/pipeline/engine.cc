#include "dateline/engine.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/annotators.h"
#include "pipeline/engine_parts.h"
#include "store/build_records.h"

namespace dateline {
namespace {

/// Options that can change the output, as the `run` table lists them.
std::vector<NamePart> OptionRows(const EngineOptions& options) {
  std::vector<NamePart> rows;
  std::string languages;
  for (const std::string& language : options.languages) {
    languages += (languages.empty() ? "" : ",") + language;
  }
  rows.push_back({"lang", languages});
  if (options.default_published)
    rows.push_back({"published", FormatMoment(*options.default_published)});
  if (options.tokens) rows.push_back({"layers", "tokens"});
  for (const auto& [field, name] : options.fields) rows.push_back({"field", field + "=" + name});
  const Limits& limits = options.limits;
  const std::pair<const char*, std::size_t> numbers[] = {
      {"limit.record_bytes", limits.record_bytes},
      {"limit.line_bytes", limits.line_bytes},
      {"limit.inflate_ratio", limits.inflate_ratio},
      {"limit.nesting", limits.nesting},
      {"limit.text_chars", limits.text_chars},
      {"limit.sentence_tokens", limits.sentence_tokens},
      {"limit.document_ms", limits.document_ms}};
  for (const auto& [name, value] : numbers) rows.push_back({name, std::to_string(value)});
  return rows;
}

Result<std::unique_ptr<Engine::Parts>> LoadParts(const EngineOptions& options) {
  DATELINE_TRY(resources, lexicon::ResourceDir::Open(options.data_dir));
  DATELINE_TRY(manifest, resources.Manifest());
  DATELINE_TRY(fields, ingest::FieldNames::Load(options.data_dir + "/rules/ingest/fields.toml"));
  for (const auto& [field, name] : options.fields) {
    const auto known = ingest::ParseField(field);
    if (!known) {
      return Error{ErrorCode::kInvalidArgument,
                   "'" + field + "' is not a field; see dateline code --help", "--field"};
    }
    fields.Prefer(*known, name);
  }
  DATELINE_TRY(extraction, extract::Extractor::Load(resources));
  DATELINE_TRY(annotators, pipeline::MakeAnnotators(resources));
  DATELINE_TRY(steps, pipeline::Pipeline::Create(std::move(annotators)));
  return std::make_unique<Engine::Parts>(Engine::Parts{
      options, std::move(manifest), std::move(fields), std::move(extraction), std::move(steps)});
}

}  // namespace

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<const Engine>> Engine::Open(const EngineOptions& options) {
  DATELINE_TRY(parts, LoadParts(options));
  return std::unique_ptr<const Engine>(new Engine(std::move(parts)));
}

Result<Records> Engine::Code(const Input& input) const {
  if (input.text.empty() == input.html.empty()) {
    return Error{ErrorCode::kInvalidArgument, "an input has either text or html", input.id};
  }
  DATELINE_TRY(raw, ingest::MakeRawInput(input));
  return parts_->CodeRaw(raw);
}

Result<Records> Engine::Parts::CodeRaw(const ingest::RawInput& raw) const {
  const ingest::PrepareOptions prepare{&field_names, &extraction, options.languages,
                                       options.default_published};
  DATELINE_TRY(prepared, ingest::Prepare(raw, prepare, options.limits));
  const Document& doc = *prepared.document;
  Layers layers(doc.text());
  if (prepared.given) layers.SetGiven(std::move(*prepared.given));
  std::vector<Diagnostic> diagnostics = std::move(prepared.diagnostics);
  pipeline.Annotate(doc, options.limits, layers, diagnostics);
  return store::BuildRecords(doc, layers, diagnostics, {.tokens = options.tokens});
}

RunRecord Engine::Run() const {
  RunRecord run;
  run.engine_version = Version();
  for (const lexicon::DataFile& file : parts_->manifest)
    run.digests.push_back({file.name, file.sha256});
  for (const AnnotatorInfo& step : Steps()) {
    run.annotators.push_back({std::string(step.name), std::to_string(step.version)});
  }
  run.options = OptionRows(parts_->options);
  return run;
}

std::vector<AnnotatorInfo> Engine::Steps() const { return parts_->pipeline.Steps(); }

const char* Version() { return DATELINE_VERSION; }

}  // namespace dateline
