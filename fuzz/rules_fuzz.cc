// Any bytes as the pattern of a rule, and as a whole rule file: refused with a reason, or loaded; a
// pattern survives a round trip, and matches lie within the tokens.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "rules/pattern.h"
#include "rules/rule_set.h"

namespace {

using dateline::Columns;
using dateline::ErrorCode;
using dateline::TokenRow;
namespace rules = dateline::rules;
namespace lexicon = dateline::lexicon;

void TryPattern(std::string_view bytes) {
  const auto tree = rules::ParsePattern(bytes, "fuzz");
  if (!tree) {
    if (tree.error().message.empty()) std::abort();
    return;
  }
  const auto again = rules::ParsePattern(rules::FormatPattern(tree.value()), "fuzz");
  // Escapes and brackets may make the text longer than a pattern can be.
  if (!again && again.error().code == ErrorCode::kLimitExceeded) return;
  if (!again || again.value() != tree.value()) std::abort();
}

void TryFile(const std::string& bytes) {
  const rules::Domain domain{
      "fuzz", {{"make", {{"x", rules::Accepts::kText}}}}, {"state"}, {"tense"}};
  const rules::ListLoader lists = [](std::string_view name) -> dateline::Result<lexicon::Table> {
    if (name == "day") {
      return lexicon::Table::Parse("surface\tvalue\tsource\na b\t1\th\n", "day", nullptr);
    }
    return dateline::Error{ErrorCode::kNotFound, "no such list", std::string(name)};
  };
  const auto set =
      rules::RuleSet::Parse({{"fuzz", bytes}}, domain, lists, lexicon::CutAtSpaces, nullptr);
  if (!set) {
    if (set.error().message.empty() || set.error().where.empty()) std::abort();
    return;
  }
  const std::string text = "a b c d a b 5 a";
  Columns<TokenRow> tokens;
  for (const std::string_view piece : lexicon::CutAtSpaces(text)) {
    const auto begin = static_cast<dateline::ByteOffset>(piece.data() - text.data());
    TokenRow row;
    row.span = {begin, static_cast<dateline::ByteOffset>(begin + piece.size())};
    row.norm = piece;
    row.lemma = piece;
    tokens.Add(std::move(row));
  }
  rules::PredicateSpans spans;
  spans.Add(0, 1, 3, 0);
  for (const rules::Match& match : set.value().FindAll({tokens, text}, &spans)) {
    if (match.first >= match.last || match.last > tokens.size()) std::abort();
  }
}

void TryRule(std::string_view pattern) {
  const auto unquotable = [](char c) {
    return c == '\'' || static_cast<unsigned char>(c) < 0x20 ||
           static_cast<unsigned char>(c) >= 0x7F;
  };
  if (std::any_of(pattern.begin(), pattern.end(), unquotable)) return;
  TryFile(
      "schema = 1\ndomain = \"fuzz\"\n[[rule]]\nid = \"fuzz.a\"\nsince = \"1\"\npattern = '" +
      std::string(pattern) +
      "'\nproduce = \"make('v')\"\nsource = \"h\"\nwhy = \"w\"\nexamples = [{text = \"a\", mark = "
      "\"a\", want = \"v\"}, {text = \"b\", mark = \"b\", want = \"v\"}]\ncounter_examples = "
      "[{text = "
      "\"c\", why = \"n\"}]\n");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  TryPattern(bytes);
  TryRule(bytes);
  TryFile(std::string(bytes));
  return 0;
}
