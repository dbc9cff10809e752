// What words that point back may mean, and who was taken for somebody else.
#include <algorithm>
#include <functional>

#include "actor/cast.h"
#include "coref/find_phrases.h"
#include "coref/quotations.h"
#include "coref/resolve.h"
#include "coref/speakers.h"

namespace dateline::actor {
namespace {

// PLOVER's sector of a state's own bodies.
constexpr std::string_view kGovernment = "GOV";

}  // namespace

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
  const auto full = lexicon::CutAtSpaces(members_[member].row.name);
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

}  // namespace dateline::actor
