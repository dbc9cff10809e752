#include "lang/token_classes.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

std::uint64_t HashOf(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325u ^ seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3u;
  }
  return hash;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// `norm` holds no letter.
TokenClass ClassOfMark(std::string_view norm, bool space_before, bool space_after) {
  using enum TokenClass;
  const auto only = [&](std::string_view set) {
    return norm.find_first_not_of(set) == std::string_view::npos;
  };
  if (norm.empty()) return kMark;
  if (norm == ".") return kStop;
  if (only(".")) return kDots;
  if (only("!?.")) return kOutcry;
  if (norm == "\"" || norm == "'" || norm == "''") {
    if (space_before == space_after) return kQuoteAlone;
    return space_after ? kQuoteClose : kQuoteOpen;
  }
  if (norm == "(" || norm == "[" || norm == "{") return kOpen;
  if (norm == ")" || norm == "]" || norm == "}") return kClose;
  if (norm == ",") return kComma;
  if (norm == ":") return kColon;
  if (norm == ";") return kSemicolon;
  if (only("-")) return kDash;
  if (norm.size() >= 2 && (norm.starts_with(":") || norm.starts_with(";"))) return kFace;
  return kMark;
}

TokenClass ClassOfWord(std::string_view surface, std::string_view norm,
                       const Tokenizer& tokenizer) {
  using enum TokenClass;
  if (surface.back() == '.') {
    switch (tokenizer.AbbreviationKind(surface)) {
      case Abbreviation::kNeverEnds:
        return surface.size() == 2 ? kInitial : kNamed;
      case Abbreviation::kBeforeNumber:
        return kNamed;
      case Abbreviation::kMayEnd:
        return kMayEnd;
      case Abbreviation::kNone:
        break;
    }
  }
  if (norm.find("://") != std::string_view::npos || norm.starts_with("www.") ||
      (norm.find('@') != std::string_view::npos && norm.size() > 3)) {
    return kAddress;
  }
  std::size_t upper = 0, lower = 0, other = 0, digits = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < surface.size();) {
    const text::Decoded c = text::DecodeAt(surface, at);
    const auto character = static_cast<UChar32>(c.character);
    if (c.length == 1 && IsDigit(surface[at])) {
      ++digits;
    } else if (u_isupper(character) != 0) {
      ++upper;
      if (upper + lower + other == 1) first_upper = true;
    } else if (u_islower(character) != 0) {
      ++lower;
    } else if (u_isalpha(character) != 0) {
      ++other;
    }
    at += c.length;
  }
  if (digits > 0) return upper + lower == 0 ? kNumber : kMixed;
  if (other > 0) return kCaseless;
  if (upper == 0) return kLower;
  if (lower == 0) return upper == 1 ? kUpperOne : kUpper;
  return first_upper && upper == 1 ? kTitle : kMixed;
}

}  // namespace

std::vector<TokenView> ViewTokens(std::string_view text, const std::vector<Span>& tokens,
                                  const Tokenizer& tokenizer) {
  std::vector<TokenView> views(tokens.size());
  std::string norm;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view surface = text.substr(tokens[i].begin, tokens[i].size());
    norm.clear();
    lexicon::AppendNorm(surface, norm);
    TokenView& view = views[i];
    if (i + 1 < tokens.size()) {
      const std::string_view between =
          text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
      view.space_after = between.empty()                                         ? 0
                         : std::count(between.begin(), between.end(), '\n') >= 2 ? 2
                                                                                 : 1;
    } else {
      view.space_after = 2;
    }
    bool word = false;
    for (char& c : norm) {
      word = word || (c >= 'a' && c <= 'z') || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80;
      if (IsDigit(c)) c = '0';
    }
    const bool space_before = i == 0 || views[i - 1].space_after > 0;
    view.kind = word ? ClassOfWord(surface, norm, tokenizer)
                     : ClassOfMark(norm, space_before, view.space_after > 0);
    view.norm = HashOf(norm, 1);
    const std::size_t tail = std::min<std::size_t>(3, norm.size());
    view.ending = HashOf(std::string_view(norm).substr(norm.size() - tail), 2) +
                  (norm.empty() ? 0 : static_cast<unsigned char>(norm[0]) * 0x9E3779B97F4A7C15u);
  }
  return views;
}

}  // namespace dateline::lang
