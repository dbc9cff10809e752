#include "event/petrarch_verb_tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "event/act_rules.h"
#include "event/verb_patterns.h"

namespace dateline::event {
namespace {

constexpr std::string_view kSource = "petrarch";
constexpr std::string_view kNull = "---";
// What an act is whose code tells nothing: the type that says least of it.
constexpr std::string_view kUnknownType = "CONSULT";

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Types and modes by code, and by the beginning of a code those of most rules.
class Types {
 public:
  explicit Types(const ActRules& rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const ActRule& rule = rules.rule(i);
      if (rule.cameo.empty()) continue;
      for (std::size_t length = 2; length <= rule.cameo.size(); ++length) {
        const bool whole = length == rule.cameo.size();
        ++counts_[rule.cameo.substr(0, length)][{rule.plover, whole ? rule.mode : std::string()}];
      }
    }
  }

  // Type and mode, "-" for none; an empty type if nothing is known.
  [[nodiscard]] std::pair<std::string, std::string> Of(std::string_view code) const {
    for (std::size_t length = code.size(); length >= 2; --length) {
      const auto found = counts_.find(code.substr(0, length));
      if (found == counts_.end()) continue;
      const auto most = std::ranges::max_element(
          found->second, [](const auto& a, const auto& b) { return a.second < b.second; });
      // Codes in 0 are those of what no other code of the kind says more of.
      const bool whole =
          length == code.size() && !code.ends_with('0') && !most->first.second.empty();
      return {most->first.first, whole ? most->first.second : "-"};
    }
    return {};
  }

 private:
  std::map<std::string, std::map<std::pair<std::string, std::string>, int>, std::less<>> counts_;
};

class Writer {
 public:
  void Add(PetrarchVerbFile file) {
    for (char& c : file.name) {
      if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) c = '_';  // a cell of a table
    }
    std::size_t highest = 0;
    const auto of = [&](std::string kind) { return kind + (file.verbs.phrases ? "2" : ""); };
    const auto group = [&](std::size_t block) {
      highest = std::max(highest, block);
      return fmt::format("{:06}", blocks_ + block);
    };
    for (const PetrarchForm& form : file.verbs.forms) {
      std::vector<std::string> words = form.words;
      words[form.verb].insert(0, "+");
      Row(of("form"), group(form.block), Joined(words), form.code, file, form.line);
    }
    for (const PetrarchPattern& pattern : file.verbs.patterns) {
      Row(of("pattern"), group(pattern.block), Joined(pattern.items), pattern.code, file,
          pattern.line);
    }
    for (const PetrarchSet& set : file.verbs.sets) {
      for (const auto& phrase : set.phrases) {
        rows_.emplace(fmt::format("set\t{}\t{}\t\t\t{}\n", set.name, Joined(phrase), kSource));
      }
    }
    blocks_ += highest;
  }

  void AddOption(std::string_view option) {
    rows_.emplace(fmt::format("option\t\t{}\t\t\t{}\n", option, kSource));
  }

  [[nodiscard]] std::string Patterns() const {
    std::string bytes = "kind\tgroup\ttext\tcode\twhere\tsource\n";
    for (const std::string& row : rows_) bytes += row;
    return bytes;
  }

  [[nodiscard]] std::string Codes(const Types& types, std::vector<std::string>& doubts) const {
    std::string bytes = "code\ttype\tmode\tsource\n";
    for (const std::string& code : codes_) {
      auto [type, mode] = types.Of(code);
      if (type.empty()) {
        type = kUnknownType;
        mode = "-";
        doubts.push_back(fmt::format(
            "{}: no PLOVER type is known for the code; its acts are {} until {} says otherwise",
            code, type, VerbPatterns::kCodes));
      }
      bytes += fmt::format("{}\t{}\t{}\t{}\n", code, type, mode, kSource);
    }
    return bytes;
  }

 private:
  void Row(std::string_view kind, const std::string& group, const std::string& text,
           const std::string& code, const PetrarchVerbFile& file, std::size_t line) {
    rows_.emplace(fmt::format("{}\t{}\t{}\t{}\t{}:{}\t{}\n", kind, group, text, code, file.name,
                              line, kSource));
    const std::size_t colon = std::min(code.find(':'), code.size());
    for (const std::string& side :
         {code.substr(0, colon), colon < code.size() ? code.substr(colon + 1) : std::string()}) {
      if (!side.empty() && side != kNull) codes_.insert(side);
    }
  }

  std::size_t blocks_ = 0;       // of the files before
  std::set<std::string> rows_;   // sorted, as a lexicon is
  std::set<std::string> codes_;  // likewise
};

}  // namespace

Result<PetrarchVerbTables> VerbTablesWith(const lexicon::ResourceDir& dir,
                                          const std::vector<PetrarchVerbFile>& files,
                                          bool one_sided) {
  PetrarchVerbTables tables;
  if (files.empty()) return tables;
  DATELINE_TRY(rules, ActRules::Load(dir));
  Writer writer;
  if (one_sided) writer.AddOption("one_sided");
  for (const PetrarchVerbFile& file : files) writer.Add(file);
  tables.files.emplace_back(VerbPatterns::kCodes, writer.Codes(Types(rules), tables.doubts));
  tables.files.emplace_back(VerbPatterns::kPatterns, writer.Patterns());
  return tables;
}

}  // namespace dateline::event
