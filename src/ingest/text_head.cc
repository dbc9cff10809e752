#include "ingest/text_head.h"

#include <charconv>
#include <string>

#include "text/ascii.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

using text::TrimAscii;

/// The line at `at` without its end; `next` gets the start of the following one.
std::string_view LineAt(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t end = text.find('\n', at);
  next = end == std::string_view::npos ? text.size() : end + 1;
  return text.substr(at, end == std::string_view::npos ? end : end - at);
}

std::size_t SkipBlankLines(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = 0;
    if (!TrimAscii(LineAt(text, at, next)).empty()) break;
    at = next;
  }
  return at;
}

/// Takes `count` hex digits off `rest`; U+FFFD, and nothing taken, if they are not there.
char32_t TakeHex(std::string_view& rest, std::size_t count) {
  std::uint32_t value = 0;
  const std::string_view wanted = rest.substr(0, count);
  const auto [end, error] =
      std::from_chars(wanted.data(), wanted.data() + wanted.size(), value, 16);
  if (error != std::errc{} || end != wanted.data() + count) return 0xFFFD;
  rest.remove_prefix(count);
  return value;
}

/// YAML 1.2, 5.7 "Escaped characters".
void AppendEscape(std::string_view& rest, std::string& out) {
  const char kind = rest.front();
  rest.remove_prefix(1);
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits > 0) {
    text::AppendUtf8(out, TakeHex(rest, digits));
    return;
  }
  switch (kind) {
    case 'n':
    case 't':
    case 'r':
      out.push_back(' ');
      break;  // a value is one line
    case '_':
      text::AppendUtf8(out, 0xA0);
      break;
    case '\n': {  // an escaped line end joins without a blank
      while (!rest.empty() && text::IsAsciiSpace(rest.front())) rest.remove_prefix(1);
      break;
    }
    default:
      out.push_back(kind);
  }
}

/// What is between double quotes; line ends fold into one blank.
std::string UnquoteDouble(std::string_view inside) {
  std::string out;
  while (!inside.empty()) {
    const char c = inside.front();
    inside.remove_prefix(1);
    if (c == '\\' && !inside.empty()) {
      AppendEscape(inside, out);
    } else if (c == '\n') {
      while (!inside.empty() && text::IsAsciiSpace(inside.front())) inside.remove_prefix(1);
      out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string FoldLines(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t next = 0;
    const std::string_view line = TrimAscii(LineAt(raw, at, next));
    if (!out.empty() && !line.empty()) out.push_back(' ');
    out.append(line);
    at = next;
  }
  return out;
}

std::string ReadValue(std::string_view raw) {
  raw = TrimAscii(raw);
  if (raw.size() >= 2 && raw.front() == '"' && raw.back() == '"') {
    return UnquoteDouble(raw.substr(1, raw.size() - 2));
  }
  const bool quoted = raw.size() >= 2 && raw.front() == '\'' && raw.back() == '\'';
  if (quoted) raw = raw.substr(1, raw.size() - 2);
  std::string folded = FoldLines(raw);
  if (!quoted) return folded;
  for (std::size_t at = folded.find("''"); at != std::string::npos;
       at = folded.find("''", at + 1)) {
    folded.erase(at, 1);  // in single quotes a doubled quote is one
  }
  return folded;
}

void ReadPair(std::string_view pair, char separator, const FieldNames& names, Record& record) {
  const std::size_t split = pair.find(separator);
  if (split == std::string_view::npos) return;
  const auto meaning = names.Find(FieldPlace::kFrontMatter, TrimAscii(pair.substr(0, split)));
  if (!meaning) return;
  const std::string_view raw = TrimAscii(pair.substr(split + 1));
  // Lists and nested values: only flat texts are read.
  if (raw.empty() || raw.front() == '[' || raw.front() == '{' || raw.starts_with("- ")) return;
  record.Offer(*meaning, ReadValue(raw));
}

}  // namespace

std::size_t ReadFrontMatter(std::string_view utf8, const FieldNames& names, Record& record) {
  std::size_t at = 0;
  const std::string_view fence = TrimAscii(LineAt(utf8, 0, at));
  if (fence != "---" && fence != "+++") return 0;
  const char separator = fence == "---" ? ':' : '=';

  // Find the end first: without it the fence was a rule in the text.
  std::vector<std::string_view> pairs;
  bool closed = false;
  while (at < utf8.size() && !closed) {
    std::size_t next = 0;
    const std::string_view line = LineAt(utf8, at, next);
    const bool continues = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (TrimAscii(line) == fence) {
      closed = true;
    } else if (continues && !pairs.empty()) {
      pairs.back() = std::string_view(
          pairs.back().data(),
          static_cast<std::size_t>(line.data() + line.size() - pairs.back().data()));
    } else {
      pairs.push_back(line);
    }
    at = next;
  }
  if (!closed) return 0;
  for (const std::string_view pair : pairs) ReadPair(pair, separator, names, record);
  return SkipBlankLines(utf8, at);
}

std::size_t ReadHeaderLines(std::string_view utf8, const FieldNames& names, Record& record) {
  std::size_t at = 0;
  std::vector<std::pair<FieldNames::Meaning, std::string_view>> found;
  while (at < utf8.size()) {
    std::size_t next = 0;
    const std::string_view line = LineAt(utf8, at, next);
    at = next;
    if (TrimAscii(line).empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return 0;
    const auto meaning = names.Find(FieldPlace::kHeaderLine, line.substr(0, colon));
    if (!meaning) return 0;
    found.emplace_back(*meaning, TrimAscii(line.substr(colon + 1)));
  }
  if (found.empty()) return 0;
  for (const auto& [meaning, value] : found) record.Offer(meaning, std::string(value));
  return SkipBlankLines(utf8, at);
}

}  // namespace dateline::ingest
