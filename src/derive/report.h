// One coded report, with what an export looks up in it again and again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/records.h"

#include "text/utf8.h"

namespace dateline::derive {

class Report {
 public:
  /// `records` must outlive the report and stay as they are.
  explicit Report(const Records& records);

  [[nodiscard]] const Records& records() const { return records_; }
  [[nodiscard]] const DocumentRecord& document() const { return records_.document; }

  // Each is null where there is no such row, or the id is empty.
  [[nodiscard]] const EntityRecord* Entity(std::string_view id) const;
  [[nodiscard]] const MentionRecord* Mention(std::string_view id) const;
  [[nodiscard]] const StatementRecord* Statement(std::string_view id) const;
  [[nodiscard]] const PlaceRecord* Place(std::string_view toponym_id) const;

  /// Name of a party's entity; its words where it has none.
  [[nodiscard]] std::string_view NameOf(const ParticipantRecord& party) const;
  /// The words by which a party is named in the event.
  [[nodiscard]] std::string_view RawNameOf(const ParticipantRecord& party) const;
  /// On whose word an event is: a name, else words, else "unnamed"; empty for the report's own.
  [[nodiscard]] std::string_view SourceOf(const EventRecord& event) const;

  /// The words of a span; empty without offsets.
  [[nodiscard]] std::string_view Words(std::optional<CodePoint> begin,
                                       std::optional<CodePoint> end) const;

  /// Where the report comes from: its URL, else its URI.
  [[nodiscard]] const std::string& Address() const;

  /// The day of publication, ISO 8601; empty if it is not known to the day.
  [[nodiscard]] std::string_view PublishedDay() const;
  /// The first day of an event, else the day of publication: what the layouts of other projects
  /// mean by the date of an event. Empty if neither is known.
  [[nodiscard]] std::string DayOf(const EventRecord& event) const;

 private:
  template <typename Row>
  using Index = std::unordered_map<std::string_view, const Row*>;

  const Records& records_;
  const text::CodePointMap map_;
  Index<EntityRecord> entities_;
  Index<MentionRecord> mentions_;
  Index<StatementRecord> statements_;
  Index<PlaceRecord> places_;
};

/// ISO 8601, "2019-04-25".
[[nodiscard]] std::string DayText(Day day);

/// A side of a row of two: either may be null.
struct Dyad {
  const ParticipantRecord* actor = nullptr;
  const ParticipantRecord* recipient = nullptr;
};

/// The rows that an event makes in layouts with one actor and one recipient: each actor with each
/// recipient. Of acts that all parties share (CONSULT, AGREE, COOPERATE without a recipient), each
/// party with each other, in both directions. At least one.
[[nodiscard]] std::vector<Dyad> DyadsOf(const EventRecord& event);

}  // namespace dateline::derive
