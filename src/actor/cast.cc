#include "actor/cast.h"

#include <algorithm>
#include <functional>

#include "coref/find_phrases.h"

namespace dateline::actor {
namespace {

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

std::vector<std::string> SectorsIn(std::string_view joined) {
  std::vector<std::string> sectors;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('+'), joined.size());
    sectors.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return sectors;
}

bool IsBody(const Found& found) {
  return found.kind == EntityKind::kOrganization || found.kind == EntityKind::kGroup;
}

bool Cast::KnowsCountry(std::string_view country) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.country == country; });
}

bool Cast::KnowsName(std::string_view word) const {
  return std::ranges::any_of(found_, [&](const Found& f) {
    if (f.kind != EntityKind::kPerson) return false;
    const auto words = lexicon::CutAtSpaces(f.name);
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

void Cast::MergeKeyed() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].key.empty() || found_[i].adjective) continue;
    const std::size_t member = MemberFor(found_[i]);
    Join(member, i);
    if (found_[i].form == MentionForm::kName) ++members_[member].named;
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
