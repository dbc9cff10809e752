#include "actor/same_name.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lexicon/word_form.h"

namespace dateline::actor {
namespace {

std::vector<std::string> NormWords(std::string_view name) {
  std::vector<std::string> words;
  for (const std::string_view word : lexicon::CutAtSpaces(name)) {
    words.push_back(lexicon::NormOf(word));
  }
  return words;
}

bool PersonShort(std::string_view brief, std::string_view full) {
  const auto few = NormWords(brief);
  const auto many = NormWords(full);
  if (few.size() < 2 || few.size() >= many.size() || few.back() != many.back()) return false;
  std::size_t at = 0;
  for (const std::string& word : many) {
    if (at < few.size() && word == few[at]) ++at;
  }
  return at == few.size();
}

// "WFP" of "World Food Programme": a letter for each word with a capital.
bool IsInitials(std::string_view brief, std::string_view full) {
  if (brief.size() < 2 || brief.find(' ') != std::string_view::npos) return false;
  std::string letters;
  for (const char c : brief) {
    if (c != '.') letters += c;
  }
  return letters == InitialsOf(full);
}

}  // namespace

std::string InitialsOf(std::string_view name) {
  std::string initials;
  for (const std::string_view word : lexicon::CutAtSpaces(name)) {
    if (word[0] >= 'A' && word[0] <= 'Z') initials += word[0];
  }
  return initials;
}

bool IsShortFor(std::string_view brief, std::string_view full, EntityKind kind) {
  if (kind == EntityKind::kPerson) return PersonShort(brief, full);
  if (IsInitials(brief, full)) return true;
  const auto few = NormWords(brief);
  const auto many = NormWords(full);
  if (few.empty() || few.size() >= many.size() || few[0].size() < 3) return false;
  return (few.size() == 1 && few[0] == many[0]) ||
         std::equal(few.rbegin(), few.rend(), many.rbegin());
}

}  // namespace dateline::actor
