// Names in a report that stand for a place in the gazetteer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "doc/columns.h"
#include "doc/rows.h"
#include "lexicon/phrase_matcher.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"
#include "place/gazetteer.h"

namespace dateline::place {

/// The country, or the country and its part, that words name beside a place: "Calif.".
struct Container {
  std::string country;  // ISO 3166-1 alpha-3
  std::string adm1;     // GeoNames admin 1 code; empty for a country
};

/// The words that say what a capitalised name is. Immutable; shared by all threads.
class ContextWords {
 public:
  /// Reads lexicons/places/{context_words,containers}.tsv. \errors as ResourceDir::Lexicon.
  [[nodiscard]] static Result<ContextWords> Load(const lexicon::ResourceDir& dir);

  lexicon::WordTable locatives;  // prepositions of place
  lexicon::WordTable partners;   // prepositions of dealing: what follows is a government
  lexicon::WordTable never;      // words that name a place somewhere and hardly ever mean it
  std::map<std::string, Container, std::less<>> containers;
};

/// A name that stands for one of some places.
struct Toponym {
  Span span;
  std::vector<NameEntry> places;  // that bear it; not empty
  bool located = false;           // after a preposition of place
  bool seen_as_place = false;     // the language model has it in the name of a place
  bool part_of_body = false;      // and here in the name of an organisation: "Ohio Senate"
  bool of_person = false;         // a person of the document has it for a name: "Georgia"
  bool within_name = false;       // not its first word: "Rock Center"
  Container container;            // that stands after it: "Paris, Texas"
  Span container_span;
};

/// The norms of the words of all persons' names.
[[nodiscard]] lexicon::WordTable WordsOfPersons(const lexicon::TokenView& view,
                                                const Columns<NameRow>& names);

/// What finding toponyms needs of a report.
struct ReportView {
  const lexicon::TokenView& words;
  const Columns<NameRow>& names;
  const lexicon::WordTable& persons;  // the words of its persons' names
  std::optional<int> year;            // in which it was published
};

/// The toponyms of the sentence of tokens [first, last), in order.
[[nodiscard]] std::vector<Toponym> FindToponyms(const Gazetteer& gazetteer,
                                                const ContextWords& words, const ReportView& report,
                                                std::size_t first, std::size_t last);

}  // namespace dateline::place
