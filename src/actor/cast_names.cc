// Who is named or described again: short names, surnames, offices, people whom lexicons know.
#include <algorithm>
#include <functional>
#include <iterator>

#include "actor/cast.h"
#include "actor/same_name.h"

namespace dateline::actor {
namespace {

// PLOVER's sector of a state's own bodies.
constexpr std::string_view kGovernment = "GOV";

// That of private people.
constexpr std::string_view kCivilian = "CVL";

constexpr std::size_t kLongestAge = 2;  // in digits

}  // namespace

// Long and short forms that the text never ties together otherwise. A short form shares its first
// or last word with the full one, or is its initials, so only those are compared.
void Cast::MergeShortNames() {
  std::map<std::string, std::vector<std::size_t>, std::less<>> full_by_part;
  const auto may_be_short = [](const EntityRow& row) {
    return row.kind == EntityKind::kPerson || row.kind == EntityKind::kOrganization;
  };
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const std::string& name = members_[i].row.name;
    const auto words = lexicon::CutAtSpaces(name);
    if (!may_be_short(members_[i].row) || words.size() < 2) continue;
    full_by_part[lexicon::NormOf(words.front())].push_back(i);
    full_by_part[lexicon::NormOf(words.back())].push_back(i);
    full_by_part[InitialsOf(name)].push_back(i);
  }
  for (std::size_t brief = 0; brief < members_.size(); ++brief) {
    const EntityRow& row = members_[brief].row;
    const auto words = lexicon::CutAtSpaces(row.name);
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
  const auto known = lexicon::CutAtSpaces(head->term->name);
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
    const auto words = lexicon::CutAtSpaces(member.row.name);
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

}  // namespace dateline::actor
