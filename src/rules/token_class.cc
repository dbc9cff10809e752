#include "rules/token_class.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace dateline::rules {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// The state of a number being put together: "two hundred and five thousand" is 200, 205, 205000.
struct Sum {
  double total = 0;     // thousands and above, finished
  double part = 0;      // below the next thousand
  double smallest = 0;  // unit of the last word: "twenty" leaves room for 1 to 9 only
  bool Take(double value) {
    if (value >= 1000) {
      if (part == 0 && smallest != 0) return false;
      total += (part == 0 ? 1 : part) * value;  // "a thousand" is one row of the lexicon
      part = 0;
      smallest = 1000;
      return true;
    }
    if (value == 100) {
      if (part >= 100 || (part == 0 && smallest != 0)) return false;
      part = part == 0 ? 100 : part * 100;
      smallest = 100;
      return true;
    }
    if (smallest != 0 && value >= smallest) return false;
    part += value;
    smallest = value < 10 ? 1 : (value < 20 ? 1 : 10);
    return true;
  }
};

std::optional<ClassMatch> MatchNumber(const lexicon::TokenView& view, std::uint32_t token,
                                      std::uint32_t limit, const NumberWords& words) {
  Sum sum;
  std::uint32_t at = token;
  std::uint32_t end = token;
  const auto digits = ReadNumeral(view.Norm(at));
  if (digits) {
    sum.part = *digits;
    sum.smallest = 1;
    end = ++at;
  }
  limit = std::min(limit, token + kMaxNumberTokens);
  while (at < limit) {
    const auto word = words.cardinals.FindAt(view, at);
    if (!word || word->last > limit) {
      // "twenty-one", "two hundred and five": a link only if a number goes on behind it.
      const std::string& norm = view.Norm(at);
      const bool hyphen = norm == "-" && sum.smallest == 10;
      if (at == token || !hyphen || at + 1 >= limit) break;
      const auto next = words.cardinals.FindAt(view, at + 1);
      if (!next || words.cardinal_values[next->payloads[0]] >= 10) break;
      ++at;
      continue;
    }
    const double value = words.cardinal_values[word->payloads[0]];
    if (value < 0) {  // the word that links: "and"
      if (at == token || sum.smallest < 100) break;
      const auto next = at + 1 < limit ? words.cardinals.FindAt(view, at + 1) : std::nullopt;
      if (!next) break;
      const double following = words.cardinal_values[next->payloads[0]];
      if (following < 0 || following >= 100) break;
      at = word->last;
      continue;
    }
    // "4 million" is one number, "4 five" is two.
    if (digits && value < 100) break;
    if (!sum.Take(value)) break;
    at = end = word->last;
  }
  if (end == token) return std::nullopt;
  return ClassMatch{end, sum.total + sum.part};
}

std::optional<ClassMatch> MatchOrdinal(const lexicon::TokenView& view, std::uint32_t token,
                                       std::uint32_t limit, const NumberWords& words) {
  const std::string& norm = view.Norm(token);
  if (norm.size() > 2 && norm.size() <= 6 &&
      AllDigits(std::string_view(norm).substr(0, norm.size() - 2))) {
    const std::string_view ending = std::string_view(norm).substr(norm.size() - 2);
    constexpr std::array<std::string_view, 4> kEndings{"st", "nd", "rd", "th"};
    if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end()) {
      return ClassMatch{token + 1, *ReadNumeral(std::string_view(norm).substr(0, norm.size() - 2))};
    }
  }
  const auto word = words.ordinals.FindAt(view, token);
  if (!word || word->last > limit) return std::nullopt;
  return ClassMatch{word->last, words.ordinal_values[word->payloads[0]]};
}

// "1997", "nineteen ninety-seven".
std::optional<ClassMatch> MatchYear(const lexicon::TokenView& view, std::uint32_t token,
                                    std::uint32_t limit, const NumberWords& words) {
  const std::string& norm = view.Norm(token);
  if (norm.size() == 4 && AllDigits(norm) && norm >= "1000" && norm <= "2199") {
    return ClassMatch{token + 1, *ReadNumeral(norm)};
  }
  const auto century = words.cardinals.FindAt(view, token);
  if (!century || century->last >= limit) return std::nullopt;
  const double hundreds = words.cardinal_values[century->payloads[0]];
  if (hundreds < 11 || hundreds > 20 || IsDigit(view.Norm(century->last).front())) {
    return std::nullopt;
  }
  const auto rest = MatchNumber(view, century->last, limit, words);
  if (!rest || rest->number < 10 || rest->number > 99) return std::nullopt;
  return ClassMatch{rest->last, 100 * hundreds + rest->number};
}

// "1990s" is 1990; "90s" is 90.
std::optional<ClassMatch> MatchDecade(std::string_view norm, std::uint32_t token) {
  if (norm.size() != 3 && norm.size() != 5) return std::nullopt;
  const std::string_view digits = norm.substr(0, norm.size() - 1);
  if (norm.back() != 's' || digits.back() != '0' || !AllDigits(digits)) return std::nullopt;
  return ClassMatch{token + 1, *ReadNumeral(digits)};
}

// "9:30" is 930.
std::optional<ClassMatch> MatchClock(std::string_view norm, std::uint32_t token) {
  const std::size_t colon = norm.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || norm.size() != colon + 3) {
    return std::nullopt;
  }
  const std::string_view hour = norm.substr(0, colon);
  const std::string_view minute = norm.substr(colon + 1);
  if (!AllDigits(hour) || !AllDigits(minute)) return std::nullopt;
  return ClassMatch{token + 1, 100 * *ReadNumeral(hour) + *ReadNumeral(minute)};
}

// Year first, or last after day and month in the order that only one of them allows.
std::optional<ClassMatch> MatchDate(std::string_view norm, std::uint32_t token) {
  const std::size_t first = norm.find_first_of("-/.");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = norm.find(norm[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array<std::string_view, 3> parts{
      norm.substr(0, first), norm.substr(first + 1, second - first - 1), norm.substr(second + 1)};
  constexpr std::size_t kYearDigits = 4;
  const bool year_first = parts[0].size() == kYearDigits;
  if (!std::all_of(parts.begin(), parts.end(), AllDigits)) return std::nullopt;
  if (parts[year_first ? 0 : 2].size() != kYearDigits || parts[1].size() > 2 ||
      parts[year_first ? 2 : 0].size() > 2) {
    return std::nullopt;
  }
  const double year = *ReadNumeral(parts[year_first ? 0 : 2]);
  double month = *ReadNumeral(parts[1]);
  double day = *ReadNumeral(parts[year_first ? 2 : 0]);
  if (!year_first) {
    if (month <= 12 && day <= 12 && month != day) return std::nullopt;
    if (month > 12) std::swap(month, day);
  }
  return ClassMatch{token + 1, 10'000 * year + 100 * month + day};
}

}  // namespace

std::optional<double> ReadNumeral(std::string_view text) {
  if (text.empty() || text.size() > 20 || !IsDigit(text.front())) return std::nullopt;
  double value = 0;
  double scale = 0;  // 0 before the point, then 0.1, 0.01, …
  std::size_t since_comma = 0;
  bool comma = false;
  for (const char c : text) {
    if (IsDigit(c)) {
      if (scale > 0) {
        value += (c - '0') * scale;
        scale /= 10;
      } else {
        value = value * 10 + (c - '0');
        ++since_comma;
      }
    } else if (c == ',' && scale == 0 && (!comma || since_comma == 3)) {
      comma = true;
      since_comma = 0;
    } else if (c == '.' && scale == 0) {
      scale = 0.1;
    } else {
      return std::nullopt;
    }
  }
  if (comma && since_comma != 3) return std::nullopt;
  return IsDigit(text.back()) ? std::optional(value) : std::nullopt;
}

std::optional<TokenClass> FindTokenClass(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, TokenClass>, 11> kClasses{{
      {"any", TokenClass::kAny},
      {"word", TokenClass::kWord},
      {"capitalised", TokenClass::kCapitalised},
      {"year", TokenClass::kYear},
      {"ordinal", TokenClass::kOrdinal},
      {"number", TokenClass::kNumber},
      {"decade", TokenClass::kDecade},
      {"clock_time", TokenClass::kClock},
      {"numeric_date", TokenClass::kDate},
      {"noun", TokenClass::kNoun},
      {"preposition", TokenClass::kPreposition},
  }};
  for (const auto& [known, value] : kClasses) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::optional<ClassMatch> MatchClass(TokenClass wanted, const lexicon::TokenView& view,
                                     std::uint32_t token, std::uint32_t limit,
                                     const NumberWords& words) {
  const auto one_token_if = [&](bool holds) {
    return holds ? std::optional(ClassMatch{token + 1, 0}) : std::nullopt;
  };
  switch (wanted) {
    case TokenClass::kAny:
      return ClassMatch{token + 1, 0};
    case TokenClass::kWord:
      return one_token_if(
          u_isalpha(static_cast<UChar32>(text::DecodeAt(view.Surface(token), 0).character)) != 0);
    case TokenClass::kCapitalised:
      return one_token_if((lexicon::CapitalsOf(view.Surface(token)) & 1) != 0);
    case TokenClass::kYear:
      return MatchYear(view, token, limit, words);
    case TokenClass::kOrdinal:
      return MatchOrdinal(view, token, limit, words);
    case TokenClass::kNumber:
      return MatchNumber(view, token, limit, words);
    case TokenClass::kDecade:
      return MatchDecade(view.Norm(token), token);
    case TokenClass::kClock:
      return MatchClock(view.Norm(token), token);
    case TokenClass::kDate:
      return MatchDate(view.Norm(token), token);
    case TokenClass::kNoun: {
      const Upos upos = view.tokens.Column<&TokenRow::upos>()[token];
      return one_token_if(upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum ||
                          upos == Upos::kSym);
    }
    case TokenClass::kPreposition:
      return one_token_if(view.tokens.Column<&TokenRow::upos>()[token] == Upos::kAdp);
  }
  return std::nullopt;
}

}  // namespace dateline::rules
