// Whose country everybody is of, as the report tells it.
#include <algorithm>
#include <set>

#include "actor/cast.h"

namespace dateline::actor {
namespace {

// PLOVER's sector of a state's own bodies.
constexpr std::string_view kGovernment = "GOV";

constexpr std::string_view kMilitary = "MIL";

// PLOVER's country of what several states own together.
constexpr std::string_view kMultinational = "IGO";

// Media, firms and churches are quoted and at work all over the world: where one stands, the land
// may be any.
bool IsElsewhere(const Found& found) {
  if (!IsBody(found)) return false;
  return found.sectors == "JRN" || found.sectors == "MED" || found.sectors == "BUS" ||
         found.sectors == "REL";
}

// "The Kenyan" says whose he is, not where things happen.
bool IsOneOfPeople(const Found& found) {
  return found.kind == EntityKind::kPerson && found.form == MentionForm::kNominal;
}

}  // namespace

// "The kingdom's Senate", where the lexicon knows the Senate of another country.
bool Cast::HasOtherOwner(const Found& found) const {
  const std::size_t head = parse_.HeadWithin(found.first, found.last);
  const auto children = parse_.ChildrenOf(head);
  const auto owner = std::ranges::find_if(children, [&](std::size_t child) {
    return parse_.DeprelOf(child) == "nmod:poss" && parse_.UposOf(child) != Upos::kPron;
  });
  if (owner == children.end()) return false;
  return std::ranges::none_of(found_, [&](const Found& other) {
    return other.first <= *owner && *owner < other.last && other.country == found.country;
  });
}

// "The Senate" is of the country that the lexicon gives only where the report speaks of that
// country.
void Cast::SettleCommonNames() {
  std::set<std::string> elsewhere;
  for (const Found& found : found_) {
    if (found.common && !found.kb_id.empty() && HasOtherOwner(found)) elsewhere.insert(found.kb_id);
  }
  for (Found& found : found_) {
    if (!found.common) continue;
    bool spoken_of = false;
    bool another = elsewhere.contains(found.kb_id);
    for (const Found& other : found_) {
      if (elsewhere.contains(found.kb_id)) break;
      if (other.common || other.country.empty()) continue;
      spoken_of = spoken_of || other.country == found.country;
      another = another || lexicon_.IsState(other.country);
    }
    if (spoken_of || !another) continue;
    const bool body = !found.kb_id.empty();
    if (body && !lexicon_.IsState(found.country)) found.sectors = kGovernment;
    found.country.clear();
    found.land = {};
    std::erase_if(found.because, [](const Because& b) { return b.field == "country"; });
    if (!body) continue;  // a member of the body
    found.kb_id.clear();
    found.key = "body:" + found.name;
  }
}

// "Brussels accused" is the Union where the report speaks of it, and else Belgium.
void Cast::SettleHostCities() {
  for (Found& found : found_) {
    if (found.form != MentionForm::kMetonym || !lexicon_.HostsBodies(found.name)) continue;
    const Entry* body = nullptr;
    for (const Found& other : found_) {
      if (other.form == MentionForm::kMetonym) continue;
      body = lexicon_.BodyIn(found.name, other.kb_id);
      if (body == nullptr) body = lexicon_.BodyIn(found.name, other.country);
      if (body != nullptr) break;
    }
    if (body == nullptr) continue;
    found.kind = EntityKind::kOrganization;
    found.name = body->full_name;
    found.key = "body:" + body->full_name;
    found.kb_id = body->full_name;
    found.country = body->country;
    found.sectors = body->sectors;
    found.land = {};
    found.rule = "actor.host_city";
    found.because = {{"country", found.span, body->evidence},
                     {"sectors", found.span, body->evidence}};
  }
}

// A person named without country who shares a family name with one whose country is known.
void Cast::ShareFamilyCountry() {
  for (Member& member : members_) {
    if (member.row.kind != EntityKind::kPerson || !member.row.country.empty()) continue;
    const auto words = lexicon::CutAtSpaces(member.row.name);
    if (words.size() < 2) continue;
    for (const Member& other : members_) {
      const auto theirs = lexicon::CutAtSpaces(other.row.name);
      if (other.row.kind != EntityKind::kPerson || other.row.country.empty()) continue;
      if (theirs.size() < 2) continue;
      if (theirs.front() != words.front() && theirs.back() != words.back()) continue;
      member.row.country = other.row.country;
      if (member.row.sectors.empty()) member.row.sectors = other.row.sectors;
      member.row.because.push_back({"country", other.row.span, "actor.family_name"});
      break;
    }
  }
}

// "The International Olympic Committee" is of no one country.
bool Cast::IsOfTheWorld(const Found& found) const {
  if (found.kind != EntityKind::kOrganization || found.form != MentionForm::kName) return false;
  if (found.sectors.find(kGovernment) != std::string::npos) return false;
  for (std::size_t i = found.first; i < found.last; ++i) {
    if ((lexicon_.ContextOf(parse_.view().Norm(i)) & kAnywhere) != 0) return true;
  }
  return false;
}

// "The coalition" and "coalition airstrikes", as far as it fights, but not "a coalition" that is
// yet to be formed, "the government coalition" or "the coalition of farmers".
bool Cast::IsMultinational(const Found& found) const {
  const bool fights = found.sectors == kMilitary || found.sectors == kMultinational;
  if (found.form != MentionForm::kNominal || !fights) return false;
  const auto of_many = [&](std::size_t token) {
    return (lexicon_.ContextOf(parse_.view().Norm(token)) & kOfManyLands) != 0;
  };
  const std::size_t head = parse_.HeadWithin(found.first, found.last);
  if (!of_many(head)) return of_many(found.first);
  if (!IsDefinite(found) && parse_.RelationOf(head) != Relation::kCompound) return false;
  return std::ranges::none_of(parse_.ChildrenOf(head), [&](std::size_t child) {
    if ((lexicon_.ContextOf(parse_.view().Norm(child)) & kAnywhere) != 0) return false;
    const Relation relation = parse_.RelationOf(child);
    return relation == Relation::kNmod || relation == Relation::kCompound ||
           relation == Relation::kAmod;
  });
}

bool Cast::IsDefinite(const Found& found) const {
  const auto children = parse_.ChildrenOf(parse_.HeadWithin(found.first, found.last));
  return std::ranges::any_of(
      children, [&](std::size_t child) { return parse_.HasFeature(child, "Definite=Def"); });
}

// "The soldiers" of a report that speaks of Kenyan soldiers and no others are Kenya's.
Cast::HomesOfNouns Cast::CountriesOfNouns() const {
  HomesOfNouns nouns;
  for (const Found& found : found_) {
    if (found.form != MentionForm::kNominal || found.adjective || found.phrase) continue;
    if (found.land.first == found.land.second || !lexicon_.IsState(found.country)) continue;
    const std::size_t head = parse_.HeadWithin(found.first, found.last);
    const auto [at, is_new] =
        nouns.try_emplace(std::string(parse_.LemmaOf(head)),
                          Home{found.country, found.span, "actor.country_of_noun"});
    if (!is_new && at->second.country != found.country) at->second.country.clear();
  }
  return nouns;
}

std::optional<Home> Cast::HomeOfNoun(const Found& found, const HomesOfNouns& nouns) const {
  if (found.form != MentionForm::kNominal) return std::nullopt;
  const auto home = nouns.find(parse_.LemmaOf(parse_.HeadWithin(found.first, found.last)));
  if (home == nouns.end() || home->second.country.empty()) return std::nullopt;
  return home->second;
}

// By token: the member whose mention it heads.
std::vector<std::size_t> Cast::MembersByHead() const {
  std::vector<std::size_t> members(parse_.view().size(), kNobody);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] == kNobody || found_[i].adjective) continue;
    members[parse_.HeadWithin(found_[i].first, found_[i].last)] = member_of_[i];
  }
  return members;
}

// "The Ruiz Administration": of the country of the Ruiz who is named in full.
std::optional<Home> Cast::HomeOfNamesake(const Found& found) const {
  for (std::size_t i = found.first; i < found.last; ++i) {
    const std::string_view word = parse_.view().Surface(i);
    for (const Member& member : members_) {
      if (member.row.kind != EntityKind::kPerson || member.row.country.empty()) continue;
      const auto words = lexicon::CutAtSpaces(member.row.name);
      if (words.size() < 2 || words.back() != word) continue;
      return Home{member.row.country, member.row.span, "actor.country_of_namesake"};
    }
  }
  return std::nullopt;
}

// "Her adviser", "the group's spokesman, Luis Soto", "our firms": of the country of whose they are.
std::optional<Home> Cast::HomeOfOwner(const Homes& homes, const Found& found,
                                      const std::vector<std::size_t>& members) const {
  if (found.kind == EntityKind::kOrganization) {
    if (auto home = HomeOfNamesake(found)) return home;
  }
  std::vector<std::size_t> owners = homes.OwnersOf(found.first, found.last);
  if (found.title.first < found.title.second) {
    const auto more = homes.OwnersOf(found.title.first, found.title.second);
    owners.insert(owners.end(), more.begin(), more.end());
  }
  for (const std::size_t token : owners) {
    if (members[token] == kNobody) continue;
    const EntityRow& owner = members_[members[token]].row;
    if (!owner.country.empty()) return Home{owner.country, owner.span, "actor.country_of_owner"};
  }
  return std::nullopt;
}

void Cast::GiveCountries(const Columns<PlaceRow>& places) {
  Homes homes(lexicon_, parse_);
  for (const Found& found : found_) {
    if (IsElsewhere(found) || IsOneOfPeople(found)) continue;
    const bool place = found.kind == EntityKind::kState || found.kind == EntityKind::kPlace;
    const auto [first, last] = place ? std::pair(found.first, found.last) : found.land;
    homes.Add(first, last, found.country);
  }
  const auto& spans = parse_.view().tokens.Column<&TokenRow::span>();
  std::size_t token = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Span span = places.Column<&PlaceRow::span>()[i];
    while (token < spans.size() && spans[token].begin < span.begin) ++token;
    std::size_t last = token;
    while (last < spans.size() && spans[last].end <= span.end) ++last;
    homes.Add(token, last, places.Column<&PlaceRow::country>()[i]);
  }
  homes.Settle();
  const std::vector<std::size_t> headed = MembersByHead();
  const HomesOfNouns nouns = CountriesOfNouns();
  std::vector<std::optional<Home>> found_home(members_.size());
  std::vector<std::size_t> first(members_.size(), kNobody);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const std::size_t m = member_of_[i];
    if (m == kNobody || found_[i].form == MentionForm::kPronoun) continue;
    if (!members_[m].row.country.empty() || found_home[m]) continue;
    if (first[m] == kNobody) first[m] = i;
    found_home[m] = homes.Modifying(found_[i].first, found_[i].last);
  }
  for (std::size_t m = 0; m < members_.size(); ++m) {
    EntityRow& row = members_[m].row;
    if (first[m] == kNobody || row.kind == EntityKind::kPlace || row.kind == EntityKind::kState ||
        row.kind == EntityKind::kOther) {
      continue;
    }
    std::optional<Home>& home = found_home[m];
    if (home && home->country.empty()) continue;
    const Found& found = found_[first[m]];
    if (!home && IsMultinational(found)) {
      row.country = kMultinational;
      row.because.push_back({"country", found.span, "actor.multinational"});
      continue;
    }
    if (!home && (row.rule == "actor.nominal" || row.rule == "coref.nominal") &&
        (homes.IsShared(found.first) || homes.AreOfAnywhere(found.first, found.last))) {
      continue;
    }
    if (!home) home = HomeOfOwner(homes, found, headed);
    if (!home && IsOfTheWorld(found)) continue;
    const std::optional<Home> of_noun = HomeOfNoun(found, nouns);
    if (!home && IsDefinite(found)) home = of_noun;
    if (!home) home = homes.OfSentence(found.first);
    if (!home) home = of_noun;
    if (!home) home = homes.OfReport();
    if (!home) continue;
    row.country = home->country;
    row.because.push_back({"country", home->span, std::string(home->rule)});
  }
}

// "Polish" names no state.
void Cast::NameStates() {
  for (Member& member : members_) {
    EntityRow& row = member.row;
    if (row.kind != EntityKind::kState || !member.own_words) continue;
    row.name = std::string(lexicon_.StateName(row.country, row.name));
  }
}

}  // namespace dateline::actor
