#include "summary.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "store/json.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

std::string Plural(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void AppendReasons(std::string& out, std::string_view what,
                   const std::map<std::string, pipeline::Reason>& reasons, bool color) {
  for (const auto& [code, reason] : reasons) {
    out +=
        fmt::format("  {} {}: {} ({}{})\n", reason.count, what, Styled(code, Style::kYellow, color),
                    reason.count == 1 ? "" : "such as ", SafeForTerminal(reason.example));
  }
}

}  // namespace

std::string SummaryText(const pipeline::BatchCounts& counts, const std::string& output,
                        bool color) {
  std::string out =
      fmt::format("{}: {}, {} skipped, {} rejected\n", Plural(counts.read, "input", "inputs"),
                  Styled(Plural(counts.documents, "document", "documents"), Style::kBold, color),
                  counts.skipped, counts.rejected);
  AppendReasons(out, "skipped", counts.skip_reasons, color);
  AppendReasons(out, "rejected", counts.reject_reasons, color);
  for (const auto& [code, count] : counts.diagnostics) {
    out += fmt::format("  {} noted: {}\n", count, Styled(code, Style::kYellow, color));
  }

  std::vector<std::pair<std::string, std::uint64_t>> types(counts.events.begin(),
                                                           counts.events.end());
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::uint64_t events = 0;
  for (const auto& [type, count] : types) events += count;
  out += fmt::format("{} and {} in {}\n",
                     Styled(Plural(events, "event", "events"), Style::kBold, color),
                     Plural(counts.statements, "statement", "statements"),
                     Plural(counts.sentences, "sentence", "sentences"));
  for (const auto& [type, count] : types) out += fmt::format("  {:5} {}\n", count, type);
  const std::string path = SafeForTerminal(output);
  if (counts.stopped) {
    const std::string what = path.empty() ? "the output ends early" : path + " was not written";
    out += Styled("Interrupted: " + what + "\n", Style::kYellow, color);
  } else if (!path.empty()) {
    out += fmt::format("Written to {}\n", path);
  }
  return out;
}

std::string SummaryJson(const pipeline::BatchCounts& counts, const std::string& output) {
  const auto quoted = [](const std::string& text) {
    std::string json;
    store::AppendJsonString(text, json);
    return json;
  };
  std::string reasons;
  const auto add = [&](std::string_view kind, const std::map<std::string, pipeline::Reason>& from) {
    for (const auto& [code, reason] : from) {
      reasons += fmt::format(R"({}{{"kind":"{}","code":{},"count":{},"uri":{},"message":{}}})",
                             reasons.empty() ? "" : ",", kind, quoted(code), reason.count,
                             quoted(reason.example_uri), quoted(reason.example));
    }
  };
  add("rejected", counts.reject_reasons);
  add("skipped", counts.skip_reasons);
  const auto object = [&](const std::map<std::string, std::uint64_t>& map) {
    std::string json;
    for (const auto& [name, count] : map) {
      json += fmt::format("{}{}:{}", json.empty() ? "" : ",", quoted(name), count);
    }
    return "{" + json + "}";
  };
  return fmt::format(
      R"({{"read":{},"documents":{},"rejected":{},"skipped":{},"sentences":{},"statements":{},)"
      R"("events":{},"diagnostics":{},"reasons":[{}],"interrupted":{},"output":{}}})"
      "\n",
      counts.read, counts.documents, counts.rejected, counts.skipped, counts.sentences,
      counts.statements, object(counts.events), object(counts.diagnostics), reasons, counts.stopped,
      quoted(output));
}

}  // namespace dateline::cli
