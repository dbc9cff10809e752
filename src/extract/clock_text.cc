#include "extract/clock_text.h"

namespace dateline::extract {
namespace {

using Tokens = std::vector<DateToken>;

enum class HalfDay : std::uint8_t { kNone, kMorning, kAfternoon };

bool IsSmall(const DateToken& token, std::uint64_t limit) {
  return token.is_number() && token.digits <= 2 && token.value < limit;
}

bool IsSixtieth(const DateToken& token) { return token.digits == 2 && IsSmall(token, 60); }

// "pm", or a letter, a full stop and "m", as in "p.m.".
HalfDay ReadHalfDay(const Tokens& tokens, std::size_t& at) {
  const DateToken& token = tokens[at];
  if (token.word.morning || token.word.afternoon) {
    ++at;
    return token.word.morning ? HalfDay::kMorning : HalfDay::kAfternoon;
  }
  const bool letters = at + 2 < tokens.size() && token.folded.size() == 1 &&
                       tokens[at + 1].Is('.') && tokens[at + 2].folded == "m";
  if (!letters || (token.folded != "a" && token.folded != "p")) return HalfDay::kNone;
  at += tokens[at + 3 < tokens.size() ? at + 3 : at].Is('.') ? 4 : 3;
  return token.folded == "a" ? HalfDay::kMorning : HalfDay::kAfternoon;
}

// "+02:00", "-0500", and after a zone's name also "+2". A sign with a blank after it is a dash.
std::optional<std::int16_t> ReadOffset(const Tokens& tokens, std::size_t& at, bool after_name) {
  if (at + 1 >= tokens.size()) return std::nullopt;
  const bool minus = tokens[at].Is('-');
  const DateToken& hours = tokens[at + 1];
  if ((!minus && !tokens[at].Is('+')) || !hours.is_number() || !hours.glued) return std::nullopt;
  std::uint64_t minutes = 0;
  std::size_t end = at + 2;
  if (hours.digits == 4) {
    minutes = hours.value / 100 * 60 + hours.value % 100;
  } else if (hours.digits == 2 && end + 1 < tokens.size() && tokens[end].Is(':') &&
             IsSixtieth(tokens[end + 1])) {
    minutes = hours.value * 60 + tokens[end + 1].value;
    end += 2;
  } else if (hours.digits <= 2 && (after_name || (hours.digits == 2 && tokens[at].glued))) {
    minutes = hours.value * 60;
  } else {
    return std::nullopt;
  }
  if (minutes > 14 * 60) return std::nullopt;
  at = end;
  return static_cast<std::int16_t>(minus ? -static_cast<int>(minutes) : static_cast<int>(minutes));
}

void ReadZone(const Tokens& tokens, std::size_t& at, ClockTime& time) {
  std::size_t from = at + (tokens[at].Is('(') ? 1 : 0);
  if (const auto offset = ReadOffset(tokens, at, false)) {
    time.utc_offset_minutes = offset;
  } else if (tokens[from].word.zone || (tokens[from].glued && tokens[from].folded == "z")) {
    const DateToken& name = tokens[from];
    time.utc_offset_minutes = name.word.zone ? name.word.utc_offset_minutes : std::int16_t{0};
    at = from + 1;
    if (const auto shift = ReadOffset(tokens, at, true)) time.utc_offset_minutes = shift;
    if (from != at - 1 && tokens[at].Is(')')) ++at;
  }
}

// The part after the hour: minutes and seconds. False where the hour stands alone.
bool ReadMinutes(const Tokens& tokens, std::size_t& at, ClockTime& time) {
  const bool colon = tokens[at].Is(':');
  const bool parted = colon || tokens[at].Is('.') || (tokens[at].word.clock && tokens[at].glued);
  if (!parted || at + 1 >= tokens.size() || !IsSixtieth(tokens[at + 1])) return false;
  time.second_of_day += static_cast<std::int32_t>(tokens[at + 1].value) * 60;
  at += 2;
  if (colon && at + 1 < tokens.size() && tokens[at].Is(':') && IsSixtieth(tokens[at + 1])) {
    time.second_of_day += static_cast<std::int32_t>(tokens[at + 1].value);
    time.seconds_known = true;
    at += 2;
    const bool fraction = at + 1 < tokens.size() && (tokens[at].Is('.') || tokens[at].Is(',')) &&
                          tokens[at + 1].is_number() && tokens[at + 1].glued;
    if (fraction) at += 2;
  }
  return true;
}

}  // namespace

std::optional<ClockTime> ReadClock(const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size() || !IsSmall(tokens[at], 24)) return std::nullopt;
  ClockTime time;
  auto hour = static_cast<std::int32_t>(tokens[at].value);
  std::size_t next = at + 1;
  const bool colon = tokens[next].Is(':');
  const bool minutes = ReadMinutes(tokens, next, time);
  const HalfDay half = ReadHalfDay(tokens, next);
  const bool clock = tokens[next].word.clock || tokens[at + 1].word.clock;
  // "12.30" may be any number; a colon, a half of the day, a zone or the word for clock makes it a
  // time.
  const bool zone = minutes && tokens[next].word.zone;
  if (half == HalfDay::kNone && !colon && !clock && !zone) return std::nullopt;
  if (half == HalfDay::kNone && !minutes && !(tokens[next].word.clock)) return std::nullopt;
  // "14:03 pm" is written by careless software: an hour beyond 12 needs no half.
  if (half != HalfDay::kNone && hour <= 12) {
    hour = hour % 12 + (half == HalfDay::kAfternoon ? 12 : 0);
  }
  if (tokens[next].word.clock) ++next;
  time.second_of_day += hour * 3600;
  ReadZone(tokens, next, time);
  time.end = next;
  return time;
}

}  // namespace dateline::extract
