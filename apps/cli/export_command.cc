// `dateline export`: coded records in the layouts of other projects.
#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "coded_input.h"
#include "commands.h"
#include "derive/export.h"
#include "failure.h"
#include "interrupt.h"
#include "progress.h"
#include "selection_options.h"
#include "store/json.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string format, input, output = "-";
  derive::Selection selection;
  CLI::Option* reality = nullptr;
  bool overwrite = false;
  bool quiet = false;
};

/// What the layout can say for itself is not left out unless that was asked for.
derive::ExportOptions ToExport(const Options& o) {
  derive::ExportOptions out;
  out.format = *derive::ParseExportFormat(o.format);
  out.path = o.output;
  out.selection = o.selection;
  if (derive::HoldsReality(out.format)) {
    if (o.reality->empty()) out.selection.reality = {"all"};
    out.selection.historical = true;
    out.selection.contested = true;
  }
  return out;
}

void Report(const derive::ExportCounts& counts, const Options& o, const Common& common) {
  if (common.json && o.output != "-") {
    std::string path;
    store::AppendJsonString(o.output, path);
    fmt::print("{{\"documents\":{},{},\"rows\":{},\"unplaced\":{},\"output\":{}}}\n",
               counts.documents, derive::SelectionJson(counts.events), counts.rows, counts.unplaced,
               path);
  }
  if (o.quiet) return;
  std::string text = derive::SelectionText(counts.events);
  if (counts.unplaced > 0) text += fmt::format("; {} without a place", counts.unplaced);
  text += fmt::format("\n{} {} of {} documents", counts.rows, counts.rows == 1 ? "row" : "rows",
                      counts.documents);
  if (o.output != "-") text += " written to " + SafeForTerminal(o.output);
  fmt::print(stderr, "{}\n", text);
}

ExitCode Export(const Options& o, const Common& common) {
  StopOnInterrupt();
  if (const Status right = derive::CheckSelection(o.selection); !right) return Fail(right.error());
  if (const Status free = CheckReplaceable(o.output, o.overwrite); !free) {
    return Fail(free.error());
  }
  auto input = OpenCodedInput(o.input, common);
  if (!input) return Fail(input.error());
  Progress progress(o.quiet);
  auto counts = derive::Export(*input->source, input->codes, ToExport(o), [&](const auto& so_far) {
    progress.Update(ToProgress(*input->source, so_far.documents, so_far.events.seen));
    return !StopRequested();
  });
  progress.Clear();
  if (!counts) return Fail(counts.error());
  if (StopRequested()) return Interrupted(o.output);
  Report(*counts, o, common);
  return ExitCode::kOk;
}

}  // namespace

void AddExport(CLI::App& app, const Common& common, Action& action) {
  auto o = std::make_shared<Options>();
  CLI::App* sub =
      app.add_subcommand("export", "Write coded records in the layout of another project");
  sub->add_option("FORMAT", o->format, "plover-json, polecat, icews, phoenix, gdelt, geojson, brat")
      ->required()
      ->check(CLI::IsMember(derive::ExportNames()));
  sub->add_option("INPUT", o->input,
                  "A .duckdb file, a folder of .parquet files, or NDJSON; - is standard input")
      ->required();
  sub->add_option("-o,--output", o->output,
                  "File to write (brat: folder); a table named .parquet is typed; - is standard "
                  "output (default)");
  o->reality = AddSelectionOptions(*sub, o->selection);
  sub->add_flag("--overwrite", o->overwrite, "Replace an output that exists");
  sub->add_flag("-q,--quiet", o->quiet, "No progress, no summary");
  sub->footer(
      "Tables cannot say that an act was planned, denied or long past, nor on whose word it is. "
      "So\n"
      "polecat, icews, phoenix, gdelt and geojson take acts that are said to have happened, "
      "lately,\n"
      "and that nobody in the report denies; what is left out is counted. plover-json and brat "
      "say\n"
      "these things, and take all.\n\n"
      "Examples:\n"
      "  dateline export icews events.duckdb -o icews.tsv\n"
      "  dateline export gdelt events.duckdb -o gdelt.parquet\n"
      "  dateline export geojson events.duckdb --reality happened,planned -o map.geojson\n"
      "  dateline export brat events.ndjson -o brat/");
  sub->callback([&common, &action, o] { action = [&common, o] { return Export(*o, common); }; });
}

}  // namespace dateline::cli
