// `dateline aggregate`: coded records counted by pair of parties and period.
#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "coded_input.h"
#include "commands.h"
#include "derive/aggregate.h"
#include "failure.h"
#include "interrupt.h"
#include "progress.h"
#include "selection_options.h"
#include "store/json.h"
#include "store/output_file.h"
#include "store/record_source.h"
#include "store/text_table.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string input, output = "-", period = "month", format;
  std::vector<std::string> by = {"type"};
  derive::AggregateOptions aggregate;
  bool overwrite = false;
  bool quiet = false;
};

derive::AggregateOptions ToAggregate(const Options& o) {
  derive::AggregateOptions out = o.aggregate;
  const auto by = [&](std::string_view what) {
    return std::ranges::find(o.by, what) != o.by.end();
  };
  out.type = by("type");
  out.quad = by("quad");
  out.root = by("root");
  out.sectors = by("sector");
  out.period = o.period == "day"    ? derive::Period::kDay
               : o.period == "week" ? derive::Period::kWeek
               : o.period == "year" ? derive::Period::kYear
                                    : derive::Period::kMonth;
  return out;
}

std::string FormatOf(const Options& o) {
  if (!o.format.empty()) return o.format;
  const std::string extension = std::filesystem::path(o.output).extension().string();
  if (extension == ".parquet") return "parquet";
  return extension == ".ndjson" || extension == ".jsonl" ? "ndjson" : "csv";
}

using Columns = std::vector<derive::Aggregate::Column>;

std::string JsonLine(const Columns& columns, const std::vector<std::string>& row) {
  std::string line = "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    line += fmt::format("{}\"{}\":", i == 0 ? "" : ",", columns[i].name);
    if (row[i].empty()) {
      line += "null";
    } else if (columns[i].type == "integer" || columns[i].type == "number") {
      line += row[i];
    } else {
      store::AppendJsonString(row[i], line);
    }
  }
  return line + "}\n";
}

/// Keys are codes, dates and numbers: no cell needs quotes.
Status WriteText(const derive::Aggregate& aggregate, const std::string& path, bool json,
                 char separator) {
  DATELINE_TRY(file, store::OutputFile::Create(path));
  const Columns columns = aggregate.Columns();
  Status status = Ok();
  std::vector<std::string> names;
  for (const auto& column : columns) names.push_back(column.name);
  const auto plain = [&](const std::vector<std::string>& cells) {
    return fmt::format("{}\n", fmt::join(cells, std::string_view(&separator, 1)));
  };
  if (!json) status = file.Append(plain(names));
  aggregate.ForEachRow([&](const std::vector<std::string>& row) {
    if (status) status = file.Append(json ? JsonLine(columns, row) : plain(row));
  });
  DATELINE_CHECK_OK(status);
  return file.Commit();
}

Status WriteParquet(const derive::Aggregate& aggregate, const std::string& path) {
  const std::string rows = path + ".rows";
  DATELINE_CHECK_OK(WriteText(aggregate, rows, false, '\t'));
  std::vector<store::TextColumn> columns;
  for (const auto& column : aggregate.Columns()) columns.push_back({column.name, column.type});
  const std::string temporary = store::TemporaryName(path);
  const Status written = store::TextToParquet(rows, true, columns, temporary);
  std::error_code error;
  std::filesystem::remove(rows, error);
  DATELINE_CHECK_OK(written);
  std::filesystem::rename(temporary, path, error);
  if (error) return store::IoError("cannot complete output", path, error.value());
  return Ok();
}

/// \returns false when interrupted.
Result<bool> ReadAll(store::RecordSource& source, bool quiet, derive::Aggregate& aggregate) {
  Progress progress(quiet);
  std::uint64_t documents = 0;
  while (!StopRequested()) {
    DATELINE_TRY(records, source.Next());
    if (!records) return true;
    aggregate.Add(derive::Report(*records));
    progress.Update(ToProgress(source, ++documents, aggregate.counts().seen));
  }
  return false;
}

ExitCode RunAggregate(const Options& o, const Common& common) {
  StopOnInterrupt();
  const derive::AggregateOptions options = ToAggregate(o);
  if (const Status right = derive::CheckSelection(options.selection); !right) {
    return Fail(right.error());
  }
  const std::string format = FormatOf(o);
  if (format == "parquet" && o.output == "-") {
    return Fail({ErrorCode::kInvalidArgument, "parquet needs a file; name one with --output", "-"});
  }
  if (const Status free = CheckReplaceable(o.output, o.overwrite); !free) {
    return Fail(free.error());
  }
  auto input = OpenCodedInput(o.input, common);
  if (!input) return Fail(input.error());
  derive::Aggregate aggregate(options, input->codes);
  const auto whole = ReadAll(*input->source, o.quiet, aggregate);
  if (!whole) return Fail(whole.error());
  if (!*whole) return Interrupted(o.output);
  const Status written = format == "parquet"
                             ? WriteParquet(aggregate, o.output)
                             : WriteText(aggregate, o.output, format == "ndjson", ',');
  if (!written) return Fail(written.error());
  if (!o.quiet) {
    fmt::print(stderr, "{}\n{} rows{}\n", derive::SelectionText(aggregate.counts()),
               aggregate.rows(), o.output == "-" ? "" : " written to " + SafeForTerminal(o.output));
  }
  return ExitCode::kOk;
}

}  // namespace

void AddAggregate(CLI::App& app, const Common& common, Action& action) {
  auto o = std::make_shared<Options>();
  CLI::App* sub =
      app.add_subcommand("aggregate", "Count events by actor, recipient, period and type");
  sub->add_option("INPUT", o->input,
                  "A .duckdb file, a folder of .parquet files, or NDJSON; - is standard input")
      ->required();
  sub->add_option("--period", o->period, "day, week, month (default) or year")
      ->check(CLI::IsMember({"day", "week", "month", "year"}));
  sub->add_option("--by", o->by,
                  "What tells rows apart beside period and countries: type (default), quad, root, "
                  "sector, none")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"type", "quad", "root", "sector", "none"}));
  sub->add_option("-o,--output", o->output, "File to write; - is standard output (default)");
  sub->add_option("-f,--format", o->format,
                  "csv, ndjson or parquet (default: by the output's name)")
      ->check(CLI::IsMember({"csv", "ndjson", "parquet"}));
  (void)AddSelectionOptions(*sub, o->aggregate.selection);
  sub->add_flag("--overwrite", o->overwrite, "Replace an output that exists");
  sub->add_flag("-q,--quiet", o->quiet, "No progress, no summary");
  sub->footer(
      "Counts acts that are said to have happened, lately, and that nobody in the report denies;\n"
      "what is left out is told. Two reports of one act are two events: `days` counts distinct "
      "days\n"
      "instead, as a filter of one event a day would, and `documents` the reports.\n\n"
      "Examples:\n"
      "  dateline aggregate events.duckdb -o monthly.csv\n"
      "  dateline aggregate events.duckdb --period week --by quad,sector -o weekly.parquet\n"
      "  dateline aggregate events.duckdb --by none --reality all --historical");
  sub->callback(
      [&common, &action, o] { action = [&common, o] { return RunAggregate(*o, common); }; });
}

}  // namespace dateline::cli
