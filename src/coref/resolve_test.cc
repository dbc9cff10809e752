#include "coref/resolve.h"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "coref/find_phrases.h"
#include "coref/speakers.h"
#include "coref/typed_text.h"

namespace dateline::coref {
namespace {

const Words& Shared() {
  static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  static const auto words = Words::Load(*dir);
  return *words;
}

// The chains of two and more, each as its mentions joined by "=", in order.
std::string ChainsOf(std::string_view typed) {
  const TypedText doc(typed);
  const lexicon::TokenView view{doc.tokens, doc.text};
  const Parse parse(view, doc.sentences);
  std::vector<bool> taken(view.size());
  std::vector<Mention> mentions;
  std::map<std::string, std::size_t> chain_of_name;  // by last word: the caller's business
  for (const TypedText::Name& name : doc.names) {
    Mention mention;
    mention.first = name.first;
    mention.last = name.last;
    mention.head = parse.HeadWithin(name.first, name.last);
    mention.kinds = KindBit(name.kind);
    mention.genders = kNeuter;
    if (name.kind == EntityKind::kPerson) {
      mention.genders = Shared().GenderOfName(view.Surface(name.first));
      mention.number = Number::kSingular;
    }
    mention.chain =
        chain_of_name.try_emplace(view.Norm(name.last - 1), chain_of_name.size()).first->second;
    mentions.push_back(mention);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(name.first),
              taken.begin() + static_cast<std::ptrdiff_t>(name.last), true);
  }
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const SentenceRow row = doc.sentences.RowAt(s);
    for (const Mention& phrase :
         FindPhrases(Shared(), parse, AsSize(row.first), AsSize(row.last), taken)) {
      mentions.push_back(phrase);
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.head < b.head; });
  Quotations quotations = FindQuotations(parse, doc.sentences);
  AddSpeakers(Shared(), parse, doc.sentences, mentions, quotations);
  Resolve(Shared(), parse, quotations, mentions);
  std::map<std::size_t, std::vector<std::string>> chains;
  std::vector<std::size_t> order;
  for (const Mention& mention : mentions) {
    if (mention.chain == kNoChain) continue;
    auto& chain = chains[mention.chain];
    if (chain.empty()) order.push_back(mention.chain);
    const auto& spans = doc.tokens.Column<&TokenRow::span>();
    chain.push_back(doc.text.substr(spans[mention.first].begin,
                                    spans[mention.last - 1].end - spans[mention.first].begin));
  }
  std::string out;
  for (const std::size_t chain : order) {
    if (chains[chain].size() < 2) continue;
    if (!out.empty()) out += "; ";
    for (std::size_t i = 0; i < chains[chain].size(); ++i) {
      out += (i > 0 ? "=" : "") + chains[chain][i];
    }
  }
  return out;
}

struct Case {
  const char* name;
  const char* typed;
  const char* chains;
};

class ResolveTest : public testing::TestWithParam<Case> {};

TEST_P(ResolveTest, Links) { EXPECT_EQ(ChainsOf(GetParam().typed), GetParam().chains); }

#define SHE_LEFT "she:PRON:2:nsubj left:VERB:0:root"
#define THE "the:DET:2:det:Definite=Def|PronType=Art"

INSTANTIATE_TEST_SUITE_P(
    Pronouns, ResolveTest,
    testing::Values(
        Case{"SubjectOfTheSentenceBefore",
             "<person Anna:PROPN:3:nsubj Ruiz:PROPN:1:flat> spoke:VERB:0:root / " SHE_LEFT,
             "Anna Ruiz=she"},
        Case{"GenderChoosesTheObject",
             "<person Peter:PROPN:2:nsubj> met:VERB:0:root <person Anna:PROPN:2:obj> / " SHE_LEFT,
             "Anna=she"},
        Case{"SubjectBeforeOblique",
             "<person Maria:PROPN:2:nsubj> spoke:VERB:0:root with:ADP:4:case "
             "<person Anna:PROPN:2:obl> / " SHE_LEFT,
             "Maria=she"},
        Case{"PossessorOfItsClause",
             "<person Anna:PROPN:2:nsubj> sold:VERB:0:root her:PRON:4:nmod:poss car:NOUN:2:obj",
             "Anna=her"},
        Case{"NotItsOwnCoArgument",
             "<person Maria:PROPN:2:nsubj> spoke:VERB:0:root / <person Anna:PROPN:2:nsubj> "
             "saw:VERB:0:root her:PRON:2:obj",
             "Maria=her"},
        Case{
            "NotWhatItsVerbHasNext",
            "<organization Zeta:PROPN:2:nsubj> met:VERB:0:root <organization Acme:PROPN:2:obj> / "
            "<organization Acme:PROPN:2:nsubj> grew:VERB:0:root / it:PRON:2:nsubj left:VERB:0:root "
            "<organization Acme:PROPN:2:obj>",
            "Acme=Acme=Acme"},
        Case{"Reflexive",
             "<person Maria:PROPN:2:nsubj> spoke:VERB:0:root / <person Anna:PROPN:2:nsubj> "
             "hurt:VERB:0:root herself:PRON:2:obj",
             "Anna=herself"},
        Case{"Relative",
             "<person Anna:PROPN:4:nsubj> who:PRON:3:nsubj:PronType=Rel sang:VERB:1:acl:relcl "
             "left:VERB:0:root",
             "Anna=who"},
        Case{"WhoIsNoCountry",
             "the:DET:2:det:Definite=Def|PronType=Art emir:NOUN:7:nsubj:Number=Sing of:ADP:4:case "
             "<state Qatar:PROPN:2:nmod> who:PRON:6:nsubj:PronType=Rel sang:VERB:4:acl:relcl "
             "left:VERB:0:root",
             "the emir=who"},
        Case{"HeIsNoBody",
             "<group Rebels:PROPN:2:nsubj> met:VERB:0:root <person Peter:PROPN:2:obj> / "
             "he:PRON:2:nsubj left:VERB:0:root",
             "Peter=he"},
        Case{"SaidOfTheSubjectBeforeIt",
             "<person Anna:PROPN:2:nsubj> spoke:VERB:0:root / "
             "a:DET:2:det:Definite=Ind|PronType=Art lawyer:NOUN:7:nsubj:Number=Sing by:ADP:4:case "
             "training:NOUN:2:nmod ,:PUNCT:2:punct she:PRON:7:nsubj left:VERB:0:root",
             "Anna=a lawyer=she"},
        Case{"ThingIsABody",
             "<organization Acme:PROPN:2:nsubj> grew:VERB:0:root / it:PRON:2:nsubj "
             "hired:VERB:0:root",
             "Acme=it"},
        Case{"TheyAreManyOrABody",
             "<person Anna:PROPN:3:nsubj> had:AUX:3:aux joined:VERB:0:root rebels:NOUN:3:obj:"
             "Number=Plur / they:PRON:2:nsubj fled:VERB:0:root",
             "rebels=they"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Nominals, ResolveTest,
    testing::Values(
        Case{"Apposition",
             THE " minister:NOUN:5:nsubj:Number=Sing <person Anna:PROPN:2:appos "
                 "Ruiz:PROPN:3:flat> left:VERB:0:root",
             "the minister=Anna Ruiz"},
        Case{"AppositionToTheOuterNoun",
             "the:DET:2:det:Definite=Def|PronType=Art director:NOUN:8:nsubj:Number=Sing "
             "of:ADP:5:case the:DET:5:det:Definite=Def|PronType=Art board:NOUN:2:nmod:Number=Sing "
             ",:PUNCT:7:punct <person Anna:PROPN:5:appos> left:VERB:0:root",
             "the director=Anna"},
        Case{"Predicate",
             "<person Anna:PROPN:4:nsubj> is:AUX:4:cop the:DET:4:det:Definite=Def|PronType=Art "
             "mayor:NOUN:0:root:Number=Sing",
             "Anna=the mayor"},
        Case{"SameNounAgain",
             "a:DET:2:det:Definite=Ind|PronType=Art minister:NOUN:3:nsubj:Number=Sing "
             "spoke:VERB:0:root / " THE " minister:NOUN:3:nsubj:Number=Sing left:VERB:0:root",
             "a minister=the minister"},
        Case{"WordOfAName",
             "<organization Ministry:PROPN:4:nsubj of:ADP:3:case Health:PROPN:1:nmod> "
             "said:VERB:0:root / " THE " ministry:NOUN:3:nsubj:Number=Sing denied:VERB:0:root",
             "Ministry of Health=the ministry"},
        Case{"TheCountry",
             "<state Peru:PROPN:2:nsubj> voted:VERB:0:root / " THE
             " country:NOUN:3:nsubj:Number=Sing waits:VERB:0:root",
             "Peru=the country"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Quotations, ResolveTest,
    testing::Values(
        Case{"SpeakerSaysI",
             "\":PUNCT:3:punct I:PRON:3:nsubj won:VERB:6:ccomp \":PUNCT:3:punct "
             "<person Anna:PROPN:6:nsubj> said:VERB:0:root / \":PUNCT:3:punct "
             "I:PRON:3:nsubj sang:VERB:0:root \":PUNCT:3:punct",
             "I=Anna=I"},
        Case{"AuthorSaysI",
             "I:PRON:2:nsubj won:VERB:0:root / my:PRON:2:nmod:poss car:NOUN:3:nsubj "
             "broke:VERB:0:root",
             "I=my"},
        Case{"AuthorIsNotTheSpeaker",
             "I:PRON:2:nsubj won:VERB:0:root // \":PUNCT:3:punct I:PRON:3:nsubj "
             "lost:VERB:6:ccomp \":PUNCT:3:punct <person Anna:PROPN:6:nsubj> said:VERB:0:root",
             "I=Anna"},
        Case{"WeOfOneSpeaker",
             "\":PUNCT:3:punct we:PRON:3:nsubj won:VERB:6:ccomp \":PUNCT:3:punct "
             "<person Anna:PROPN:6:nsubj> said:VERB:0:root / \":PUNCT:3:punct "
             "our:PRON:3:nmod:poss car:NOUN:4:nsubj broke:VERB:0:root \":PUNCT:4:punct",
             "we=our"},
        Case{"SpeakerOfTheNextParagraphIsAnother",
             "\":PUNCT:3:punct I:PRON:3:nsubj won:VERB:6:ccomp \":PUNCT:3:punct "
             "<person Anna:PROPN:6:nsubj> said:VERB:0:root // \":PUNCT:3:punct I:PRON:3:nsubj "
             "lost:VERB:6:ccomp \":PUNCT:3:punct <person Maria:PROPN:6:nsubj> said:VERB:0:root",
             "I=Anna; I=Maria"},
        Case{"SubjectNotTheOneSpokenTo",
             "<person Anna:PROPN:2:nsubj> told:VERB:0:root <person Maria:PROPN:2:obj> "
             "she:PRON:5:nsubj won:VERB:2:ccomp",
             "Anna=she"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Abstains, ResolveTest,
    testing::Values(
        Case{"NothingBefore", SHE_LEFT, ""},
        Case{"WrongNumber",
             "<person Anna:PROPN:2:nsubj> spoke:VERB:0:root / they:PRON:2:nsubj left:VERB:0:root",
             ""},
        Case{"WrongGender", "<person Peter:PROPN:2:nsubj> spoke:VERB:0:root / " SHE_LEFT, ""},
        Case{"WrongKind", "<place Lima:PROPN:2:nsubj> waits:VERB:0:root / " SHE_LEFT, ""},
        Case{"Cataphora",
             "when:SCONJ:3:mark she:PRON:3:nsubj left:VERB:6:advcl ,:PUNCT:3:punct "
             "<person Anna:PROPN:6:nsubj> wept:VERB:0:root",
             ""},
        Case{"Expletive",
             "<organization Acme:PROPN:2:nsubj> grew:VERB:0:root / it:PRON:2:expl "
             "rained:VERB:0:root",
             ""},
        Case{"NewInTheText",
             "the:DET:2:det:Definite=Def|PronType=Art minister:NOUN:3:nsubj:Number=Sing "
             "spoke:VERB:0:root / a:DET:2:det:Definite=Ind|PronType=Art "
             "minister:NOUN:3:nsubj:Number=Sing left:VERB:0:root",
             ""},
        Case{"DeniedPredicate",
             "<person Anna:PROPN:5:nsubj> is:AUX:5:cop not:PART:5:advmod:Polarity=Neg "
             "the:DET:5:det:Definite=Def|PronType=Art mayor:NOUN:0:root:Number=Sing",
             ""},
        Case{"NobodyIsHerOwnMother",
             "<person Anna:PROPN:2:nsubj> spoke:VERB:0:root / her:PRON:2:nmod:poss "
             "mother:NOUN:3:nsubj:Number=Sing left:VERB:0:root",
             "Anna=her"},
        Case{"HerHusbandIsNobodyNamedBefore",
             "<person Peter:PROPN:2:nsubj> met:VERB:0:root <person Anna:PROPN:2:obj> / "
             "her:PRON:2:nmod:poss husband:NOUN:3:nsubj:Number=Sing left:VERB:0:root",
             "Anna=her"},
        Case{"ItsLeaderIsWhoIsNamed",
             "<person Peter:PROPN:2:nsubj> joined:VERB:0:root <organization Acme:PROPN:2:obj> "
             "and:CCONJ:6:cc "
             "its:PRON:6:nmod:poss leader:NOUN:3:conj:Number=Sing ,:PUNCT:8:punct "
             "<person Ivan:PROPN:6:appos>",
             "its leader=Ivan"},
        Case{"AnotherTitle",
             "the:DET:2:det:Definite=Def|PronType=Art mayor:NOUN:4:nsubj:Number=Sing "
             "<person Anna:PROPN:2:appos> spoke:VERB:0:root / "
             "the:DET:2:det:Definite=Def|PronType=Art "
             "bishop:NOUN:3:nsubj:Number=Sing left:VERB:0:root",
             "the mayor=Anna"},
        Case{"TwoCountriesAreNotOne",
             "<state Peru:PROPN:2:nsubj> voted:VERB:0:root / "
             "the:DET:3:det:Definite=Def|PronType=Art "
             "two:NUM:3:nummod countries:NOUN:4:nsubj:Number=Plur waited:VERB:0:root",
             ""},
        Case{"WeAreNotThey",
             "we:PRON:2:nsubj spoke:VERB:0:root / they:PRON:2:nsubj left:VERB:0:root", ""},
        Case{"Joined",
             "<person Anna:PROPN:4:nsubj> and:CCONJ:3:cc she:PRON:1:conj left:VERB:0:root", ""},
        Case{"NotTheWholeItIsPartOf",
             "the:DET:2:det:Definite=Def|PronType=Art leader:NOUN:6:nsubj:Number=Sing "
             "of:ADP:5:case her:PRON:5:nmod:poss party:NOUN:2:nmod:Number=Sing left:VERB:0:root",
             ""},
        Case{"SpeakerOfATranscript",
             "<person Anna:PROPN:0:root> ::PUNCT:1:punct i:PRON:4:nsubj agree:VERB:1:parataxis // "
             "i:PRON:2:nsubj left:VERB:0:root",
             "Anna=i=i"},
        Case{"TwoSpeakInTurn",
             "<person Anna:PROPN:0:root> ::PUNCT:1:punct you:PRON:4:nsubj left:VERB:1:parataxis // "
             "<person Peter:PROPN:0:root> ::PUNCT:1:punct i:PRON:4:nsubj left:VERB:1:parataxis",
             "you=Peter=i"},
        Case{"AuthorOfASpeech",
             "remarks:NOUN:0:root:Number=Plur by:ADP:3:case <person Anna:PROPN:1:nmod> // "
             "i:PRON:2:nsubj left:VERB:0:root",
             "Anna=i"},
        Case{"NoLabelInASentence",
             "<person Anna:PROPN:2:nsubj> asked:VERB:0:root ::PUNCT:2:punct i:PRON:5:nsubj "
             "leave:VERB:2:ccomp",
             ""},
        Case{"TooFarBack",
             "<person Anna:PROPN:2:nsubj> spoke:VERB:0:root / rain:NOUN:2:nsubj fell:VERB:0:root / "
             "snow:NOUN:2:nsubj fell:VERB:0:root / wind:NOUN:2:nsubj blew:VERB:0:root / "
             "hail:NOUN:2:nsubj fell:VERB:0:root / " SHE_LEFT,
             ""}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dateline::coref
