// `dateline query`, `explain` and `show`: reading what `dateline code` wrote.
#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "dateline/engine.h"

#include "commands.h"
#include "data_dir.h"
#include "explain.h"
#include "failure.h"
#include "lexicon/resource_dir.h"
#include "pipeline/engine_parts.h"
#include "show.h"
#include "store/json.h"
#include "store/query.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

void Print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

ExitCode Query(const std::string& file, const std::string& sql, const std::string& format) {
  auto reader = store::Reader::Open(file);
  if (!reader) return Fail(reader.error());
  if (format == "ndjson") {
    auto lines = reader->QueryJson(sql);
    if (!lines) return Fail(lines.error());
    for (const std::string& line : *lines) Print(line + "\n");
    return ExitCode::kOk;
  }
  auto table = reader->Query(sql);
  if (!table) return Fail(table.error());
  Print(format == "csv" ? store::FormatCsv(*table) : SafeForTerminal(store::FormatText(*table)));
  return ExitCode::kOk;
}

Result<std::string> Explained(const Records& records, const std::string& event,
                              const Common& common) {
  DATELINE_TRY(path, FindDataDir(common.data_dir));
  DATELINE_TRY(resources, lexicon::ResourceDir::Open(path));
  return ExplainEvent(records, event, resources, UseColor(stdout));
}

ExitCode Explain(const std::string& file, const std::string& event, const Common& common) {
  auto reader = store::Reader::Open(file);
  if (!reader) return Fail(reader.error());
  auto records = reader->LoadEvent(event);
  if (!records) return Fail(records.error());
  if (common.json) {
    std::string json;
    store::AppendJson(*records, json);
    Print(json + "\n");
    return ExitCode::kOk;
  }
  auto told = Explained(*records, event, common);
  if (!told) return Fail(told.error());
  Print(*told);
  return ExitCode::kOk;
}

/// Codes the first report of a file, to look at it without a database.
Result<Records> CodeOne(const std::string& path, const Common& common) {
  DATELINE_TRY(data, FindDataDir(common.data_dir));
  EngineOptions options;
  options.data_dir = data;
  ingest::InputOptions input;
  input.paths = {path};
  DATELINE_TRY(inputs, ingest::InputStream::Open(input));
  const auto item = inputs.Next();
  if (!item) return Error{ErrorCode::kNoText, "holds no report", path};
  if (const auto* rejected = std::get_if<ingest::Rejected>(&*item)) return Error(rejected->error);
  DATELINE_TRY(engine, Engine::Open(options));
  return engine->parts().CodeRaw(std::get<ingest::RawInput>(*item));
}

Result<Records> LoadForShow(const std::string& file, const std::string& document,
                            const Common& common) {
  if (document.empty() && std::filesystem::path(file).extension() != ".duckdb") {
    return CodeOne(file, common);
  }
  DATELINE_TRY(reader, store::Reader::Open(file));
  if (!document.empty()) return reader.LoadDocument(document);
  DATELINE_TRY(first, reader.Query("SELECT doc_id FROM documents ORDER BY uri LIMIT 2"));
  if (first.rows.size() != 1) {
    return Error{ErrorCode::kInvalidArgument,
                 "which document? List them with: dateline query " + file +
                     " \"SELECT doc_id, uri, title FROM documents\"",
                 file};
  }
  return reader.LoadDocument(*first.rows[0][0]);
}

ExitCode Show(const std::string& file, const std::string& document, const Common& common) {
  auto records = LoadForShow(file, document, common);
  if (!records) return Fail(records.error());
  if (common.json) {
    std::string json;
    store::AppendJson(*records, json);
    Print(json + "\n");
  } else {
    Print(ShowDocument(*records, UseColor(stdout), TerminalColumns(stdout)));
  }
  return ExitCode::kOk;
}

}  // namespace

void AddQuery(CLI::App& app, const Common& common, Action& action) {
  struct Options {
    std::string file, sql, format = "text";
  };
  auto o = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand(
      "query", "Ask a DuckDB file or Parquet folder that code wrote, in SQL, read-only");
  sub->add_option("FILE", o->file, "A .duckdb file or a folder of .parquet files")->required();
  sub->add_option("SQL", o->sql, "One SELECT")->required();
  sub->add_option("-f,--format", o->format, "text, csv or ndjson")
      ->check(CLI::IsMember({"text", "csv", "ndjson"}));
  sub->footer(
      "Views made for reading: event_summary, unknown_actors.\n\n"
      "Examples:\n"
      "  dateline query events.duckdb \"SELECT * FROM event_summary\"\n"
      "  dateline query events.duckdb \"SELECT plover, count(*) FROM events GROUP BY ALL\" -f csv");
  sub->callback([&common, &action, o] {
    action = [&common, o] { return Query(o->file, o->sql, common.json ? "ndjson" : o->format); };
  });
}

void AddExplain(CLI::App& app, const Common& common, Action& action) {
  struct Options {
    std::string file, event;
  };
  auto o = std::make_shared<Options>();
  CLI::App* sub =
      app.add_subcommand("explain", "Say why an event was coded: words, rules, lexicon rows");
  sub->add_option("FILE", o->file, "A .duckdb file or a folder of .parquet files")->required();
  sub->add_option("EVENT", o->event, "An event_id")->required();
  sub->footer("Example:\n  dateline explain events.duckdb 3f2a90b1c44d5e66");
  sub->callback([&common, &action, o] {
    action = [&common, o] { return Explain(o->file, o->event, common); };
  });
}

void AddShow(CLI::App& app, const Common& common, Action& action) {
  struct Options {
    std::string file, document;
  };
  auto o = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("show", "Show a report with what was found in it");
  sub->add_option("FILE", o->file, "A report, or a .duckdb file")->required();
  sub->add_option("DOCUMENT", o->document, "In a .duckdb file: a doc_id, id, uri or url");
  sub->footer(
      "Examples:\n"
      "  dateline show report.html\n"
      "  dateline show events.duckdb 9c1f03ab77e21d40");
  sub->callback([&common, &action, o] {
    action = [&common, o] { return Show(o->file, o->document, common); };
  });
}

}  // namespace dateline::cli
