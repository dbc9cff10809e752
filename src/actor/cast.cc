#include "actor/cast.h"

#include <algorithm>

#include "actor/same_name.h"
#include "coref/find_phrases.h"
#include "coref/quotations.h"
#include "coref/resolve.h"

namespace dateline::actor {
namespace {

std::vector<std::string_view> Words(std::string_view name) { return lexicon::CutAtSpaces(name); }

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

bool Cast::KnowsCountry(std::string_view country) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.country == country; });
}

void Cast::Sort() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
}

void Cast::AddPhrases(const Columns<SentenceRow>& sentences) {
  std::vector<bool> taken(parse_.view().size());
  for (const Found& found : found_) {
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
  if (row.sectors.empty() && !found.sectors.empty()) row.sectors.push_back(found.sectors);
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

void Cast::MergeKeyed() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].key.empty()) continue;
    const std::size_t member = MemberFor(found_[i]);
    Join(member, i);
    if (found_[i].form == MentionForm::kName) ++members_[member].named;
  }
}

// The person who bears `name` as last or first word: whoever is named in full most often, and of
// equals the first.
std::size_t Cast::BySurname(std::string_view name) const {
  std::size_t best = kNobody;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const Member& member = members_[i];
    if (member.row.kind != EntityKind::kPerson) continue;
    const auto words = Words(member.row.name);
    if (words.size() < 2 || (words.front() != name && words.back() != name)) continue;
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
    std::size_t member = BySurname(found.name);
    if (member == kNobody) {
      // A lone capitalised word is a person only if a title or the model says so.
      if (!found.certain && found.office.empty() && found.sectors.empty()) continue;
      found.key = "person:" + found.name;
      member = MemberFor(found);
    }
    Join(member, i);
  }
}

void Cast::ResolveOffices() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found& found = found_[i];
    if (member_of_[i] != kNobody || found.form != MentionForm::kNominal || found.phrase) {
      continue;
    }
    std::size_t holder = kNobody;
    bool several = false;
    const std::string office = lexicon::NormOf(found.office);
    for (std::size_t m = 0; m < members_.size() && !office.empty(); ++m) {
      const EntityRow& row = members_[m].row;
      if (row.kind != EntityKind::kPerson || lexicon::NormOf(row.office) != office) continue;
      if (!found.country.empty() && row.country != found.country) continue;
      several = several || holder != kNobody;
      if (holder == kNobody) holder = m;
    }
    if (holder == kNobody || several) {
      found.key = "nominal:" + found.country + ":" + lexicon::NormOf(found.name);
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
    mention.genders &= words_.GenderOfName(parse_.view().Surface(found.first));
    for (std::size_t i = found.title.first; i < found.title.second; ++i) {
      const auto noun = words_.NounOf(parse_.LemmaOf(i));
      if (noun && (noun->genders & mention.genders) != 0) mention.genders &= noun->genders;
    }
  }
  return mention;
}

void Cast::FollowReferences(const Columns<SentenceRow>& sentences) {
  std::vector<std::pair<coref::Mention, std::size_t>> numbered;  // with their place in found_
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].phrase || member_of_[i] != kNobody) numbered.emplace_back(MentionOf(i), i);
  }
  std::stable_sort(numbered.begin(), numbered.end(),
                   [](const auto& a, const auto& b) { return a.first.head < b.first.head; });
  std::vector<coref::Mention> mentions;
  mentions.reserve(numbered.size());
  for (const auto& [mention, place] : numbered) mentions.push_back(mention);
  coref::Resolve(words_, parse_, coref::FindQuotations(parse_, sentences), mentions);
  std::fill(member_of_.begin(), member_of_.end(), kNobody);
  for (std::size_t i = 0; i < mentions.size(); ++i)
    member_of_[numbered[i].second] = mentions[i].chain;
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

std::pair<Columns<EntityRow>, Columns<MentionRow>> Cast::Finish(
    const Columns<SentenceRow>& sentences) && {
  AddPhrases(sentences);
  Sort();
  member_of_.assign(found_.size(), kNobody);
  MergeKeyed();
  ResolveSurnames();
  MergeShortNames();
  ResolveOffices();
  FollowReferences(sentences);
  Rebuild();
  ShareFamilyCountry();

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
