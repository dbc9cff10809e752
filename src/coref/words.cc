#include "coref/words.h"

#include <charconv>
#include <string>

namespace dateline::coref {
namespace {

using lexicon::ColumnIndex;
using lexicon::Table;

Error Unknown(const Table& table, std::size_t row, std::string_view cell) {
  return {ErrorCode::kMalformedInput, "unknown value \"" + std::string(cell) + "\"",
          table.Where(row)};
}

template <typename Value, std::size_t N>
const Value* Look(const std::array<std::pair<std::string_view, Value>, N>& names,
                  std::string_view cell) {
  for (const auto& [name, value] : names) {
    if (name == cell) return &value;
  }
  return nullptr;
}

constexpr std::array<std::pair<std::string_view, GenderSet>, 5> kGenders = {
    {{"masculine", kMasculine},
     {"feminine", kFeminine},
     {"neuter", kNeuter},
     {"person", kMasculine | kFeminine},
     {"any", kAnyGender}}};
constexpr std::array<std::pair<std::string_view, Number>, 3> kNumbers = {
    {{"any", Number::kAny}, {"singular", Number::kSingular}, {"plural", Number::kPlural}}};
constexpr std::array<std::pair<std::string_view, Use>, 4> kUses = {
    {{"personal", Use::kPersonal},
     {"possessive", Use::kPossessive},
     {"reflexive", Use::kReflexive},
     {"relative", Use::kRelative}}};
constexpr std::array<std::pair<std::string_view, EntityKind>, 5> kKindNames = {
    {{"person", EntityKind::kPerson},
     {"organization", EntityKind::kOrganization},
     {"group", EntityKind::kGroup},
     {"state", EntityKind::kState},
     {"place", EntityKind::kPlace}}};

// "organization+place" as a set; 0 where a part is unknown.
KindSet KindsOf(std::string_view cell) {
  KindSet kinds = 0;
  while (!cell.empty()) {
    const std::size_t plus = std::min(cell.find('+'), cell.size());
    const EntityKind* kind = Look(kKindNames, cell.substr(0, plus));
    if (kind == nullptr) return 0;
    kinds |= KindBit(*kind);
    cell.remove_prefix(std::min(plus + 1, cell.size()));
  }
  return kinds;
}

template <typename Value>
const Value* Find(const lexicon::WordTable& words, const std::vector<Value>& values,
                  std::string_view word) {
  const lexicon::WordId id = words.Find(word);
  return id == lexicon::kNoWord ? nullptr : &values[static_cast<std::size_t>(id)];
}

}  // namespace

Status Words::LoadPronouns(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/coref/pronouns.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(person, table.Find("person"));
  DATELINE_TRY(number, table.Find("number"));
  DATELINE_TRY(gender, table.Find("gender"));
  DATELINE_TRY(use, table.Find("use"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view which = table.Cell(row, person);
    const Number* numbers = Look(kNumbers, table.Cell(row, number));
    const GenderSet* genders = Look(kGenders, table.Cell(row, gender));
    const Use* uses = Look(kUses, table.Cell(row, use));
    if (which != "1" && which != "2" && which != "3") return Unknown(table, row, which);
    if (numbers == nullptr) return Unknown(table, row, table.Cell(row, number));
    if (genders == nullptr) return Unknown(table, row, table.Cell(row, gender));
    if (uses == nullptr) return Unknown(table, row, table.Cell(row, use));
    pronoun_words_.Add(table.Cell(row, word));
    pronouns_.push_back({static_cast<std::uint8_t>(which[0] - '0'), *numbers, *genders, *uses});
  }
  return Ok();
}

Status Words::LoadNouns(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/coref/nominals.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(kinds, table.Find("kinds"));
  DATELINE_TRY(gender, table.Find("gender"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const KindSet set = KindsOf(table.Cell(row, kinds));
    const GenderSet* genders = Look(kGenders, table.Cell(row, gender));
    if (set == 0) return Unknown(table, row, table.Cell(row, kinds));
    if (genders == nullptr) return Unknown(table, row, table.Cell(row, gender));
    noun_words_.Add(table.Cell(row, word));
    nouns_.push_back({set, *genders});
  }
  return Ok();
}

Status Words::LoadNames(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/coref/given_names.tsv"));
  DATELINE_TRY(name, table.Find("name"));
  DATELINE_TRY(gender, table.Find("gender"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const GenderSet* genders = Look(kGenders, table.Cell(row, gender));
    if (genders == nullptr) return Unknown(table, row, table.Cell(row, gender));
    name_words_.Add(table.Cell(row, name));
    name_genders_.push_back(*genders);
  }
  return Ok();
}

Status Words::LoadSpeech(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/coref/speech.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(kind, table.Find("class"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view which = table.Cell(row, kind);
    if (which != "speech" && which != "author") return Unknown(table, row, which);
    (which == "speech" ? speech_words_ : by_words_).Add(table.Cell(row, word));
  }
  return Ok();
}

Status Words::LoadWeights(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/coref/weights.tsv"));
  DATELINE_TRY(sign, table.Find("sign"));
  std::array<ColumnIndex, kAnaphors> columns{};
  for (std::size_t a = 0; a < kAnaphors; ++a) {
    DATELINE_TRY(column, table.Find(kAnaphorNames[a]));
    columns[a] = column;
  }
  std::array<bool, kSigns> seen{};
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::size_t s = 0;
    while (s < kSigns && kSignNames[s] != table.Cell(row, sign)) ++s;
    if (s == kSigns) return Unknown(table, row, table.Cell(row, sign));
    seen[s] = true;
    for (std::size_t a = 0; a < kAnaphors; ++a) {
      const std::string_view cell = table.Cell(row, columns[a]);
      const char* end = cell.data() + cell.size();
      const auto read = std::from_chars(cell.data(), end, weights_[a][s]);
      if (read.ec != std::errc() || read.ptr != end) return Unknown(table, row, cell);
    }
  }
  for (std::size_t s = 0; s < kSigns; ++s) {
    if (seen[s]) continue;
    return Error{ErrorCode::kMalformedInput,
                 "no weight of the sign \"" + std::string(kSignNames[s]) + "\"", table.file_name()};
  }
  return Ok();
}

Result<Words> Words::Load(const lexicon::ResourceDir& dir) {
  Words words;
  DATELINE_CHECK_OK(words.LoadPronouns(dir));
  DATELINE_CHECK_OK(words.LoadNouns(dir));
  DATELINE_CHECK_OK(words.LoadNames(dir));
  DATELINE_CHECK_OK(words.LoadSpeech(dir));
  DATELINE_CHECK_OK(words.LoadWeights(dir));
  return words;
}

std::optional<Pronoun> Words::PronounOf(std::string_view norm) const {
  const Pronoun* found = Find(pronoun_words_, pronouns_, norm);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<Noun> Words::NounOf(std::string_view lemma) const {
  const Noun* found = Find(noun_words_, nouns_, lemma);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

bool Words::IsSpeech(std::string_view lemma) const {
  return speech_words_.Find(lemma) != lexicon::kNoWord;
}

bool Words::IsBy(std::string_view norm) const { return by_words_.Find(norm) != lexicon::kNoWord; }

GenderSet Words::GenderOfName(std::string_view name) const {
  const GenderSet* found = Find(name_words_, name_genders_, name);
  return found == nullptr ? static_cast<GenderSet>(kMasculine | kFeminine) : *found;
}

}  // namespace dateline::coref
