#include "dateline/engine.h"

#include <future>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/annotators.h"
#include "pipeline/engine_parts.h"
#include "store/build_records.h"
#include "store/json.h"

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
  if (options.names) rows.push_back({"layers", "names"});
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

/// An input in memory takes the way of a record of NDJSON, so that there is one way.
ingest::RawInput ToRecord(const Input& input) {
  ingest::RawInput raw;
  raw.uri = input.id;
  raw.where = input.id;
  raw.id = input.id;
  raw.format = ingest::InputFormat::kJson;
  const std::pair<ingest::Field, const std::string*> fields[] = {
      {ingest::Field::kId, &input.id},
      {ingest::Field::kText, &input.text},
      {ingest::Field::kHtml, &input.html},
      {ingest::Field::kTitle, &input.title},
      {ingest::Field::kUrl, &input.url},
      {ingest::Field::kPublisher, &input.publisher},
      {ingest::Field::kPublished, &input.published}};
  for (const auto& [field, value] : fields) {
    if (value->empty()) continue;
    raw.bytes += raw.bytes.empty() ? "{" : ",";
    store::AppendJsonString(ingest::FieldName(field), raw.bytes);
    raw.bytes += ":";
    store::AppendJsonString(*value, raw.bytes);
  }
  raw.bytes += "}";
  return raw;
}

Result<std::unique_ptr<Engine::Parts>> LoadParts(const EngineOptions& options) {
  DATELINE_TRY(resources, lexicon::ResourceDir::Open(options.data_dir));
  // Reads every file of data once more than those who use them. As in MakeAnnotators.
  auto manifest_later = std::async([&] { return resources.Manifest(); });
  constexpr const char* kFieldNames = "rules/ingest/fields.toml";
  DATELINE_TRY(field_file, resources.Read(kFieldNames));
  DATELINE_TRY(fields, ingest::FieldNames::Parse(field_file, kFieldNames));
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
  DATELINE_TRY(manifest, manifest_later.get());
  return std::make_unique<Engine::Parts>(Engine::Parts{
      options, std::move(manifest), std::move(fields), std::move(extraction), std::move(steps)});
}

// A sentence that is as long as may be, with another behind it in its block, was broken.
void ReportBrokenSentences(const Layers& layers, std::size_t limit,
                           std::vector<Diagnostic>& diagnostics) {
  const auto& sentences = layers.Get<SentenceRow>();
  std::size_t broken = 0;
  for (std::size_t i = 0; i + 1 < sentences.size(); ++i) {
    const SentenceRow row = sentences.RowAt(i);
    broken +=
        AsSize(row.last) - AsSize(row.first) == limit && sentences.RowAt(i + 1).block == row.block;
  }
  if (broken == 0) return;
  diagnostics.push_back(
      {"sentence_broken", fmt::format("sentences were broken at {} tokens in {} places (limit "
                                      "sentence_tokens)",
                                      limit, broken)});
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
  return parts_->CodeRaw(ToRecord(input));
}

Result<Records> Engine::Parts::CodeRaw(const ingest::RawInput& raw) const {
  ingest::PrepareOptions prepare;
  prepare.field_names = &field_names;
  prepare.extract_html = [this](std::string_view utf8, const Limits& limits) {
    return extraction.ExtractHtml(utf8, {}, limits);
  };
  prepare.extract_plain_text = [this](std::string_view utf8, const Limits& limits) {
    return extraction.ExtractPlainText(utf8, {}, limits);
  };
  prepare.languages = options.languages;
  prepare.coded_language = kCodedLanguage;
  prepare.default_published = options.default_published;
  DATELINE_TRY(prepared, ingest::Prepare(raw, prepare, options.limits));
  const Document& doc = *prepared.document;
  Layers layers(doc.text());
  if (prepared.given) {
    layers.SetGiven({std::move(prepared.given->tokens), std::move(prepared.given->sentences)});
  }
  std::vector<Diagnostic> diagnostics = std::move(prepared.diagnostics);
  if (doc.source().lang == kCodedLanguage) {
    pipeline.Annotate(doc, options.limits, layers, diagnostics);
    ReportBrokenSentences(layers, options.limits.sentence_tokens, diagnostics);
  } else {
    pipeline.LeaveEmpty(layers);
  }
  return store::BuildRecords(doc, layers, diagnostics,
                             {.tokens = options.tokens, .names = options.names});
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
