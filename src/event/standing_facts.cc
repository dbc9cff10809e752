#include "event/standing_facts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

using discourse::MentionView;
using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::WordClass;

constexpr std::array<std::pair<std::string_view, FactKind>, 4> kKinds = {
    {{"kin", FactKind::kKin},
     {"owned", FactKind::kOwned},
     {"member", FactKind::kMember},
     {"qualifier", FactKind::kQualifier}}};
constexpr std::string_view kHoldsOffice = "holds_office";
constexpr std::string_view kMemberOf = "member_of";

// Labels that differ by a hyphen alone are the same.
std::string LabelKey(std::string_view label) {
  std::string key = lexicon::NormOf(label);
  std::ranges::replace(key, '-', ' ');
  return key;
}
bool EndsInWord(std::string_view text, std::string_view word) {
  return text.ends_with(word) &&
         (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ');
}

// "father-in-law" as the tokeniser cuts it: hyphens stand alone.
std::vector<std::string> Words(std::string_view phrase) {
  std::vector<std::string> words(1);
  for (const char c : lexicon::NormOf(phrase)) {
    if (c == '-') words.insert(words.end(), {"-", ""});
    if (c == ' ') words.emplace_back();
    if (c != '-' && c != ' ') words.back() += c;
  }
  return words;
}

}  // namespace

void StandingFacts::Add(FactWord word) {
  std::vector<FactWord>& row = by_first_[word.words.front()];
  const auto place = std::ranges::find_if(
      row, [&](const FactWord& other) { return other.words.size() < word.words.size(); });
  row.insert(place, std::move(word));
}

Result<StandingFacts> StandingFacts::Load(const lexicon::ResourceDir& dir) {
  StandingFacts facts;
  DATELINE_TRY(titles, dir.Lexicon("lexicons/actors/titles.tsv"));
  DATELINE_TRY(name, titles.Find("name"));
  DATELINE_TRY(title_class, titles.Find("class"));
  for (std::size_t row = 0; row < titles.size(); ++row) {
    if (titles.Cell(row, title_class) != "office") continue;
    facts.Add({Words(titles.Cell(row, name)), FactKind::kTitle, ""});
  }
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/standing.tsv"));
  DATELINE_TRY(phrase, table.Find("phrase"));
  DATELINE_TRY(kind, table.Find("kind"));
  DATELINE_TRY(value, table.Find("value"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto* known = std::ranges::find(kKinds, table.Cell(row, kind),
                                          &std::pair<std::string_view, FactKind>::first);
    if (known == kKinds.end()) {
      return Error{ErrorCode::kMalformedInput, "kind is kin, owned, member or qualifier",
                   table.Where(row)};
    }
    facts.Add({Words(table.Cell(row, phrase)), known->second, std::string(table.Cell(row, value))});
  }
  return facts;
}

const FactWord* StandingFacts::FindAt(const TokenScan& scan, std::size_t at, std::size_t last,
                                      FactKind kind) const {
  const auto* words = by_first_.Find(scan[at].norm);
  if (words == nullptr) return nullptr;
  for (const FactWord& word : *words) {
    if (word.kind != kind || at + word.words.size() > last) continue;
    std::size_t i = 1;
    while (i < word.words.size() && scan[at + i].norm == word.words[i]) ++i;
    if (i == word.words.size()) return &word;
  }
  return nullptr;
}

/// Reads one document.
class StandingFacts::Reader {
 public:
  Reader(const StandingFacts& facts, const Document& doc, const TokenScan& scan,
         const MentionView& mentions, const Columns<MentionRow>& mention_rows,
         const Columns<EntityRow>& entities)
      : facts_(facts),
        doc_(doc),
        scan_(scan),
        mentions_(mentions),
        forms_(mention_rows.Column<&MentionRow::form>()),
        entities_(entities) {}

  void ReadSentence(std::size_t s) {
    first_ = scan_.First(s);
    last_ = scan_.Last(s);
    row_ = &mentions_.In(s);
    for (const PlacedMention& m : *row_) {
      if (IsNamedPerson(m)) BodyBeside(m);
    }
    for (std::size_t at = first_; at < last_; ++at) {
      if (const FactWord* word = facts_.FindAt(scan_, at, last_, FactKind::kTitle)) {
        Office(at, at + word->words.size());
        at += word->words.size() - 1;
        continue;
      }
      if (const FactWord* word = facts_.FindAt(scan_, at, last_, FactKind::kKin)) {
        Kin(at, at + word->words.size(), *word);
      }
      if (const FactWord* word = facts_.FindAt(scan_, at, last_, FactKind::kOwned)) {
        Owned(at, at + word->words.size(), *word);
      }
      if (const FactWord* word = facts_.FindAt(scan_, at, last_, FactKind::kMember)) {
        Member(at, at + word->words.size(), *word);
      }
    }
  }

  /// Offices that the entity table knows and no words beside a name told.
  void AddKnownOffices() {
    for (std::size_t i = 0; i < entities_.size(); ++i) {
      const EntityRow entity = entities_.RowAt(i);
      if (entity.kind != EntityKind::kPerson || entity.office.empty() ||
          entity.office_how != How::kText || told_.contains(i)) {
        continue;
      }
      RelationRow row;
      row.span = entity.span;
      row.subject = EntityIndex{static_cast<std::uint32_t>(i)};
      row.predicate = kHoldsOffice;
      row.object = StateOf(entity.country);
      row.label = entity.office;
      row.rule = "relations.holds_office.entity";
      Keep(std::move(row));
    }
  }

  [[nodiscard]] Columns<RelationRow> Rows() {
    std::ranges::stable_sort(rows, {}, &RelationRow::span);
    Columns<RelationRow> sorted;
    for (RelationRow& row : rows) sorted.Add(std::move(row));
    return sorted;
  }

  std::vector<RelationRow> rows;

 private:
  [[nodiscard]] EntityKind KindOf(const PlacedMention& m) const {
    return entities_.Column<&EntityRow::kind>()[AsSize(m.entity)];
  }
  [[nodiscard]] bool IsNamedPerson(const PlacedMention& m) const {
    return KindOf(m) == EntityKind::kPerson && forms_[AsSize(m.mention)] == MentionForm::kName;
  }
  [[nodiscard]] bool IsBody(const PlacedMention& m) const {
    const EntityKind kind = KindOf(m);
    return kind == EntityKind::kOrganization || kind == EntityKind::kState ||
           kind == EntityKind::kGroup || kind == EntityKind::kPlace;
  }
  [[nodiscard]] const PlacedMention* EndingAt(std::size_t at) const {
    const auto found = std::ranges::find(*row_, at, &PlacedMention::last);
    return found == row_->end() ? nullptr : &*found;
  }
  [[nodiscard]] const PlacedMention* BeginningAt(std::size_t at) const {
    const auto found = std::ranges::find(*row_, at, &PlacedMention::first);
    return found == row_->end() ? nullptr : &*found;
  }

  [[nodiscard]] std::optional<EntityIndex> StateOf(const std::string& country) const {
    if (country.empty()) return std::nullopt;
    const auto& kinds = entities_.Column<&EntityRow::kind>();
    const auto& countries = entities_.Column<&EntityRow::country>();
    for (std::size_t i = 0; i < entities_.size(); ++i) {
      if (kinds[i] == EntityKind::kState && countries[i] == country) {
        return EntityIndex{static_cast<std::uint32_t>(i)};
      }
    }
    return std::nullopt;
  }

  // Words before `at` that qualify what follows; moves `at` before them.
  std::string QualifierBefore(std::size_t& at) const {
    if (at > first_) {
      if (const FactWord* word = facts_.FindAt(scan_, at - 1, at, FactKind::kQualifier)) {
        --at;
        return word->value;
      }
    }
    return "";
  }

  // The body before a title ("Kremlin adviser", "Mali's foreign minister") or behind it ("chairman
  // of the Farmers' Union").
  [[nodiscard]] std::optional<EntityIndex> BodyOf(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at > first_ && (scan_[at - 1].word.Is(WordClass::kPossessive) ||
                           scan_[at - 1].word.Is(WordClass::kDeterminer))) {
      --at;
    }
    if (const PlacedMention* m = EndingAt(at); m != nullptr && IsBody(*m)) return m->entity;
    if (end < last_ && scan_[end].word.Is(WordClass::kPreposition)) {
      std::size_t next = end + 1;
      while (next < last_ && scan_[next].word.Is(WordClass::kDeterminer)) ++next;
      for (const PlacedMention& m : *row_) {
        if (m.first >= next && m.first < next + 5 && IsBody(m)) {
          for (std::size_t i = next; i < m.first; ++i) {
            if (scan_[i].punctuation || scan_[i].verb) return std::nullopt;
          }
          return m.entity;
        }
      }
    }
    return std::nullopt;
  }

  void Office(std::size_t begin, std::size_t end) {
    // The name behind the title, else the name before a comma: "Ruiz, the foreign minister of
    // Peru".
    const PlacedMention* person = BeginningAt(end);
    const bool before = person != nullptr && IsNamedPerson(*person);
    std::size_t start = begin;
    std::string qualifier = QualifierBefore(start);
    if (end + 1 < last_ && scan_[end].norm == "-") {
      if (const FactWord* word = facts_.FindAt(scan_, end + 1, last_, FactKind::kQualifier)) {
        end += 1 + word->words.size();
        qualifier = word->value;
        person = BeginningAt(end);
      }
    }
    if (person == nullptr || !IsNamedPerson(*person)) person = NameBehindBody(end);
    if (person == nullptr) person = NameBefore(start);
    if (person == nullptr) return;
    std::size_t body = start;
    if (qualifier.empty()) {  // "former Malian president"
      const PlacedMention* m = EndingAt(start);
      if (m != nullptr && IsBody(*m)) {
        std::size_t at = m->first;
        qualifier = QualifierBefore(at);
      }
    }
    RelationRow row;
    row.span = scan_.SpanOf(begin, end);
    row.subject = person->entity;
    row.predicate = kHoldsOffice;
    row.object = BodyOf(body, before ? last_ : end);
    const EntityRow entity = entities_.RowAt(AsSize(person->entity));
    if (!row.object) row.object = StateOf(entity.country);
    row.label = std::string(doc_.TextOf(row.span));
    row.qualifier = std::move(qualifier);
    row.rule = before ? "relations.holds_office.title" : "relations.holds_office.apposition";
    told_.insert(AsSize(person->entity));
    Keep(std::move(row));
  }

  // "President of | Peru Ana Ruiz", "head of the | Bank of Peru Ana Ruiz".
  [[nodiscard]] const PlacedMention* NameBehindBody(std::size_t end) const {
    if (end >= last_ || !scan_[end].word.Is(WordClass::kOf)) return nullptr;
    std::size_t at = end;
    for (int links = 0; links < 3; ++links) {
      while (at < last_ &&
             (scan_[at].word.Is(WordClass::kOf) || scan_[at].word.Is(WordClass::kDeterminer))) {
        ++at;
      }
      const PlacedMention* m = BeginningAt(at);
      if (m == nullptr) return nullptr;
      if (IsNamedPerson(*m)) return at > end + 1 ? m : nullptr;
      if (!IsBody(*m)) return nullptr;
      at = m->last;
    }
    return nullptr;
  }

  // The name that an apposition beginning at `at` explains: "Ruiz, | the …"; words between the
  // comma and `at` may be a determiner, a body and adjectives.
  [[nodiscard]] const PlacedMention* NameBefore(std::size_t at) const {
    for (std::size_t steps = 0; at > first_ && steps < 8; ++steps, --at) {
      if (scan_[at - 1].norm == ",") {
        const PlacedMention* m = EndingAt(at - 1);
        return m != nullptr && IsNamedPerson(*m) ? m : nullptr;
      }
      if (scan_[at - 1].verb || scan_[at - 1].punctuation ||
          scan_[at - 1].word.Is(WordClass::kPreposition) ||
          scan_[at - 1].word.Is(WordClass::kCoordinator)) {
        return nullptr;
      }
    }
    return nullptr;
  }

  void Kin(std::size_t begin, std::size_t end, const FactWord& word) {
    std::size_t owner_at = begin;
    std::string qualifier = QualifierBefore(owner_at);
    while (owner_at > first_ && begin - owner_at < 3 && !scan_[owner_at - 1].punctuation &&
           scan_[owner_at - 1].word.classes == 0 && EndingAt(owner_at) == nullptr) {
      --owner_at;  // "his younger brother"
    }
    std::size_t owner_end = owner_at;
    if (owner_at > first_ && EndingAt(owner_at) == nullptr &&
        scan_[owner_at - 1].word.Is(WordClass::kPossessive)) {
      --owner_end;
    }
    const PlacedMention* owner = EndingAt(owner_end);
    std::size_t name_at = end;
    if (name_at < last_ && scan_[name_at].norm == ",") ++name_at;
    const PlacedMention* name = BeginningAt(name_at);
    if (owner != nullptr && KindOf(*owner) == EntityKind::kPerson && name != nullptr &&
        IsNamedPerson(*name)) {
      return AddKin(*name, *owner, begin, end, word, std::move(qualifier));
    }
    // "Ruiz, the daughter of …"
    const PlacedMention* subject = NameBefore(begin);
    if (subject == nullptr || end >= last_ || !scan_[end].word.Is(WordClass::kOf)) return;
    for (const PlacedMention& m : *row_) {
      if (m.first > end && m.first < end + 5 && IsNamedPerson(m)) {
        return AddKin(*subject, m, begin, end, word, std::move(qualifier));
      }
    }
  }

  void AddKin(const PlacedMention& subject, const PlacedMention& object, std::size_t begin,
              std::size_t end, const FactWord& word, std::string qualifier) {
    if (subject.entity == object.entity) return;
    RelationRow row;
    row.span = scan_.SpanOf(begin, end);
    row.subject = subject.entity;
    row.predicate = word.value;
    row.object = object.entity;
    row.label = std::string(doc_.TextOf(row.span));
    row.qualifier = std::move(qualifier);
    row.rule = "relations.kin.words";
    Keep(std::move(row));
  }

  // "Ruritania's state-owned Radio One": an organisation behind the words.
  void Owned(std::size_t begin, std::size_t end, const FactWord& word) {
    const PlacedMention* owned = nullptr;
    for (const PlacedMention& m : *row_) {
      if (m.first >= end && m.first < end + 4 && KindOf(m) == EntityKind::kOrganization) {
        owned = &m;
        break;
      }
    }
    if (owned == nullptr) return;
    std::size_t at = begin;
    while (at > first_ && scan_[at - 1].word.Is(WordClass::kPossessive)) --at;
    const PlacedMention* owner = EndingAt(at);
    RelationRow row;
    row.span = scan_.SpanOf(begin, end);
    row.subject = owned->entity;
    row.predicate = word.value;
    row.object = owner != nullptr && KindOf(*owner) == EntityKind::kState
                     ? std::optional(owner->entity)
                     : StateOf(entities_.RowAt(AsSize(owned->entity)).country);
    if (!row.object || *row.object == row.subject) return;
    row.label = std::string(doc_.TextOf(row.span));
    row.rule = "relations.owned_by.words";
    Keep(std::move(row));
  }

  // "Ruiz, a member of the Farmers' Union"; "NATO member Ruritania".
  void Member(std::size_t begin, std::size_t end, const FactWord& word) {
    const PlacedMention* body = EndingAt(begin);
    const PlacedMention* member = BeginningAt(end);
    if (body == nullptr || member == nullptr) {
      if (end >= last_ || !scan_[end].word.Is(WordClass::kOf)) return;
      std::size_t next = end + 1;
      while (next < last_ && scan_[next].word.Is(WordClass::kDeterminer)) ++next;
      body = BeginningAt(next);
      member = NameBefore(begin);
      if (member == nullptr) {  // "Ruritania is a member of"
        std::size_t at = begin;
        while (at > first_ && (scan_[at - 1].word.Is(WordClass::kDeterminer) ||
                               scan_[at - 1].word.Is(WordClass::kBe) ||
                               scan_[at - 1].word.Is(WordClass::kAdverb))) {
          --at;
        }
        member = EndingAt(at);
      }
    }
    if (body == nullptr || member == nullptr || KindOf(*body) != EntityKind::kOrganization ||
        body->entity == member->entity) {
      return;
    }
    RelationRow row;
    row.span = scan_.SpanOf(begin, end);
    row.subject = member->entity;
    row.predicate = word.value;
    row.object = body->entity;
    row.label = std::string(doc_.TextOf(row.span));
    row.rule = "relations.member_of.words";
    Keep(std::move(row));
  }

  // "Ruiz of the Farmers' Union", "the Farmers' Union's Ruiz".
  void BodyBeside(const PlacedMention& person) {
    const PlacedMention* body = nullptr;
    std::size_t at = person.last;
    if (at < last_ && scan_[at].word.Is(WordClass::kOf)) {
      for (++at; at < last_ && scan_[at].word.Is(WordClass::kDeterminer);) ++at;
      body = BeginningAt(at);
    } else if (person.first > first_ + 1 &&
               scan_[person.first - 1].word.Is(WordClass::kPossessive)) {
      body = EndingAt(person.first - 1);
    }
    if (body == nullptr || KindOf(*body) != EntityKind::kOrganization ||
        forms_[AsSize(body->mention)] != MentionForm::kName || body->entity == person.entity) {
      return;
    }
    RelationRow row;
    row.span = scan_.SpanOf(std::min(person.first, body->first), std::max(person.last, body->last));
    row.subject = person.entity;
    row.predicate = kMemberOf;
    row.object = body->entity;
    row.rule = "relations.member_of.beside";
    Keep(std::move(row));
  }

  // A fact told again counts once, and so does an office whose label is part of another's: of
  // "officer" and "police officer" the fuller stays.
  void Keep(RelationRow row) {
    for (RelationRow& known : rows) {
      if (known.subject != row.subject || known.object != row.object ||
          known.predicate != row.predicate || known.qualifier != row.qualifier) {
        continue;
      }
      const std::string mine = LabelKey(row.label);
      const std::string theirs = LabelKey(known.label);
      if (EndsInWord(theirs, mine)) return;
      if (EndsInWord(mine, theirs)) {
        known.label = std::move(row.label);
        known.span = row.span;
        return;
      }
    }
    const auto object = row.object ? std::optional(AsSize(*row.object)) : std::nullopt;
    if (!seen_.insert({AsSize(row.subject), row.predicate, object, lexicon::NormOf(row.label)})
             .second) {
      return;
    }
    rows.push_back(std::move(row));
  }

  const StandingFacts& facts_;
  const Document& doc_;
  const TokenScan& scan_;
  const MentionView& mentions_;
  const std::vector<MentionForm>& forms_;
  const Columns<EntityRow>& entities_;
  const std::vector<PlacedMention>* row_ = nullptr;  // of the sentence at hand
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::set<std::size_t> told_;  // persons whose office stood beside their name
  std::set<std::tuple<std::size_t, std::string, std::optional<std::size_t>, std::string>> seen_;
};

Columns<RelationRow> StandingFacts::Read(const Document& doc, const TokenScan& scan,
                                         const MentionView& mentions,
                                         const Columns<MentionRow>& mention_rows,
                                         const Columns<EntityRow>& entities) const {
  Reader reader(*this, doc, scan, mentions, mention_rows, entities);
  for (std::size_t s = 0; s < scan.SentenceCount(); ++s) reader.ReadSentence(s);
  reader.AddKnownOffices();
  return reader.Rows();
}

}  // namespace dateline::event
