#include "figure/number_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dateline::figure {
namespace {

// Words that link the parts of a number, as lexicons/lang/number.tsv writes them, and their value
// for rules::MatchClass.
constexpr std::string_view kLink = "link";
constexpr double kLinkValue = -1;

Result<double> ReadValue(const lexicon::Table& table, std::size_t row, std::string_view text) {
  if (text == kLink) return kLinkValue;
  double value = 0;
  const auto end = text.data() + text.size();
  if (std::from_chars(text.data(), end, value).ptr != end || !(value > 0 || text == "0")) {
    return Error{ErrorCode::kMalformedInput, "the value is not a number", table.Where(row)};
  }
  return value;
}

}  // namespace

Result<NumberReader::Phrases> NumberReader::LoadPhrases(const lexicon::ResourceDir& dir,
                                                        const lexicon::PhraseCutter& cutter,
                                                        std::string_view name) {
  DATELINE_TRY(table, dir.Lexicon(name));
  DATELINE_TRY(surface, table.Find("surface"));
  DATELINE_TRY(value, table.Find("value"));
  lexicon::PhraseMatcher::Builder builder(cutter);
  Phrases phrases;
  for (std::size_t row = 0; row < table.size(); ++row) {
    DATELINE_TRY(number, ReadValue(table, row, table.Cell(row, value)));
    phrases.values.push_back(number);
    DATELINE_CHECK_OK(builder.Add(table.Cell(row, surface), static_cast<std::uint32_t>(row)));
  }
  phrases.matcher = std::move(builder).Build();
  return phrases;
}

Result<NumberReader> NumberReader::Load(const lexicon::ResourceDir& dir,
                                        const lexicon::PhraseCutter& cutter) {
  NumberReader reader;
  DATELINE_TRY(cardinals, LoadPhrases(dir, cutter, "lexicons/lang/number.tsv"));
  reader.words_.cardinals = std::move(cardinals.matcher);
  reader.words_.cardinal_values = std::move(cardinals.values);
  DATELINE_TRY(amounts, LoadPhrases(dir, cutter, "lexicons/figures/amount.tsv"));
  reader.amounts_ = std::move(amounts);
  DATELINE_TRY(parts, LoadPhrases(dir, cutter, "lexicons/figures/part.tsv"));
  reader.parts_ = std::move(parts);
  DATELINE_TRY(scales, dir.Lexicon("lexicons/figures/scale.tsv"));
  DATELINE_TRY(surface, scales.Find("surface"));
  DATELINE_TRY(value, scales.Find("value"));
  for (std::size_t row = 0; row < scales.size(); ++row) {
    DATELINE_TRY(number, ReadValue(scales, row, scales.Cell(row, value)));
    reader.scales_.emplace(scales.Cell(row, surface), number);
  }
  return reader;
}

// "1.2bn": a numeral and a scale in one token.
bool NumberReader::ReadGlued(const lexicon::TokenView& view, std::uint32_t token,
                             Number& number) const {
  const std::string_view norm = view.Norm(token);
  const std::size_t letters = norm.find_first_not_of("0123456789.,");
  if (letters == 0 || letters == std::string_view::npos) return false;
  const auto scale = scales_.find(norm.substr(letters));
  const auto numeral = rules::ReadNumeral(norm.substr(0, letters));
  if (scale == scales_.end() || !numeral) return false;
  number = {token, token + 1, *numeral * scale->second, scale->second};
  return true;
}

bool NumberReader::ReadAt(const lexicon::TokenView& view, std::uint32_t token,
                          Number& number) const {
  if (const auto amount = amounts_.matcher.FindAt(view, token)) {
    number = {token, amount->last, amounts_.values[amount->payloads[0]], 1};
    return true;
  }
  if (ReadGlued(view, token, number)) return true;
  const auto size = static_cast<std::uint32_t>(view.size());
  const auto found = rules::MatchClass(rules::TokenClass::kNumber, view, token, size, words_);
  if (!found) return false;
  number = {token, found->last, found->number, 1};
  const auto same_sentence = [&](std::uint32_t at) {
    return at < size && view.Sentence(at) == view.Sentence(token);
  };
  if (same_sentence(number.last)) {  // "two and a half"
    if (const auto part = parts_.matcher.FindAt(view, number.last)) {
      number.value += parts_.values[part->payloads[0]];
      number.last = part->last;
    }
  }
  const auto last_scale = scales_.find(view.Norm(number.last - 1));
  if (last_scale != scales_.end() && number.value >= last_scale->second) {
    number.scale = last_scale->second;
  }
  if (same_sentence(number.last)) {  // "3 bn", "two dozen", "two and a half | million"
    const auto scale = scales_.find(view.Norm(number.last));
    if (scale != scales_.end() && scale->second > number.scale) {
      number.value *= scale->second;
      number.scale = scale->second;
      ++number.last;
    }
  }
  return true;
}

std::vector<Number> NumberReader::FindAll(const lexicon::TokenView& view) const {
  std::vector<Number> found;
  for (std::uint32_t token = 0; token < view.size();) {
    Number number;
    if (ReadAt(view, token, number)) {
      found.push_back(number);
      token = number.last;
    } else {
      ++token;
    }
  }
  return found;
}

}  // namespace dateline::figure
