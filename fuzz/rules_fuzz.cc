// Any bytes as a rule file and as a pattern: refused with a reason, or loaded; a pattern survives a
// round trip, and its matches lie within the tokens.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

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

void TryFile(std::string_view bytes) {
  const rules::Domain domain{
      "fuzz", {{"make", {{"x", rules::Accepts::kText}}}}, {"state"}, {"tense"}};
  const rules::ListLoader lists = [](std::string_view name) -> dateline::Result<lexicon::Table> {
    if (name == "day") {
      return lexicon::Table::Parse("surface\tvalue\tsource\na b\t1\th\n", "day", nullptr);
    }
    return dateline::Error{ErrorCode::kNotFound, "no such list", std::string(name)};
  };
  const auto set = rules::RuleSet::Parse({{"fuzz", std::string(bytes)}}, domain, lists,
                                         lexicon::CutAtSpaces, nullptr);
  if (!set) {
    if (set.error().message.empty() || set.error().where.empty()) std::abort();
    return;
  }
  const std::string text = "a b c d a b 5 a";
  Columns<TokenRow> tokens;
  for (const std::string_view piece : lexicon::CutAtSpaces(text)) {
    const auto begin = static_cast<dateline::ByteOffset>(piece.data() - text.data());
    tokens.Add({{begin, static_cast<dateline::ByteOffset>(begin + piece.size())},
                {},
                std::string(piece),
                std::string(piece)});
  }
  rules::PredicateSpans spans;
  spans.Add(0, 1, 3, 0);
  for (const rules::Match& match : set.value().FindAll({tokens, text}, &spans)) {
    if (match.first >= match.last || match.last > tokens.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  TryPattern(bytes);
  TryFile(bytes);
  return 0;
}
