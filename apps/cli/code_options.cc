#include "code_options.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "dateline/document.h"

#include "coded_input.h"

namespace dateline::cli {
namespace {

// Reading a sentence of so many tokens takes 750 MiB.
constexpr std::uint32_t kLongestSentence = 5000;

Error Usage(std::string message, std::string option) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(option)};
}

/// The format that a file name asks for.
std::string FormatOfName(const std::string& output) {
  const std::string extension = std::filesystem::path(output).extension().string();
  if (output == "-" || extension == ".ndjson" || extension == ".jsonl") return "ndjson";
  if (extension == ".csv") return "csv";
  if (extension == ".conllu") return "conllu";
  if (extension == ".parquet") return "parquet";
  return "duckdb";
}

std::string DefaultOutput(const std::string& format) {
  if (format == "ndjson" || format == "conllu") return "-";
  return format == "duckdb" ? "dateline.duckdb" : "dateline-" + format;
}

std::string FormatOf(const CodeOptions& o) {
  return !o.format.empty() ? o.format : FormatOfName(o.output);
}

}  // namespace

void AddCodeOptions(CLI::App& sub, CodeOptions& o) {
  sub.add_option("INPUT", o.inputs, "Files, folders, or - for NDJSON on standard input");
  sub.add_option("--from-list", o.lists, "Read input paths from a file, one a line");
  sub.add_option("-o,--output", o.output,
                 "File or folder to write; - is standard output (default dateline.duckdb)");
  sub.add_option("-f,--format", o.format,
                 "duckdb, parquet, ndjson, csv or conllu (default: by the output's name)")
      ->check(CLI::IsMember({"duckdb", "parquet", "ndjson", "csv", "conllu"}));
  sub.add_flag("--overwrite", o.overwrite, "Replace an output that exists");
  sub.add_option("-j,--threads", o.threads, "Threads (default: one per core)")
      ->check(CLI::Range(1, 1024));
  sub.add_option("--limit", o.limit, "Stop after this many inputs")->check(CLI::NonNegativeNumber);
  sub.add_option("--lang", o.languages,
                 "Skip texts in other languages than these, ISO 639-1: en (default: keep all, "
                 "read English)")
      ->delimiter(',')
      ->allow_extra_args(false);
  sub.add_option("--published", o.published,
                 "Publication date for inputs that state none: 2024-05-16");
  sub.add_option("--field", o.fields, "Name of a JSON field: published=date (repeatable)");
  sub.add_option("--input-format", o.input_format,
                 "html, text, markdown, ndjson or json for all inputs")
      ->check(CLI::IsMember({"html", "text", "markdown", "ndjson", "json"}));
  sub.add_option("--layers", o.layers, "Also write: tokens, names")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"tokens", "names"}));
  sub.add_flag("-q,--quiet", o.quiet, "No progress, no summary");
  sub.add_flag("--strict", o.strict, "Exit with 3 if an input was rejected");
  const auto limit = [&](const char* name, auto& value, const char* meaning) {
    sub.add_option(name, value, meaning)->check(CLI::PositiveNumber)->group("Limits");
  };
  limit("--max-record-bytes", o.limits.record_bytes, "Longest page or record");
  limit("--max-line-bytes", o.limits.line_bytes, "Longest line of NDJSON");
  limit("--max-text-chars", o.limits.text_chars, "Longest text; the rest is cut off");
  limit("--max-inflate-ratio", o.limits.inflate_ratio, "Inflated to compressed bytes");
  limit("--max-nesting", o.limits.nesting, "Deepest nesting of elements");
  sub.add_option("--max-sentence-tokens", o.limits.sentence_tokens,
                 "Longest sentence; memory grows with its square")
      ->check(CLI::Range(std::uint32_t{1}, kLongestSentence))
      ->group("Limits");
  limit("--max-document-ms", o.limits.document_ms, "Longest time for one document");
  sub.add_option("--memory", o.memory_mb, "Memory for what is in flight, in MiB (default 512)")
      ->check(CLI::Range(64, 1 << 20))
      ->group("Limits");
}

Result<EngineOptions> ToEngineOptions(const CodeOptions& o, const std::string& data_dir) {
  EngineOptions engine;
  engine.data_dir = data_dir;
  engine.languages = o.languages;
  const auto wants = [&](std::string_view layer) {
    return std::find(o.layers.begin(), o.layers.end(), layer) != o.layers.end();
  };
  engine.tokens = wants("tokens") || FormatOf(o) == "conllu";
  engine.names = wants("names");
  engine.limits = o.limits;
  if (!o.published.empty()) {
    const auto moment = ParseIsoMoment(o.published);
    if (!moment || moment->precision < MomentPrecision::kDay) {
      return Usage("'" + o.published + "' is not a date such as 2024-05-16", "--published");
    }
    engine.default_published = *moment;
  }
  for (const std::string& field : o.fields) {
    const std::size_t equals = field.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == field.size()) {
      return Usage("'" + field + "' is not of the form published=date", "--field");
    }
    engine.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
  }
  return engine;
}

Result<ingest::InputOptions> ToInputOptions(const CodeOptions& o) {
  ingest::InputOptions input;
  input.paths = o.inputs;
  input.list_files = o.lists;
  if (input.paths.empty() && input.list_files.empty()) {
    if (o.output != "-" && o.format != "ndjson" && o.format != "conllu")
      return Usage("no input given; use - for standard input", "INPUT");
    input.paths = {"-"};
  }
  if (!o.input_format.empty()) input.format = ingest::ParseInputFormat(o.input_format);
  input.limits = o.limits;
  return input;
}

Result<store::WriterOptions> ToWriterOptions(const CodeOptions& o) {
  store::WriterOptions writer;
  const std::string format = FormatOf(o);
  writer.format = *store::ParseFormat(format);
  writer.path = o.output.empty() ? DefaultOutput(format) : o.output;
  writer.memory_mib = o.memory_mb;
  if (writer.path == "-" && !store::IsStream(writer.format)) {
    return Usage("only ndjson and conllu can go to standard output", "--output");
  }
  DATELINE_CHECK_OK(CheckReplaceable(writer.path, o.overwrite));
  return writer;
}

}  // namespace dateline::cli
