#include "time/rule_arguments.h"

#include <charconv>
#include <cmath>

namespace dateline::time {
namespace {

constexpr double kMost = 9998;

}  // namespace

bool RuleArguments::Given(std::size_t i) const {
  if (i >= rule_.arguments.size()) return false;
  const rules::Argument& argument = rule_.arguments[i];
  return argument.kind != rules::Argument::Kind::kSlot || match_.SlotOf(argument).filled();
}

std::optional<double> RuleArguments::Number(std::size_t i) const {
  if (!Given(i)) return std::nullopt;
  const rules::Argument& argument = rule_.arguments[i];
  double value = argument.number;
  if (argument.kind == rules::Argument::Kind::kSlot) {
    const rules::SlotMatch& slot = match_.SlotOf(argument);
    value = slot.number;
    if (!slot.word.empty()) {
      const auto end = slot.word.data() + slot.word.size();
      if (std::from_chars(slot.word.data(), end, value).ptr != end) return std::nullopt;
    }
  }
  return std::abs(value) <= kMost ? std::optional(value) : std::nullopt;
}

std::optional<int> RuleArguments::Int(std::size_t i) const {
  const auto value = Number(i);
  if (!value || *value != std::floor(*value)) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<int> RuleArguments::BigInt(std::size_t i) const {
  constexpr double kMostInt = 2'000'000'000;
  if (!Given(i)) return std::nullopt;
  const double value = match_.SlotOf(rule_.arguments[i]).number;
  const bool fits = std::abs(value) <= kMostInt && value == std::floor(value);
  return fits ? std::optional(static_cast<int>(value)) : std::nullopt;
}

std::string RuleArguments::Word(std::size_t i) const {
  if (!Given(i)) return "";
  const rules::Argument& argument = rule_.arguments[i];
  if (argument.kind == rules::Argument::Kind::kText) return argument.text;
  return rules::RuleSet::WordOf(match_.SlotOf(argument), view_);
}

}  // namespace dateline::time
