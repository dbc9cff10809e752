#include "lang/lemma_model.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace dateline::lang {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

constexpr std::string_view kMagic = "DLLEMMA1";
constexpr std::size_t kMostEntries = std::size_t{1} << 20;

// FNV-1a, a byte at a time.
std::uint64_t Step(std::uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * 0x100000001b3u;
}

}  // namespace

std::vector<std::uint64_t> EndingKeys(std::string_view word_class, std::string_view norm) {
  constexpr unsigned char kAfterClass = 0xFF;
  constexpr unsigned char kWholeWord = 0xFE;  // neither is a byte of UTF-8
  std::vector<std::uint64_t> keys;
  keys.reserve(kLongestEnding + 2);
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : word_class) hash = Step(hash, static_cast<unsigned char>(c));
  hash = Step(hash, kAfterClass);
  keys.push_back(hash);
  for (std::size_t i = 0; i < norm.size(); ++i) {
    hash = Step(hash, static_cast<unsigned char>(norm[norm.size() - 1 - i]));
    if (i < kLongestEnding) keys.push_back(hash);
  }
  keys.push_back(Step(hash, kWholeWord));
  return keys;
}

std::string CaseClass(std::string_view upos, std::string_view surface, bool begins_sentence) {
  std::size_t letters = 0, capitals = 0;
  bool first = false;
  for (std::size_t at = 0; at < surface.size();) {
    const text::Decoded c = text::DecodeAt(surface, at);
    const auto character = static_cast<UChar32>(c.character);
    if (u_isupper(character) != 0) {
      ++capitals;
      if (at == 0) first = true;
    }
    if (u_isalpha(character) != 0) ++letters;
    at += c.length;
  }
  std::string out(upos);
  out += capitals == 0                         ? "/lower"
         : capitals == letters && letters >= 2 ? "/upper"
         : first                               ? "/title"
                                               : "/mixed";
  if (begins_sentence && capitals > 0) out += "/first";
  return out;
}

class LemmaModel::Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  bool Take(T& value) {
    if (rest_.size() < sizeof(T)) return false;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return true;
  }

  bool Take(Edit& edit) {
    std::uint8_t length = 0;
    if (!Take(edit.cut) || !Take(length) || rest_.size() < length) return false;
    edit.add = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return text::IsValidUtf8(edit.add);
  }

  /// Values must be below `bound`.
  bool Take(Table& table, std::uint32_t count, std::size_t bound) {
    if (count > kMostEntries || rest_.size() / (sizeof(std::uint64_t) + 2) < count) return false;
    table.Reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint64_t key = 0;
      std::uint16_t value = 0;
      if (!Take(key) || !Take(value) || key == 0 || value >= bound) return false;
      table.Put(key, value);
    }
    return true;
  }

  [[nodiscard]] bool AtEnd() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

void LemmaModel::Table::Reserve(std::size_t entries) {
  slots_.assign(std::bit_ceil(2 * entries + 2), Slot{});
}

void LemmaModel::Table::Put(std::uint64_t key, std::uint16_t value) {
  std::size_t at = key & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {key, value};
}

std::optional<std::uint16_t> LemmaModel::Table::Find(std::uint64_t key) const {
  for (std::size_t at = key & (slots_.size() - 1); slots_[at].key != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return slots_[at].value;
  }
  return std::nullopt;
}

std::optional<std::uint16_t> LemmaModel::Table::FindLast(
    const std::vector<std::uint64_t>& keys) const {
  for (std::size_t i = keys.size(); i-- > 0;) {
    if (const auto found = Find(keys[i])) return found;
  }
  return std::nullopt;
}

Result<LemmaModel> LemmaModel::Parse(std::string_view bytes, std::string_view name) {
  const Error malformed{ErrorCode::kMalformedInput, "not a whole model of lemmas",
                        std::string(name)};
  if (!bytes.starts_with(kMagic)) return malformed;
  Reader reader(bytes.substr(kMagic.size()));
  std::uint32_t meaning = 0, edits = 0, endings = 0, cases = 0;
  if (!reader.Take(meaning) || !reader.Take(edits) || !reader.Take(endings) ||
      !reader.Take(cases)) {
    return malformed;
  }
  if (meaning != kLemmaMeaning) {
    return Error{ErrorCode::kUnsupportedVersion, "the model was trained for other classes",
                 std::string(name)};
  }
  LemmaModel model;
  for (std::uint32_t i = 0; i < edits; ++i) {
    Edit edit;
    if (!reader.Take(edit)) return malformed;
    model.edits_.push_back(std::move(edit));
  }
  constexpr std::size_t kCases = static_cast<std::size_t>(LemmaCase::kTitle) + 1;
  if (!reader.Take(model.endings_, endings, edits) || !reader.Take(model.cases_, cases, kCases) ||
      !reader.AtEnd()) {
    return malformed;
  }
  return model;
}

std::string LemmaModel::Lemma(std::string_view norm, std::string_view upos) const {
  std::string lemma(norm);
  const auto found = endings_.FindLast(EndingKeys(upos, norm));
  if (!found) return lemma;
  const Edit& edit = edits_[*found];
  // A word shorter than what is cut off is another word; a cut within a character would break it.
  if (edit.cut > lemma.size()) return lemma;
  const std::size_t kept = lemma.size() - edit.cut;
  if (kept < lemma.size() && (static_cast<unsigned char>(lemma[kept]) & 0xC0u) == 0x80u) {
    return lemma;
  }
  lemma.resize(kept);
  lemma += edit.add;
  return lemma.empty() ? std::string(norm) : lemma;
}

LemmaCase LemmaModel::Case(std::string_view norm, std::string_view surface, std::string_view upos,
                           bool begins_sentence) const {
  const auto found = cases_.FindLast(EndingKeys(CaseClass(upos, surface, begins_sentence), norm));
  return found ? static_cast<LemmaCase>(*found) : LemmaCase::kLower;
}

}  // namespace dateline::lang
