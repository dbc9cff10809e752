// What the engine writes: one plain struct per table of docs/formats/output.md. Each column is
// declared once, in kColumns; NDJSON, DuckDB, Parquet, CSV and the codebook are made from that
// declaration, so that no format can forget one. Types, units and meanings: schema/*.v1.toml.
//
// Offsets are half-open ranges of Unicode code points in `documents.text`. An empty string that is
// not `Required` and an empty optional are null: "not stated".
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace dateline {

using CodePoint = std::int32_t;
using Day = std::chrono::sys_days;

/// A column: its name everywhere, and the member that holds it.
template <typename Row, typename T>
struct Column {
  using Type = T;
  std::string_view name;
  T Row::*member;
  bool required;  // never null
};
template <typename Row, typename T>
constexpr Column<Row, T> Required(std::string_view name, T Row::*member) {
  return {name, member, true};
}
template <typename Row, typename T>
constexpr Column<Row, T> Nullable(std::string_view name, T Row::*member) {
  return {name, member, false};
}

/// Calls `visit(column)` for each column of a row type, in order.
template <typename Row, typename Visit>
constexpr void ForEachColumn(Visit&& visit) {
  std::apply([&](const auto&... column) { (visit(column), ...); }, Row::kColumns);
}

// Parts of rows: elements of list columns. They have columns of their own, and no table.

struct SpanPart {
  CodePoint begin = 0;
  CodePoint end = 0;
  friend bool operator==(const SpanPart&, const SpanPart&) = default;
  static constexpr auto kColumns =
      std::tuple{Required("begin", &SpanPart::begin), Required("end", &SpanPart::end)};
};

struct BlockPart {
  std::string kind;
  CodePoint begin = 0;
  CodePoint end = 0;
  friend bool operator==(const BlockPart&, const BlockPart&) = default;
  static constexpr auto kColumns =
      std::tuple{Required("kind", &BlockPart::kind), Required("begin", &BlockPart::begin),
                 Required("end", &BlockPart::end)};
};

/// The word behind a value and the lexicon row or rule that read it so. A value that rests on no
/// word of this text has no offsets.
struct BecausePart {
  std::string field;
  std::optional<CodePoint> begin;
  std::optional<CodePoint> end;
  std::string entry;
  friend bool operator==(const BecausePart&, const BecausePart&) = default;
  static constexpr auto kColumns =
      std::tuple{Required("field", &BecausePart::field), Nullable("begin", &BecausePart::begin),
                 Nullable("end", &BecausePart::end), Nullable("entry", &BecausePart::entry)};
};

struct NamePart {
  std::string name;
  std::string value;
  friend bool operator==(const NamePart&, const NamePart&) = default;
  static constexpr auto kColumns =
      std::tuple{Required("name", &NamePart::name), Required("value", &NamePart::value)};
};

/// Names and values written as one object: morphological features.
struct NameMap {
  std::vector<NamePart> entries;
  friend bool operator==(const NameMap&, const NameMap&) = default;
};

// Tables.

struct DocumentRecord {
  static constexpr std::string_view kTable = "documents";
  std::string doc_id, id, uri, url, publisher, title, byline, section, lang;
  std::string published, published_precision, published_how;
  std::string modified, modified_how, retrieved, retrieved_how, dateline_place;
  std::string text;
  std::vector<BlockPart> blocks;
  std::string raw_sha256;
  bool truncated = false;
  using R = DocumentRecord;
  static constexpr auto kColumns =
      std::tuple{Required("doc_id", &R::doc_id),
                 Nullable("id", &R::id),
                 Required("uri", &R::uri),
                 Nullable("url", &R::url),
                 Nullable("publisher", &R::publisher),
                 Nullable("title", &R::title),
                 Nullable("byline", &R::byline),
                 Nullable("section", &R::section),
                 Nullable("lang", &R::lang),
                 Nullable("published", &R::published),
                 Nullable("published_precision", &R::published_precision),
                 Nullable("published_how", &R::published_how),
                 Nullable("modified", &R::modified),
                 Nullable("modified_how", &R::modified_how),
                 Nullable("retrieved", &R::retrieved),
                 Nullable("retrieved_how", &R::retrieved_how),
                 Nullable("dateline_place", &R::dateline_place),
                 Required("text", &R::text),
                 Required("blocks", &R::blocks),
                 Nullable("raw_sha256", &R::raw_sha256),
                 Required("truncated", &R::truncated)};
};

struct SentenceRecord {
  static constexpr std::string_view kTable = "sentences";
  std::string doc_id;
  std::int32_t sentence = 0;
  CodePoint begin = 0, end = 0;
  std::optional<std::int32_t> block;
  using R = SentenceRecord;
  static constexpr auto kColumns = std::tuple{
      Required("doc_id", &R::doc_id), Required("sentence", &R::sentence),
      Required("begin", &R::begin), Required("end", &R::end), Nullable("block", &R::block)};
};

struct TokenRecord {
  static constexpr std::string_view kTable = "tokens";
  std::string doc_id;
  std::int32_t token = 0;
  std::int32_t sentence = 0;
  CodePoint begin = 0, end = 0;
  std::string form, lemma, upos, xpos;
  NameMap feats;
  std::optional<std::int32_t> head;
  std::string deprel;
  using R = TokenRecord;
  static constexpr auto kColumns =
      std::tuple{Required("doc_id", &R::doc_id),     Required("token", &R::token),
                 Required("sentence", &R::sentence), Required("begin", &R::begin),
                 Required("end", &R::end),           Required("form", &R::form),
                 Nullable("lemma", &R::lemma),       Nullable("upos", &R::upos),
                 Nullable("xpos", &R::xpos),         Nullable("feats", &R::feats),
                 Nullable("head", &R::head),         Nullable("deprel", &R::deprel)};
};

/// A name as the language model sees it; what it stands for is in `mentions` and `places`.
struct NameRecord {
  static constexpr std::string_view kTable = "names";
  std::string name_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string kind;
  double score = 0;
  using R = NameRecord;
  static constexpr auto kColumns =
      std::tuple{Required("name_id", &R::name_id), Required("doc_id", &R::doc_id),
                 Required("begin", &R::begin),     Required("end", &R::end),
                 Required("kind", &R::kind),       Required("score", &R::score)};
};

struct TimeRecord {
  static constexpr std::string_view kTable = "times";
  std::string time_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string type, value;
  std::optional<Day> start, end_date;
  std::optional<CodePoint> anchor_begin, anchor_end;
  std::string rule;
  using R = TimeRecord;
  static constexpr auto kColumns = std::tuple{Required("time_id", &R::time_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Required("type", &R::type),
                                              Nullable("value", &R::value),
                                              Nullable("start", &R::start),
                                              Nullable("end_date", &R::end_date),
                                              Nullable("anchor_begin", &R::anchor_begin),
                                              Nullable("anchor_end", &R::anchor_end),
                                              Nullable("rule", &R::rule)};
};

struct PlaceRecord {
  static constexpr std::string_view kTable = "places";
  std::string toponym_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string name;
  std::optional<std::int64_t> place_id;
  std::string country, adm1;
  std::optional<double> lat, lon;
  std::string feature, precision;
  double score = 0;
  std::vector<BecausePart> because;
  std::string rule;
  using R = PlaceRecord;
  static constexpr auto kColumns = std::tuple{Required("toponym_id", &R::toponym_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Nullable("name", &R::name),
                                              Nullable("place_id", &R::place_id),
                                              Nullable("country", &R::country),
                                              Nullable("adm1", &R::adm1),
                                              Nullable("lat", &R::lat),
                                              Nullable("lon", &R::lon),
                                              Nullable("feature", &R::feature),
                                              Nullable("precision", &R::precision),
                                              Required("score", &R::score),
                                              Required("because", &R::because),
                                              Nullable("rule", &R::rule)};
};

struct EntityRecord {
  static constexpr std::string_view kTable = "entities";
  std::string entity_id, doc_id, kind, name, kb_id, country;
  std::vector<std::string> sectors;
  std::string office, office_how;
  std::vector<BecausePart> because;
  std::string rule;
  using R = EntityRecord;
  static constexpr auto kColumns = std::tuple{Required("entity_id", &R::entity_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("kind", &R::kind),
                                              Nullable("name", &R::name),
                                              Nullable("kb_id", &R::kb_id),
                                              Nullable("country", &R::country),
                                              Required("sectors", &R::sectors),
                                              Nullable("office", &R::office),
                                              Nullable("office_how", &R::office_how),
                                              Required("because", &R::because),
                                              Nullable("rule", &R::rule)};
};

struct MentionRecord {
  static constexpr std::string_view kTable = "mentions";
  std::string mention_id, doc_id, entity_id;
  CodePoint begin = 0, end = 0;
  std::string form, rule;
  using R = MentionRecord;
  static constexpr auto kColumns = std::tuple{Required("mention_id", &R::mention_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("entity_id", &R::entity_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Required("form", &R::form),
                                              Nullable("rule", &R::rule)};
};

struct StatementRecord {
  static constexpr std::string_view kTable = "statements";
  std::string statement_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string kind, source_entity_id;
  std::optional<CodePoint> source_begin, source_end, cue_begin, cue_end;
  std::string cue, stance;
  std::vector<SpanPart> content, audience;
  std::string parent_id, rule;
  using R = StatementRecord;
  static constexpr auto kColumns = std::tuple{Required("statement_id", &R::statement_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Required("kind", &R::kind),
                                              Nullable("source_entity_id", &R::source_entity_id),
                                              Nullable("source_begin", &R::source_begin),
                                              Nullable("source_end", &R::source_end),
                                              Nullable("cue_begin", &R::cue_begin),
                                              Nullable("cue_end", &R::cue_end),
                                              Nullable("cue", &R::cue),
                                              Required("stance", &R::stance),
                                              Required("content", &R::content),
                                              Required("audience", &R::audience),
                                              Nullable("parent_id", &R::parent_id),
                                              Nullable("rule", &R::rule)};
};

/// Row of an event's side; nested in its event here and in JSON, a table of its own elsewhere.
struct ParticipantRecord {
  static constexpr std::string_view kTable = "participants";
  std::string event_id, doc_id;
  std::int32_t ordinal = 0;  // 1, 2, … within the event
  std::string role, entity_id, mention_id, country;
  std::vector<std::string> sectors;
  std::string code;
  std::vector<BecausePart> because;
  using R = ParticipantRecord;
  static constexpr auto kColumns =
      std::tuple{Required("event_id", &R::event_id),   Required("doc_id", &R::doc_id),
                 Required("ordinal", &R::ordinal),     Required("role", &R::role),
                 Required("entity_id", &R::entity_id), Nullable("mention_id", &R::mention_id),
                 Nullable("country", &R::country),     Required("sectors", &R::sectors),
                 Nullable("code", &R::code),           Required("because", &R::because)};
};

struct EventRecord {
  static constexpr std::string_view kTable = "events";
  std::string event_id, doc_id;
  std::int32_t sentence = 0;
  CodePoint trigger_begin = 0, trigger_end = 0;
  std::vector<SpanPart> mentions;
  std::string plover, mode;
  std::vector<std::string> contexts;
  std::string cameo;
  std::optional<std::int32_t> quad;
  std::optional<double> score;
  std::string reality;
  std::vector<SpanPart> reality_because;
  bool historical = false;
  std::optional<Day> when_start, when_end;
  std::string when_precision, when_how;
  std::optional<CodePoint> when_begin, when_end_span;
  std::string toponym_id, place_name;
  std::optional<std::int64_t> place_id;
  std::string country, adm1;
  std::optional<double> lat, lon;
  std::string place_precision, place_how;
  std::optional<CodePoint> place_begin, place_end;
  std::string statement_id;
  std::vector<std::string> contested_by;
  std::string parent_event_id;
  double confidence = 0;
  std::string rule;
  std::vector<ParticipantRecord> participants;
  using R = EventRecord;
  static constexpr auto kColumns = std::tuple{Required("event_id", &R::event_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("sentence", &R::sentence),
                                              Required("trigger_begin", &R::trigger_begin),
                                              Required("trigger_end", &R::trigger_end),
                                              Required("mentions", &R::mentions),
                                              Required("plover", &R::plover),
                                              Nullable("mode", &R::mode),
                                              Required("contexts", &R::contexts),
                                              Nullable("cameo", &R::cameo),
                                              Nullable("quad", &R::quad),
                                              Nullable("score", &R::score),
                                              Required("reality", &R::reality),
                                              Required("reality_because", &R::reality_because),
                                              Required("historical", &R::historical),
                                              Nullable("when_start", &R::when_start),
                                              Nullable("when_end", &R::when_end),
                                              Nullable("when_precision", &R::when_precision),
                                              Nullable("when_how", &R::when_how),
                                              Nullable("when_begin", &R::when_begin),
                                              Nullable("when_end_span", &R::when_end_span),
                                              Nullable("toponym_id", &R::toponym_id),
                                              Nullable("place_name", &R::place_name),
                                              Nullable("place_id", &R::place_id),
                                              Nullable("country", &R::country),
                                              Nullable("adm1", &R::adm1),
                                              Nullable("lat", &R::lat),
                                              Nullable("lon", &R::lon),
                                              Nullable("place_precision", &R::place_precision),
                                              Nullable("place_how", &R::place_how),
                                              Nullable("place_begin", &R::place_begin),
                                              Nullable("place_end", &R::place_end),
                                              Nullable("statement_id", &R::statement_id),
                                              Required("contested_by", &R::contested_by),
                                              Nullable("parent_event_id", &R::parent_event_id),
                                              Required("confidence", &R::confidence),
                                              Nullable("rule", &R::rule)};
};

struct PositionRecord {
  static constexpr std::string_view kTable = "positions";
  std::string position_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string holder_entity_id, stance;
  std::optional<CodePoint> object_begin, object_end;
  std::vector<SpanPart> object;
  std::vector<std::string> toward;
  std::vector<SpanPart> condition;
  std::string statement_id, rule;
  using R = PositionRecord;
  static constexpr auto kColumns = std::tuple{Required("position_id", &R::position_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Required("holder_entity_id", &R::holder_entity_id),
                                              Required("stance", &R::stance),
                                              Nullable("object_begin", &R::object_begin),
                                              Nullable("object_end", &R::object_end),
                                              Required("object", &R::object),
                                              Required("toward", &R::toward),
                                              Required("condition", &R::condition),
                                              Nullable("statement_id", &R::statement_id),
                                              Nullable("rule", &R::rule)};
};

struct FigureRecord {
  static constexpr std::string_view kTable = "figures";
  std::string figure_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::optional<double> value_min, value_max;
  std::string bound, unit, measure;
  std::vector<std::string> of;
  std::optional<Day> when_start, when_end;
  std::string event_id, statement_id, rule;
  using R = FigureRecord;
  static constexpr auto kColumns = std::tuple{Required("figure_id", &R::figure_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Nullable("value_min", &R::value_min),
                                              Nullable("value_max", &R::value_max),
                                              Nullable("bound", &R::bound),
                                              Nullable("unit", &R::unit),
                                              Nullable("measure", &R::measure),
                                              Required("of", &R::of),
                                              Nullable("when_start", &R::when_start),
                                              Nullable("when_end", &R::when_end),
                                              Nullable("event_id", &R::event_id),
                                              Nullable("statement_id", &R::statement_id),
                                              Nullable("rule", &R::rule)};
};

struct RelationRecord {
  static constexpr std::string_view kTable = "relations";
  std::string relation_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string subject_entity_id, predicate, object_entity_id, label, qualifier, rule;
  using R = RelationRecord;
  static constexpr auto kColumns = std::tuple{Required("relation_id", &R::relation_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Required("subject_entity_id", &R::subject_entity_id),
                                              Required("predicate", &R::predicate),
                                              Nullable("object_entity_id", &R::object_entity_id),
                                              Nullable("label", &R::label),
                                              Nullable("qualifier", &R::qualifier),
                                              Nullable("rule", &R::rule)};
};

struct RejectRecord {
  static constexpr std::string_view kTable = "rejects";
  std::string reject_id, doc_id;
  CodePoint begin = 0, end = 0;
  std::string plover, reason, rule;
  using R = RejectRecord;
  static constexpr auto kColumns = std::tuple{Required("reject_id", &R::reject_id),
                                              Required("doc_id", &R::doc_id),
                                              Required("begin", &R::begin),
                                              Required("end", &R::end),
                                              Nullable("plover", &R::plover),
                                              Required("reason", &R::reason),
                                              Nullable("rule", &R::rule)};
};

struct DiagnosticRecord {
  static constexpr std::string_view kTable = "diagnostics";
  std::string diagnostic_id, doc_id, code, detail;
  using R = DiagnosticRecord;
  static constexpr auto kColumns =
      std::tuple{Required("diagnostic_id", &R::diagnostic_id), Required("doc_id", &R::doc_id),
                 Required("code", &R::code), Nullable("detail", &R::detail)};
};

/// An input that became no document, and why: what `rejected_inputs` and `skipped_inputs` share.
struct InputRecord {
  std::string uri, reason, message;
  using R = InputRecord;
  static constexpr auto kColumns = std::tuple{
      Required("uri", &R::uri), Required("reason", &R::reason), Nullable("message", &R::message)};
};
struct RejectedInputRecord : InputRecord {  // could not be read
  static constexpr std::string_view kTable = "rejected_inputs";
};
struct SkippedInputRecord : InputRecord {  // readable, but not ours to code: another language, …
  static constexpr std::string_view kTable = "skipped_inputs";
};

/// What made an output: one row. Holds no clock, host or thread count, so that the same input
/// gives the same bytes.
struct RunRecord {
  static constexpr std::string_view kTable = "run";
  std::string engine_version;
  std::vector<NamePart> digests;     // rule, lexicon and model files: name, SHA-256 in hex
  std::vector<NamePart> annotators;  // name, version
  std::vector<NamePart> options;     // those that can change the output
  std::int64_t read = 0;             // = documents + rejected + skipped
  std::int64_t documents = 0;
  std::int64_t rejected = 0;
  std::int64_t skipped = 0;
  using R = RunRecord;
  static constexpr auto kColumns = std::tuple{Required("engine_version", &R::engine_version),
                                              Required("digests", &R::digests),
                                              Required("annotators", &R::annotators),
                                              Required("options", &R::options),
                                              Required("read", &R::read),
                                              Required("documents", &R::documents),
                                              Required("rejected", &R::rejected),
                                              Required("skipped", &R::skipped)};
};

/// Everything one report yields. Owns all it holds; a value, safe to pass between threads.
struct Records {
  DocumentRecord document;
  std::vector<SentenceRecord> sentences;
  std::vector<TokenRecord> tokens;
  std::vector<NameRecord> names;
  std::vector<TimeRecord> times;
  std::vector<PlaceRecord> places;
  std::vector<EntityRecord> entities;
  std::vector<MentionRecord> mentions;
  std::vector<StatementRecord> statements;
  std::vector<EventRecord> events;
  std::vector<PositionRecord> positions;
  std::vector<FigureRecord> figures;
  std::vector<RelationRecord> relations;
  std::vector<RejectRecord> rejects;
  std::vector<DiagnosticRecord> diagnostics;
};

/// Calls `visit(rows)` for each list of `records` (const or not), in the order of JSON keys; the
/// document itself and participants are the caller's to visit.
template <typename RecordsType, typename Visit>
void ForEachList(RecordsType& records, Visit&& visit) {
  visit(records.sentences);
  visit(records.tokens);
  visit(records.names);
  visit(records.times);
  visit(records.places);
  visit(records.entities);
  visit(records.mentions);
  visit(records.statements);
  visit(records.events);
  visit(records.positions);
  visit(records.figures);
  visit(records.relations);
  visit(records.rejects);
  visit(records.diagnostics);
}

/// Every table, parents before children, as a list of row types.
using TableRows =
    std::tuple<DocumentRecord, SentenceRecord, TokenRecord, NameRecord, TimeRecord, PlaceRecord,
               EntityRecord, MentionRecord, StatementRecord, EventRecord, ParticipantRecord,
               PositionRecord, FigureRecord, RelationRecord, RejectRecord, DiagnosticRecord,
               RejectedInputRecord, SkippedInputRecord, RunRecord>;

}  // namespace dateline
