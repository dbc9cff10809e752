#include "actor/lexicon_reader.h"

namespace dateline::actor {

using lexicon::PhraseMatch;

bool LexiconReader::Capital(std::size_t at) const {
  return at < last_ && (lexicon::CapitalsOf(view_.Surface(at)) & 1) != 0;
}

std::uint32_t LexiconReader::Context(std::size_t at) const {
  return at < last_ && at >= first_ ? lexicon_.ContextOf(view_.Norm(at)) : 0;
}

const Entry* LexiconReader::Pick(const PhraseMatch& match) const {
  const Entry* best = nullptr;
  for (const std::uint32_t payload : match.payloads) {
    const Entry& entry = lexicon_.At(payload);
    if (best == nullptr || entry.kind < best->kind) best = &entry;
  }
  return best;
}

std::optional<NameMatch> LexiconReader::NameAt(std::size_t at) const {
  if (at >= last_) return std::nullopt;
  const auto match = lexicon_.names().FindAt(view_, at);
  if (!match) return std::nullopt;
  // "US $34 million": whose dollars they are.
  if (match->last < last_ && view_.tokens.Column<&TokenRow::upos>()[match->last] == Upos::kSym) {
    return std::nullopt;
  }
  const Entry* entry = Pick(*match);
  // "Saudi" is a country's name and an adjective.
  const Relation relation = view_.tokens.Column<&TokenRow::relation>()[match->last - 1];
  if (entry->kind == EntryKind::kState && relation == Relation::kAmod) {
    for (const std::uint32_t payload : match->payloads) {
      if (lexicon_.At(payload).kind == EntryKind::kDemonym) entry = &lexicon_.At(payload);
    }
  }
  // "The North Korean leader" does not speak of "the North": the longer name begins a word later.
  if (entry->kind == EntryKind::kShort && Capital(match->last)) return std::nullopt;
  return NameMatch{at, match->last, entry};
}

RoleMatch LexiconReader::RoleAt(std::size_t at) const {
  RoleMatch role{at, at, nullptr};
  for (std::size_t next = at; next < last_;) {
    const auto match = lexicon_.roles().FindAt(view_, next);
    if (!match) break;
    const Entry* entry = Pick(*match);
    next = match->last;
    if (entry->kind == EntryKind::kModifier) continue;
    role.entry = entry;
    role.end = next;
  }
  return role;
}

std::optional<NameMatch> LexiconReader::LandWithin(std::size_t from, std::size_t to) const {
  for (std::size_t at = from; at < to; ++at) {
    const auto match = NameAt(at);
    if (!match || match->last > to) continue;
    switch (match->entry->kind) {
      case EntryKind::kState:
      case EntryKind::kDemonym:
      case EntryKind::kCapital:
      case EntryKind::kRegion:
        return match;
      default:
        at = match->last - 1;
    }
  }
  return std::nullopt;
}

RoleMatch LexiconReader::RoleWithin(std::size_t from, std::size_t to) const {
  RoleMatch best{from, from, nullptr};
  for (std::size_t at = from; at < to; ++at) {
    const auto match = lexicon_.roles().FindAt(view_, at);
    if (!match || match->last > to) continue;
    const Entry* entry = Pick(*match);
    const bool longer = match->last - at > best.end - best.first;
    if (entry->kind != EntryKind::kModifier && longer) best = {at, match->last, entry};
  }
  return best;
}

}  // namespace dateline::actor
