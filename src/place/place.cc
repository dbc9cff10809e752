#include "place/place.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lexicon/phrase_matcher.h"

namespace dateline::place {

// Finds and weighs the toponyms of one document.
class PlaceFinder {
 public:
  PlaceFinder(const PlaceAnnotator& with, const lexicon::TokenView& view)
      : with_(with), view_(view) {}

  void FindIn(std::size_t first, std::size_t last) {
    first_ = first;
    last_ = last;
    for (std::size_t at = first; at < last;) {
      const std::size_t end = Candidate(at);
      at = end > at ? end : at + 1;
    }
  }

  Columns<PlaceRow> Finish() const {
    Columns<PlaceRow> rows;
    for (const Toponym& toponym : toponyms_) Decide(toponym, rows);
    return rows;
  }

 private:
  static constexpr std::size_t kLongestName = 5;  // tokens
  static constexpr std::uint32_t kLargeTown = 400'000;
  static constexpr double kFloor = 0.3;  // below it we would rather say nothing

  struct Toponym {
    Span span;
    std::vector<std::uint32_t> places;
    bool located = false;      // after a preposition of place, or opening a dateline
    std::string_view country;  // of the container that follows
    std::string_view adm1;
    Span container;
  };

  bool Capital(std::size_t at) const {
    return at >= first_ && at < last_ && (lexicon::CapitalsOf(view_.Surface(at)) & 1) != 0;
  }

  Span SpanOf(std::size_t first, std::size_t last) const {
    const auto& spans = view_.tokens.Column<&TokenRow::span>();
    return {spans[first].begin, spans[last - 1].end};
  }

  // One past the longest gazetteer name at `at`, or `at`.
  std::size_t Candidate(std::size_t at) {
    if (!Capital(at) || with_.never_.Find(view_.Surface(at)) != lexicon::kNoWord) return at;
    for (std::size_t end = std::min(last_, at + kLongestName); end > at; --end) {
      if (!Capital(end - 1)) continue;
      const Span span = SpanOf(at, end);
      const auto found =
          with_.gazetteer_.Find(FoldName(view_.text.substr(span.begin, span.size())));
      if (found.empty()) continue;
      Toponym toponym;
      toponym.span = span;
      for (const auto& [hash, position] : found) toponym.places.push_back(position);
      const std::string_view before = at > first_ ? std::string_view(view_.Norm(at - 1)) : "";
      toponym.located = with_.locatives_.Find(before) != lexicon::kNoWord;
      ReadContainer(end, toponym);
      if (!PartOfName(at, end, toponym) && !StandsForGovernment(before, toponym))
        toponyms_.push_back(std::move(toponym));
      return end;
    }
    return at;
  }

  // "Paris, Texas" and "Newport, R.I.": the name after the comma tells which.
  void ReadContainer(std::size_t end, Toponym& toponym) const {
    if (end + 1 >= last_ || view_.Norm(end) != "," || !Capital(end + 1)) return;
    for (std::size_t stop = std::min(last_, end + 4); stop > end + 1; --stop) {
      const Span span = SpanOf(end + 1, stop);
      const std::string_view words = view_.text.substr(span.begin, span.size());
      if (const auto known = with_.containers_.find(words); known != with_.containers_.end()) {
        toponym.country = known->second.first;
        toponym.adm1 = known->second.second;
      } else {
        for (const auto& [hash, position] : with_.gazetteer_.Find(FoldName(words))) {
          const Place& place = with_.gazetteer_.At(position);
          if (place.feature != "PCLI" && place.feature != "ADM1") continue;
          toponym.country = place.country;
          toponym.adm1 = place.adm1;
        }
      }
      if (!toponym.country.empty()) {
        toponym.container = span;
        return;
      }
    }
  }

  // A name beside another capitalised word is a piece of a longer name, of a person or a body.
  bool PartOfName(std::size_t at, std::size_t end, const Toponym& toponym) const {
    const bool country = std::any_of(toponym.places.begin(), toponym.places.end(), [&](auto p) {
      return with_.gazetteer_.At(p).feature == "PCLI";
    });
    if (country) return false;
    const bool before = at > first_ + 1 && Capital(at - 1);
    return before || Capital(end);
  }

  // "sanctions against Lima": a capital beside a preposition of dealing is its government.
  bool StandsForGovernment(std::string_view before, const Toponym& toponym) const {
    return with_.partners_.Find(before) != lexicon::kNoWord &&
           std::any_of(toponym.places.begin(), toponym.places.end(),
                       [&](auto p) { return with_.gazetteer_.At(p).feature == "PPLC"; });
  }

  double Weigh(const Place& place, const Toponym& toponym) const {
    double score = 0.06 * std::log10(static_cast<double>(place.population) + 1);
    if (place.feature == "PCLI") score += 0.4;
    if (place.feature == "PPLC") score += 0.2;
    if (place.feature == "ADM1" || place.own) score += 0.15;
    if (place.feature == "PPLA") score += 0.05;
    if (toponym.located) score += 0.15;
    if (!toponym.country.empty() && place.country == toponym.country &&
        (toponym.adm1.empty() || place.adm1.empty() || place.adm1 == toponym.adm1)) {
      score += 0.5;
    }
    std::size_t company = 0;
    for (const Toponym& other : toponyms_) {
      if (other.span == toponym.span || other.places.empty()) continue;
      const auto best =
          std::max_element(other.places.begin(), other.places.end(), [&](auto a, auto b) {
            return with_.gazetteer_.At(a).population < with_.gazetteer_.At(b).population;
          });
      if (!place.country.empty() && with_.gazetteer_.At(*best).country == place.country) ++company;
    }
    return score + std::min(0.15, 0.03 * static_cast<double>(company));
  }

  void Decide(const Toponym& toponym, Columns<PlaceRow>& rows) const {
    const Place* best = nullptr;
    double best_score = 0;
    for (const std::uint32_t position : toponym.places) {
      const Place& place = with_.gazetteer_.At(position);
      const double score = Weigh(place, toponym);
      if (best == nullptr || score > best_score) {
        best = &place;
        best_score = score;
      }
    }
    const bool known = best->own || best->feature == "PCLI" || best->feature == "PPLC" ||
                       best->feature == "ADM1" || best->population >= kLargeTown;
    const bool cued = toponym.located || !toponym.country.empty();
    if ((!known && !cued) || best_score < kFloor) return;
    PlaceRow row;
    row.span = toponym.span;
    row.name = best->name;
    if (best->id != 0) row.place_id = best->id;
    row.country = best->country;
    row.adm1 = best->adm1;
    row.lat = best->lat;
    row.lon = best->lon;
    row.feature = best->feature;
    row.precision = best->feature == "PCLI"               ? "country"
                    : best->feature.substr(0, 3) == "PPL" ? "city"
                                                          : "region";
    row.score = std::min(1.0, best_score);
    row.because.push_back(
        {"name", toponym.span,
         std::string(best->own ? "lexicons/places/own.tsv:" : "lexicons/places/gazetteer.tsv:") +
             std::string(best->name)});
    if (!toponym.container.empty()) {
      row.because.push_back({"country", toponym.container, "place.container"});
    }
    row.rule = toponym.container.empty() ? "place.gazetteer" : "place.container";
    rows.Add(std::move(row));
  }

  const PlaceAnnotator& with_;
  const lexicon::TokenView& view_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::vector<Toponym> toponyms_;
};

Result<std::unique_ptr<Annotator>> PlaceAnnotator::Make(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(gazetteer, Gazetteer::Load(dir));
  std::unique_ptr<PlaceAnnotator> made(new PlaceAnnotator(std::move(gazetteer)));
  DATELINE_TRY(words, dir.Lexicon("lexicons/places/context_words.tsv"));
  DATELINE_TRY(name, words.Find("name"));
  DATELINE_TRY(kind, words.Find("class"));
  for (std::size_t row = 0; row < words.size(); ++row) {
    const std::string_view of = words.Cell(row, kind);
    auto& table = of == "locative"  ? made->locatives_
                  : of == "partner" ? made->partners_
                                    : made->never_;
    table.Add(words.Cell(row, name));
  }
  DATELINE_TRY(containers, dir.Lexicon("lexicons/places/containers.tsv"));
  DATELINE_TRY(within, containers.Find("name"));
  DATELINE_TRY(country, containers.Find("country"));
  DATELINE_TRY(adm1, containers.Find("adm1"));
  for (std::size_t row = 0; row < containers.size(); ++row) {
    made->containers_.emplace(containers.Cell(row, within),
                              std::pair(containers.Cell(row, country), containers.Cell(row, adm1)));
  }
  return std::unique_ptr<Annotator>(std::move(made));
}

const AnnotatorInfo& PlaceAnnotator::info() const {
  static constexpr AnnotatorInfo kInfo{
      "place", 1, {Layer::kTokens, Layer::kSentences}, {Layer::kPlaces}};
  return kInfo;
}

Status PlaceAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const lexicon::TokenView view{layers.Get<TokenRow>(), doc.text()};
  const auto& sentences = layers.Get<SentenceRow>();
  PlaceFinder finder(*this, view);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!doc.blocks().empty()) {
      const BlockKind kind = doc.blocks()[sentences.Column<&SentenceRow::block>()[i]].kind;
      if (kind == BlockKind::kBoilerplate || kind == BlockKind::kDateStamp) continue;
    }
    finder.FindIn(AsSize(sentences.Column<&SentenceRow::first>()[i]),
                  AsSize(sentences.Column<&SentenceRow::last>()[i]));
  }
  return layers.Put<PlaceRow>(finder.Finish());
}

}  // namespace dateline::place
