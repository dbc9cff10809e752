#include "rules/arguments.h"

#include <charconv>
#include <cmath>

namespace dateline::rules {
namespace {

constexpr double kMost = 9998;

}  // namespace

bool Arguments::Given(std::size_t i) const {
  if (i >= rule_.arguments.size()) return false;
  const Argument& argument = rule_.arguments[i];
  return argument.kind != Argument::Kind::kSlot || match_.SlotOf(argument).filled();
}

std::optional<double> Arguments::Number(std::size_t i) const {
  if (!Given(i)) return std::nullopt;
  const Argument& argument = rule_.arguments[i];
  double value = argument.number;
  if (argument.kind == Argument::Kind::kSlot) {
    const SlotMatch& slot = match_.SlotOf(argument);
    value = slot.number;
    if (!slot.word.empty()) {
      const auto end = slot.word.data() + slot.word.size();
      if (std::from_chars(slot.word.data(), end, value).ptr != end) return std::nullopt;
    }
  }
  return std::abs(value) <= kMost ? std::optional(value) : std::nullopt;
}

std::optional<int> Arguments::Int(std::size_t i) const {
  const auto value = Number(i);
  if (!value || *value != std::floor(*value)) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<int> Arguments::BigInt(std::size_t i) const {
  constexpr double kMostInt = 2'000'000'000;
  if (!Given(i)) return std::nullopt;
  const double value = match_.SlotOf(rule_.arguments[i]).number;
  const bool fits = std::abs(value) <= kMostInt && value == std::floor(value);
  return fits ? std::optional(static_cast<int>(value)) : std::nullopt;
}

std::string Arguments::Word(std::size_t i) const {
  if (!Given(i)) return "";
  const Argument& argument = rule_.arguments[i];
  if (argument.kind == Argument::Kind::kText) return argument.text;
  return RuleSet::WordOf(match_.SlotOf(argument), view_);
}

}  // namespace dateline::rules
