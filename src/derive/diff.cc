#include "derive/diff.h"

#include <algorithm>

#include <fmt/format.h>

#include "derive/report.h"
#include "derive/table_layout.h"

namespace dateline::derive {
namespace {

std::string Sides(const Report& report, const EventRecord& event, std::string_view role) {
  std::vector<std::string> sides;
  for (const ParticipantRecord& party : event.participants) {
    if (party.role != role) continue;
    std::string codes = party.country;
    for (const std::string& sector : party.sectors) codes += (codes.empty() ? "" : " ") + sector;
    sides.push_back(std::string(report.NameOf(party)) + (codes.empty() ? "" : " (" + codes + ")"));
  }
  return Joined(sides, "; ");
}

std::string When(const EventRecord& event) {
  const std::string first = event.when_start ? DayText(*event.when_start) : "";
  const std::string last = event.when_end ? DayText(*event.when_end) : "";
  return first == last ? first : first + "/" + last;
}

DiffEvent ToDiff(const Report& report, const EventRecord& e) {
  return {e.event_id,
          e.trigger_begin,
          e.trigger_end,
          {e.plover, e.mode, e.cameo, Joined(e.contexts, ", "), e.reality,
           e.historical ? "historical" : "", Sides(report, e, "actor"),
           Sides(report, e, "recipient"), When(e), e.place_name, e.country,
           std::string(report.SourceOf(e)), e.contested_by.empty() ? "" : "contested",
           std::string(report.Words(e.trigger_begin, e.trigger_end)), e.rule}};
}

CodePoint Overlap(const DiffEvent& a, const DiffEvent& b) {
  return std::min(a.end, b.end) - std::max(a.begin, b.begin);
}

std::vector<std::size_t> Differing(const DiffEvent& a, const DiffEvent& b) {
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < kDiffFields.size(); ++i) {
    if (a.values[i] != b.values[i]) fields.push_back(i);
  }
  return fields;
}

void AddNames(const std::vector<NamePart>& parts, std::map<std::string, std::string>& values) {
  for (const NamePart& part : parts) values[part.name] = part.value;
}

std::map<std::string, std::string> ValuesOf(const RunRecord& run) {
  std::map<std::string, std::string> values = {{"engine version", run.engine_version}};
  AddNames(run.digests, values);
  for (const NamePart& part : run.annotators) values["annotator " + part.name] = part.value;
  for (const NamePart& part : run.options) values["option " + part.name] = part.value;
  return values;
}

}  // namespace

DiffDocument ToDiff(const Records& records) {
  DiffDocument document{records.document.doc_id, records.document.uri, {}};
  const Report report(records);
  for (const EventRecord& event : records.events) document.events.push_back(ToDiff(report, event));
  return document;
}

std::vector<EventChange> DiffEvents(const DiffDocument* before, const DiffDocument* after) {
  std::vector<EventChange> changes;
  std::map<std::string_view, const DiffEvent*> old_by_id;
  std::vector<const DiffEvent*> old_left;
  std::vector<const DiffEvent*> new_left;
  if (before != nullptr) {
    for (const DiffEvent& event : before->events) old_by_id[event.event_id] = &event;
  }
  if (after != nullptr) {
    for (const DiffEvent& event : after->events) {
      const auto same = old_by_id.find(event.event_id);
      if (same == old_by_id.end()) {
        new_left.push_back(&event);
        continue;
      }
      std::vector<std::size_t> fields = Differing(*same->second, event);
      if (!fields.empty()) changes.push_back({same->second, &event, std::move(fields)});
      old_by_id.erase(same);
    }
  }
  for (const auto& [id, event] : old_by_id) old_left.push_back(event);
  std::ranges::sort(old_left, {},
                    [](const DiffEvent* e) { return std::pair(e->begin, e->event_id); });
  for (const DiffEvent* event : new_left) {
    const auto best = std::ranges::max_element(
        old_left, {}, [&](const DiffEvent* other) { return Overlap(*event, *other); });
    if (best == old_left.end() || Overlap(*event, **best) <= 0) {
      changes.push_back({nullptr, event, {}});
    } else {
      changes.push_back({*best, event, Differing(**best, *event)});
      old_left.erase(best);
    }
  }
  for (const DiffEvent* event : old_left) changes.push_back({event, nullptr, {}});
  std::ranges::stable_sort(changes, {}, [](const EventChange& change) {
    const DiffEvent* event = change.after != nullptr ? change.after : change.before;
    return std::pair(event->begin, event->event_id);
  });
  return changes;
}

Result<std::optional<PairReader::Pair>> PairReader::Read(std::size_t side) {
  Side& own = sides_[side];
  Side& other = sides_[1 - side];
  if (own.source == nullptr) return std::optional<Pair>();
  DATELINE_TRY(records, own.source->Next());
  if (!records) {
    own.source = nullptr;
    return std::optional<Pair>();
  }
  DiffDocument document = ToDiff(*records);
  const auto met = other.where.find(document.doc_id);
  if (met == other.where.end()) {
    own.where[document.doc_id] = ++arrivals_;
    own.waiting.emplace(arrivals_, std::move(document));
    return std::optional<Pair>();
  }
  const auto waiting = other.waiting.find(met->second);
  Pair pair;
  (side == 0 ? pair.after : pair.before) = std::move(waiting->second);
  (side == 0 ? pair.before : pair.after) = std::move(document);
  other.waiting.erase(waiting);
  other.where.erase(met);
  return std::optional<Pair>(std::move(pair));
}

Result<std::optional<PairReader::Pair>> PairReader::Next() {
  while (sides_[0].source != nullptr || sides_[1].source != nullptr) {
    // The side that has fewer waiting is behind.
    const bool second =
        sides_[0].source == nullptr ||
        (sides_[1].source != nullptr && sides_[1].waiting.size() < sides_[0].waiting.size());
    DATELINE_TRY(pair, Read(second ? 1 : 0));
    if (pair) return std::optional<Pair>(std::move(*pair));
  }
  for (std::size_t side = 0; side < 2; ++side) {
    auto& waiting = sides_[side].waiting;
    if (waiting.empty()) continue;
    Pair pair;
    (side == 0 ? pair.before : pair.after) = std::move(waiting.begin()->second);
    waiting.erase(waiting.begin());
    return std::optional<Pair>(std::move(pair));
  }
  return std::optional<Pair>();
}

std::vector<std::string> DiffRuns(const RunRecord& before, const RunRecord& after) {
  std::map<std::string, std::string> old_values = ValuesOf(before);
  std::vector<std::string> names;
  for (const auto& [name, value] : ValuesOf(after)) {
    const auto same = old_values.find(name);
    if (same == old_values.end() || same->second != value) names.push_back(name);
    if (same != old_values.end()) old_values.erase(same);
  }
  for (const auto& [name, value] : old_values) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

}  // namespace dateline::derive
