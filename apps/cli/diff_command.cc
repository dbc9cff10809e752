// `dateline diff`: what coding again has changed, and by which rules.
#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "commands.h"
#include "derive/diff.h"
#include "derive/json_object.h"
#include "failure.h"
#include "interrupt.h"
#include "progress.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

using derive::DiffEvent;
using derive::EventChange;
using derive::JsonObject;
using derive::kDiffFields;

struct Options {
  std::string before, after, format = "text";
  bool quiet = false;
};

struct Counts {
  std::uint64_t removed = 0, added = 0, changed = 0;
  [[nodiscard]] bool none() const { return removed + added + changed == 0; }
  void Add(const EventChange& change) {
    ++(change.before == nullptr ? added : change.after == nullptr ? removed : changed);
  }
};

struct Summary {
  std::uint64_t documents = 0, only_before = 0, only_after = 0;
  Counts all;
  std::map<std::string, Counts> types, rules;

  void Add(const EventChange& change) {
    all.Add(change);
    // A change of type or rule is told under both.
    std::set<std::string> of_type;
    std::set<std::string> of_rule;
    for (const DiffEvent* event : {change.before, change.after}) {
      if (event == nullptr) continue;
      of_type.insert(event->plover());
      of_rule.insert(event->rule());
    }
    for (const std::string& type : of_type) types[type].Add(change);
    for (const std::string& rule : of_rule) rules[rule].Add(change);
  }
  [[nodiscard]] bool same() const { return all.none() && only_before + only_after == 0; }
};

void Print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string_view ValueOf(const DiffEvent& event, std::string_view field) {
  for (std::size_t i = 0; i < kDiffFields.size(); ++i) {
    if (kDiffFields[i] == field) return event.values[i];
  }
  return {};
}

std::string EventText(const DiffEvent& e) {
  const std::string_view mode = ValueOf(e, "mode");
  const std::string_view whom = ValueOf(e, "recipient");
  return SafeForTerminal(fmt::format("{}{}{} “{}”  {}{}{}  {}  by {}", e.plover(),
                                     mode.empty() ? "" : "/", mode, ValueOf(e, "words"),
                                     ValueOf(e, "actor"), whom.empty() ? "" : " -> ", whom,
                                     ValueOf(e, "reality"), e.rule()));
}

std::string ChangeText(const EventChange& change, bool color) {
  if (change.before == nullptr) {
    return Styled("+ " + EventText(*change.after), Style::kGreen, color) + '\n';
  }
  if (change.after == nullptr) {
    return Styled("- " + EventText(*change.before), Style::kRed, color) + '\n';
  }
  std::string out = Styled("~ " + EventText(*change.after), Style::kYellow, color) + '\n';
  for (const std::size_t field : change.fields) {
    const auto shown = [&](const DiffEvent& event) {
      const std::string& value = event.values[field];
      return value.empty() ? std::string("none") : SafeForTerminal(value);
    };
    out += fmt::format("    {:<10} {} -> {}\n", kDiffFields[field], shown(*change.before),
                       shown(*change.after));
  }
  return out;
}

std::string EventJson(const DiffEvent& event) {
  JsonObject object;
  object.Text("event_id", event.event_id);
  for (std::size_t i = 0; i < kDiffFields.size(); ++i) object.Text(kDiffFields[i], event.values[i]);
  return object.Take();
}

/// One line of JSON for a change.
std::string ChangeJson(const EventChange& change, std::string_view doc_id, std::string_view uri) {
  JsonObject object;
  object
      .Text("change", change.before == nullptr  ? "added"
                      : change.after == nullptr ? "removed"
                                                : "changed")
      .Text("doc_id", doc_id)
      .Text("uri", uri);
  if (change.before != nullptr) object.Raw("before", EventJson(*change.before));
  if (change.after != nullptr) object.Raw("after", EventJson(*change.after));
  std::vector<std::string> fields;
  for (const std::size_t field : change.fields) fields.emplace_back(kDiffFields[field]);
  object.List("fields", fields);
  return object.Take() + '\n';
}

std::string CountsJson(const Counts& counts) {
  return fmt::format(R"({{"removed":{},"added":{},"changed":{}}})", counts.removed, counts.added,
                     counts.changed);
}

std::string GroupJson(const std::map<std::string, Counts>& groups) {
  std::string out;
  for (const auto& [name, counts] : groups) {
    out += (out.empty() ? "" : ",") + derive::JsonText(name) + ':' + CountsJson(counts);
  }
  return '{' + out + '}';
}

/// The last line: what changed, and which data did.
std::string SummaryJson(const Summary& s, const std::vector<std::string>& data) {
  JsonObject summary;
  summary.Raw("documents", std::to_string(s.documents))
      .Raw("documents_removed", std::to_string(s.only_before))
      .Raw("documents_added", std::to_string(s.only_after))
      .Raw("events", CountsJson(s.all))
      .Raw("by_type", GroupJson(s.types))
      .Raw("by_rule", GroupJson(s.rules))
      .Raw("data", derive::JsonList(data));
  JsonObject line;
  line.Raw("summary", summary.Take());
  return line.Take() + '\n';
}

std::string CountsText(const Counts& counts) {
  return fmt::format("-{} +{} ~{}", counts.removed, counts.added, counts.changed);
}

std::string SummaryText(const Summary& s, const std::vector<std::string>& data) {
  if (s.same() && data.empty()) return fmt::format("{} documents, no event differs\n", s.documents);
  std::string out =
      fmt::format("{} documents in both, {} only in the first, {} only in the second\n",
                  s.documents, s.only_before, s.only_after);
  out += fmt::format("events: {} only in the first, {} only in the second, {} changed\n",
                     s.all.removed, s.all.added, s.all.changed);
  const auto group = [&](std::string_view title, const std::map<std::string, Counts>& groups) {
    if (!groups.empty()) out += fmt::format("{}\n", title);
    for (const auto& [name, counts] : groups) {
      out += fmt::format("  {:<14} {}\n", CountsText(counts), SafeForTerminal(name));
    }
  };
  group("by type:", s.types);
  group("by rule:", s.rules);
  if (!data.empty()) out += "differing data:\n";
  for (const std::string& name : data) out += "  " + SafeForTerminal(name) + '\n';
  return out;
}

/// \errors as RecordSource. Nothing when interrupted.
Result<std::optional<Summary>> PrintChanges(store::RecordSource& before, store::RecordSource& after,
                                            const Options& o) {
  derive::PairReader reader(before, after);
  Progress progress(o.quiet);
  Summary summary;
  const bool color = UseColor(stdout);
  while (!StopRequested()) {
    DATELINE_TRY(pair, reader.Next());
    progress.Clear();
    if (!pair) return std::optional<Summary>(std::move(summary));
    const derive::DiffDocument& known = pair->after ? *pair->after : *pair->before;
    ++(!pair->before ? summary.only_after : !pair->after ? summary.only_before : summary.documents);
    const std::vector<EventChange> changes = derive::DiffEvents(
        pair->before ? &*pair->before : nullptr, pair->after ? &*pair->after : nullptr);
    if (o.format == "text" && (!changes.empty() || !pair->before || !pair->after)) {
      Print(fmt::format("{}{}\n", SafeForTerminal(known.uri),
                        !pair->before  ? "  only in the second"
                        : !pair->after ? "  only in the first"
                                       : ""));
    }
    for (const EventChange& change : changes) {
      summary.Add(change);
      Print(o.format == "text" ? ChangeText(change, color)
                               : ChangeJson(change, known.doc_id, known.uri));
    }
    progress.Update(ToProgress(after, summary.documents, summary.all.changed));
  }
  return std::optional<Summary>();
}

/// Statuses are those of diff(1): 1 says that there is a difference, and any trouble is 2.
ExitCode Trouble(const Error& error) {
  Fail(error);
  return ExitCode::kUsage;
}

ExitCode RunDiff(const Options& o) {
  StopOnInterrupt();
  if (o.before == "-" && o.after == "-") {
    return Trouble({ErrorCode::kInvalidArgument, "only one of two can be standard input", "-"});
  }
  auto before = store::RecordSource::Open(o.before);
  if (!before) return Trouble(before.error());
  auto after = store::RecordSource::Open(o.after);
  if (!after) return Trouble(after.error());
  auto old_run = (*before)->Run();
  if (!old_run) return Trouble(old_run.error());
  auto new_run = (*after)->Run();
  if (!new_run) return Trouble(new_run.error());
  auto summary = PrintChanges(**before, **after, o);
  if (!summary) return Trouble(summary.error());
  if (!*summary) return Interrupted("-");
  std::vector<std::string> data;
  if (*old_run && *new_run) data = derive::DiffRuns(**old_run, **new_run);
  Print(o.format == "text" ? SummaryText(**summary, data) : SummaryJson(**summary, data));
  return (*summary)->same() ? ExitCode::kOk : ExitCode::kFailed;
}

}  // namespace

void AddDiff(CLI::App& app, const Common& common, Action& action) {
  auto o = std::make_shared<Options>();
  CLI::App* sub =
      app.add_subcommand("diff", "Say what coding again has changed, and by which rules");
  sub->add_option("OLD", o->before,
                  "A .duckdb file, a folder of .parquet files, or NDJSON; - is standard input")
      ->required();
  sub->add_option("NEW", o->after, "The same, coded later")->required();
  sub->add_option("-f,--format", o->format, "text (default) or json: a line for each change")
      ->check(CLI::IsMember({"text", "json"}));
  sub->add_flag("-q,--quiet", o->quiet, "No progress");
  sub->footer(
      "Events are compared: - is only in OLD, + only in NEW, ~ in both with other values. An "
      "event\n"
      "whose type has changed is one whose words overlap. The status is 0 when no event differs, "
      "1\n"
      "when one does, 2 on trouble.\n\n"
      "Example, after an edit in my-data/rules/:\n"
      "  dateline --data my-data rules check\n"
      "  dateline --data my-data code reports/ -o new.duckdb\n"
      "  dateline diff old.duckdb new.duckdb");
  sub->callback([&common, &action, o] {
    action = [&common, o] {
      Options options = *o;
      if (common.json) options.format = "json";
      return RunDiff(options);
    };
  });
}

}  // namespace dateline::cli
