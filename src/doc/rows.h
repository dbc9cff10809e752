// The rows of every layer. Names follow docs of the output tables; spans are bytes here and become
// code points where records are written.
//
// An empty Span or an empty string means "not stated". `rule` names the rule or method that made
// the row; it belongs to the rule set or is a literal, either of which outlives every document.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dateline/annotator.h"
#include "dateline/span.h"

namespace dateline {

// Positions in a layer. Distinct types, so that a token is never taken for a mention.
enum class TokenIndex : std::uint32_t {};
enum class SentenceIndex : std::uint32_t {};
enum class TimeIndex : std::uint32_t {};
enum class PlaceIndex : std::uint32_t {};
enum class EntityIndex : std::uint32_t {};
enum class MentionIndex : std::uint32_t {};
enum class StatementIndex : std::uint32_t {};
enum class EventIndex : std::uint32_t {};

template <typename Index>
[[nodiscard]] constexpr std::size_t AsSize(Index index) {
  return static_cast<std::size_t>(index);
}

/// Where a value comes from (`*_how` columns).
enum class How : std::uint8_t { kNone, kText, kCoref, kLexicon, kRule, kMetadata, kDefault };
[[nodiscard]] std::string_view HowName(How how);

/// The word behind a value and the lexicon row or rule that read it so.
struct Because {
  std::string field;  // the column this explains
  Span span;          // the word
  std::string entry;  // "lexicons/countries.tsv:PER" or a rule id
};

/// Universal part of speech (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  kNone,  // not analysed
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};
[[nodiscard]] std::string_view UposName(Upos upos);  // "NOUN"; empty for kNone
[[nodiscard]] std::optional<Upos> ParseUpos(std::string_view name);

/// Universal dependency relation (universaldependencies.org/u/dep), without its subtype.
enum class Relation : std::uint8_t {
  kNone,  // not analysed
  kAcl,
  kAdvcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kCase,
  kCc,
  kCcomp,
  kClf,
  kCompound,
  kConj,
  kCop,
  kCsubj,
  kDep,
  kDet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNsubj,
  kNummod,
  kObj,
  kObl,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};
[[nodiscard]] std::string_view RelationName(Relation relation);  // "nsubj"; empty for kNone
[[nodiscard]] std::optional<Relation> ParseRelation(std::string_view name);

/// The head of a word that has none: the root of its sentence, or a word that was not analysed.
inline constexpr TokenIndex kNoHead{0xFFFFFFFFu};

/// `feats` and `deprel` are views of the model, which outlives every document, or of literals.
struct TokenRow {
  static constexpr Layer kLayer = Layer::kTokens;
  Span span;
  SentenceIndex sentence{};
  std::string norm;   // lower case, curly quotes and dashes made plain
  std::string lemma;  // lower case, for looking words up; equal to norm where nothing is known
  std::string written_lemma;  // with the capitals that treebanks write it with
  Upos upos = Upos::kNone;
  Relation relation = Relation::kNone;
  bool joined = false;  // the rest of the contraction whose first word is the row before: "'s"
  TokenIndex head = kNoHead;
  std::string_view feats;   // as in CoNLL-U: "Number=Sing|Person=3"; empty for none
  std::string_view deprel;  // relation with its subtype: "nsubj:pass"
  static constexpr auto kColumns = std::tuple{
      &TokenRow::span,          &TokenRow::sentence, &TokenRow::norm,     &TokenRow::lemma,
      &TokenRow::written_lemma, &TokenRow::upos,     &TokenRow::relation, &TokenRow::joined,
      &TokenRow::head,          &TokenRow::feats,    &TokenRow::deprel};
};

struct SentenceRow {
  static constexpr Layer kLayer = Layer::kSentences;
  Span span;
  std::uint32_t block = 0;  // index into Document::blocks()
  TokenIndex first{};       // first token
  TokenIndex last{};        // one past the last token
  static constexpr auto kColumns =
      std::tuple{&SentenceRow::span, &SentenceRow::block, &SentenceRow::first, &SentenceRow::last};
};

/// What a name is the name of; a group is a people or those of a country, party or faith.
enum class NameKind : std::uint8_t { kPerson, kLocation, kOrganization, kGroup };
[[nodiscard]] std::string_view NameKindName(NameKind kind);

/// A name as the language model sees it, before anybody asks who or what bears it.
struct NameRow {
  static constexpr Layer kLayer = Layer::kNames;
  Span span;
  NameKind kind = NameKind::kPerson;
  float score = 0;  // 0 to 1: how clear the choice was at its least clear word
  static constexpr auto kColumns = std::tuple{&NameRow::span, &NameRow::kind, &NameRow::score};
};

enum class TimexType : std::uint8_t { kDate, kTime, kDuration, kSet };
[[nodiscard]] std::string_view TimexTypeName(TimexType type);

struct TimeRow {
  static constexpr Layer kLayer = Layer::kTimes;
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;                              // TIMEX3 value: "2019-04-24", "P3M", "PAST_REF"
  std::optional<std::chrono::sys_days> start;     // first day
  std::optional<std::chrono::sys_days> end_date;  // last day, inclusive
  Span anchor;                                    // the words it was resolved against, if any
  std::string_view rule;
  static constexpr auto kColumns =
      std::tuple{&TimeRow::span,     &TimeRow::type,   &TimeRow::value, &TimeRow::start,
                 &TimeRow::end_date, &TimeRow::anchor, &TimeRow::rule};
};

struct PlaceRow {
  static constexpr Layer kLayer = Layer::kPlaces;
  Span span;
  std::string name;                      // the gazetteer's name
  std::optional<std::int64_t> place_id;  // GeoNames
  std::string country;                   // ISO 3166-1 alpha-3
  std::string adm1;                      // GeoNames admin 1 code
  std::optional<double> lat;             // degrees, WGS 84
  std::optional<double> lon;
  std::string feature;    // GeoNames feature code: PPLC, ADM1, PCLI, …
  std::string precision;  // point, city, region, country
  double score = 0;       // 0 to 1
  std::vector<Because> because;
  std::string_view rule;
  static constexpr auto kColumns =
      std::tuple{&PlaceRow::span,      &PlaceRow::name,  &PlaceRow::place_id, &PlaceRow::country,
                 &PlaceRow::adm1,      &PlaceRow::lat,   &PlaceRow::lon,      &PlaceRow::feature,
                 &PlaceRow::precision, &PlaceRow::score, &PlaceRow::because,  &PlaceRow::rule};
};

enum class EntityKind : std::uint8_t {
  kPerson,
  kState,
  kPlace,
  kOrganization,
  kGroup,
  kOffice,
  kOther
};
[[nodiscard]] std::string_view EntityKindName(EntityKind kind);

struct EntityRow {
  static constexpr Layer kLayer = Layer::kEntities;
  Span span;  // first mention
  EntityKind kind = EntityKind::kOther;
  std::string name;   // fullest form in the text
  std::string kb_id;  // row in the shipped lexicon, ISO 3166 code or GeoNames id
  std::string country;
  std::vector<std::string> sectors;
  std::string office;
  How office_how = How::kNone;
  std::vector<Because> because;
  std::string_view rule;
  static constexpr auto kColumns = std::tuple{
      &EntityRow::span,    &EntityRow::kind,    &EntityRow::name,   &EntityRow::kb_id,
      &EntityRow::country, &EntityRow::sectors, &EntityRow::office, &EntityRow::office_how,
      &EntityRow::because, &EntityRow::rule};
};

enum class MentionForm : std::uint8_t { kName, kNominal, kPronoun, kMetonym };
[[nodiscard]] std::string_view MentionFormName(MentionForm form);

struct MentionRow {
  static constexpr Layer kLayer = Layer::kMentions;
  Span span;
  EntityIndex entity{};
  MentionForm form = MentionForm::kName;
  std::string_view rule;
  static constexpr auto kColumns =
      std::tuple{&MentionRow::span, &MentionRow::entity, &MentionRow::form, &MentionRow::rule};
};

enum class StatementKind : std::uint8_t { kDirect, kIndirect, kMixed };
[[nodiscard]] std::string_view StatementKindName(StatementKind kind);
enum class Stance : std::uint8_t {
  kAsserts,
  kDenies,
  kAsks,
  kPromises,
  kThreatens,
  kHopes,
  kBelieves
};
[[nodiscard]] std::string_view StanceName(Stance stance);

struct StatementRow {
  static constexpr Layer kLayer = Layer::kStatements;
  Span span;  // from the first word of source, cue or content to the last
  StatementKind kind = StatementKind::kIndirect;
  std::optional<EntityIndex> source_entity;
  Span source;  // empty when unnamed
  Span cue;     // empty in a quotation that goes on without one
  std::string cue_lemma;
  Stance stance = Stance::kAsserts;
  std::vector<Span> content;
  std::vector<Span> audience;
  std::optional<StatementIndex> parent;
  std::string_view rule;
  static constexpr auto kColumns =
      std::tuple{&StatementRow::span,   &StatementRow::kind,    &StatementRow::source_entity,
                 &StatementRow::source, &StatementRow::cue,     &StatementRow::cue_lemma,
                 &StatementRow::stance, &StatementRow::content, &StatementRow::audience,
                 &StatementRow::parent, &StatementRow::rule};
};

enum class Reality : std::uint8_t {
  kHappened,
  kNegated,
  kPlanned,
  kPossible,
  kConditional,
  kWanted
};
[[nodiscard]] std::string_view RealityName(Reality reality);

enum class Role : std::uint8_t { kActor, kRecipient };
[[nodiscard]] std::string_view RoleName(Role role);

struct Participant {
  Role role = Role::kActor;
  EntityIndex entity{};
  std::optional<MentionIndex> mention;
  std::string country;
  std::vector<std::string> sectors;
  std::string code;  // CAMEO style: "PRKGOV"
  std::vector<Because> because;
};

enum class DatePrecision : std::uint8_t { kMinute, kHour, kDay, kWeek, kMonth, kQuarter, kYear };
[[nodiscard]] std::string_view DatePrecisionName(DatePrecision precision);

struct EventRow {
  static constexpr Layer kLayer = Layer::kEvents;
  Span span;  // the trigger: the words that name the act
  SentenceIndex sentence{};
  std::string plover;  // one of the 16 types
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;      // a string: "010" is not 10
  std::uint8_t quad = 0;  // 1 to 4; 0 for none
  double score = 0;       // PLOVER intensity
  Reality reality = Reality::kHappened;
  std::vector<Span> reality_because;  // the words that decided it
  bool historical = false;
  std::optional<std::chrono::sys_days> when_start;
  std::optional<std::chrono::sys_days> when_end;
  std::optional<DatePrecision> when_precision;
  How when_how = How::kNone;
  Span when;
  std::optional<PlaceIndex> place;
  How place_how = How::kNone;
  std::optional<StatementIndex> statement;
  std::vector<StatementIndex> contested_by;
  std::optional<EventIndex> parent;
  double confidence = 0;  // 0 to 1
  std::vector<Participant> participants;
  std::vector<Span> mentions;  // further evidence of the same act
  std::string_view rule;
  static constexpr auto kColumns = std::tuple{&EventRow::span,         &EventRow::sentence,
                                              &EventRow::plover,       &EventRow::mode,
                                              &EventRow::contexts,     &EventRow::cameo,
                                              &EventRow::quad,         &EventRow::score,
                                              &EventRow::reality,      &EventRow::reality_because,
                                              &EventRow::historical,   &EventRow::when_start,
                                              &EventRow::when_end,     &EventRow::when_precision,
                                              &EventRow::when_how,     &EventRow::when,
                                              &EventRow::place,        &EventRow::place_how,
                                              &EventRow::statement,    &EventRow::contested_by,
                                              &EventRow::parent,       &EventRow::confidence,
                                              &EventRow::participants, &EventRow::mentions,
                                              &EventRow::rule};
};

struct PositionRow {
  static constexpr Layer kLayer = Layer::kPositions;
  Span span;  // the words that voice the position ("wants")
  EntityIndex holder{};
  std::string stance;  // wants, demands, offers, willing, supports, opposes, refuses
  std::vector<Span> object;
  std::vector<EntityIndex> toward;
  std::vector<Span> condition;
  std::optional<StatementIndex> statement;
  std::string_view rule;
  static constexpr auto kColumns = std::tuple{
      &PositionRow::span,   &PositionRow::holder,    &PositionRow::stance,    &PositionRow::object,
      &PositionRow::toward, &PositionRow::condition, &PositionRow::statement, &PositionRow::rule};
};

struct FigureRow {
  static constexpr Layer kLayer = Layer::kFigures;
  Span span;
  std::optional<double> value_min;
  std::optional<double> value_max;
  std::string bound;  // exact, about, at_least, at_most, more_than, less_than
  std::string unit;
  std::string measure;
  std::vector<EntityIndex> of;
  std::optional<std::chrono::sys_days> when_start;
  std::optional<std::chrono::sys_days> when_end;
  std::optional<EventIndex> event;
  std::optional<StatementIndex> statement;
  std::string_view rule;
  static constexpr auto kColumns = std::tuple{
      &FigureRow::span,     &FigureRow::value_min, &FigureRow::value_max, &FigureRow::bound,
      &FigureRow::unit,     &FigureRow::measure,   &FigureRow::of,        &FigureRow::when_start,
      &FigureRow::when_end, &FigureRow::event,     &FigureRow::statement, &FigureRow::rule};
};

struct RelationRow {
  static constexpr Layer kLayer = Layer::kRelations;
  Span span;
  EntityIndex subject{};
  std::string predicate;
  std::optional<EntityIndex> object;
  std::string label;
  std::string qualifier;
  std::string_view rule;
  static constexpr auto kColumns = std::tuple{
      &RelationRow::span,  &RelationRow::subject,   &RelationRow::predicate, &RelationRow::object,
      &RelationRow::label, &RelationRow::qualifier, &RelationRow::rule};
};

/// A candidate event that was looked at and not coded.
struct RejectRow {
  static constexpr Layer kLayer = Layer::kRejects;
  Span span;
  std::string plover;  // the type it would have had
  std::string reason;  // "no_actor", "sport", …
  std::string_view rule;
  static constexpr auto kColumns =
      std::tuple{&RejectRow::span, &RejectRow::plover, &RejectRow::reason, &RejectRow::rule};
};

}  // namespace dateline
