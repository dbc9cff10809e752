#include "place/sense_chooser.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

namespace dateline::place {
namespace {

// Weights were set on newspaper articles with places marked; see bench/runs for what they give.
constexpr double kPerDecade = 0.07;  // of inhabitants: a town of ten thousand has four
constexpr double kCountry = 0.35;
constexpr double kCapitalCity = 0.2;
constexpr double kState = 0.2;
constexpr double kInTheNews = 0.15;   // a row of own.tsv
constexpr double kUninhabited = 0.2;  // and nobody lives there: a sea, a base, a crossing
constexpr double kSeat = 0.05;
constexpr double kInContainer = 0.6;
constexpr double kSameCountry = 0.04;
constexpr double kCountryNamed = 0.1;
constexpr double kSamePart = 0.12;
constexpr double kPartNamed = 0.25;
constexpr double kNear = 0.16;
constexpr double kNearKm = 80;
constexpr double kMostCompany = 0.5;
constexpr double kFloor = 0.3;  // below it we would rather say nothing
constexpr std::uint32_t kLargeTown = 400'000;
constexpr double kMargin = 0.05;  // to the next best that is not the same place
constexpr double kSamePlaceKm = 100;
constexpr int kRounds = 3;

double Km(const Place& a, const Place& b) {
  constexpr double kRadian = std::numbers::pi / 180;
  constexpr double kEarthKm = 6371;
  const double lat = (b.lat - a.lat) * kRadian / 2;
  const double lon = (b.lon - a.lon) * kRadian / 2;
  const double h = std::sin(lat) * std::sin(lat) + std::cos(a.lat * kRadian) *
                                                       std::cos(b.lat * kRadian) * std::sin(lon) *
                                                       std::sin(lon);
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

double Prior(const Place& place) {
  double score = kPerDecade * std::log10(static_cast<double>(place.population) + 1);
  if (place.feature == "PCLI") score += kCountry;
  if (place.feature == "PPLC") score += kCapitalCity;
  if (place.feature == "ADM1") score += kState;
  if (place.own) score += kInTheNews;
  if (place.own && place.population == 0) score += kUninhabited;
  if (place.feature == "PPLA") score += kSeat;
  return score;
}

bool WellKnown(const Place& place) {
  return (place.own && place.population > 0) || place.feature == "PCLI" ||
         place.feature == "PPLC" || place.feature == "ADM1" || place.population >= kLargeTown;
}

// All toponyms of one name.
struct Name {
  std::vector<NameEntry> entries;
  std::vector<Place> places;  // beside the entries
  std::vector<std::size_t> toponyms;
  bool located = false;
  bool seen_as_place = false;
  bool of_person = false;  // a person of the report bears it: "Georgia Stevens"
  Container container;     // the first that stands beside one of them
  std::size_t best = 0;    // of the places
  double score = 0;
  double next = -1;  // of the best place elsewhere
  double company = 0;

  const Place& Best() const { return places[best]; }
};

bool Within(const Place& place, const Container& container) {
  return !container.country.empty() && place.country == container.country &&
         (container.adm1.empty() || place.adm1.empty() || place.adm1 == container.adm1);
}

class Chooser {
 public:
  Chooser(const Gazetteer& gazetteer, const std::vector<Toponym>& toponyms) : toponyms_(toponyms) {
    std::map<std::vector<NameEntry>, std::size_t> known;
    for (std::size_t i = 0; i < toponyms.size(); ++i) {
      const Toponym& toponym = toponyms[i];
      const auto [at, added] = known.emplace(toponym.places, names_.size());
      if (added) names_.emplace_back();
      Name& name = names_[at->second];
      if (added) {
        name.entries = toponym.places;
        for (const NameEntry& entry : name.entries)
          name.places.push_back(gazetteer.At(entry.place));
      }
      name.toponyms.push_back(i);
      if (!toponym.part_of_body && !toponym.within_name) {
        name.located = name.located || toponym.located;
        name.seen_as_place = name.seen_as_place || toponym.seen_as_place;
      }
      name.of_person = name.of_person || toponym.of_person;
      if (name.container.country.empty()) name.container = toponym.container;
    }
  }

  std::vector<std::optional<Sense>> Run() {
    for (Name& name : names_) Choose(name, false);
    for (int round = 0; round < kRounds; ++round) {
      SortByCountry();
      for (Name& name : names_) Choose(name, true);
    }
    std::vector<std::optional<Sense>> senses(toponyms_.size());
    for (const Name& name : names_) {
      if (!IsMeant(name)) continue;
      const bool by_container = Within(name.Best(), name.container);
      for (const std::size_t i : name.toponyms) {
        if (!MayStandIn(toponyms_[i], name)) continue;
        senses[i] = Sense{name.entries[name.best], std::min(1.0, name.score), by_container,
                          name.company > kSamePart};
      }
    }
    return senses;
  }

 private:
  void SortByCountry() {
    by_country_.clear();
    for (const Name& name : names_) {
      by_country_[name.Best().country].push_back(&name);
    }
  }

  // How much the other places of the report speak for this one. The sum is soon at its most, so
  // that a report of many places costs no more.
  double Company(const Place& place, const Name& self) const {
    const auto company = by_country_.find(place.country);
    if (place.country.empty() || company == by_country_.end()) return 0;
    double sum = 0;
    for (const Name* other : company->second) {
      if (sum >= kMostCompany) break;
      if (other == &self) continue;
      const Place& there = other->Best();
      if (there.country != place.country) continue;  // changed in this round
      sum += there.feature == "PCLI" ? kCountryNamed : kSameCountry;
      if (!place.adm1.empty() && there.adm1 == place.adm1) {
        sum += there.feature == "ADM1" ? kPartNamed : kSamePart;
      }
      if (there.feature != "PCLI" && Km(place, there) < kNearKm) sum += kNear;
    }
    return std::min(kMostCompany, sum);
  }

  void Choose(Name& name, bool with_company) const {
    name.score = -1;
    for (std::size_t i = 0; i < name.places.size(); ++i) {
      const Place& place = name.places[i];
      const double company = with_company ? Company(place, name) : 0;
      double score = Prior(place) + company;
      if (Within(place, name.container)) score += kInContainer;
      if (score <= name.score) continue;
      name.score = score;
      name.best = i;
      name.company = company;
    }
    name.next = -1;
    for (const Place& place : name.places) {
      if (Km(place, name.Best()) < kSamePlaceKm) continue;  // itself among them
      double score = Prior(place) + (with_company ? Company(place, name) : 0);
      if (Within(place, name.container)) score += kInContainer;
      name.next = std::max(name.next, score);
    }
  }

  bool IsMeant(const Name& name) const {
    const Place& best = name.Best();
    if (name.score < kFloor || name.score - name.next < kMargin) return false;
    if (name.of_person && !name.located) return false;
    const bool former = name.entries[name.best].until != 0;
    if (!name.container.country.empty() || (WellKnown(best) && !former)) return true;
    return name.located || name.seen_as_place;
  }

  // "Ohio Senate", "North Texas", but not "Rock Center", where a town called Center is not meant.
  bool MayStandIn(const Toponym& toponym, const Name& name) const {
    if (!toponym.part_of_body && !toponym.within_name) return true;
    if (!toponym.container.country.empty()) return true;
    const Place& best = name.Best();
    if (WellKnown(best)) return true;
    return !toponym.within_name && (name.located || name.seen_as_place);
  }

  const std::vector<Toponym>& toponyms_;
  std::vector<Name> names_;
  std::map<std::string_view, std::vector<const Name*>> by_country_;  // of the sense chosen last
};

}  // namespace

std::vector<std::optional<Sense>> ChooseSenses(const Gazetteer& gazetteer,
                                               const std::vector<Toponym>& toponyms) {
  return Chooser(gazetteer, toponyms).Run();
}

}  // namespace dateline::place
