// What coding again has changed: events that are only in one of two outputs, and fields that
// differ, each with the rules that made them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dateline/records.h"
#include "dateline/result.h"

#include "store/record_source.h"

namespace dateline::derive {

/// What of an event is compared, in the order in which it is told.
inline constexpr std::array<std::string_view, 15> kDiffFields = {
    "plover", "mode",  "cameo",   "contexts", "reality",   "historical", "actor", "recipient",
    "when",   "place", "country", "source",   "contested", "words",      "rule"};

/// An event as far as it is compared: a small copy, so that no report need be kept.
struct DiffEvent {
  std::string event_id;
  CodePoint begin = 0, end = 0;  // of the trigger
  std::array<std::string, kDiffFields.size()> values;
  [[nodiscard]] const std::string& plover() const { return values.front(); }
  [[nodiscard]] const std::string& rule() const { return values.back(); }
};

struct DiffDocument {
  std::string doc_id, uri;
  std::vector<DiffEvent> events;
};

[[nodiscard]] DiffDocument ToDiff(const Records& records);

/// One event: only in the old output, only in the new one, or in both and changed.
struct EventChange {
  const DiffEvent* before = nullptr;
  const DiffEvent* after = nullptr;
  std::vector<std::size_t> fields;  // indexes into kDiffFields, of events in both
};

/// Events are the same if their ids are; of the others those whose triggers overlap are one event
/// that has changed. Either document may be null. Changes come in the order of the words.
[[nodiscard]] std::vector<EventChange> DiffEvents(const DiffDocument* before,
                                                  const DiffDocument* after);

/// Reads two outputs side by side. Documents in the same order need constant memory; others wait,
/// as DiffDocument, till their counterpart comes.
class PairReader {
 public:
  PairReader(store::RecordSource& before, store::RecordSource& after)
      : sides_{{{&before, {}, {}}, {&after, {}, {}}}} {}

  struct Pair {
    std::optional<DiffDocument> before, after;
  };
  /// The next document that is in both, or, once all are read, in one alone. Nothing at the end.
  /// \errors as RecordSource::Next.
  [[nodiscard]] Result<std::optional<Pair>> Next();

 private:
  struct Side {
    store::RecordSource* source;                           // null once read
    std::map<std::uint64_t, DiffDocument> waiting;         // by arrival
    std::unordered_map<std::string, std::uint64_t> where;  // arrival by doc_id
  };
  /// Reads one document of a side; gives the pair that it completes.
  [[nodiscard]] Result<std::optional<Pair>> Read(std::size_t side);

  std::array<Side, 2> sides_;
  std::uint64_t arrivals_ = 0;
};

/// Names whose value differs, or that only one of two runs has: data files, annotators, the engine
/// and its options, as "rules/events/consult.toml". Sorted.
[[nodiscard]] std::vector<std::string> DiffRuns(const RunRecord& before, const RunRecord& after);

}  // namespace dateline::derive
