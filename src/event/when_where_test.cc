#include "event/when_where.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "coref/typed_text.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {
namespace {

struct Case {
  std::string name;
  std::string_view typed;
  std::string act;  // its words
  std::string
      want;  // "time, place" as the words that give them, "~" before those of another clause
  std::string cue = {};      // the words of a saying
  std::string content = {};  // what it reports, from its first to its last word
  ActRule rule = {};
};

constexpr std::string_view kDays = "monday tuesday wednesday thursday friday 2019-05-18";
constexpr std::string_view kTowns = "lima cusco puno";
constexpr std::string_view kCountries = "peru";

bool IsIn(std::string_view list, std::string_view word) {
  return (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

// Monday is 13 May 2019, published on the Friday after.
std::chrono::sys_days DayOf(std::string_view word) {
  return std::chrono::sys_days{std::chrono::year{2019} / 5 / 13} +
         std::chrono::days{std::count(kDays.begin(), kDays.begin() + kDays.find(word), ' ')};
}

Span SpanOf(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  return {static_cast<ByteOffset>(at), static_cast<ByteOffset>(at + words.size())};
}

class WhenWhereTest : public testing::TestWithParam<Case> {};

TEST_P(WhenWhereTest, IsToldByTheTree) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto grammar = discourse::Grammar::Load(dir).value();
  const auto words = WhenWhereWords::Load(dir).value();
  const coref::TypedText typed(GetParam().typed);
  Source source;
  source.published = ParseIsoMoment("2019-05-17").value();
  const auto size = static_cast<ByteOffset>(typed.text.size());
  const auto doc = Document::Create(std::string(typed.text), {{BlockKind::kParagraph, {0, size}}},
                                    std::move(source), false, Limits{})
                       .value();
  Columns<TimeRow> times;
  Columns<PlaceRow> places;
  const auto& spans = typed.tokens.Column<&TokenRow::span>();
  const auto& norms = typed.tokens.Column<&TokenRow::norm>();
  for (std::size_t i = 0; i < typed.tokens.size(); ++i) {
    if (IsIn(kDays, norms[i])) {
      TimeRow row;
      row.span = spans[i];
      row.start = row.end_date = DayOf(norms[i]);
      times.Add(row);
    }
    if (IsIn(kTowns, norms[i]) || IsIn(kCountries, norms[i])) {
      PlaceRow row;
      row.span = spans[i];
      row.precision = IsIn(kTowns, norms[i]) ? "city" : "country";
      places.Add(row);
    }
  }
  Columns<StatementRow> statements;
  std::vector<Span> content;
  if (!GetParam().cue.empty()) {
    StatementRow row;
    row.span = row.cue = SpanOf(typed.text, GetParam().cue);
    statements.Add(row);
  }
  if (!GetParam().content.empty()) content.push_back(SpanOf(typed.text, GetParam().content));
  Layers layers(doc->text());
  ASSERT_TRUE(layers.Put(std::move(times)));
  ASSERT_TRUE(layers.Put(std::move(places)));
  ASSERT_TRUE(layers.Put(std::move(statements)));

  const discourse::TokenScan scan(*doc, typed.tokens, typed.sentences, grammar);
  const coref::Parse parse({typed.tokens, typed.text}, typed.sentences);
  const discourse::ClauseView clauses(parse, grammar);
  const WhenWhere when_where(words, *doc, layers, scan, clauses);
  const Span named = SpanOf(typed.text, GetParam().act);
  ActMatch act;
  act.first = static_cast<std::uint32_t>(scan.TokenAt(named.begin, 0, scan.size()));
  act.last = static_cast<std::uint32_t>(scan.TokenAt(named.end - 1, 0, scan.size())) + 1;
  act.head = static_cast<std::uint32_t>(parse.HeadWithin(act.first, act.last));
  act.verb = parse.UposOf(act.head) == Upos::kVerb;
  const std::vector<ActMatch> acts{act};

  std::string got = "-";
  if (const auto time = when_where.TimeOf(act, acts, content)) {
    got = time->how == How::kRule ? "~" : "";
    got += doc->text().substr(time->words.begin, time->words.size());
    const auto first = std::string(time->first == time->last ? "" : " ");
    if (!first.empty()) got += " (" + std::to_string((time->last - time->first).count() + 1) + ")";
  }
  got += ", ";
  if (const auto place = when_where.PlaceOf(act, acts, content, GetParam().rule)) {
    const Span span = layers.Get<PlaceRow>().Column<&PlaceRow::span>()[AsSize(place->place)];
    got += place->how == How::kRule ? "~" : "";
    got += doc->text().substr(span.begin, span.size());
  } else {
    got += "-";
  }
  EXPECT_EQ(got, GetParam().want);
}

ActRule Rule(std::string plover, Frame frame = Frame::kTransitive) {
  ActRule rule;
  rule.plover = std::move(plover);
  rule.frame = frame;
  return rule;
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, WhenWhereTest,
    testing::Values(
        Case{"verb",
             "Crowds:NOUN:2:nsubj marched:VERB:0:root in:ADP:4:case Lima:PROPN:2:obl on:ADP:6:case "
             "Monday:PROPN:2:obl",
             "marched", "Monday, Lima"},
        Case{"own_before_others",
             "Crowds:NOUN:2:nsubj marched:VERB:0:root Monday:PROPN:2:obl after:SCONJ:6:mark "
             "police:NOUN:6:nsubj fired:VERB:2:advcl Tuesday:PROPN:6:obl",
             "fired", "Tuesday, -"},
        Case{"noun_of_its_verb",
             "Envoys:NOUN:2:nsubj held:VERB:0:root a:DET:4:det summit:NOUN:2:obj in:ADP:6:case "
             "Lima:PROPN:2:obl on:ADP:8:case Monday:PROPN:2:obl",
             "summit", "Monday, Lima"},
        Case{
            "noun_of_a_saying",
            "Envoys:NOUN:2:nsubj announced:VERB:0:root a:DET:4:det summit:NOUN:2:obj on:ADP:6:case "
            "Monday:PROPN:2:obl",
            "summit", "-, -", "announced"},
        Case{"noun_with_a_clause",
             "Envoys:NOUN:2:nsubj want:VERB:0:root a:DET:4:det summit:NOUN:2:obj held:VERB:4:acl "
             "in:ADP:7:case Lima:PROPN:5:obl Friday:PROPN:5:obl",
             "summit", "Friday, Lima"},
        Case{"day_taken_for_a_subject",
             "Police:NOUN:3:nsubj Monday:PROPN:3:nsubj jailed:VERB:0:root him:PRON:3:obj", "jailed",
             "Monday, -"},
        Case{"perfect_has_no_day",
             "Chad:PROPN:3:nsubj has:AUX:3:aux:Tense=Pres|VerbForm=Fin condemned:VERB:0:root "
             "the:DET:5:det raid:NOUN:3:obj Monday:PROPN:3:obl",
             "condemned", "-, -"},
        Case{"of_what_the_perfect_tells",
             "Chad:PROPN:3:nsubj has:AUX:3:aux:Tense=Pres|VerbForm=Fin condemned:VERB:0:root "
             "the:DET:5:det raid:NOUN:3:obj Monday:PROPN:3:obl",
             "raid", "~Monday, -"},
        Case{"past_is_not_to_come",
             "Chad:PROPN:2:nsubj agreed:VERB:0:root:Tense=Past|VerbForm=Fin 2019-05-18:NUM:2:obl",
             "agreed", "-, -"},
        Case{"past_of_a_plan",
             "Chad:PROPN:2:nsubj threatened:VERB:0:root:Tense=Past|VerbForm=Fin to:PART:4:mark "
             "leave:VERB:2:xcomp:VerbForm=Inf Monday:PROPN:4:obl",
             "threatened", "Monday, -"},
        Case{"after_what_has_the_day",
             "Talks:NOUN:2:nsubj resumed:VERB:0:root after:ADP:5:case their:PRON:5:nmod:poss "
             "breakdown:NOUN:2:obl Monday:PROPN:5:nmod",
             "resumed", "-, -"},
        Case{"since_somebody_acted",
             "He:PRON:2:nsubj hid:VERB:0:root since:SCONJ:5:mark troops:NOUN:5:nsubj "
             "came:VERB:2:advcl Monday:PROPN:5:obl",
             "hid", "~Monday (5), -"},
        Case{"clause_of_a_place",
             "There:PRON:2:expl was:VERB:0:root panic:NOUN:2:nsubj Monday:PROPN:2:obl "
             "where:ADV:7:advmod:PronType=Rel shops:NOUN:7:nsubj closed:VERB:3:acl:relcl",
             "closed", "~Monday, -"},
        Case{"pages_about_an_act",
             "They:PRON:2:nsubj printed:VERB:0:root pages:NOUN:2:obj from:ADP:6:case the:DET:6:det "
             "probe:NOUN:3:nmod Monday:PROPN:2:obl",
             "probe", "-, -"},
        Case{"done_for_an_act",
             "They:PRON:2:nsubj met:VERB:0:root for:ADP:4:case talks:NOUN:2:obl Monday:PROPN:2:obl",
             "talks", "Monday, -"},
        Case{"saying_apart",
             "He:PRON:2:nsubj said:VERB:0:root on:ADP:4:case Monday:PROPN:2:obl that:SCONJ:7:mark "
             "rebels:NOUN:7:nsubj fled:VERB:2:ccomp",
             "fled", "-, -", "said", "rebels fled"},
        Case{
            "outside_the_content",
            "On:ADP:2:case Monday:PROPN:4:obl rebels:NOUN:4:nsubj fled:VERB:0:root ,:PUNCT:7:punct "
            "he:PRON:7:nsubj said:VERB:4:parataxis",
            "fled", "-, -", "said", "rebels fled"},
        Case{"joined_verbs_share_what_stands_before",
             "On:ADP:2:case Monday:PROPN:4:obl they:PRON:4:nsubj met:VERB:0:root and:CCONJ:6:cc "
             "signed:VERB:4:conj it:PRON:6:obj",
             "signed", "~Monday, -"},
        Case{"and_not_what_stands_after",
             "They:PRON:2:nsubj met:VERB:0:root on:ADP:4:case Monday:PROPN:2:obl and:CCONJ:6:cc "
             "signed:VERB:2:conj it:PRON:6:obj",
             "signed", "-, -"},
        Case{"participle_shares",
             "They:PRON:2:nsubj marched:VERB:0:root on:ADP:4:case Monday:PROPN:2:obl "
             ",:PUNCT:6:punct "
             "burning:VERB:2:advcl:VerbForm=Ger tyres:NOUN:6:obj",
             "burning", "~Monday, -"},
        Case{
            "purpose_does_not",
            "They:PRON:2:nsubj marched:VERB:0:root on:ADP:4:case Monday:PROPN:2:obl to:PART:6:mark "
            "free:VERB:2:advcl:VerbForm=Inf him:PRON:6:obj",
            "free", "-, -"},
        Case{"joined_verbs_share_what_stands_at_the_end",
             "They:PRON:2:nsubj met:VERB:0:root and:CCONJ:4:cc signed:VERB:2:conj on:ADP:6:case "
             "Monday:PROPN:4:obl",
             "met", "~Monday, -"},
        Case{
            "between_subject_and_verb",
            "The:DET:2:det junta:NOUN:5:nsubj on:ADP:4:case Monday:PROPN:2:nmod banned:VERB:0:root "
            "them:PRON:5:obj",
            "banned", "Monday, -"},
        Case{"hours_of_a_day",
             "They:PRON:2:nsubj fled:VERB:0:root in:ADP:5:case early:ADJ:5:amod hours:NOUN:2:obl "
             "of:ADP:7:case Monday:PROPN:5:nmod",
             "fled", "Monday, -"},
        Case{"at_a_meeting_on_a_day",
             "At:ADP:2:case talks:NOUN:6:obl on:ADP:4:case Monday:PROPN:2:nmod he:PRON:6:nsubj "
             "thanked:VERB:0:root them:PRON:6:obj",
             "thanked", "~Monday, -"},
        Case{"done_by_saying_so",
             "We:PRON:2:nsubj:Person=1 condemn:VERB:0:root:Tense=Pres|VerbForm=Fin it:PRON:2:obj "
             ",:PUNCT:6:punct he:PRON:6:nsubj said:VERB:2:parataxis Monday:PROPN:6:obl",
             "condemn", "~Monday, -", "said", "We condemn it"},
        Case{"picture",
             "Crowds:NOUN:2:nsubj march:VERB:0:root:Tense=Pres|VerbForm=Fin by:ADP:4:case "
             "houses:NOUN:2:obl burnt:VERB:4:acl:Tense=Past|VerbForm=Part ,:PUNCT:9:punct "
             "in:ADP:9:case the:DET:9:det capital:NOUN:5:obl Lima:PROPN:9:appos ,:PUNCT:12:punct "
             "2019-05-18:NUM:9:nmod",
             "march", "~2019-05-18, ~Lima"},
        Case{"told_of_those_in_the_picture",
             "Crowds:NOUN:2:nsubj march:VERB:0:root:Tense=Pres|VerbForm=Fin by:ADP:4:case "
             "houses:NOUN:2:obl burnt:VERB:4:acl:Tense=Past|VerbForm=Part ,:PUNCT:7:punct "
             "2019-05-18:NUM:4:nmod",
             "burnt", "-, -"},
        Case{"town_in_a_name_of_an_attack",
             "He:PRON:2:nsubj saw:VERB:0:root the:DET:5:det Cusco:PROPN:5:compound "
             "attacks:NOUN:2:obj",
             "attacks",
             "-, Cusco",
             {},
             {},
             Rule("ASSAULT")},
        Case{"left",
             "They:PRON:2:nsubj withdrew:VERB:0:root from:ADP:4:case Peru:PROPN:2:obl",
             "withdrew",
             "-, Peru",
             {},
             {},
             Rule("RETREAT")},
        Case{"named_by_its_kind",
             "Rebels:NOUN:2:nsubj captured:VERB:0:root the:DET:4:det town:NOUN:2:obj of:ADP:6:case "
             "Cusco:PROPN:4:nmod",
             "captured",
             "-, Cusco",
             {},
             {},
             Rule("ASSAULT")},
        Case{
            "place_of_talks_with_somebody",
            "They:PRON:2:nsubj held:VERB:0:root talks:NOUN:2:obj with:ADP:5:case Ruiz:PROPN:3:nmod "
            "in:ADP:7:case Cusco:PROPN:5:nmod",
            "talks",
            "-, Cusco",
            {},
            {},
            Rule("CONSULT")},
        Case{"place_of_what_is_spoken_of",
             "They:PRON:2:nsubj exchanged:VERB:0:root views:NOUN:2:obj on:ADP:5:case "
             "fighting:NOUN:3:nmod in:ADP:7:case Cusco:PROPN:5:nmod",
             "exchanged",
             "-, -",
             {},
             {},
             Rule("CONSULT")},
        Case{"stretch",
             "They:PRON:2:nsubj marched:VERB:0:root from:ADP:4:case Monday:PROPN:2:obl "
             "to:ADP:6:case "
             "Friday:PROPN:2:obl",
             "marched", "Monday to Friday (5), -"},
        Case{"onward", "They:PRON:2:nsubj marched:VERB:0:root since:ADP:4:case Tuesday:PROPN:2:obl",
             "marched", "Tuesday (4), -"},
        Case{"bound", "They:PRON:2:nsubj fled:VERB:0:root before:ADP:4:case Tuesday:PROPN:2:obl",
             "fled", "-, -"},
        Case{"finest_place_first",
             "They:PRON:2:nsubj marched:VERB:0:root in:ADP:4:case Puno:PROPN:2:obl ,:PUNCT:6:punct "
             "Peru:PROPN:4:nmod",
             "marched", "-, Puno"},
        Case{"actor_of_a_country_is_no_place",
             "Peru:PROPN:2:nsubj attacked:VERB:0:root Cusco:PROPN:2:obj",
             "attacked",
             "-, Cusco",
             {},
             {},
             Rule("ASSAULT")},
        Case{"country_attacked_is_a_party",
             "Rebels:NOUN:2:nsubj attacked:VERB:0:root Peru:PROPN:2:obj",
             "attacked",
             "-, -",
             {},
             {},
             Rule("ASSAULT")},
        Case{"visit",
             "He:PRON:2:nsubj announced:VERB:0:root a:DET:4:det visit:NOUN:2:obj to:ADP:6:case "
             "Peru:PROPN:4:nmod",
             "visit",
             "-, Peru",
             "announced",
             {},
             Rule("CONSULT", Frame::kVisit)},
        Case{"nothing_near", "Rebels:NOUN:2:nsubj fled:VERB:0:root", "fled", "-, -"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::event
