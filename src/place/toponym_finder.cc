#include "place/toponym_finder.h"

#include <algorithm>

#include "place/fold_name.h"

namespace dateline::place {
namespace {

constexpr std::size_t kLongestName = 6;       // tokens
constexpr std::size_t kLongestContainer = 3;  // tokens

class Finder {
 public:
  Finder(const Gazetteer& gazetteer, const ContextWords& words, const ReportView& report,
         std::size_t first, std::size_t last)
      : gazetteer_(gazetteer),
        words_(words),
        view_(report.words),
        report_(report),
        first_(first),
        last_(last) {}

  std::vector<Toponym> Run() {
    for (std::size_t at = first_; at < last_;) {
      const std::size_t end = Read(at);
      at = end > at ? end : at + 1;
    }
    return std::move(found_);
  }

 private:
  bool Capital(std::size_t at) const {
    return at >= first_ && at < last_ && (lexicon::CapitalsOf(view_.Surface(at)) & 1) != 0;
  }

  Span SpanOf(std::size_t first, std::size_t last) const {
    const auto& spans = view_.tokens.Column<&TokenRow::span>();
    return {spans[first].begin, spans[last - 1].end};
  }

  std::string_view Words(Span span) const { return view_.text.substr(span.begin, span.size()); }

  // One past the toponym at `at`, or `at`.
  std::size_t Read(std::size_t at) {
    if (!Capital(at)) return at;
    if (const std::size_t end = ReadShortened(at); end > at) return end;
    if (words_.never.Find(view_.Surface(at)) != lexicon::kNoWord) return at;
    for (std::size_t end = std::min(last_, at + kLongestName); end > at; --end) {
      Toponym toponym;
      toponym.span = SpanOf(at, end);
      toponym.places = PlacesOf(toponym.span, Capital(end - 1));
      if (toponym.places.empty()) continue;
      const std::string_view before = at > first_ ? std::string_view(view_.Norm(at - 1)) : "";
      toponym.located = IsLocated(at, toponym);
      ReadContainer(end, toponym);
      toponym.of_person = end == at + 1 && report_.persons.Find(view_.Norm(at)) != lexicon::kNoWord;
      if (IsPlace(at, end, toponym) && !IsCurrency(end) && !StandsForGovernment(before, toponym)) {
        found_.push_back(std::move(toponym));
      }
      return end;
    }
    return at;
  }

  // The places that the words may name. A name that ends in a small letter ("Rafah crossing") must
  // be known to do so. A place that did not bear the name when the report was written stands back
  // for one that does; a former name of the report's own time is as good as any.
  std::vector<NameEntry> PlacesOf(Span span, bool capital) const {
    const auto known = gazetteer_.Find(FoldName(Words(span)));
    const auto gone = [&](const NameEntry& entry) {
      if (entry.until == 0) return false;
      return !report_.year || *report_.year < entry.from || *report_.year > entry.until;
    };
    const bool borne_now =
        std::any_of(known.begin(), known.end(), [](const auto& entry) { return entry.until == 0; });
    std::vector<NameEntry> places;
    for (const NameEntry& entry : known) {
      if (!capital && entry.small == 0) continue;
      if (borne_now && gone(entry)) continue;
      places.push_back(entry);
      if (!gone(entry)) places.back().until = 0;
    }
    return places;
  }

  // "in Lima"; "at the Rafah crossing", but no town in "of the Harrison case".
  bool IsLocated(std::size_t at, const Toponym& toponym) const {
    const auto& upos = view_.tokens.Column<&TokenRow::upos>();
    if (at > first_ && upos[at - 1] == Upos::kDet) {
      const bool own = std::any_of(toponym.places.begin(), toponym.places.end(),
                                   [&](const auto& p) { return gazetteer_.At(p.place).own; });
      if (!own) return false;
      --at;
    }
    return at > first_ && words_.locatives.Find(view_.Norm(at - 1)) != lexicon::kNoWord;
  }

  // "Ky." is written short; so no other name can be meant.
  std::size_t ReadShortened(std::size_t at) {
    const std::string_view surface = view_.Surface(at);
    if (surface.find('.') == std::string_view::npos) return at;
    const auto known = words_.containers.find(surface);
    if (known == words_.containers.end()) return at;
    const auto place = gazetteer_.FindPart(known->second.country, known->second.adm1);
    if (!place) return at;
    Toponym toponym;
    toponym.span = SpanOf(at, at + 1);
    toponym.places = {{.place = *place}};
    toponym.seen_as_place = true;
    found_.push_back(std::move(toponym));
    return at + 1;
  }

  // "Paris, Texas" and "Newport, R.I.": the name after the comma tells which.
  void ReadContainer(std::size_t end, Toponym& toponym) const {
    if (end + 1 >= last_ || view_.Norm(end) != "," || !Capital(end + 1)) return;
    for (std::size_t stop = std::min(last_, end + 1 + kLongestContainer); stop > end + 1; --stop) {
      const Span span = SpanOf(end + 1, stop);
      if (auto container = ContainerNamed(Words(span))) {
        toponym.container = *std::move(container);
        toponym.container_span = span;
        return;
      }
    }
  }

  std::optional<Container> ContainerNamed(std::string_view words) const {
    if (const auto known = words_.containers.find(words); known != words_.containers.end()) {
      return known->second;
    }
    for (const NameEntry& entry : gazetteer_.Find(FoldName(words))) {
      const Place place = gazetteer_.At(entry.place);
      if (place.feature != "PCLI" && place.feature != "ADM1") continue;
      return Container{std::string(place.country), std::string(place.adm1)};
    }
    return std::nullopt;
  }

  bool HasCountry(const Toponym& toponym) const {
    return std::any_of(toponym.places.begin(), toponym.places.end(),
                       [&](const auto& p) { return gazetteer_.At(p.place).feature == "PCLI"; });
  }

  // By the name that the words are of; where they are of none, a name beside another capitalised
  // word is a piece of a longer one.
  bool IsPlace(std::size_t at, std::size_t end, Toponym& toponym) const {
    const auto& spans = report_.names.Column<&NameRow::span>();
    const auto name =
        std::lower_bound(spans.begin(), spans.end(), toponym.span,
                         [](Span one, Span wanted) { return one.end <= wanted.begin; });
    const bool named = name != spans.end() && name->Overlaps(toponym.span);
    if (named) {
      switch (
          report_.names.Column<&NameRow::kind>()[static_cast<std::size_t>(name - spans.begin())]) {
        case NameKind::kLocation:
          toponym.seen_as_place = true;
          toponym.within_name = name->begin < toponym.span.begin;
          return true;
        case NameKind::kOrganization:
          toponym.part_of_body = !toponym.span.Contains(*name);
          toponym.within_name = name->begin < toponym.span.begin;
          return true;
        case NameKind::kPerson:
        case NameKind::kGroup:
          return !toponym.container.country.empty() && toponym.located;
      }
    }
    if (HasCountry(toponym)) return true;
    return !(at > first_ + 1 && Capital(at - 1)) && !Capital(end);
  }

  // "US $34 million": whose dollars they are.
  bool IsCurrency(std::size_t end) const {
    return end < last_ && view_.tokens.Column<&TokenRow::upos>()[end] == Upos::kSym;
  }

  // "sanctions against Lima": a capital beside a preposition of dealing is its government.
  bool StandsForGovernment(std::string_view before, const Toponym& toponym) const {
    return words_.partners.Find(before) != lexicon::kNoWord &&
           std::any_of(toponym.places.begin(), toponym.places.end(),
                       [&](const auto& p) { return gazetteer_.At(p.place).feature == "PPLC"; });
  }

  const Gazetteer& gazetteer_;
  const ContextWords& words_;
  const lexicon::TokenView& view_;
  const ReportView& report_;
  std::size_t first_;
  std::size_t last_;
  std::vector<Toponym> found_;
};

}  // namespace

Result<ContextWords> ContextWords::Load(const lexicon::ResourceDir& dir) {
  ContextWords made;
  DATELINE_TRY(words, dir.Lexicon("lexicons/places/context_words.tsv"));
  DATELINE_TRY(name, words.Find("name"));
  DATELINE_TRY(kind, words.Find("class"));
  for (std::size_t row = 0; row < words.size(); ++row) {
    const std::string_view of = words.Cell(row, kind);
    auto& table = of == "locative" ? made.locatives : of == "partner" ? made.partners : made.never;
    table.Add(words.Cell(row, name));
  }
  DATELINE_TRY(containers, dir.Lexicon("lexicons/places/containers.tsv"));
  DATELINE_TRY(within, containers.Find("name"));
  DATELINE_TRY(country, containers.Find("country"));
  DATELINE_TRY(adm1, containers.Find("adm1"));
  for (std::size_t row = 0; row < containers.size(); ++row) {
    made.containers.emplace(containers.Cell(row, within),
                            Container{std::string(containers.Cell(row, country)),
                                      std::string(containers.Cell(row, adm1))});
  }
  return made;
}

lexicon::WordTable WordsOfPersons(const lexicon::TokenView& view, const Columns<NameRow>& names) {
  lexicon::WordTable words;
  const auto& spans = view.tokens.Column<&TokenRow::span>();
  const auto& kinds = names.Column<&NameRow::kind>();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (kinds[i] != NameKind::kPerson) continue;
    const Span name = names.Column<&NameRow::span>()[i];
    auto token = static_cast<std::size_t>(
        std::lower_bound(spans.begin(), spans.end(), name,
                         [](Span one, Span wanted) { return one.begin < wanted.begin; }) -
        spans.begin());
    for (; token < spans.size() && spans[token].end <= name.end; ++token)
      words.Add(view.Norm(token));
  }
  return words;
}

std::vector<Toponym> FindToponyms(const Gazetteer& gazetteer, const ContextWords& words,
                                  const ReportView& report, std::size_t first, std::size_t last) {
  return Finder(gazetteer, words, report, first, last).Run();
}

}  // namespace dateline::place
