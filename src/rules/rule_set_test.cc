// Rules through the front door: files in, matches out. At the end the search is compared with a
// plain backtracker over the pattern's tree.
#include "rules/rule_set.h"

#include <functional>
#include <map>
#include <ostream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/pattern.h"

namespace dateline::rules {
namespace {

Columns<TokenRow> TokensOf(const std::string& text) {
  Columns<TokenRow> tokens;
  for (const std::string_view piece : lexicon::CutAtSpaces(text)) {
    const auto begin = static_cast<ByteOffset>(piece.data() - text.data());
    TokenRow row;
    row.span = {begin, static_cast<ByteOffset>(begin + piece.size())};
    row.norm = lexicon::NormOf(piece);
    row.lemma = row.norm;
    if (row.lemma.size() > 3 && row.lemma.ends_with("ed")) row.lemma.resize(row.lemma.size() - 2);
    tokens.Add(std::move(row));
  }
  return tokens;
}

Domain TestDomain() {
  return {"test",
          {{"make",
            {{"x", Accepts::kWordSlot | Accepts::kNumberSlot | Accepts::kRowSlot | Accepts::kText |
                       Accepts::kNumber | Accepts::kContext},
             {"y", Accepts::kNumberSlot, true}}}},
          {"state"},
          {"tense"}};
}

Result<lexicon::Table> TestList(std::string_view name) {
  if (name == "day") {
    return lexicon::Table::Parse("surface\tvalue\tsource\nMonday\t1\th\nday of rest\t7\th\n",
                                 "day.tsv", nullptr);
  }
  if (name == "lang/number") {
    return lexicon::Table::Parse(
        "surface\tvalue\tsource\nand\tlink\th\nfive\t5\th\nhundred\t100\th\nthousand\t1000\th\n"
        "twenty\t20\th\ntwo\t2\th\n",
        "number.tsv", nullptr);
  }
  return Error{ErrorCode::kNotFound, "no such list", std::string(name)};
}

std::string RuleText(const std::string& id, const std::string& pattern,
                     const std::string& produce = "make('v')", const std::string& more = "") {
  return "[[rule]]\nid = \"" + id + "\"\nsince = \"1\"\npattern = '''" + pattern +
         "'''\nproduce = \"" + produce + "\"\nsource = \"h\"\nwhy = \"w\"\n" + more +
         "examples = [{text = \"a\", mark = \"a\", want = \"v\"}, {text = \"b\", mark = \"b\", "
         "want = "
         "\"v\"}]\ncounter_examples = [{text = \"c\", why = \"n\"}]\n";
}

Result<RuleSet> Load(const std::string& rules) {
  return RuleSet::Parse({{"r.toml", "schema = 1\ndomain = \"test\"\n" + rules}}, TestDomain(),
                        TestList, lexicon::CutAtSpaces, nullptr);
}

std::string Found(const std::string& pattern, const std::string& text,
                  PredicateSpans* spans = nullptr) {
  const auto set = Load(RuleText("test.a", pattern));
  if (!set) return set.error().message;
  const Columns<TokenRow> tokens = TokensOf(text);
  std::string out;
  for (const Match& match : set.value().FindAll({tokens, text}, spans)) {
    out += "[" + std::to_string(match.first) + "," + std::to_string(match.last) + ")";
  }
  return out;
}

struct MatchCase {
  const char* name;
  const char* pattern;
  const char* text;
  const char* want;
  friend void PrintTo(const MatchCase& c, std::ostream* out) { *out << c.name; }
};
class MatchTest : public ::testing::TestWithParam<MatchCase> {};

TEST_P(MatchTest, GivesTokenRanges) {
  EXPECT_EQ(Found(GetParam().pattern, GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Language, MatchTest,
    ::testing::Values(
        MatchCase{"Word", "cat", "a cat sat", "[1,2)"},
        MatchCase{"WordDemandsItsCapitals", "May", "may May MAY", "[1,2)[2,3)"},
        MatchCase{"LowerCaseTakesAny", "may", "may May", "[0,1)[1,2)"},
        MatchCase{"Lemma", "~attack", "they attacked", "[1,2)"},
        MatchCase{"OptionalTakenWhenThere", "[on] {day}", "on Monday", "[0,2)[1,2)"},
        MatchCase{"AlternativesOfSeveralWords", "(a|b c) d", "b c d", "[0,3)"},
        MatchCase{"ListOfSeveralWords", "{day}", "a day of rest", "[1,4)"},
        MatchCase{"GapTakesUpToItsWidth", "a ..2 b", "a x x b a x x x b", "[0,4)"},
        MatchCase{"LongestWins", "a [b [c]]", "a b c", "[0,3)"},
        MatchCase{"SentenceStart", "^ a", "a a", "[0,1)"},
        MatchCase{"SentenceEnd", "a $", "a a", "[1,2)"},
        MatchCase{"NotAhead", "a !(b)", "a b a c a", "[2,3)[4,5)"},
        MatchCase{"NotBehind", "!<(x y|z) a", "x y a z a y a", "[6,7)"},
        MatchCase{"Number", "{number} men", "two hundred and five men", "[0,5)[1,5)[3,5)"},
        MatchCase{"DigitsWithCommas", "{number} men", "1,200 men 1,20 men", "[0,2)"},
        MatchCase{"Year", "in {year}", "in 2011 in 3011", "[0,2)"},
        MatchCase{"Capitalised", "~call {capitalised}", "called Ana", "[0,2)"},
        MatchCase{"NothingRequiredIsRefused", "[a]", "",
                  "pattern can match no words at all; demand at least one"},
        MatchCase{"OnlyAnyIsRefused", "{any}", "",
                  "pattern has no word, list or predicate that must be there; add one"},
        MatchCase{"UnknownList", "{none}", "",
                  "{none} is neither a token class, nor a predicate of the domain, nor a list"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RuleSetTest, PredicatesComeFromTheDomain) {
  PredicateSpans spans;
  spans.Add(0, 1, 3, 42);
  EXPECT_EQ(Found("~attack x:{state}", "attacked New Land", &spans), "[0,3)");
  EXPECT_EQ(Found("{state} left", "the New Land left", &spans), "[1,4)");
}

TEST(RuleSetTest, SlotsCarryTheirValues) {
  const auto set = Load(RuleText("test.a", "[x:{number}] on y:{day}", "make(y, x)"));
  ASSERT_TRUE(set) << set.error().message;
  const std::string text = "5 on Monday";
  const Columns<TokenRow> tokens = TokensOf(text);
  const auto matches = set.value().FindAll({tokens, text}, nullptr);
  ASSERT_EQ(matches.size(), 2u);
  const Rule& rule = set.value().rule(0);
  EXPECT_EQ(matches[0].SlotOf(rule.arguments[0]).word, "1");
  EXPECT_EQ(matches[0].SlotOf(rule.arguments[1]).number, 5);
  EXPECT_FALSE(matches[1].SlotOf(rule.arguments[1]).filled());
}

TEST(RuleSetTest, BeforeDecidesBetweenEqualMatches) {
  const auto set = Load(RuleText("test.a", "x y") +
                        RuleText("test.b", "x [y]", "make('w')", "before = \"test.a\"\n"));
  ASSERT_TRUE(set) << set.error().message;
  const std::string text = "x y";
  const Columns<TokenRow> tokens = TokensOf(text);
  const auto kept = KeepBest(set.value(), set.value().FindAll({tokens, text}, nullptr));
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(set.value().rule(kept[0].rule).id, "test.b");
}

struct RefusedCase {
  const char* name;
  std::string rules;
  friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};
class RuleRefusedTest : public ::testing::TestWithParam<RefusedCase> {};

TEST_P(RuleRefusedTest, SaysWhere) {
  const auto set = Load(GetParam().rules);
  ASSERT_FALSE(set);
  EXPECT_TRUE(set.error().where.starts_with("r.toml:")) << set.error().where;
}

INSTANTIATE_TEST_SUITE_P(
    Files, RuleRefusedTest,
    ::testing::Values(
        RefusedCase{"NoRules", ""},
        RefusedCase{"UnknownKey", RuleText("test.a", "a", "make('v')", "extra = 1\n")},
        RefusedCase{"IdTwice", RuleText("test.a", "a") + RuleText("test.a", "b")},
        RefusedCase{"IdOfAnotherDomain", RuleText("time.a", "a")},
        RefusedCase{"UnknownProducer", RuleText("test.a", "a", "bake('v')")},
        RefusedCase{"TooManyArguments", RuleText("test.a", "x:{number} a", "make('v', x, x)")},
        RefusedCase{"TooFewArguments", RuleText("test.a", "a", "make()")},
        RefusedCase{"ArgumentOfAnotherType", RuleText("test.a", "x:a", "make('v', x)")},
        RefusedCase{"UnknownSlot", RuleText("test.a", "a", "make(z)")},
        RefusedCase{"NotToml", "[[rule"},
        RefusedCase{"NoExamples",
                    "[[rule]]\nid=\"test.a\"\nsince=\"1\"\npattern=\"a\"\nproduce=\"make('v')\"\n"
                    "source=\"h\"\nwhy=\"w\"\n"},
        RefusedCase{"BeforeNobody", RuleText("test.a", "a", "make('v')", "before = \"test.x\"\n")},
        RefusedCase{"BeforeItself", RuleText("test.a", "a", "make('v')", "before = \"test.a\"\n")},
        RefusedCase{"PatternTooLong",
                    RuleText("test.a", "a ..12 ..12 ..12 ..12 ..12 ..12 ..12 ..12 b")}),
    [](const auto& test) { return std::string(test.param.name); });

// The oracle: all ends a tree can reach from a token, by plain backtracking.
using Ends = std::set<std::size_t>;
Ends EndsOf(const Node& node, const std::vector<std::string>& words, std::size_t at) {
  switch (node.kind) {
    case Node::Kind::kWord:
    case Node::Kind::kLemma:
      return at < words.size() && words[at] == node.text ? Ends{at + 1} : Ends{};
    case Node::Kind::kGap: {
      Ends ends;
      for (std::size_t n = 0; n <= node.count && at + n <= words.size(); ++n) ends.insert(at + n);
      return ends;
    }
    case Node::Kind::kOptional: {
      Ends ends = EndsOf(node.children[0], words, at);
      ends.insert(at);
      return ends;
    }
    case Node::Kind::kAlternatives: {
      Ends ends;
      for (const Node& child : node.children) ends.merge(EndsOf(child, words, at));
      return ends;
    }
    case Node::Kind::kNotAhead:
      return EndsOf(node.children[0], words, at).empty() ? Ends{at} : Ends{};
    case Node::Kind::kNotBehind:
      for (std::size_t from = 0; from < at; ++from) {
        if (EndsOf(node.children[0], words, from).count(at) > 0) return {};
      }
      return {at};
    case Node::Kind::kSentenceStart:
      return at == 0 ? Ends{at} : Ends{};
    case Node::Kind::kSentenceEnd:
      return at == words.size() ? Ends{at} : Ends{};
    case Node::Kind::kSlot:
      return EndsOf(node.children[0], words, at);
    default: {
      Ends ends{at};
      for (const Node& child : node.children) {
        Ends next;
        for (const std::size_t end : ends) next.merge(EndsOf(child, words, end));
        ends = std::move(next);
      }
      return ends;
    }
  }
}

std::string RandomPattern(std::mt19937& random, int depth) {
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::string out;
  for (unsigned i = 0, count = 1 + pick(3); i < count; ++i) {
    if (i > 0) out += " ";
    const unsigned kind = depth > 0 ? pick(9) : 0;
    const std::string word(1, static_cast<char>('a' + pick(3)));
    if (kind <= 3) out += (kind == 3 ? "~" : "") + word;
    if (kind == 4) out += "[" + RandomPattern(random, depth - 1) + "]";
    if (kind == 5)
      out += "(" + RandomPattern(random, depth - 1) + "|" + RandomPattern(random, depth - 1) + ")";
    if (kind == 6) out += ".." + std::to_string(1 + pick(2));
    if (kind == 7) out += "!(" + word + ")";
    if (kind == 8) out += "!<(" + word + ")";
  }
  return out;
}

TEST(RuleSetTest, SearchAgreesWithPlainBacktracking) {
  std::mt19937 random(11);  // fixed, so that a failure can be repeated
  int compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string pattern = RandomPattern(random, 2);
    const auto set = Load(RuleText("test.a", pattern));
    if (!set) continue;  // refused: nothing required, or nothing to look for
    const Node tree = ParsePattern(pattern, "").value();
    for (int text_round = 0; text_round < 4; ++text_round) {
      std::string text;
      for (int i = 0; i < 9; ++i) {
        if (i > 0) text += " ";
        text += static_cast<char>('a' + random() % 3);
      }
      std::vector<std::string> words;
      for (const std::string_view piece : lexicon::CutAtSpaces(text)) words.emplace_back(piece);
      std::string want;
      for (std::size_t at = 0; at < words.size(); ++at) {
        const Ends ends = EndsOf(tree, words, at);
        if (ends.empty() || *ends.rbegin() == at) continue;
        want += "[" + std::to_string(at) + "," + std::to_string(*ends.rbegin()) + ")";
      }
      const Columns<TokenRow> tokens = TokensOf(text);
      std::string got;
      for (const Match& match : set.value().FindAll({tokens, text}, nullptr)) {
        got += "[" + std::to_string(match.first) + "," + std::to_string(match.last) + ")";
      }
      ASSERT_EQ(got, want) << pattern << " on " << text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000);
}

}  // namespace
}  // namespace dateline::rules
