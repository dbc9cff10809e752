#include "actor/homes.h"

#include <algorithm>
#include <utility>

namespace dateline::actor {
namespace {

// How far a land may hang below the noun it modifies: "the capital of the province of ...".
constexpr std::size_t kDeepest = 4;
// Of all that a report says of countries, the share of its own.
constexpr std::size_t kLeastShare = 3;  // one in three

bool IsPartOfPhrase(Relation relation) {
  switch (relation) {
    case Relation::kAmod:
    case Relation::kAppos:
    case Relation::kCompound:
    case Relation::kDep:
    case Relation::kFlat:
    case Relation::kNmod:
    case Relation::kNummod:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Homes::Add(std::size_t first, std::size_t last, std::string_view country) {
  if (first == last || !lexicon_.IsState(country)) return;
  lands_.push_back({first, last, parse_.HeadWithin(first, last), std::string(country)});
}

void Homes::Settle() {
  const auto place = [](const Land& land) { return land.first; };
  std::ranges::stable_sort(lands_, {}, place);
  lands_.erase(std::unique(lands_.begin(), lands_.end(),
                           [&](const Land& a, const Land& b) { return place(a) == place(b); }),
               lands_.end());
  std::map<std::string_view, std::size_t> counts;
  std::size_t all = 0;
  for (const Land& land : lands_) {
    const std::size_t weight = parse_.SentenceOf(land.head) == 0 ? 2 : 1;
    counts[land.country] += weight;
    all += weight;
  }
  const auto most = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
  if (most == counts.end() || most->second * kLeastShare < all) return;
  const auto named = std::ranges::find(lands_, most->first, &Land::country);
  report_ = At(*named, "actor.country_of_report");
}

Home Homes::At(const Land& land, std::string_view rule) const {
  const auto& spans = parse_.view().tokens.Column<&TokenRow::span>();
  return {land.country, {spans[land.first].begin, spans[land.last - 1].end}, rule};
}

std::pair<std::size_t, std::size_t> Homes::LandsOf(std::size_t sentence) const {
  const auto of = [&](const Land& land) { return parse_.SentenceOf(land.first); };
  const auto from = std::ranges::lower_bound(lands_, sentence, {}, of);
  const auto to = std::ranges::upper_bound(lands_, sentence, {}, of);
  return {static_cast<std::size_t>(from - lands_.begin()),
          static_cast<std::size_t>(to - lands_.begin())};
}

// True for "of" and the like, and for the "to" of "adviser to the Kenyan president".
bool Homes::IsOf(std::size_t owner, std::size_t word) const {
  const auto classes = [&](std::size_t token) {
    return lexicon_.ContextOf(parse_.view().Norm(token));
  };
  if ((classes(word) & (kHome | kPossessive)) != 0) return true;
  const std::size_t noun = parse_.HeadOf(owner);
  return noun != coref::kNoToken && (classes(word) & kServes) != 0 &&
         (classes(noun) & kServant) != 0;
}

// "US-backed rebels" are not of the United States.
bool Homes::IsTie(const Land& land) const {
  const auto& view = parse_.view();
  return land.last + 1 < view.size() && view.Norm(land.last) == "-" &&
         (lexicon_.ContextOf(view.Norm(land.last + 1)) & kTied) != 0;
}

// Climbs from the land to the noun; what hangs by "against" or "to" is no home.
bool Homes::Modifies(std::size_t land, std::size_t noun) const {
  std::size_t at = land;
  for (std::size_t depth = 0; at != coref::kNoToken && depth <= kDeepest; ++depth) {
    if (at == noun) return true;
    if (!IsPartOfPhrase(parse_.RelationOf(at))) return false;
    const std::size_t word = parse_.ChildBy(at, Relation::kCase);
    if (parse_.RelationOf(at) == Relation::kNmod && word != coref::kNoToken && !IsOf(at, word)) {
      return false;
    }
    at = parse_.HeadOf(at);
  }
  return false;
}

std::size_t Homes::Explained(std::size_t noun) const {
  const Relation relation = parse_.RelationOf(noun);
  const bool explains = relation == Relation::kAppos || relation == Relation::kFlat;
  return explains ? parse_.HeadOf(noun) : coref::kNoToken;
}

std::vector<std::size_t> Homes::OwnersOf(std::size_t first, std::size_t last) const {
  const std::size_t noun = parse_.HeadWithin(first, last);
  std::vector<std::size_t> owners;
  const auto add = [&](std::size_t of) {
    for (const std::size_t child : parse_.ChildrenOf(of)) {
      if (child >= first && child < last) continue;
      const Relation relation = parse_.RelationOf(child);
      const std::size_t word = parse_.ChildBy(child, Relation::kCase);
      const bool owns =
          relation == Relation::kNmod && word != coref::kNoToken && child > of && IsOf(child, word);
      const bool before = relation == Relation::kCompound && child < of;
      if (parse_.DeprelOf(child) == "nmod:poss" || owns || before) owners.push_back(child);
    }
  };
  add(noun);
  if (const std::size_t explained = Explained(noun); explained != coref::kNoToken) add(explained);
  return owners;
}

std::optional<Home> Homes::Modifying(std::size_t first, std::size_t last) const {
  const std::size_t noun = parse_.HeadWithin(first, last);
  const std::size_t explained = Explained(noun);
  const auto [from, to] = LandsOf(parse_.SentenceOf(noun));
  std::optional<Home> home;
  std::size_t its_head = coref::kNoToken;
  const bool shared = (lexicon_.ContextOf(parse_.view().Norm(noun)) & kShared) != 0;
  for (std::size_t i = from; i < to; ++i) {
    const Land& land = lands_[i];
    if (IsTie(land)) continue;
    if (home) {
      const bool joined = parse_.FirstJoined(land.head) == parse_.FirstJoined(its_head);
      if (joined && shared && land.country != home->country) home->country.clear();
      continue;
    }
    if (Modifies(land.head, noun) ||
        (explained != coref::kNoToken && Modifies(land.head, explained))) {
      home = At(land, "actor.country_of_modifier");
      its_head = land.head;
    }
  }
  return home;
}

bool Homes::IsShared(std::size_t token) const {
  for (std::size_t at = token; at < parse_.view().size(); ++at) {
    const Upos upos = parse_.UposOf(at);
    if (upos == Upos::kDet || upos == Upos::kNum || upos == Upos::kPron) continue;
    if ((lexicon_.ContextOf(parse_.view().Norm(at)) & kShared) == 0) return false;
    return std::ranges::none_of(parse_.ChildrenOf(at), [&](std::size_t child) {
      const Relation relation = parse_.RelationOf(child);
      return relation != Relation::kNummod && IsPartOfPhrase(relation);
    });
  }
  return false;
}

bool Homes::AreOfAnywhere(std::size_t first, std::size_t last) const {
  const auto anywhere = [&](std::size_t token) {
    return (lexicon_.ContextOf(parse_.view().Norm(token)) & kAnywhere) != 0;
  };
  const std::size_t noun = parse_.HeadWithin(first, last);
  return anywhere(noun) || std::ranges::any_of(parse_.ChildrenOf(noun), [&](std::size_t child) {
           const Relation relation = parse_.RelationOf(child);
           const bool modifies = relation == Relation::kAmod || relation == Relation::kCompound;
           return modifies && child < first && anywhere(child);
         });
}

// Both hang on one verb, the land as what it is done to or turned to.
bool Homes::DealsWith(std::size_t token, const Land& land) const {
  const std::size_t verb = parse_.HeadOf(parse_.FirstJoined(land.head));
  if (verb == coref::kNoToken || parse_.UposOf(verb) != Upos::kVerb) return false;
  const Relation relation = parse_.RelationOf(parse_.FirstJoined(land.head));
  const std::size_t word = parse_.ChildBy(land.head, Relation::kCase);
  const bool turned = relation == Relation::kObl && word != coref::kNoToken &&
                      (lexicon_.ContextOf(parse_.view().Norm(word)) & (kHome | kPossessive)) == 0;
  if (relation != Relation::kObj && relation != Relation::kIobj && !turned) return false;
  std::size_t at = token;
  while (at != coref::kNoToken && IsPartOfPhrase(parse_.RelationOf(at))) at = parse_.HeadOf(at);
  return at != coref::kNoToken && parse_.HeadOf(parse_.FirstJoined(at)) == verb;
}

std::optional<Home> Homes::OfSentence(std::size_t token) const {
  const auto [from, to] = LandsOf(parse_.SentenceOf(token));
  const Land* only = nullptr;
  for (std::size_t i = from; i < to; ++i) {
    if (DealsWith(token, lands_[i])) continue;
    if (only != nullptr && lands_[i].country != only->country) return std::nullopt;
    if (only == nullptr) only = &lands_[i];
  }
  if (only == nullptr) return std::nullopt;
  return At(*only, "actor.country_of_sentence");
}

std::optional<Home> Homes::OfReport() const { return report_; }

}  // namespace dateline::actor
