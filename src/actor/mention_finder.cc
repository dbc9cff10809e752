#include "actor/mention_finder.h"

#include <algorithm>
#include <utility>

namespace dateline::actor {

namespace {

constexpr std::size_t kShortestSurname = 3;  // in bytes
// PLOVER's sector of a state: a country acts by its government.
constexpr std::string_view kGovernment = "GOV";
// That of private people.
constexpr std::string_view kCivilian = "CVL";
// That of those who were of it.
constexpr std::string_view kElite = "ELI";

// A name may be broken at the end of a line.
std::string OnOneLine(std::string_view words) {
  std::string line;
  line.reserve(words.size());
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

}  // namespace

void MentionFinder::Find() {
  for (std::size_t at = first_; at < last_;) at = At(at);
}

Found MentionFinder::Start(std::size_t first, std::size_t last, EntityKind kind, MentionForm form,
                           std::string_view rule) const {
  const auto& spans = view_.tokens.Column<&TokenRow::span>();
  Found found;
  found.first = first;
  found.last = last;
  found.span = {spans[first].begin, spans[last - 1].end};
  found.kind = kind;
  found.form = form;
  found.name = OnOneLine(view_.text.substr(found.span.begin, found.span.size()));
  found.rule = rule;
  return found;
}

const DocumentName* MentionFinder::ModelNameAt(std::size_t at) const {
  const auto found = std::lower_bound(
      names_.begin(), names_.end(), at,
      [](const DocumentName& name, std::size_t token) { return name.first < token; });
  return found != names_.end() && found->first == at ? &*found : nullptr;
}

void MentionFinder::Lend(Found& found, const NameMatch& land) const {
  if (land.entry->country.empty()) return;  // a name borne in several
  found.country = land.entry->country;
  found.common = found.common || land.entry->common;
  found.land = {land.first, land.last};
  const Span span = Start(land.first, land.last, found.kind, found.form, {}).span;
  found.because.push_back({"country", span, land.entry->evidence});
}

void MentionFinder::LendSectors(Found& found, const RoleMatch& role) const {
  if (role.entry == nullptr || role.entry->sectors.empty()) return;
  found.sectors = role.entry->sectors;
  const Span span = Start(role.first, role.end, found.kind, found.form, {}).span;
  found.because.push_back({"sectors", span, role.entry->evidence});
}

// "United Nations Population Fund": a body of the body that its name begins with.
void MentionFinder::LendOwner(Found& found) const {
  const auto owner = read_.NameAt(found.first);
  if (!owner || owner->last >= found.last || owner->entry->common) return;
  if (owner->entry->kind != EntryKind::kOrganization) return;
  if (owner->entry->country.empty() || lexicon_.IsState(owner->entry->country)) return;
  Lend(found, *owner);
  found.sectors = owner->entry->sectors;
  found.because.push_back({"sectors", found.because.back().span, owner->entry->evidence});
}

// One past the last word of a person's name that begins at `at`, or `at`.
std::size_t MentionFinder::PersonRun(std::size_t at) const {
  if (const DocumentName* name = ModelNameAt(at)) {
    return name->kind == NameKind::kPerson ? name->last : at;
  }
  std::size_t end = at;
  while (end < last_ && end < at + 6 && (end == at || ModelNameAt(end) == nullptr)) {
    const std::string_view word = view_.Surface(end);
    const bool particle =
        end > at && (read_.Context(end) & kParticle) != 0 && read_.Capital(end + 1);
    const bool letters =
        read_.Capital(end) && (lexicon_.ContextOf(word) & (kOpener | kOrganizationHead)) == 0;
    if (!particle && !letters) break;
    const Upos upos = view_.tokens.Column<&TokenRow::upos>()[end];
    if (upos == Upos::kVerb || upos == Upos::kAux) break;  // "US General Urges Calm"
    if (end == at) {
      if (const auto name = read_.NameAt(end); name && name->entry->kind <= EntryKind::kGroup) {
        break;
      }
    }
    ++end;
  }
  return end;
}

bool MentionFinder::Acts(std::size_t after) const {
  if (after < last_ && view_.Norm(after) == ",") {
    for (std::size_t at = after + 1; at < last_ && at < after + 8; ++at) {
      if (view_.Norm(at) == ",") return (read_.Context(at + 1) & kVerb) != 0;
    }
    return false;
  }
  return (read_.Context(after) & (kVerb | kPossessive)) != 0;
}

// "Moscow looks to...", "accused Moscow", "ties with Moscow" speak of the government. What lies,
// hosts or is bombed is the town.
bool MentionFinder::ActsAsState(const NameMatch& match) const {
  const std::size_t own = parse_.HeadWithin(match.first, match.last);
  const std::size_t first = parse_.FirstJoined(own);
  const std::size_t head = parse_.HeadOf(first);
  if (head == coref::kNoToken) return false;
  const std::uint32_t classes = lexicon_.ContextOf(parse_.LemmaOf(head));
  const std::size_t word = parse_.ChildBy(own, Relation::kCase);
  const std::size_t first_word =
      word == coref::kNoToken ? parse_.ChildBy(first, Relation::kCase) : word;
  switch (parse_.RelationOf(first)) {
    case Relation::kNsubj:
      return first_word == coref::kNoToken && parse_.DeprelOf(first) == "nsubj" &&
             parse_.UposOf(head) == Upos::kVerb && (classes & kOfTowns) == 0;
    case Relation::kObj:
    case Relation::kIobj:
      return (classes & kAddresses) != 0;
    case Relation::kObl:
    case Relation::kNmod:
      return first_word != coref::kNoToken && (classes & kDeals) != 0 &&
             (read_.Context(first_word) & kHome) == 0;
    default:
      return false;
  }
}

// "Talks at the White House": the house, whoever sits there.
bool MentionFinder::IsWhere(const NameMatch& match) const {
  const std::size_t head = parse_.HeadWithin(match.first, match.last);
  const std::size_t word = parse_.ChildBy(head, Relation::kCase);
  return word != coref::kNoToken && word < match.first && (read_.Context(word) & kWithin) != 0;
}

void MentionFinder::AddState(const NameMatch& match, MentionForm form, bool within) {
  const bool metonym = form == MentionForm::kMetonym;
  Found found = Start(match.first, match.last, EntityKind::kState, form,
                      form == MentionForm::kNominal ? "actor.adjective"
                      : metonym                     ? "actor.metonym"
                                                    : "actor.state");
  found.key = "state:" + match.entry->country;
  found.kb_id = match.entry->country;
  found.sectors = kGovernment;
  found.adjective = form == MentionForm::kNominal;
  found.within = within;
  Lend(found, match);
  found.because.push_back({"sectors", found.span, std::string(found.rule)});
  cast_.Add(std::move(found));
}

void MentionFinder::AddPlace(std::size_t first, std::size_t last, const NameMatch* land) {
  Found found = Start(first, last, EntityKind::kPlace, MentionForm::kName, "actor.place");
  found.key = "place:" + lexicon::NormOf(found.name);
  if (land != nullptr) Lend(found, *land);
  const auto& spans = places_.Column<&PlaceRow::span>();
  const auto row = std::lower_bound(spans.begin(), spans.end(), found.span,
                                    [](Span a, Span b) { return a.begin < b.begin; });
  if (row != spans.end() && *row == found.span) {
    const PlaceRow place = places_.RowAt(static_cast<std::size_t>(row - spans.begin()));
    if (place.place_id) found.kb_id = std::to_string(*place.place_id);
    if (found.country.empty() && !place.country.empty()) {
      found.country = place.country;
      found.because.push_back({"country", found.span, std::string(place.rule)});
    }
  }
  cast_.Add(std::move(found));
}

void MentionFinder::AddPerson(Found found, std::size_t first, std::size_t last) {
  Found named = Start(first, last, EntityKind::kPerson, MentionForm::kName, found.rule);
  found.first = named.first;
  found.last = named.last;
  found.span = named.span;
  found.kind = named.kind;
  found.form = named.form;
  found.name = std::move(named.name);
  if (last - first > 1) found.key = "person:" + found.name;
  cast_.Add(std::move(found));
}

// "Serbs" of "Bosnian Serbs", who are Bosnia's.
std::optional<NameMatch> MentionFinder::PeopleAfter(const NameMatch& land) const {
  if (land.entry->kind != EntryKind::kDemonym) return std::nullopt;
  auto people = read_.NameAt(land.last);
  const bool named = people && people->entry->kind == EntryKind::kDemonym && people->entry->plural;
  return named ? people : std::nullopt;
}

// "Ethnic Albanians" are of the land they live in.
bool MentionFinder::IsEthnic(std::size_t at) const {
  return at > first_ && (read_.Context(at - 1) & kEthnic) != 0;
}

// "The PKK Kurdish rebel group" and "PKK fighters" are the PKK: one past the noun of its own trade
// that follows a group's name, or past the name.
std::size_t MentionFinder::EndOfGroup(const NameMatch& group) const {
  std::size_t at = group.last;
  if (const auto people = read_.NameAt(at); people && people->entry->kind == EntryKind::kDemonym) {
    at = people->last;
  }
  const RoleMatch role = read_.RoleAt(at);
  const bool of_all =
      role.entry != nullptr && (role.entry->plural || role.entry->kind == EntryKind::kCollective);
  return of_all && role.entry->sectors == group.entry->sectors ? role.end : group.last;
}

// \param land whose people they are, or null where they may be of anywhere.
// \param end one past the mention, where that is longer than the name
void MentionFinder::AddBody(const NameMatch& match, const NameMatch* land, std::size_t end) {
  const Entry& entry = *match.entry;
  const bool people = entry.kind == EntryKind::kDemonym;
  Found found =
      Start(match.first, match.last,
            entry.kind == EntryKind::kOrganization ? EntityKind::kOrganization : EntityKind::kGroup,
            people ? MentionForm::kNominal : MentionForm::kName, "actor.body");
  if (end > match.last) {
    found.last = end;
    found.span = Start(match.first, end, found.kind, found.form, {}).span;
  }
  found.key = "body:" + (entry.full_name.empty() ? found.name : entry.full_name);
  found.kb_id = entry.full_name;
  found.common = entry.common;
  found.sectors = people ? std::string(kCivilian) : entry.sectors;
  if (land != nullptr) Lend(found, *land);
  if (land == nullptr || land->entry != &entry) found.key = NominalKey(found);
  found.because.push_back({"sectors", found.span, entry.evidence});
  cast_.Add(std::move(found));
}

// True for "and", and for a comma before it.
bool MentionFinder::Joins(std::size_t at) const {
  if (at >= last_) return false;
  const Upos upos = view_.tokens.Column<&TokenRow::upos>()[at];
  return upos == Upos::kCconj || upos == Upos::kPunct;
}

// "North and South Korea": the first word as the name it is short for.
std::optional<NameMatch> MentionFinder::SharedName(std::size_t at) const {
  if (!read_.Capital(at) || !Joins(at + 1)) return std::nullopt;
  const auto full = read_.NameAt(at + 2);
  if (!full || full->last != at + 4) return std::nullopt;
  const Entry* land = lexicon_.LandCalled(view_.Surface(at), view_.Surface(at + 3));
  if (land == nullptr || land->kind != full->entry->kind) return std::nullopt;
  return NameMatch{at, at + 1, land};
}

// The noun that `land` leaves to a later one: "forces" of "Chadian and Togolese forces". No entry
// where there is none.
RoleMatch MentionFinder::SharedRole(const NameMatch& land) const {
  const RoleMatch none{land.last, land.last, nullptr};
  const bool people = land.entry->kind == EntryKind::kDemonym;
  const std::string written =
      Start(land.first, land.last, EntityKind::kState, MentionForm::kName, {}).name;
  const bool shortened = lexicon_.StateName(land.entry->country, written) != written;  // "U.S."
  if (land.entry->plural || (!people && !shortened && !IsAdjective(land.first))) return none;
  for (std::size_t next = land.last; Joins(next);) {
    while (Joins(next)) ++next;
    const auto other = read_.NameAt(next);
    if (!other || other->entry->country.empty()) return none;
    if (other->entry->kind != EntryKind::kState && other->entry->kind != EntryKind::kDemonym) {
      return none;
    }
    next = other->last;
    if (const RoleMatch role = read_.RoleAt(next); role.entry != nullptr) {
      return role.entry->plural ? role : none;
    }
  }
  return none;
}

void MentionFinder::AddShared(const NameMatch& land, const RoleMatch& role) {
  Found found =
      Start(land.first, land.last, EntityKind::kGroup, MentionForm::kNominal, "actor.shared_noun");
  found.name += " " + Start(role.first, role.end, found.kind, found.form, {}).name;
  Lend(found, land);
  LendSectors(found, role);
  found.key = NominalKey(found);
  cast_.Add(std::move(found));
}

// One past the name of the person who bears `role`, which begins at `name`; `name` if none does.
// "the minister, Ana Ruiz," is one as well.
std::size_t MentionFinder::NameAfterRole(const RoleMatch& role, std::size_t& name) const {
  name = role.end;
  const std::size_t end = PersonRun(name);
  if (end > name || name >= last_ || view_.Norm(name) != ",") return end;
  const std::size_t run = PersonRun(name + 1);
  const bool closed = run > name + 2 && (run == last_ || !read_.Capital(run));
  if (!closed || run >= last_ || (view_.Norm(run) != "," && view_.Norm(run) != ".")) return end;
  ++name;
  return run;
}

// "Former Peruvian minister", "the ex-minister".
bool MentionFinder::IsFormer(std::size_t at, const RoleMatch& role) const {
  std::size_t before = at;
  while (before > first_ && view_.Norm(before - 1) == "-") --before;
  if (before > first_ && (read_.Context(before - 1) & kFormer) != 0) return true;
  for (std::size_t i = role.first; i < role.end; ++i) {
    if ((read_.Context(i) & kFormer) != 0) return true;
  }
  return false;
}

// "The ministers Ana Ruiz and Luis Soto", "the ministers, Ana Ruiz and Luis Soto,": each of them.
void MentionFinder::LendToNamesAfter(const Found& group) {
  const bool apart = group.last < last_ && view_.Norm(group.last) == ",";
  const std::size_t begin = group.last + (apart ? 1 : 0);
  std::size_t end = begin;
  std::size_t names = 0;
  for (std::size_t at = begin; at < last_;) {
    const auto known = read_.NameAt(at);
    const bool named =
        ModelNameAt(at) != nullptr || (known && known->entry->kind == EntryKind::kPerson);
    const std::size_t next = named ? PersonRun(at) : at;
    if (next == at) break;
    end = next;
    ++names;
    at = next;
    while (Joins(at)) ++at;
    if (at == next) break;
  }
  if (names < 2) return;
  lent_ = group;
  listed_ = begin;
  listed_end_ = end;
}

// The land of "president of Peru", "the emir of the State of Qatar"; none where no land follows.
std::optional<NameMatch> MentionFinder::LandOfOffice(const RoleMatch& role) const {
  const bool office = role.entry != nullptr && role.entry->kind == EntryKind::kOffice;
  if (!office || !role.entry->names_office || (read_.Context(role.end) & kOf) == 0) {
    return std::nullopt;
  }
  std::size_t at = role.end + 1;
  if (at < last_ && view_.tokens.Column<&TokenRow::upos>()[at] == Upos::kDet) ++at;
  const auto land = read_.NameAt(at);
  const bool owns =
      land && !land->entry->country.empty() && !land->entry->common &&
      (land->entry->kind == EntryKind::kState || land->entry->kind == EntryKind::kOrganization);
  return owns ? land : std::nullopt;
}

// One past the name in "President of Peru Ana Ruiz", which begins where the land ends; there where
// none does.
std::size_t MentionFinder::NameAfterLand(const NameMatch& land) const {
  const auto known = read_.NameAt(land.last);
  const DocumentName* name = ModelNameAt(land.last);
  const bool person = (name != nullptr && name->kind == NameKind::kPerson) ||
                      (known && known->entry->kind == EntryKind::kPerson);
  return person ? std::max(PersonRun(land.last), known ? known->last : land.last) : land.last;
}

std::size_t MentionFinder::Titled(std::size_t at, std::size_t role_at, const NameMatch* land) {
  const RoleMatch role = read_.RoleAt(role_at);
  if (role.entry == nullptr) return at;
  const EntryKind kind = role.entry->kind;
  const bool single =
      kind == EntryKind::kOffice || (kind == EntryKind::kAgent && !role.entry->plural);
  const bool former = kind == EntryKind::kOffice && IsFormer(at, role);
  const bool office = kind == EntryKind::kOffice && role.entry->names_office && !former;
  std::size_t name = role.end;
  std::size_t end = single ? NameAfterRole(role, name) : name;
  const auto own_land = land == nullptr ? LandOfOffice(role) : std::nullopt;
  if (own_land && end == name) {
    if (const std::size_t after = NameAfterLand(*own_land); after > own_land->last) {
      name = own_land->last;
      end = after;
      if (own_land->entry->kind == EntryKind::kState) AddState(*own_land, MentionForm::kName);
    }
    land = &*own_land;
  }
  const bool titled = end > name;
  if (!titled && kind == EntryKind::kOffice && !role.entry->names_office) return at;
  // "Chad's official debt" is no official.
  const std::size_t last = role.end - 1;
  if (!titled && IsAdjective(last) && (read_.Context(last) & kQuality) != 0 &&
      view_.tokens.Column<&TokenRow::upos>()[last] == Upos::kAdj) {
    return at;
  }
  EntityKind entity = single ? EntityKind::kOffice : EntityKind::kGroup;
  if (kind == EntryKind::kCollective) entity = EntityKind::kOrganization;
  if (role.entry->plural) entity = EntityKind::kGroup;
  Found found = Start(at, role.end, entity, MentionForm::kNominal, "actor.nominal");
  if (land != nullptr) Lend(found, *land);
  LendSectors(found, role);
  if (former && found.sectors == kGovernment) found.sectors = kElite;
  if (office) {
    const Found title = Start(role.first, role.end, found.kind, found.form, {});
    found.office = title.name;
    found.office_how = How::kText;
  }
  found.title = {role.first, role.end};
  if (!titled) {
    // "Foreign Ministry", where the model takes the same words for a name.
    const DocumentName* same = ModelNameAt(at);
    if (same != nullptr && same->last == role.end && same->kind == NameKind::kOrganization &&
        entity == EntityKind::kOrganization) {
      found.form = MentionForm::kName;
      found.key = "body:" + found.name;
    }
    if (role.entry->plural && kind == EntryKind::kAgent) LendToNamesAfter(found);
    cast_.Add(std::move(found));
    return role.end;
  }
  found.rule = "actor.titled_name";
  found.certain = true;
  if (const auto known = read_.NameAt(name); found.country.empty() && known && known->last == end &&
                                             known->entry->kind == EntryKind::kPerson) {
    Lend(found, *known);
  }
  AddPerson(std::move(found), name, end);
  return end;
}

// A lexicon may tell kind and extent better than the model, but it does not know the sentence:
// "Jordan" may be a man here, and a name that begins with a country's is often longer. What acts
// as governments do and nobody in the report is called, is one.
bool MentionFinder::ModelOverrules(const DocumentName& name, const NameMatch& match) const {
  if (name.last > match.last) return true;
  if (name.last < match.last) return false;
  switch (match.entry->kind) {
    case EntryKind::kState:
    case EntryKind::kCapital: {
      const bool acts = ActsAsState(match) || Acts(match.last);
      if (name.kind == NameKind::kPerson && acts && !cast_.KnowsName(view_.Surface(name.first))) {
        return false;
      }
      return name.kind == NameKind::kPerson && !match.entry->users_own;
    }
    case EntryKind::kOrganization:
    case EntryKind::kGroup:
      return name.kind == NameKind::kPerson && !match.entry->users_own;
    case EntryKind::kRegion:
      return name.kind != NameKind::kLocation;
    case EntryKind::kDemonym:
    case EntryKind::kShort:
    case EntryKind::kSeat:
    case EntryKind::kPerson:
      return false;
    default:
      return true;
  }
}

// "Ana Ruiz Luis Soto", two names in a row without a word between, as captions have them: where
// the first ends. The end of `name` where it is one.
std::size_t MentionFinder::EndOfFirstName(const DocumentName& name) const {
  const auto person = [&](std::size_t at) {
    const auto known = read_.NameAt(at);
    return known && known->entry->kind == EntryKind::kPerson && known->last - at > 1 ? known->last
                                                                                     : at;
  };
  const std::size_t first = person(name.first);
  return first > name.first && first < name.last && person(first) == name.last ? first : name.last;
}

std::size_t MentionFinder::ByModel(const DocumentName& name) {
  auto land = read_.LandWithin(name.first, name.last);
  // "US-backed Kurds" are not of the United States.
  if (land && land->last < name.last && view_.Norm(land->last) == "-" &&
      (read_.Context(land->last + 1) & kTied) != 0) {
    land.reset();
  }
  switch (name.kind) {
    case NameKind::kPerson:
      return Person(name.first, EndOfFirstName(name));
    case NameKind::kLocation:
      AddPlace(name.first, name.last, land ? &*land : nullptr);
      return name.last;
    case NameKind::kOrganization: {
      Found found = Start(name.first, name.last, EntityKind::kOrganization, MentionForm::kName,
                          "actor.model_body");
      found.key = "body:" + found.name;
      if (land) Lend(found, *land);
      if (!land) LendOwner(found);
      if (found.sectors.empty()) LendSectors(found, read_.RoleWithin(name.first, name.last));
      cast_.Add(std::move(found));
      return name.last;
    }
    case NameKind::kGroup:
      break;
  }
  return name.first;
}

std::size_t MentionFinder::ByLexicon(const NameMatch& match, const DocumentName* name) {
  const std::size_t at = match.first;
  const EntryKind kind = match.entry->kind;
  if (kind == EntryKind::kDemonym && (read_.Context(match.last) & kSettled) != 0) return match.last;
  const bool ethnic = kind == EntryKind::kDemonym && IsEthnic(at);
  if (ethnic) {
    if (const std::size_t end = Titled(at, match.last, nullptr); end > at) return end;
    if (match.entry->plural) AddBody(match, nullptr);
    return match.last;
  }
  if (const auto people = PeopleAfter(match)) {
    NameMatch both = *people;
    both.first = at;
    AddBody(both, &match);
    return both.last;
  }
  const bool lends = kind != EntryKind::kPerson && kind != EntryKind::kGroup;
  if (lends) {
    std::size_t role_at = match.last;
    if ((read_.Context(role_at) & kPossessive) != 0) ++role_at;
    if (const std::size_t end = Titled(at, role_at, &match); end > at) {
      const bool in_name = name != nullptr && name->last == end;  // "Saudi Royal Court" is one
      if (kind == EntryKind::kState && !in_name) AddState(match, MentionForm::kName);
      if (kind == EntryKind::kSeat) AddState(match, MentionForm::kMetonym);
      if (kind == EntryKind::kRegion) AddPlace(at, match.last, &match);
      if (kind == EntryKind::kDemonym && !in_name) AddState(match, MentionForm::kNominal, true);
      return end;
    }
  }
  const std::uint32_t before = at > first_ ? read_.Context(at - 1) : 0;
  switch (kind) {
    case EntryKind::kState:
      AddState(match, MentionForm::kName);
      break;
    case EntryKind::kShort:
      if (match.last - at > 1 && cast_.KnowsCountry(match.entry->country)) {
        AddState(match, MentionForm::kName);
      }
      break;
    case EntryKind::kSeat:
      if (IsWhere(match)) {
        AddPlace(at, match.last, &match);
      } else {
        AddState(match, MentionForm::kMetonym);
      }
      break;
    case EntryKind::kCapital:
      if (ActsAsState(match) ||
          ((before & kLocative) == 0 && ((before & kPartner) != 0 || Acts(match.last)))) {
        AddState(match, MentionForm::kMetonym);
      } else {
        AddPlace(at, match.last, &match);
      }
      break;
    case EntryKind::kRegion:
      if (name != nullptr) AddPlace(at, match.last, &match);
      break;
    case EntryKind::kDemonym:
      if (match.entry->plural) {
        AddBody(match, &match);
      } else if (IsAdjective(at)) {
        AddState(match, MentionForm::kNominal);
      } else if (IsOneOfPeople(match)) {
        AddOneOfPeople(match);
      }
      break;
    case EntryKind::kOrganization:
      AddBody(match, &match);
      break;
    case EntryKind::kGroup: {
      const std::size_t end = EndOfGroup(match);
      AddBody(match, &match, end);
      return end;
    }
    case EntryKind::kPerson:
      return Person(at, name != nullptr ? name->last : match.last);
    default:
      break;
  }
  return match.last;
}

// "Kenyan tanks", "the Kenyan and Ugandan sides".
bool MentionFinder::IsAdjective(std::size_t at) const {
  const Relation relation = view_.tokens.Column<&TokenRow::relation>()[at];
  return relation == Relation::kAmod || relation == Relation::kCompound;
}

// "The Kenyan fled."
bool MentionFinder::IsOneOfPeople(const NameMatch& match) const {
  switch (view_.tokens.Column<&TokenRow::relation>()[match.first]) {
    case Relation::kNsubj:
    case Relation::kObj:
    case Relation::kIobj:
    case Relation::kObl:
      break;
    default:
      return false;
  }
  return match.first > first_ &&
         view_.tokens.Column<&TokenRow::upos>()[match.first - 1] == Upos::kDet;
}

void MentionFinder::AddOneOfPeople(const NameMatch& match) {
  Found found = Start(match.first, match.last, EntityKind::kPerson, MentionForm::kNominal,
                      "actor.one_of_people");
  found.sectors = kCivilian;
  Lend(found, match);
  found.key = NominalKey(found);
  found.because.push_back({"sectors", found.span, std::string(found.rule)});
  cast_.Add(std::move(found));
}

// Words that were not analysed may be names.
bool MentionFinder::IsNameTag(std::size_t at) const {
  const Upos upos = view_.tokens.Column<&TokenRow::upos>()[at];
  return upos == Upos::kPropn || upos == Upos::kNone;
}

// A person by a name without title; tokens [at, last). Capitals alone make none: of such runs one
// in twenty was a person.
std::size_t MentionFinder::Person(std::size_t at, std::size_t last) {
  if (last == at) return at + 1;
  if (last - at == 1 && (read_.Context(at) & kSuffix) != 0) return last;
  const DocumentName* name = ModelNameAt(at);
  const auto match = read_.NameAt(at);
  const bool known = match && match->last == last && match->entry->kind == EntryKind::kPerson &&
                     (last - at > 1 || lexicon_.people().IsWholeName(view_.Surface(at)));
  const bool lone = last - at == 1 && !read_.Capital(last) && IsNameTag(at) &&
                    view_.Surface(at).size() >= kShortestSurname;
  if (name == nullptr && !known && !lone) return at + 1;
  Found found;
  found.certain = name != nullptr;
  found.rule = found.certain ? "actor.model_person" : "actor.surname";
  if (known) {
    found.rule = "actor.known_name";
    found.certain = found.certain || match->entry->users_own;
    Lend(found, *match);
  }
  if (at >= listed_ && last <= listed_end_) {
    found.title = {lent_.first, lent_.last};
    found.sectors = lent_.sectors;
    if (found.country.empty()) {
      found.country = lent_.country;
      found.land = lent_.land;
    }
    for (const Because& because : lent_.because) {
      if (because.field == "sectors" || found.land == lent_.land) found.because.push_back(because);
    }
  }
  AddPerson(std::move(found), at, last);
  return last;
}

std::size_t MentionFinder::At(std::size_t at) {
  const DocumentName* name = ModelNameAt(at);
  const auto shared = SharedName(at);
  const auto match = shared ? shared : read_.NameAt(at);
  if (match) {
    if (const RoleMatch role = SharedRole(*match); role.entry != nullptr) {
      AddShared(*match, role);
      return match->last;
    }
  }
  if (shared) return ByLexicon(*shared, nullptr);
  if (name != nullptr && match && ModelOverrules(*name, *match)) {
    // "Russian Foreign Ministry": a land and a role read better apart, where they make up the name.
    if (name->kind == NameKind::kOrganization && match->last < name->last) {
      const RoleMatch role = read_.RoleAt(match->last);
      if (role.entry != nullptr && role.end == name->last) return ByLexicon(*match, name);
    }
    if (const std::size_t end = ByModel(*name); end > at) return end;
  }
  if (match) return ByLexicon(*match, name);
  // "Then President Ruiz left": an adverb that opens the sentence is no part of the title.
  if (at == first_ && name == nullptr && (lexicon_.ContextOf(view_.Surface(at)) & kOpener) != 0) {
    return at + 1;
  }
  const RoleMatch role = read_.RoleAt(at);
  const auto land = LandOfOffice(role);
  const bool within = name != nullptr && name->last > (land ? land->last : role.end);
  if (!within) {
    if (const std::size_t end = Titled(at, at, nullptr); end > at) return end;
  }
  if (name != nullptr) {
    if (const std::size_t end = ByModel(*name); end > at) return end;
  }
  return read_.Capital(at) ? Person(at, PersonRun(at)) : at + 1;
}

}  // namespace dateline::actor
