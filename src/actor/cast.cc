#include "actor/cast.h"

#include <algorithm>

namespace dateline::actor {
namespace {

std::vector<std::string_view> Words(std::string_view name) { return lexicon::CutAtSpaces(name); }

}  // namespace

bool Cast::KnowsCountry(std::string_view country) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.country == country; });
}

std::size_t Cast::MemberFor(const Found& found) {
  const auto [at, is_new] = by_key_.try_emplace(found.key, members_.size());
  if (is_new) {
    Member member;
    member.row.span = found.span;
    member.row.kind = found.kind;
    member.row.rule = found.rule;
    members_.push_back(std::move(member));
  }
  return at->second;
}

void Cast::Join(std::size_t index, std::size_t mention) {
  Member& member = members_[index];
  Found& found = found_[mention];
  EntityRow& row = member.row;
  member.mentions.push_back(mention);
  member_of_[mention] = index;
  if (found.span.begin < row.span.begin) row.span = found.span;
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
      // A lone capitalised word is a person only if a title says so.
      if (found.office.empty() && found.sectors.empty()) continue;
      found.key = "person:" + found.name;
      member = MemberFor(found);
    }
    Join(member, i);
  }
}

void Cast::ResolveOffices() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found& found = found_[i];
    if (member_of_[i] != kNobody || found.form != MentionForm::kNominal) continue;
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

void Cast::ResolvePronouns() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Found& pronoun = found_[i];
    if (member_of_[i] != kNobody || pronoun.form != MentionForm::kPronoun) continue;
    const bool single = pronoun.masculine || pronoun.feminine;
    // The first compatible mention of this sentence, else of the one before, else of two before:
    // what a sentence begins with is what it is about.
    std::size_t chosen = kNobody;
    std::uint32_t sentence = 0;
    for (std::size_t back = i; back-- > 0;) {
      const Found& candidate = found_[back];
      if (candidate.sentence + 2 < pronoun.sentence) break;
      const std::size_t member = member_of_[back];
      if (member == kNobody) continue;
      if (chosen != kNobody && candidate.sentence != sentence) break;
      const EntityKind kind = members_[member].row.kind;
      const bool fits = single ? kind == EntityKind::kPerson : kind == EntityKind::kGroup;
      if (!fits) continue;
      chosen = member;
      sentence = candidate.sentence;
    }
    if (chosen == kNobody) continue;
    members_[chosen].mentions.push_back(i);
    member_of_[i] = chosen;
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

std::pair<Columns<EntityRow>, Columns<MentionRow>> Cast::Finish() && {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  member_of_.assign(found_.size(), kNobody);
  MergeKeyed();
  ResolveSurnames();
  ResolveOffices();
  ShareFamilyCountry();
  ResolvePronouns();
  std::vector<std::size_t> order(members_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Span x = members_[a].row.span;
    const Span y = members_[b].row.span;
    return x.begin != y.begin ? x.begin < y.begin : x.end < y.end;
  });
  std::vector<std::uint32_t> rank(members_.size());
  Columns<EntityRow> entities;
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = static_cast<std::uint32_t>(i);
    entities.Add(std::move(members_[order[i]].row));
  }
  Columns<MentionRow> mentions;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (member_of_[i] == kNobody) continue;
    mentions.Add(
        {found_[i].span, EntityIndex{rank[member_of_[i]]}, found_[i].form, found_[i].rule});
  }
  return {std::move(entities), std::move(mentions)};
}

}  // namespace dateline::actor
