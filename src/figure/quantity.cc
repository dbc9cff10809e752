#include "figure/quantity.h"

#include <charconv>

#include <fmt/format.h>

#include "rules/arguments.h"

namespace dateline::figure {
namespace {

using rules::Accepts;

enum ProducerNumber : std::uint32_t { kQuantity, kConstant, kRefuse };

constexpr std::string_view kExact = "exact";
// "2 to 3 million" is two million, "500,000 to 1 million" is not: from here on a number is whole.
constexpr double kLeastWhole = 1000;

// The ends that a bound leaves open.
void Bind(Quantity& quantity, const std::string& bound) {
  quantity.bound = bound.empty() ? std::string(kExact) : bound;
  if (bound == "at_least" || bound == "more_than") quantity.max.reset();
  if (bound == "at_most" || bound == "less_than") quantity.min.reset();
}

}  // namespace

const rules::Domain& FigureDomain() {
  constexpr Accepts kWord = Accepts::kWordSlot | Accepts::kText;
  static const rules::Domain kDomain{
      "figures",
      {{"quantity",
        {{"bound", kWord},
         {"low", Accepts::kRowSlot},
         {"high", Accepts::kRowSlot | Accepts::kText, true},
         {"unit", kWord, true}}},
       {"constant", {{"bound", kWord}, {"value", Accepts::kWordSlot}, {"unit", kWord, true}}},
       {"refuse", {{"reason", Accepts::kText}}}},
      {"amount"},
      {}};
  return kDomain;
}

std::optional<Quantity> Produce(const rules::RuleSet& set, const rules::Match& match,
                                const lexicon::TokenView& view,
                                const std::vector<Number>& numbers) {
  const rules::Rule& rule = set.rule(match.rule);
  const rules::Arguments arguments(rule, match, view);
  Quantity quantity;
  if (rule.producer == kRefuse) {
    quantity.refused = arguments.Word(0);
    return quantity;
  }
  const std::string bound = arguments.Word(0);
  if (rule.producer == kConstant) {
    double value = 0;
    const std::string text = arguments.Word(1);
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) {
      return std::nullopt;
    }
    quantity.min = quantity.max = value;
    quantity.unit = arguments.Word(2);
    quantity.vague = true;
    Bind(quantity, bound);
    return quantity;
  }
  const Number& low = numbers[arguments.Row(1)];
  quantity.min = quantity.max = low.value;
  const bool range = arguments.Given(2) && rule.arguments[2].kind == rules::Argument::Kind::kSlot;
  if (range) {
    const Number& high = numbers[arguments.Row(2)];
    if (low.scale == 1 && high.scale > 1 && low.value < kLeastWhole) {
      quantity.min = low.value * high.scale;
    }
    quantity.max = high.value;
    if (!(*quantity.min < *quantity.max)) return std::nullopt;
  }
  quantity.unit = arguments.Word(3);
  Bind(quantity, bound);
  return quantity;
}

std::string FormatQuantity(const Quantity& quantity) {
  if (!quantity.refused.empty()) return "refused: " + quantity.refused;
  const auto end = [](const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
  };
  std::string text = quantity.bound + ' ' + end(quantity.min);
  if (quantity.min != quantity.max) text += ".." + end(quantity.max);
  return text + ' ' + quantity.unit;
}

}  // namespace dateline::figure
