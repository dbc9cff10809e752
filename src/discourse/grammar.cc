#include "discourse/grammar.h"

#include <array>
#include <exception>
#include <utility>

#include "lexicon/read_toml.h"

namespace dateline::discourse {
namespace {

constexpr std::array<std::string_view, kWordClassCount> kClassNames = {"determiner",
                                                                       "possessive",
                                                                       "preposition",
                                                                       "place_preposition",
                                                                       "modal",
                                                                       "negation",
                                                                       "subordinator",
                                                                       "relative",
                                                                       "coordinator",
                                                                       "subject_pronoun",
                                                                       "adverb",
                                                                       "to",
                                                                       "by",
                                                                       "with",
                                                                       "be",
                                                                       "have",
                                                                       "do",
                                                                       "light",
                                                                       "between",
                                                                       "nominal_of",
                                                                       "subject_control",
                                                                       "object_control",
                                                                       "content_preposition",
                                                                       "sentence_end",
                                                                       "asking",
                                                                       "writing",
                                                                       "author",
                                                                       "claim",
                                                                       "leading",
                                                                       "willing"};

struct TenseName {
  std::string_view name;
  Tense tense;
};
constexpr std::array<TenseName, 5> kTenseNames = {{{"base", Tense::kBase},
                                                   {"third", Tense::kThird},
                                                   {"past", Tense::kPast},
                                                   {"participle", Tense::kParticiple},
                                                   {"gerund", Tense::kGerund}}};

}  // namespace

Result<WordLists> ReadWordLists(const lexicon::ResourceDir& dir, std::string_view name) {
  DATELINE_TRY(bytes, dir.Read(name));
  DATELINE_TRY(file, lexicon::ReadToml(bytes, name));
  const toml::table* lists = file["lists"].as_table();
  if (lists == nullptr) {
    return Error{ErrorCode::kMalformedInput, "the file has no table `lists`", std::string(name)};
  }
  WordLists result;
  for (const auto& [key, value] : *lists) {
    std::vector<std::string>& words = result[std::string(key.str())];
    const toml::array* array = value.as_array();
    if (array == nullptr) {
      return Error{ErrorCode::kMalformedInput, "a list must be an array of strings",
                   std::string(name)};
    }
    for (const toml::node& item : *array) {
      if (const auto word = item.value<std::string>()) words.push_back(*word);
    }
  }
  return result;
}

Result<Grammar> Grammar::Load(const lexicon::ResourceDir& dir) {
  Grammar grammar;
  DATELINE_TRY(lists, ReadWordLists(dir, "rules/discourse/words.toml"));
  for (std::size_t c = 0; c < kWordClassCount; ++c) {
    const auto list = lists.find(kClassNames[c]);
    if (list == lists.end()) {
      return Error{ErrorCode::kMalformedInput,
                   "list `" + std::string(kClassNames[c]) + "` is missing",
                   "rules/discourse/words.toml"};
    }
    for (const std::string& word : list->second) grammar.words_[word].classes |= 1U << c;
  }
  DATELINE_TRY(forms, dir.Lexicon("lexicons/lang/verb_forms.tsv"));
  DATELINE_TRY(form, forms.Find("form"));
  DATELINE_TRY(lemma, forms.Find("lemma"));
  DATELINE_TRY(tense, forms.Find("tense"));
  for (std::size_t row = 0; row < forms.size(); ++row) {
    for (const TenseName& known : kTenseNames) {
      if (forms.Cell(row, tense) != known.name) continue;
      Word& word = grammar.words_[forms.Cell(row, form)];
      // Where two verbs share a form ("found", "left") the base form's own lemma stands back.
      const bool base = known.tense == Tense::kBase;
      if (word.lemma.empty() || !base) {
        word.lemma = *grammar.lemmas_.emplace(forms.Cell(row, lemma)).first;
      }
      word.tenses = static_cast<std::uint8_t>(word.tenses | static_cast<std::uint8_t>(known.tense));
    }
  }
  // These verbs are listed by their base form and keep their class in every form.
  grammar.words_.ForEach([&](std::string_view norm, Word& word) {
    if (word.lemma.empty() || word.lemma == norm) return;
    const Word base = grammar.Find(word.lemma);
    for (const WordClass c : {WordClass::kLight, WordClass::kSubjectControl, WordClass::kAsking}) {
      if (base.Is(c)) word.classes |= 1U << static_cast<unsigned>(c);
    }
  });
  return grammar;
}

}  // namespace dateline::discourse
