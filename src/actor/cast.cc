#include "actor/cast.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "actor/same_name.h"
#include "coref/find_phrases.h"
#include "coref/quotations.h"
#include "coref/resolve.h"
#include "coref/speakers.h"

namespace dateline::actor {
namespace {

std::vector<std::string_view> Words(std::string_view name) { return lexicon::CutAtSpaces(name); }

// "GOV+MIL", as lexicons write several.
std::vector<std::string> SectorsIn(std::string_view joined) {
  std::vector<std::string> sectors;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('+'), joined.size());
    sectors.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return sectors;
}

// PLOVER's sector of a state's own bodies.
constexpr std::string_view kGovernment = "GOV";

constexpr std::string_view kMilitary = "MIL";

// PLOVER's country of what several states own together.
constexpr std::string_view kMultinational = "IGO";

// That of private people.
constexpr std::string_view kCivilian = "CVL";
constexpr std::size_t kLongestAge = 2;  // in digits

bool IsBody(const Found& found) {
  return found.kind == EntityKind::kOrganization || found.kind == EntityKind::kGroup;
}

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

// The kind of an entity that only common nouns speak of.
EntityKind KindOf(coref::KindSet kinds) {
  for (const EntityKind kind : {EntityKind::kPerson, EntityKind::kOrganization, EntityKind::kPlace,
                                EntityKind::kGroup, EntityKind::kState}) {
    if ((kinds & coref::KindBit(kind)) == 0) continue;
    return kind == EntityKind::kState ? EntityKind::kPlace : kind;
  }
  return EntityKind::kOther;
}

}  // namespace

std::string NominalKey(const Found& found) {
  return "nominal:" + found.country + ":" + lexicon::NormOf(found.name);
}

bool Cast::KnowsCountry(std::string_view country) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.country == country; });
}

bool Cast::KnowsName(std::string_view word) const {
  return std::ranges::any_of(found_, [&](const Found& f) {
    if (f.kind != EntityKind::kPerson) return false;
    const auto words = Words(f.name);
    return words.size() > 1 && (words.front() == word || words.back() == word);
  });
}

void Cast::Sort() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
}

void Cast::AddPhrases(const Columns<SentenceRow>& sentences) {
  std::vector<bool> taken(parse_.view().size());
  for (const Found& found : found_) {
    if (found.adjective) continue;
    if (found.form == MentionForm::kNominal) {
      taken[parse_.HeadWithin(found.first, found.last)] = true;
      continue;
    }
    for (std::size_t i = found.first; i < found.last; ++i) taken[i] = true;
  }
  const auto& spans = parse_.view().tokens.Column<&TokenRow::span>();
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (const coref::Mention& phrase :
         coref::FindPhrases(words_, parse_, AsSize(sentences.Column<&SentenceRow::first>()[s]),
                            AsSize(sentences.Column<&SentenceRow::last>()[s]), taken)) {
      Found found;
      found.first = phrase.first;
      found.last = phrase.last;
      found.span = {spans[phrase.first].begin, spans[phrase.last - 1].end};
      found.form = phrase.form;
      found.name = parse_.view().text.substr(found.span.begin, found.span.size());
      found.phrase = phrase;
      found.rule = phrase.form == MentionForm::kPronoun ? "coref.pronoun" : "coref.nominal";
      found_.push_back(std::move(found));
    }
  }
}

std::size_t Cast::MemberFor(const Found& found) {
  const auto [at, is_new] = by_key_.try_emplace(found.key, members_.size());
  if (is_new) {
    members_.emplace_back();
  }
  return at->second;
}

void Cast::Join(std::size_t index, std::size_t mention) {
  Member& member = members_[index];
  Found& found = found_[mention];
  EntityRow& row = member.row;
  member_of_[mention] = index;
  if (++member.mentions == 1 || found.span.begin < row.span.begin) row.span = found.span;
  const bool named = found.form == MentionForm::kName || found.form == MentionForm::kMetonym;
  if (found.phrase) {
    const auto both = static_cast<coref::KindSet>(member.kinds & found.phrase->kinds);
    if (both != 0) member.kinds = both;
    if (member.own_words) return;
    row.kind = KindOf(member.kinds);
    if (row.name.empty() || (found.form == MentionForm::kNominal && row.rule != found.rule)) {
      row.name = found.name;
      row.rule = found.rule;
    }
    return;
  }
  if (!member.own_words || (named && !member.own_name)) {
    row.kind = found.kind;
    row.rule = found.rule;
    row.name.clear();
  }
  member.own_words = true;
  member.own_name = member.own_name || named;
  const bool names = found.form == MentionForm::kName || row.name.empty();
  if (names && found.name.size() > row.name.size()) row.name = found.name;
  if (row.country.empty()) row.country = found.country;
  if (row.kb_id.empty()) row.kb_id = found.kb_id;
  if (row.sectors.empty()) row.sectors = SectorsIn(found.sectors);
  const bool better = found.office_how == How::kText && row.office_how != How::kText;
  if (!found.office.empty() && (row.office.empty() || better)) {
    row.office = found.office;
    row.office_how = found.office_how;
  }
  for (const Because& because : found.because) {
    const bool known = std::any_of(row.because.begin(), row.because.end(),
                                   [&](const Because& b) { return b.field == because.field; });
    if (!known) row.because.push_back(because);
  }
}

void Cast::Merge(std::size_t from, std::size_t to) {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] == from) Join(to, i);
  }
  members_[to].named += members_[from].named;
  members_[from] = Member();
}

// Long and short forms that the text never ties together otherwise. A short form shares its first
// or last word with the full one, or is its initials, so only those are compared.
void Cast::MergeShortNames() {
  std::map<std::string, std::vector<std::size_t>, std::less<>> full_by_part;
  const auto may_be_short = [](const EntityRow& row) {
    return row.kind == EntityKind::kPerson || row.kind == EntityKind::kOrganization;
  };
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const std::string& name = members_[i].row.name;
    const auto words = Words(name);
    if (!may_be_short(members_[i].row) || words.size() < 2) continue;
    full_by_part[lexicon::NormOf(words.front())].push_back(i);
    full_by_part[lexicon::NormOf(words.back())].push_back(i);
    full_by_part[InitialsOf(name)].push_back(i);
  }
  for (std::size_t brief = 0; brief < members_.size(); ++brief) {
    const EntityRow& row = members_[brief].row;
    const auto words = Words(row.name);
    if (!may_be_short(row) || words.empty()) continue;
    std::string letters(row.name);
    std::erase(letters, '.');
    std::size_t full = kNobody;
    bool several = false;
    for (const std::string& part : {lexicon::NormOf(words.back()), letters}) {
      const auto found = full_by_part.find(part);
      if (found == full_by_part.end()) continue;
      for (const std::size_t other : found->second) {
        if (other == brief || other == full || members_[other].row.kind != row.kind) continue;
        if (!IsShortFor(row.name, members_[other].row.name, row.kind)) continue;
        several = several || full != kNobody;
        full = other;
      }
    }
    if (full != kNobody && !several) Merge(brief, full);
  }
}

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

void Cast::MergeKeyed() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].key.empty() || found_[i].adjective) continue;
    const std::size_t member = MemberFor(found_[i]);
    Join(member, i);
    if (found_[i].form == MentionForm::kName) ++members_[member].named;
  }
}

// "Mr. Ruiz" is not Ana Ruiz, nor "President Ruiz" if the president of that name is Carlos.
bool Cast::IsSomebodyElse(std::size_t index, const std::vector<std::string_view>& full_name) const {
  const Found& found = found_[index];
  const bool bears_surname = full_name.back() == found.name;
  const coref::GenderSet told = bears_surname ? TitleGender(found) : MentionOf(index).genders;
  if ((told & words_.GenderOfName(full_name.front())) == 0) return true;
  if (found.office.empty() || full_name.back() != found.name) return false;
  const auto head = lexicon_.people().FindHead(found.name, found.office, day_, found.country);
  if (!head) return false;
  // Given names are written in many ways, but begin alike.
  const auto known = Words(head->term->name);
  return known.size() > 1 && known.back() == found.name &&
         known.front().front() != full_name.front().front();
}

// The person who bears the name found as last or first word: whoever is named in full most often,
// and of equals the first.
std::size_t Cast::BySurname(std::size_t found) const {
  const std::string_view name = found_[found].name;
  const bool shouted = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  std::size_t best = kNobody;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const Member& member = members_[i];
    if (member.row.kind != EntityKind::kPerson) continue;
    const auto words = Words(member.row.name);
    if (words.size() < 2) continue;
    // "PRESIDENT RUIZ:" of a transcript is Ruiz.
    const bool borne = words.front() == name || words.back() == name ||
                       (shouted && lexicon::NormOf(words.back()) == lexicon::NormOf(name));
    if (!borne || IsSomebodyElse(found, words)) continue;
    if (best == kNobody || member.named > members_[best].named) best = i;
  }
  return best;
}

void Cast::ResolveSurnames() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found& found = found_[i];
    if (member_of_[i] != kNobody || found.kind != EntityKind::kPerson ||
        found.form != MentionForm::kName) {
      continue;
    }
    std::size_t member = BySurname(i);
    // "Ruiz", after a "President Ruiz" who is no other Ruiz of the report.
    const auto apart = by_key_.find("person:" + found.name);
    const bool untold = (MentionOf(i).genders & coref::kMasculine) != 0 &&
                        (MentionOf(i).genders & coref::kFeminine) != 0;
    if (apart != by_key_.end() && untold) member = apart->second;
    if (member == kNobody) {
      // A lone capitalised word is a person only if a title or the model says so.
      if (!found.certain && found.office.empty() && found.sectors.empty()) continue;
      found.key = "person:" + found.name;
      member = MemberFor(found);
    }
    Join(member, i);
  }
}

// "The President" of a country's own pages: of those in such an office, who is named first.
std::size_t Cast::OwnHolderOf(const Found& found) const {
  const auto& view = parse_.view();
  const bool named = (lexicon::CapitalsOf(view.Surface(found.first)) & 1) != 0;
  if (!named || !found.country.empty() || found.first == 0) return kNobody;
  if (!parse_.HasFeature(found.first - 1, "Definite=Def")) return kNobody;
  if (parse_.ChildBy(parse_.HeadWithin(found.first, found.last), Relation::kNmod) !=
      coref::kNoToken) {
    return kNobody;
  }
  std::size_t first = kNobody;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const EntityRow& row = members_[m].row;
    const bool holds = row.kind == EntityKind::kPerson && !row.office.empty() &&
                       lexicon::NormOf(row.office) == lexicon::NormOf(found.office);
    if (!holds) continue;
    if (first == kNobody || row.span.begin < members_[first].row.span.begin) first = m;
  }
  return first;
}

// The person of the report who holds the office that a nominal speaks of, under this title or
// another. Without a country the text must tell the office. Of several, who holds one on the day,
// or if all are of the country named, who is spoken of most.
std::size_t Cast::HolderOf(const Found& found) const {
  if (const std::size_t own = OwnHolderOf(found); own != kNobody) return own;
  std::vector<std::size_t> holders;
  bool told_alike = false;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const EntityRow& row = members_[m].row;
    if (row.kind != EntityKind::kPerson || row.office.empty()) continue;
    if (!found.country.empty() && row.country != found.country) continue;
    const bool told = row.office_how == How::kText;
    if (!told && found.country.empty()) continue;
    const bool alike = lexicon::NormOf(row.office) == lexicon::NormOf(found.office);
    if (!alike && !lexicon_.people().offices().Same(row.office, found.office)) continue;
    const bool better = told && alike;
    if (better && !told_alike && found.country.empty()) holders.clear();
    if (!better && told_alike && found.country.empty()) continue;
    told_alike = told_alike || better;
    holders.push_back(m);
  }
  if (holders.size() < 2) return holders.empty() ? kNobody : holders.front();
  std::vector<std::size_t> now;
  std::ranges::copy_if(holders, std::back_inserter(now),
                       [&](std::size_t m) { return members_[m].in_office; });
  if (now.size() == 1) return now.front();
  if (found.country.empty()) return kNobody;
  if (now.empty()) now = holders;
  std::ranges::stable_sort(now, std::greater<>(),
                           [&](std::size_t m) { return members_[m].mentions; });
  return members_[now[0]].mentions > members_[now[1]].mentions ? now[0] : kNobody;
}

// "The terror group": the armed group last named, in this sentence or the one before.
std::size_t Cast::GroupMeant(const Found& found) const {
  if (found.sectors.empty() || !found.country.empty() || !IsDefinite(found)) return kNobody;
  const std::size_t head = parse_.HeadWithin(found.first, found.last);
  if ((lexicon_.ContextOf(parse_.LemmaOf(head)) & kGroupNoun) == 0) return kNobody;
  const std::size_t sentence = parse_.SentenceOf(found.first);
  for (auto other = found_.rbegin(); other != found_.rend(); ++other) {
    if (other->first >= found.first) continue;
    if (parse_.SentenceOf(other->first) + 1 < sentence) break;
    const bool alike = other->kind == EntityKind::kGroup && other->form == MentionForm::kName &&
                       other->sectors == found.sectors;
    if (!alike) continue;
    return member_of_[found_.size() - 1 - static_cast<std::size_t>(other - found_.rbegin())];
  }
  return kNobody;
}

// The one person of the report who was described as such: "the tycoon" is the man of business, "the
// cleric" the man of religion.
std::size_t Cast::DescribedBy(const Found& found) const {
  if (found.kind == EntityKind::kOrganization) return GroupMeant(found);
  if (found.kind != EntityKind::kOffice || found.sectors.empty()) return kNobody;
  const std::size_t head = parse_.HeadWithin(found.first, found.last);
  const auto children = parse_.ChildrenOf(head);
  const bool definite = std::ranges::any_of(children, [&](std::size_t child) {
    return child + 1 == found.first && parse_.HasFeature(child, "Definite=Def");
  });
  if (!definite) return kNobody;
  std::size_t described = kNobody;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const EntityRow& row = members_[m].row;
    if (row.kind != EntityKind::kPerson || row.span.begin >= found.span.begin) continue;
    if (row.sectors.empty() || row.sectors != SectorsIn(found.sectors)) continue;
    if (!found.country.empty() && !row.country.empty() && found.country != row.country) continue;
    if (described != kNobody) return kNobody;
    described = m;
  }
  return described;
}

void Cast::ResolveOffices() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found& found = found_[i];
    if (member_of_[i] != kNobody || found.form != MentionForm::kNominal || found.phrase ||
        found.adjective) {
      continue;
    }
    std::size_t holder = found.office.empty() ? DescribedBy(found) : HolderOf(found);
    if (holder == kNobody) {
      found.key = NominalKey(found);
      holder = MemberFor(found);
    }
    Join(holder, i);
  }
}

// A person named without country who shares a family name with one whose country is known.
void Cast::ShareFamilyCountry() {
  for (Member& member : members_) {
    if (member.row.kind != EntityKind::kPerson || !member.row.country.empty()) continue;
    const auto words = Words(member.row.name);
    if (words.size() < 2) continue;
    for (const Member& other : members_) {
      const auto theirs = Words(other.row.name);
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

// "Ana Ruiz, 40, of Lima", "17-year-old Ana Ruiz": reports tell the age of those who are known for
// nothing else.
void Cast::KnowPrivatePeople() {
  const auto& view = parse_.view();
  const auto& upos = view.tokens.Column<&TokenRow::upos>();
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Found& found = found_[i];
    if (member_of_[i] == kNobody || found.kind != EntityKind::kPerson) continue;
    if (found.form != MentionForm::kName) continue;
    EntityRow& row = members_[member_of_[i]].row;
    if (!row.sectors.empty() || !row.office.empty()) continue;
    const std::size_t at = found.last;
    const bool after = at + 2 < view.size() && view.Norm(at) == "," && upos[at + 1] == Upos::kNum &&
                       view.Norm(at + 1).size() <= kLongestAge && view.Norm(at + 2) == ",";
    const bool before =
        found.first > 0 && (lexicon_.ContextOf(view.Norm(found.first - 1)) & kAge) != 0;
    if (!after && !before) continue;
    row.sectors = {std::string(kCivilian)};
    row.because.push_back({"sectors", found.span, "actor.person_of_age"});
  }
}

// What "Mr." and "Queen" tell.
coref::GenderSet Cast::TitleGender(const Found& found) const {
  coref::GenderSet genders = coref::kMasculine | coref::kFeminine;
  for (std::size_t i = found.title.first; i < found.title.second; ++i) {
    const auto noun = words_.NounOf(parse_.LemmaOf(i));
    if (noun && (noun->genders & genders) != 0) genders &= noun->genders;
  }
  return genders;
}

// By the given name: of a lone name, that of whoever is named in full, for many a surname ("Kerry")
// is a given name as well.
coref::GenderSet Cast::GenderOfName(const Found& found, std::size_t member) const {
  const std::string_view first = parse_.view().Surface(found.first);
  if (found.last - found.first > 1 || member == kNobody) return words_.GenderOfName(first);
  const auto full = Words(members_[member].row.name);
  return words_.GenderOfName(full.size() > 1 ? full.front() : first);
}

// What coreference may know of a mention that was found by its own words.
coref::Mention Cast::MentionOf(std::size_t index) const {
  const Found& found = found_[index];
  if (found.phrase) return *found.phrase;
  using coref::KindBit;
  coref::Mention mention;
  mention.first = found.first;
  mention.last = found.last;
  mention.head = parse_.HeadWithin(found.first, found.last);
  mention.form = found.form;
  mention.chain = member_of_[index];
  mention.genders = coref::kNeuter;
  mention.kinds = KindBit(found.kind);
  const bool nominal = found.form == MentionForm::kNominal;
  const bool person = found.kind == EntityKind::kPerson || found.kind == EntityKind::kOffice;
  if (nominal && DescribeNoun(words_, parse_, mention.head, mention)) {
    // A noun of several kinds is of the one found.
    if ((mention.kinds & KindBit(found.kind)) != 0) mention.kinds = KindBit(found.kind);
  } else if (person) {
    mention.kinds = KindBit(EntityKind::kPerson);
    mention.number = coref::Number::kSingular;
    mention.genders = coref::kMasculine | coref::kFeminine;
  } else if (found.kind == EntityKind::kGroup) {
    mention.genders = coref::kAnyGender;
  } else if (found.kind == EntityKind::kPlace) {
    mention.number = coref::Number::kSingular;
  }
  if (found.kind == EntityKind::kPerson) {
    mention.title_first = found.title.first;
    mention.title_last = found.title.second;
    mention.genders &= GenderOfName(found, member_of_[index]);
    const auto both = static_cast<coref::GenderSet>(mention.genders & TitleGender(found));
    if (both != 0) mention.genders = both;
  }
  return mention;
}

// "The army" is no aid agency, and "the president of Peru" not Chad's: who was taken for somebody
// named of another trade or country stands alone.
void Cast::PartStrangers() {
  std::map<std::size_t, std::vector<std::size_t>> named;  // by member: mentions
  std::size_t next = 0;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] == kNobody) continue;
    next = std::max(next, member_of_[i] + 1);
    if (found_[i].form == MentionForm::kName) named[member_of_[i]].push_back(i);
  }
  std::map<std::pair<std::size_t, std::string>, std::size_t> parted;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Found& found = found_[i];
    if (member_of_[i] == kNobody || found.form != MentionForm::kNominal || found.phrase) continue;
    const auto names = named.find(member_of_[i]);
    if (names == named.end() || !AreStrangers(found, names->second)) continue;
    const auto [at, is_new] = parted.try_emplace({member_of_[i], NominalKey(found)}, next);
    if (is_new) ++next;
    member_of_[i] = at->second;
  }
}

bool Cast::AreStrangers(const Found& found, const std::vector<std::size_t>& names) const {
  const std::size_t head = parse_.HeadWithin(found.first, found.last);
  const auto own = SectorsIn(found.sectors);
  bool told_trade = false;
  bool same_trade = false;
  bool told_country = false;
  bool same_country = false;
  for (const std::size_t n : names) {
    const Found& name = found_[n];
    const std::size_t other = parse_.HeadWithin(name.first, name.last);
    // "The bloc Mercosur": what stands beside the name is the same.
    if (parse_.HeadOf(head) == other || parse_.HeadOf(other) == head) return false;
    const bool bodies = IsBody(found) && IsBody(name);
    for (const std::string& sector : SectorsIn(bodies ? name.sectors : std::string())) {
      told_trade = true;
      same_trade = same_trade || sector == kGovernment || std::ranges::count(own, sector) > 0;
    }
    told_country = told_country || !name.country.empty();
    same_country = same_country || name.country == found.country;
  }
  const bool other_trade = told_trade && !same_trade && !own.empty() &&
                           std::ranges::count(own, std::string(kGovernment)) == 0;
  const bool other_country = told_country && !same_country && !found.country.empty();
  return other_trade || other_country;
}

void Cast::FollowReferences(const Columns<SentenceRow>& sentences) {
  std::vector<std::pair<coref::Mention, std::size_t>> numbered;  // with their place in found_
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].adjective) continue;
    if (found_[i].phrase || member_of_[i] != kNobody) numbered.emplace_back(MentionOf(i), i);
  }
  std::stable_sort(numbered.begin(), numbered.end(),
                   [](const auto& a, const auto& b) { return a.first.head < b.first.head; });
  std::vector<coref::Mention> mentions;
  mentions.reserve(numbered.size());
  for (const auto& [mention, place] : numbered) mentions.push_back(mention);
  coref::Quotations quotations = coref::FindQuotations(parse_, sentences);
  coref::AddSpeakers(words_, parse_, sentences, mentions, quotations);
  coref::Resolve(words_, parse_, quotations, mentions);
  std::fill(member_of_.begin(), member_of_.end(), kNobody);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    member_of_[numbered[i].second] = mentions[i].chain;
    if (mentions[i].voice == coref::kNoChain) continue;
    voices_.emplace_back(numbered[i].second, numbered[mentions[i].voice].second);
  }
}

// Makes the members anew, one for each chain.
void Cast::Rebuild() {
  members_.clear();
  std::map<std::size_t, std::size_t> member_of_chain;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] == kNobody) continue;
    const auto [at, is_new] = member_of_chain.try_emplace(member_of_[i], members_.size());
    if (is_new) members_.emplace_back();
    Join(at->second, i);
  }
}

// The "we" of who speaks for a state is that state.
void Cast::GiveSpeakersTheirState() {
  std::map<std::string, std::size_t, std::less<>> states;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const EntityRow& row = members_[m].row;
    if (row.kind == EntityKind::kState) states.try_emplace(row.kb_id, m);
  }
  for (const auto& [we, speaker] : voices_) {
    const std::size_t ours = member_of_[we];
    const std::size_t his = member_of_[speaker];
    if (ours == kNobody || his == kNobody || ours == his || members_[ours].own_words) continue;
    const EntityRow& who = members_[his].row;
    if (!lexicon_.IsState(who.country) || !std::ranges::count(who.sectors, kGovernment)) continue;
    EntityRow& row = members_[ours].row;
    if (const auto state = states.find(who.country); state != states.end()) {
      Merge(ours, state->second);
    } else if (row.country.empty()) {
      row.country = who.country;
      row.because.push_back({"country", who.span, "actor.country_of_speaker"});
    }
  }
}

// Whom a full name stands for, or the surname of a head of state or government. What the text says
// of a person goes before what the lexicon does.
void Cast::KnowPeople() {
  std::vector<std::size_t> first(members_.size(), kNobody);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] != kNobody && first[member_of_[i]] == kNobody) first[member_of_[i]] = i;
  }
  for (std::size_t m = 0; m < members_.size(); ++m) {
    EntityRow& row = members_[m].row;
    if (row.kind != EntityKind::kPerson || first[m] == kNobody) continue;
    const bool full =
        row.name.find(' ') != std::string::npos || lexicon_.people().IsWholeName(row.name);
    const std::string_view country = row.country;
    auto known = full ? lexicon_.people().Find(row.name, day_, country)
                      : lexicon_.people().FindHead(row.name, row.office, day_, country);
    if (!known && !full && !row.office.empty()) {
      known = lexicon_.people().FindHolder(row.name, row.office, day_, country);
    }
    if (!known) continue;
    const Term& term = *known->term;
    // A surname alone is not enough where nothing else speaks of the country.
    if (!full && row.office.empty() && !KnowsCountry(term.country)) continue;
    const auto tell = [&](auto& of) {
      of.kb_id = term.name;
      if (of.country.empty()) {
        of.country = term.country;
        of.because.push_back({"country", row.span, term.Evidence()});
      }
      if (of.office.empty() && known->in_office && !term.office.empty()) {
        of.office = term.office;
        of.office_how = How::kLexicon;
        of.because.push_back({"office", row.span, term.Evidence()});
      }
    };
    Found& found = found_[first[m]];
    // An office yet to come makes nobody a member of a government.
    const bool yet_to_come = !day_.empty() && term.since > day_ && term.sectors == kGovernment;
    if (row.sectors.empty() && !yet_to_come) {
      row.sectors = SectorsIn(term.sectors);
      row.because.push_back({"sectors", row.span, term.Evidence()});
      found.sectors = term.sectors;
      found.because.push_back(row.because.back());
    }
    members_[m].in_office = known->in_office;
    tell(row);
    tell(found);
  }
}

// "Joe Biden" and "Joseph R. Biden" are one whom the lexicon knows.
void Cast::MergeKnown() {
  std::map<std::string, std::size_t> known;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const EntityRow& row = members_[m].row;
    if (row.kind != EntityKind::kPerson || row.kb_id.empty()) continue;
    const auto [same, is_new] = known.try_emplace(row.kb_id, m);
    if (is_new) continue;
    members_[same->second].in_office |= members_[m].in_office;
    Merge(m, same->second);
  }
}

// Mentions of a state that nothing points back to. One within another mention only tells that the
// state is spoken of, so it is kept where nothing else does.
void Cast::AddAdjectives() {
  std::map<std::string, std::size_t, std::less<>> states;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const EntityRow& row = members_[m].row;
    if (row.kind == EntityKind::kState) states.try_emplace(row.kb_id, m);
  }
  for (const bool within : {false, true}) {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!found_[i].adjective || found_[i].within != within) continue;
      const auto [at, is_new] = states.try_emplace(found_[i].kb_id, members_.size());
      if (is_new) members_.emplace_back();
      if (is_new || !within) Join(at->second, i);
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
      const auto words = Words(member.row.name);
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

std::pair<Columns<EntityRow>, Columns<MentionRow>> Cast::Finish(
    const Columns<SentenceRow>& sentences, const Columns<PlaceRow>& places) && {
  AddPhrases(sentences);
  Sort();
  SettleCommonNames();
  SettleHostCities();
  member_of_.assign(found_.size(), kNobody);
  MergeKeyed();
  ResolveSurnames();
  MergeShortNames();
  KnowPeople();
  MergeKnown();
  ResolveOffices();
  FollowReferences(sentences);
  PartStrangers();
  Rebuild();
  AddAdjectives();
  GiveSpeakersTheirState();
  ShareFamilyCountry();
  KnowPrivatePeople();
  GiveCountries(places);
  NameStates();

  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    // A noun that nothing else points to says nothing of who is who.
    if (members_[i].own_words || members_[i].mentions > 1) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Span x = members_[a].row.span;
    const Span y = members_[b].row.span;
    return x.begin != y.begin ? x.begin < y.begin : x.end < y.end;
  });
  std::vector<std::size_t> rank(members_.size(), kNobody);
  Columns<EntityRow> entities;
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    entities.Add(std::move(members_[order[i]].row));
  }
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] != kNobody && rank[member_of_[i]] != kNobody) kept.push_back(i);
  }
  std::stable_sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
    const Span x = found_[a].span;
    const Span y = found_[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end < y.end;
  });
  Columns<MentionRow> mentions;
  for (const std::size_t i : kept) {
    const auto entity = EntityIndex{static_cast<std::uint32_t>(rank[member_of_[i]])};
    mentions.Add({found_[i].span, entity, found_[i].form, found_[i].rule});
  }
  return {std::move(entities), std::move(mentions)};
}

}  // namespace dateline::actor
