// What a domain (time, actor, event, …) lends to its rules: the producers they may call, the
// predicates they may ask for, the context that producers know of themselves.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::rules {

/// What a slot holds when it is filled.
enum class SlotType : std::uint8_t {
  kWord,    // a text: the `value` of a list's row, or the norms of the words
  kNumber,  // a number: {number}, {year}, {ordinal}
  kRow,     // a row of an earlier layer: a predicate
};

/// What may stand in a producer's argument list. A set: combine with |.
enum class Accepts : std::uint8_t {
  kWordSlot = 1,
  kNumberSlot = 2,
  kRowSlot = 4,
  kNumber = 8,    // 3, -1
  kText = 16,     // 'P1W'
  kContext = 32,  // a bare name from Domain::context
};
[[nodiscard]] constexpr Accepts operator|(Accepts a, Accepts b) {
  return static_cast<Accepts>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool Has(Accepts set, Accepts one) {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(one)) != 0;
}

struct Parameter {
  std::string name;  // for messages and documentation
  Accepts accepts;
  bool optional = false;  // only trailing parameters may be
};

/// A C++ function that rules may call. Its place in Domain::producers is its number.
struct ProducerSignature {
  std::string name;
  std::vector<Parameter> parameters;
};

struct Domain {
  std::string name;                          // rules/<name>/, lexicons/<name>/
  std::vector<ProducerSignature> producers;  // the closed list; docs/formats/producers.md
  std::vector<std::string> predicates;       // spans of earlier layers: "entity", "state"
  std::vector<std::string> context;          // "tense"
};

}  // namespace dateline::rules
