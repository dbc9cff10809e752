#include "store/build_records.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "doc/rows.h"
#include "text/utf8.h"

namespace dateline::store {
namespace {

/// Text from outside the document's own: page metadata, messages. The document's text is known to
/// be UTF-8; these are not, and every format we write demands it.
std::string Clean(std::string_view bytes) {
  if (text::IsValidUtf8(bytes)) return std::string(bytes);
  std::size_t replaced = 0;
  return text::RepairUtf8(bytes, replaced);
}

/// Builds the tables of one document. Lives as long as one call of BuildRecords.
class RecordBuilder {
 public:
  RecordBuilder(const Document& doc, const Layers& layers)
      : doc_(doc), layers_(layers), map_(doc.text()) {}

  Records Build(const std::vector<Diagnostic>& diagnostics, const RecordOptions& options) {
    FillDocument();
    ForEachRow<SentenceRow>(out_.sentences, [&](const SentenceRow& row, SentenceRecord& to) {
      to.sentence = static_cast<std::int32_t>(out_.sentences.size());
      to.block = static_cast<std::int32_t>(row.block);
    });
    if (options.tokens) FillTokens();
    if (options.names) FillNames();
    FillTimes();
    FillPlaces();
    FillEntities();
    FillStatements();
    FillEvents();
    FillPositions();
    FillFigures();
    FillRelations();
    ForEachRow<RejectRow>(out_.rejects, [&](const RejectRow& row, RejectRecord& to) {
      to.reject_id = Id('r', out_.rejects.size());
      to.plover = row.plover;
      to.reason = row.reason;
      to.rule = row.rule;
    });
    for (const Diagnostic& diagnostic : diagnostics) {
      out_.diagnostics.push_back({Id('d', out_.diagnostics.size()), doc_.doc_id(), diagnostic.code,
                                  Clean(diagnostic.detail)});
    }
    return std::move(out_);
  }

 private:
  /// Adds a record for each row of a layer: doc_id and the row's span are set here where the
  /// record has columns of those names, the rest by `fill(row, record)`.
  template <typename Row, typename Record, typename Fill>
  void ForEachRow(std::vector<Record>& records, Fill&& fill) {
    if (!layers_.Has<Row>()) return;
    const auto& rows = layers_.Get<Row>();
    records.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row row = rows.RowAt(i);
      Record record;
      record.doc_id = doc_.doc_id();
      if constexpr (requires { record.begin; }) {
        record.begin = At(row.span.begin);
        record.end = At(row.span.end);
      }
      fill(row, record);
      records.push_back(std::move(record));
    }
  }

  [[nodiscard]] CodePoint At(ByteOffset at) const {
    return static_cast<CodePoint>(map_.ToCodePoint(at));
  }

  void PutSpan(Span span, std::optional<CodePoint>& begin, std::optional<CodePoint>& end) const {
    if (span.empty()) return;
    begin = At(span.begin);
    end = At(span.end);
  }

  [[nodiscard]] std::vector<SpanPart> Parts(const std::vector<Span>& spans) const {
    std::vector<SpanPart> parts;
    parts.reserve(spans.size());
    for (const Span span : spans) parts.push_back({At(span.begin), At(span.end)});
    return parts;
  }

  [[nodiscard]] std::vector<BecausePart> Reasons(const std::vector<Because>& because) const {
    std::vector<BecausePart> parts;
    parts.reserve(because.size());
    for (const Because& reason : because) {
      BecausePart& part = parts.emplace_back();
      part.field = reason.field;
      PutSpan(reason.span, part.begin, part.end);
      part.entry = reason.entry;
    }
    return parts;
  }

  /// Id of row `index` (from 0) of the table with this letter; people count from 1.
  [[nodiscard]] std::string Id(char letter, std::size_t index) const {
    return fmt::format("{}.{}{}", doc_.doc_id(), letter, index + 1);
  }
  template <typename Index>
  [[nodiscard]] std::string Id(char letter, std::optional<Index> index) const {
    return index ? Id(letter, AsSize(*index)) : std::string();
  }
  template <typename Index>
  [[nodiscard]] std::vector<std::string> Ids(char letter, const std::vector<Index>& indices) const {
    std::vector<std::string> ids;
    ids.reserve(indices.size());
    for (const Index index : indices) ids.push_back(Id(letter, AsSize(index)));
    return ids;
  }

  static void PutMoment(const std::optional<Moment>& moment, std::string& iso, std::string& how) {
    if (!moment) return;
    iso = FormatMoment(*moment);
    how = Clean(moment->how);
  }

  void FillDocument() {
    const Source& source = doc_.source();
    DocumentRecord& to = out_.document;
    to.doc_id = doc_.doc_id();
    to.id = Clean(source.id);
    to.uri = Clean(source.uri);
    to.url = Clean(source.url);
    to.publisher = Clean(source.publisher);
    to.title = Clean(source.title);
    to.byline = Clean(source.byline);
    to.section = Clean(source.section);
    to.lang = Clean(source.lang);
    PutMoment(source.published, to.published, to.published_how);
    if (source.published) {
      to.published_precision = MomentPrecisionName(source.published->precision);
    }
    PutMoment(source.modified, to.modified, to.modified_how);
    PutMoment(source.retrieved, to.retrieved, to.retrieved_how);
    to.dateline_place = Clean(source.dateline_place);
    to.text = doc_.text();
    for (const Block& block : doc_.blocks()) {
      to.blocks.push_back(
          {std::string(BlockKindName(block.kind)), At(block.span.begin), At(block.span.end)});
    }
    to.raw_sha256 = source.raw_sha256;
    to.truncated = doc_.truncated();
  }

  void FillTokens() {
    const auto& sentences = layers_.Get<SentenceRow>();
    ForEachRow<TokenRow>(out_.tokens, [&](const TokenRow& row, TokenRecord& to) {
      to.token = static_cast<std::int32_t>(out_.tokens.size());
      to.sentence = static_cast<std::int32_t>(AsSize(row.sentence));
      to.form = doc_.TextOf(row.span);
      to.lemma = row.written_lemma;
      to.upos = UposName(row.upos);
      to.feats = Feats(row.feats);
      to.deprel = row.deprel;
      if (row.relation == Relation::kNone) return;
      const std::size_t first =
          AsSize(sentences.Column<&SentenceRow::first>()[AsSize(row.sentence)]);
      to.head = row.head == kNoHead ? 0 : static_cast<std::int32_t>(AsSize(row.head) - first + 1);
    });
    JoinContractions();
  }

  /// "Number=Sing|Person=3" as names and values.
  static NameMap Feats(std::string_view feats) {
    NameMap map;
    while (!feats.empty()) {
      const std::string_view feat = feats.substr(0, feats.find('|'));
      feats.remove_prefix(std::min(feat.size() + 1, feats.size()));
      const std::size_t equals = std::min(feat.find('='), feat.size());
      map.entries.push_back({std::string(feat.substr(0, equals)),
                             std::string(feat.substr(std::min(equals + 1, feat.size())))});
    }
    return map;
  }

  /// The words of one contraction have one span, that of the whole.
  void JoinContractions() {
    if (!layers_.Has<TokenRow>()) return;
    const auto& joined = layers_.Get<TokenRow>().Column<&TokenRow::joined>();
    for (std::size_t first = 0; first < joined.size();) {
      std::size_t end = first + 1;
      while (end < joined.size() && joined[end]) ++end;
      for (std::size_t i = first; i < end; ++i) {
        out_.tokens[i].begin = out_.tokens[first].begin;
        out_.tokens[i].end = out_.tokens[end - 1].end;
      }
      first = end;
    }
  }

  void FillNames() {
    ForEachRow<NameRow>(out_.names, [&](const NameRow& row, NameRecord& to) {
      to.name_id = Id('w', out_.names.size());
      to.kind = NameKindName(row.kind);
      to.score = static_cast<double>(row.score);
    });
  }

  void FillTimes() {
    ForEachRow<TimeRow>(out_.times, [&](const TimeRow& row, TimeRecord& to) {
      to.time_id = Id('t', out_.times.size());
      to.type = TimexTypeName(row.type);
      to.value = row.value;
      to.start = row.start;
      to.end_date = row.end_date;
      PutSpan(row.anchor, to.anchor_begin, to.anchor_end);
      to.rule = row.rule;
    });
  }

  void FillPlaces() {
    ForEachRow<PlaceRow>(out_.places, [&](const PlaceRow& row, PlaceRecord& to) {
      to.toponym_id = Id('l', out_.places.size());
      to.name = row.name;
      to.place_id = row.place_id;
      to.country = row.country;
      to.adm1 = row.adm1;
      to.lat = row.lat;
      to.lon = row.lon;
      to.feature = row.feature;
      to.precision = row.precision;
      to.score = row.score;
      to.because = Reasons(row.because);
      to.rule = row.rule;
    });
  }

  void FillEntities() {
    ForEachRow<EntityRow>(out_.entities, [&](const EntityRow& row, EntityRecord& to) {
      to.entity_id = Id('e', out_.entities.size());
      to.kind = EntityKindName(row.kind);
      to.name = row.name;
      to.kb_id = row.kb_id;
      to.country = row.country;
      to.sectors = row.sectors;
      to.office = row.office;
      to.office_how = HowName(row.office_how);
      to.because = Reasons(row.because);
      to.rule = row.rule;
    });
    ForEachRow<MentionRow>(out_.mentions, [&](const MentionRow& row, MentionRecord& to) {
      to.mention_id = Id('m', out_.mentions.size());
      to.entity_id = Id('e', AsSize(row.entity));
      to.form = MentionFormName(row.form);
      to.rule = row.rule;
    });
  }

  void FillStatements() {
    ForEachRow<StatementRow>(out_.statements, [&](const StatementRow& row, StatementRecord& to) {
      to.statement_id = Id('s', out_.statements.size());
      to.kind = StatementKindName(row.kind);
      to.source_entity_id = Id('e', row.source_entity);
      PutSpan(row.source, to.source_begin, to.source_end);
      PutSpan(row.cue, to.cue_begin, to.cue_end);
      to.cue = row.cue_lemma;
      to.stance = StanceName(row.stance);
      to.content = Parts(row.content);
      to.audience = Parts(row.audience);
      to.parent_id = Id('s', row.parent);
      to.rule = row.rule;
    });
  }

  /// Ids first: an event may name as its parent one that stands later in the text.
  void NameEvents(const Columns<EventRow>& events) {
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Span span = events.Column<&EventRow::span>()[i];
      const std::string key = fmt::format("{} {} {} {}", doc_.doc_id(), At(span.begin),
                                          At(span.end), events.Column<&EventRow::plover>()[i]);
      std::string id = Sha256Hex(key).substr(0, 16);
      for (int n = 2; !taken.insert(id).second; ++n) {
        id = Sha256Hex(fmt::format("{} {}", key, n)).substr(0, 16);
      }
      event_ids_.push_back(std::move(id));
    }
  }

  void FillEvents() {
    if (layers_.Has<EventRow>()) NameEvents(layers_.Get<EventRow>());
    ForEachRow<EventRow>(out_.events, [&](const EventRow& row, EventRecord& to) {
      to.event_id = event_ids_[out_.events.size()];
      to.sentence = static_cast<std::int32_t>(AsSize(row.sentence));
      to.trigger_begin = At(row.span.begin);
      to.trigger_end = At(row.span.end);
      to.mentions = Parts(row.mentions);
      to.plover = row.plover;
      to.mode = row.mode;
      to.contexts = row.contexts;
      to.cameo = row.cameo;
      if (row.quad != 0) {
        to.quad = row.quad;
        to.score = row.score;
      }
      to.reality = RealityName(row.reality);
      to.reality_because = Parts(row.reality_because);
      to.historical = row.historical;
      FillWhenAndWhere(row, to);
      to.statement_id = Id('s', row.statement);
      to.contested_by = Ids('s', row.contested_by);
      if (row.parent) to.parent_event_id = event_ids_[AsSize(*row.parent)];
      to.confidence = row.confidence;
      to.rule = row.rule;
      FillParticipants(row, to);
    });
  }

  void FillWhenAndWhere(const EventRow& row, EventRecord& to) const {
    to.when_start = row.when_start;
    to.when_end = row.when_end;
    if (row.when_precision) to.when_precision = DatePrecisionName(*row.when_precision);
    to.when_how = HowName(row.when_how);
    PutSpan(row.when, to.when_begin, to.when_end_span);
    to.place_how = HowName(row.place_how);
    if (!row.place) return;
    const PlaceRecord& place = out_.places[AsSize(*row.place)];
    to.toponym_id = place.toponym_id;
    to.place_name = place.name;
    to.place_id = place.place_id;
    to.country = place.country;
    to.adm1 = place.adm1;
    to.lat = place.lat;
    to.lon = place.lon;
    to.place_precision = place.precision;
    to.place_begin = place.begin;
    to.place_end = place.end;
  }

  void FillParticipants(const EventRow& row, EventRecord& to) const {
    for (const Participant& participant : row.participants) {
      ParticipantRecord& record = to.participants.emplace_back();
      record.event_id = to.event_id;
      record.doc_id = to.doc_id;
      record.ordinal = static_cast<std::int32_t>(to.participants.size());
      record.role = RoleName(participant.role);
      record.entity_id = Id('e', AsSize(participant.entity));
      record.mention_id = Id('m', participant.mention);
      record.country = participant.country;
      record.sectors = participant.sectors;
      record.code = participant.code;
      record.because = Reasons(participant.because);
    }
  }

  void FillPositions() {
    ForEachRow<PositionRow>(out_.positions, [&](const PositionRow& row, PositionRecord& to) {
      to.position_id = Id('p', out_.positions.size());
      to.holder_entity_id = Id('e', AsSize(row.holder));
      to.stance = row.stance;
      if (!row.object.empty()) {
        PutSpan({row.object.front().begin, row.object.back().end}, to.object_begin, to.object_end);
      }
      to.object = Parts(row.object);
      to.toward = Ids('e', row.toward);
      to.condition = Parts(row.condition);
      to.statement_id = Id('s', row.statement);
      to.rule = row.rule;
    });
  }

  void FillFigures() {
    ForEachRow<FigureRow>(out_.figures, [&](const FigureRow& row, FigureRecord& to) {
      to.figure_id = Id('f', out_.figures.size());
      to.value_min = row.value_min;
      to.value_max = row.value_max;
      to.bound = row.bound;
      to.unit = row.unit;
      to.measure = row.measure;
      to.of = Ids('e', row.of);
      to.when_start = row.when_start;
      to.when_end = row.when_end;
      if (row.event) to.event_id = event_ids_[AsSize(*row.event)];
      to.statement_id = Id('s', row.statement);
      to.rule = row.rule;
    });
  }

  void FillRelations() {
    ForEachRow<RelationRow>(out_.relations, [&](const RelationRow& row, RelationRecord& to) {
      to.relation_id = Id('n', out_.relations.size());
      to.subject_entity_id = Id('e', AsSize(row.subject));
      to.predicate = row.predicate;
      to.object_entity_id = Id('e', row.object);
      to.label = row.label;
      to.qualifier = row.qualifier;
      to.rule = row.rule;
    });
  }

  const Document& doc_;
  const Layers& layers_;
  const text::CodePointMap map_;
  std::vector<std::string> event_ids_;
  Records out_;
};

}  // namespace

Records BuildRecords(const Document& doc, const Layers& layers,
                     const std::vector<Diagnostic>& diagnostics, const RecordOptions& options) {
  return RecordBuilder(doc, layers).Build(diagnostics, options);
}

}  // namespace dateline::store
