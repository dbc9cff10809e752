#include "derive/report.h"

#include <algorithm>

#include "store/json_cell.h"

namespace dateline::derive {
namespace {

template <typename Row>
std::unordered_map<std::string_view, const Row*> IndexOf(const std::vector<Row>& rows,
                                                         std::string Row::*id) {
  std::unordered_map<std::string_view, const Row*> index;
  index.reserve(rows.size());
  for (const Row& row : rows) index.emplace(row.*id, &row);
  return index;
}

template <typename Row>
const Row* Look(const std::unordered_map<std::string_view, const Row*>& index,
                std::string_view id) {
  const auto at = index.find(id);
  return id.empty() || at == index.end() ? nullptr : at->second;
}

bool IsShared(const EventRecord& event) {
  return event.plover == "CONSULT" || event.plover == "AGREE" || event.plover == "COOPERATE";
}

}  // namespace

Report::Report(const Records& records)
    : records_(records),
      map_(records.document.text),
      entities_(IndexOf(records.entities, &EntityRecord::entity_id)),
      mentions_(IndexOf(records.mentions, &MentionRecord::mention_id)),
      statements_(IndexOf(records.statements, &StatementRecord::statement_id)),
      places_(IndexOf(records.places, &PlaceRecord::toponym_id)) {}

const EntityRecord* Report::Entity(std::string_view id) const { return Look(entities_, id); }
const MentionRecord* Report::Mention(std::string_view id) const { return Look(mentions_, id); }
const StatementRecord* Report::Statement(std::string_view id) const {
  return Look(statements_, id);
}
const PlaceRecord* Report::Place(std::string_view toponym_id) const {
  return Look(places_, toponym_id);
}

std::string_view Report::NameOf(const ParticipantRecord& party) const {
  const EntityRecord* entity = Entity(party.entity_id);
  return entity == nullptr || entity->name.empty() ? RawNameOf(party) : entity->name;
}

std::string_view Report::RawNameOf(const ParticipantRecord& party) const {
  const MentionRecord* mention = Mention(party.mention_id);
  return mention == nullptr ? std::string_view() : Words(mention->begin, mention->end);
}

std::string_view Report::SourceOf(const EventRecord& event) const {
  const StatementRecord* statement = Statement(event.statement_id);
  if (statement == nullptr) return {};
  const EntityRecord* entity = Entity(statement->source_entity_id);
  if (entity != nullptr && !entity->name.empty()) return entity->name;
  const std::string_view words = Words(statement->source_begin, statement->source_end);
  return words.empty() ? "unnamed" : words;
}

std::string_view Report::Words(std::optional<CodePoint> begin, std::optional<CodePoint> end) const {
  if (!begin || !end || *begin < 0 || *begin >= *end) return {};
  const ByteOffset from = map_.ToByte(static_cast<std::uint32_t>(*begin));
  const ByteOffset to = map_.ToByte(static_cast<std::uint32_t>(*end));
  return std::string_view(records_.document.text).substr(from, to - from);
}

const std::string& Report::Address() const {
  return document().url.empty() ? document().uri : document().url;
}

std::string_view Report::PublishedDay() const {
  constexpr std::string_view kForm = "0000-00-00";
  const std::string_view day =
      std::string_view(records_.document.published).substr(0, kForm.size());
  const bool whole =
      std::equal(day.begin(), day.end(), kForm.begin(), kForm.end(),
                 [](char c, char form) { return form == '-' ? c == '-' : c >= '0' && c <= '9'; });
  return whole ? day : std::string_view();
}

std::string Report::DayOf(const EventRecord& event) const {
  return event.when_start ? DayText(*event.when_start) : std::string(PublishedDay());
}

std::string DayText(Day day) {
  std::string text;
  store::AppendDay(day, text);
  return text;
}

std::vector<Dyad> DyadsOf(const EventRecord& event) {
  std::vector<const ParticipantRecord*> actors;
  std::vector<const ParticipantRecord*> recipients;
  for (const ParticipantRecord& party : event.participants) {
    (party.role == "actor" ? actors : recipients).push_back(&party);
  }
  if (recipients.empty() && IsShared(event)) recipients = actors;
  std::vector<Dyad> dyads;
  for (const ParticipantRecord* actor : actors) {
    for (const ParticipantRecord* recipient : recipients) {
      if (actor->entity_id != recipient->entity_id) dyads.push_back({actor, recipient});
    }
  }
  if (!dyads.empty()) return dyads;
  for (const ParticipantRecord* actor : actors) dyads.push_back({actor, nullptr});
  if (!dyads.empty()) return dyads;
  for (const ParticipantRecord* recipient : recipients) dyads.push_back({nullptr, recipient});
  if (dyads.empty()) dyads.push_back({});
  return dyads;
}

}  // namespace dateline::derive
