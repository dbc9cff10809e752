#include "event/row_features.h"

#include <algorithm>
#include <set>
#include <string>

namespace dateline::event {
namespace {

// A report's later sentences are alike.
constexpr std::size_t kLateSentence = 20;

constexpr std::array<std::string_view, kRowFeatures> kNames = {
    // parties
    "actors", "recipients", "actors_with_country", "recipients_with_country", "actors_with_sector",
    "recipients_with_sector", "countries", "persons", "names", "nominals", "pronouns", "metonyms",
    // row
    "evidence", "mode", "statement", "when", "place", "historical", "parent", "happened", "negated",
    "planned", "possible", "conditional", "wanted",
    // type
    "accuse", "agree", "aid", "assault", "coerce", "concede", "consult", "cooperate", "mobilize",
    "protest", "reject", "request", "retreat", "sanction", "support", "threaten",
    // rule
    "transitive", "symmetric", "subject", "visit", "inverse", "patient", "content", "needs_other",
    "outcome",
    // words
    "words", "verb", "past", "infinitive", "gerund", "root", "acl", "advcl", "conj", "nmod", "obl",
    "ccomp", "xcomp", "compound", "has_subject", "has_object", "has_oblique", "has_nmod",
    "has_case", "has_definite", "has_indefinite", "has_compound",
    // surroundings
    "headline", "sentence", "sentence_words", "sentence_mentions", "others_in_sentence",
    "others_of_type", "same_lemma", "same_type_in_sentence"};

constexpr std::array<std::string_view, 16> kTypes = {
    "ACCUSE",   "AGREE",   "AID",    "ASSAULT", "COERCE",  "CONCEDE",  "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"};
constexpr std::array kRealities = {Reality::kHappened, Reality::kNegated,     Reality::kPlanned,
                                   Reality::kPossible, Reality::kConditional, Reality::kWanted};
constexpr std::array kFramesInOrder = {Frame::kTransitive, Frame::kSymmetric, Frame::kSubject,
                                       Frame::kVisit,      Frame::kInverse,   Frame::kPatient};
constexpr std::array kOwnRelations = {Relation::kRoot,  Relation::kAcl,   Relation::kAdvcl,
                                      Relation::kConj,  Relation::kNmod,  Relation::kObl,
                                      Relation::kCcomp, Relation::kXcomp, Relation::kCompound};
constexpr std::array kForms = {MentionForm::kName, MentionForm::kNominal, MentionForm::kPronoun,
                               MentionForm::kMetonym};

// Appends values to a row, in the order of kNames.
class Writer {
 public:
  void Add(std::size_t value) { row_[at_++] = static_cast<float>(value); }
  void Add(bool value) { row_[at_++] = value ? 1.F : 0.F; }
  // One feature for each of `values`: 1 for that which is `value`.
  template <typename Values, typename Value>
  void AddOneOf(const Values& values, const Value& value) {
    for (const auto& v : values) Add(v == value);
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] const RowFeatures& row() const { return row_; }

 private:
  RowFeatures row_{};
  std::size_t at_ = 0;
};

// Where a row's words stand in the tree.
struct Place {
  std::size_t head = coref::kNoToken;
  std::size_t words = 0;
};

}  // namespace

const std::array<std::string_view, kRowFeatures>& RowFeatureNames() { return kNames; }

std::vector<RowFeatures> RowReader::Read(const std::vector<EventRow>& rows) const {
  const auto& sentences = layers_.Get<SentenceRow>();
  const auto& entities = layers_.Get<EntityRow>();
  const auto& mentions = layers_.Get<MentionRow>();
  const auto& mention_spans = mentions.Column<&MentionRow::span>();
  const auto& token_spans = layers_.Get<TokenRow>().Column<&TokenRow::span>();

  const auto sentence_of = [&](const EventRow& row) {
    return sentences.RowAt(AsSize(row.sentence));
  };
  std::vector<Place> places(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const SentenceRow sentence = sentence_of(rows[r]);
    std::size_t first = AsSize(sentence.first);
    while (first < AsSize(sentence.last) && token_spans[first].end <= rows[r].span.begin) ++first;
    std::size_t last = first;
    while (last < AsSize(sentence.last) && token_spans[last].begin < rows[r].span.end) ++last;
    if (last > first) places[r] = {parse_.HeadWithin(first, last), last - first};
  }

  const auto rule_of = [&](const EventRow& row) -> const ActRule* {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (rules_.rule(i).id == row.rule) return &rules_.rule(i);
    }
    return nullptr;
  };

  std::vector<RowFeatures> result;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const EventRow& row = rows[r];
    const SentenceRow sentence = sentence_of(row);
    Writer out;

    const auto count = [&](auto matches) {
      return static_cast<std::size_t>(
          std::count_if(row.participants.begin(), row.participants.end(), matches));
    };
    const auto in_role = [&](auto matches) {
      for (const Role role : {Role::kActor, Role::kRecipient}) {
        out.Add(count([&](const Participant& p) { return p.role == role && matches(p); }));
      }
    };
    in_role([](const Participant&) { return true; });
    in_role([](const Participant& p) { return !p.country.empty(); });
    in_role([](const Participant& p) { return !p.sectors.empty(); });
    std::set<std::string_view> countries;
    for (const Participant& p : row.participants) {
      if (!p.country.empty()) countries.insert(p.country);
    }
    out.Add(countries.size());
    out.Add(count([&](const Participant& p) {
      return entities.Column<&EntityRow::kind>()[AsSize(p.entity)] == EntityKind::kPerson;
    }));
    for (const MentionForm form : kForms) {
      out.Add(count([&](const Participant& p) {
        return p.mention && mentions.Column<&MentionRow::form>()[AsSize(*p.mention)] == form;
      }));
    }

    out.Add(row.mentions.size());
    out.Add(!row.mode.empty());
    out.Add(row.statement.has_value());
    out.Add(row.when_start.has_value());
    out.Add(row.place.has_value());
    out.Add(row.historical);
    out.Add(row.parent.has_value());
    out.AddOneOf(kRealities, row.reality);
    out.AddOneOf(kTypes, row.plover);

    const ActRule* const rule = rule_of(row);
    for (const Frame frame : kFramesInOrder) out.Add(rule != nullptr && rule->frame == frame);
    out.Add(rule != nullptr && rule->has_content);
    out.Add(rule != nullptr && rule->needs_other);
    out.Add(rule != nullptr && rule->outcome);

    const std::size_t head = places[r].head;
    const bool known = head != coref::kNoToken;
    out.Add(places[r].words);
    out.Add(known && (parse_.UposOf(head) == Upos::kVerb || parse_.UposOf(head) == Upos::kAux));
    for (const std::string_view feature : {"Tense=Past", "VerbForm=Inf", "VerbForm=Ger"}) {
      out.Add(known && parse_.HasFeature(head, feature));
    }
    out.AddOneOf(kOwnRelations, known ? parse_.RelationOf(head) : Relation::kNone);
    const auto has_child = [&](auto matches) {
      if (!known) return false;
      const auto children = parse_.ChildrenOf(head);
      return std::any_of(children.begin(), children.end(), matches);
    };
    for (const Relation relation :
         {Relation::kNsubj, Relation::kObj, Relation::kObl, Relation::kNmod, Relation::kCase}) {
      out.Add(has_child([&](std::size_t c) { return parse_.RelationOf(c) == relation; }));
    }
    for (const std::string_view feature : {"Definite=Def", "Definite=Ind"}) {
      out.Add(has_child([&](std::size_t c) { return parse_.HasFeature(c, feature); }));
    }
    out.Add(has_child([&](std::size_t c) { return parse_.RelationOf(c) == Relation::kCompound; }));

    out.Add(doc_.blocks()[sentence.block].kind == BlockKind::kHeadline);
    out.Add(std::min(AsSize(row.sentence), kLateSentence));
    out.Add(AsSize(sentence.last) - AsSize(sentence.first));
    out.Add(static_cast<std::size_t>(
        std::count_if(mention_spans.begin(), mention_spans.end(),
                      [&](Span span) { return sentence.span.Contains(span); })));
    std::size_t beside = 0, of_type = 0, same_lemma = 0, of_type_beside = 0;
    for (std::size_t o = 0; o < rows.size(); ++o) {
      if (o == r) continue;
      const bool near = rows[o].sentence == row.sentence;
      beside += near ? 1 : 0;
      if (rows[o].plover != row.plover) continue;
      ++of_type;
      of_type_beside += near ? 1 : 0;
      const std::size_t other = places[o].head;
      if (known && other != coref::kNoToken && parse_.LemmaOf(other) == parse_.LemmaOf(head)) {
        ++same_lemma;
      }
    }
    out.Add(beside);
    out.Add(of_type);
    out.Add(same_lemma);
    out.Add(of_type_beside);
    result.push_back(out.row());
  }
  return result;
}

}  // namespace dateline::event
