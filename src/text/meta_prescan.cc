// The standard's byte scanner, step by step; names of steps as there.
#include "text/meta_prescan.h"

#include <string>

#include "text/ascii.h"

namespace dateline::text {
namespace {

struct Attribute {
  std::string name;   // lower case
  std::string value;  // lower case
};

bool IsLetter(char c) { return LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z'; }

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::optional<Encoding> Run() {
    while (!rest_.empty()) {
      if (rest_.starts_with("<!--")) {
        SkipPast("-->", 2);  // "<!-->" is a whole comment
      } else if (StartsWithAscii(rest_, "<meta") && rest_.size() > 5 &&
                 (IsAsciiSpace(rest_[5]) || rest_[5] == '/')) {
        rest_.remove_prefix(5);
        if (const auto found = ReadMeta()) return found;
      } else if (IsTag()) {
        SkipTag();
      } else if (rest_.starts_with("<!") || rest_.starts_with("</") || rest_.starts_with("<?")) {
        SkipPast(">", 0);
      } else {
        rest_.remove_prefix(1);
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool IsTag() const {
    if (rest_.size() < 2 || rest_[0] != '<') return false;
    if (IsLetter(rest_[1])) return true;
    return rest_[1] == '/' && rest_.size() > 2 && IsLetter(rest_[2]);
  }

  void SkipPast(std::string_view end, std::size_t from) {
    const std::size_t at = rest_.find(end, from);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
  }

  void SkipTag() {
    while (!rest_.empty() && !IsAsciiSpace(rest_.front()) && rest_.front() != '>') {
      rest_.remove_prefix(1);
    }
    while (ReadAttribute()) {
    }
  }

  /// The standard's "get an attribute"; none at the end of the tag.
  [[nodiscard]] std::optional<Attribute> ReadAttribute() {
    while (!rest_.empty() && (IsAsciiSpace(rest_.front()) || rest_.front() == '/')) {
      rest_.remove_prefix(1);
    }
    if (rest_.empty()) return std::nullopt;
    if (rest_.front() == '>') {
      rest_.remove_prefix(1);
      return std::nullopt;
    }
    Attribute attribute;
    while (!rest_.empty() && !IsAsciiSpace(rest_.front()) && rest_.front() != '/' &&
           rest_.front() != '>' && (rest_.front() != '=' || attribute.name.empty())) {
      attribute.name.push_back(LowerAscii(rest_.front()));
      rest_.remove_prefix(1);
    }
    SkipSpace();
    if (rest_.empty() || rest_.front() != '=') return attribute;
    rest_.remove_prefix(1);
    SkipSpace();
    ReadValue(attribute.value);
    return attribute;
  }

  void ReadValue(std::string& value) {
    if (rest_.empty()) return;
    const char quote = rest_.front();
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (quoted ? c == quote : (IsAsciiSpace(c) || c == '>')) break;
      value.push_back(LowerAscii(c));
      rest_.remove_prefix(1);
    }
    if (quoted && !rest_.empty()) rest_.remove_prefix(1);
  }

  void SkipSpace() {
    while (!rest_.empty() && IsAsciiSpace(rest_.front())) rest_.remove_prefix(1);
  }

  /// Reads the attributes of one meta element.
  [[nodiscard]] std::optional<Encoding> ReadMeta();

  std::string_view rest_;
};

/// The standard's "extract a character encoding from a meta element": what follows "charset=".
std::string_view CharsetOfContent(std::string_view content) {
  for (std::size_t at = content.find("charset"); at != std::string_view::npos;
       at = content.find("charset", at + 1)) {
    std::string_view rest = TrimAscii(content.substr(at + 7));
    if (rest.empty() || rest.front() != '=') continue;
    rest = TrimAscii(rest.substr(1));
    if (rest.empty()) return {};
    if (rest.front() == '"' || rest.front() == '\'') {
      const std::size_t end = rest.find(rest.front(), 1);
      return end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of("; \t\n\f\r"));
  }
  return {};
}

/// What an ASCII scan may conclude from a label.
std::optional<Encoding> Usable(std::string_view label) {
  const std::optional<Encoding> encoding = EncodingOfLabel(label);
  if (!encoding) return std::nullopt;
  if (encoding->name.starts_with("utf-16")) return EncodingOfLabel("utf-8");
  if (encoding->name == "x-user-defined") return EncodingOfLabel("windows-1252");
  return encoding;
}

std::optional<Encoding> Scanner::ReadMeta() {
  bool got_pragma = false;
  std::optional<bool> need_pragma;
  std::optional<Encoding> charset;
  while (const std::optional<Attribute> attribute = ReadAttribute()) {
    if (attribute->name == "http-equiv") {
      got_pragma = got_pragma || attribute->value == "content-type";
    } else if (attribute->name == "content" && !charset) {
      charset = Usable(CharsetOfContent(attribute->value));
      if (charset) need_pragma = true;
    } else if (attribute->name == "charset") {
      charset = Usable(attribute->value);
      need_pragma = false;
    }
  }
  if (!need_pragma || (*need_pragma && !got_pragma)) return std::nullopt;
  return charset;
}

}  // namespace

std::optional<Encoding> PrescanMeta(std::string_view bytes) {
  return Scanner(bytes.substr(0, kPrescanBytes)).Run();
}

std::optional<Encoding> PrescanXmlDeclaration(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const std::string_view declaration = bytes.substr(0, kPrescanBytes);
  const std::string_view inside = declaration.substr(0, declaration.find('>'));
  const std::size_t at = inside.find("encoding");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = TrimAscii(inside.substr(at + 8));
  if (rest.empty() || rest.front() != '=') return std::nullopt;
  rest = TrimAscii(rest.substr(1));
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
  const std::size_t end = rest.find(rest.front(), 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Usable(rest.substr(1, end - 1));
}

}  // namespace dateline::text
