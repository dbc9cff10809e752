// Rule files: TOML in, checked rules out. Every fault names its line and says what to do.
#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

#include "lexicon/read_toml.h"
#include "rules/program.h"
#include "rules/rule_set.h"

namespace dateline::rules {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::size_t kMaxRules = 20'000;
constexpr std::size_t kLeastExamples = 2;
constexpr std::size_t kLeastCounterExamples = 1;

// A rule and its `produce` as written, until the slots are known.
struct Draft {
  Rule rule;
  std::string produce;
  std::string covers;
};

class FileReader {
 public:
  FileReader(const RuleFile& file, const Domain& domain, const lexicon::Sources* sources)
      : file_(file), domain_(domain), sources_(sources) {}

  Status Read(std::vector<Draft>& drafts) {
    DATELINE_TRY(root, lexicon::ReadToml(file_.bytes, file_.name));
    DATELINE_CHECK_OK(CheckHead(root));
    const toml::array* rules = root["rule"].as_array();
    if (rules == nullptr) return Fault(root, "file has no [[rule]]");
    for (const toml::node& node : *rules) {
      const toml::table* table = node.as_table();
      if (table == nullptr) return Fault(node, "rule is not a table; write [[rule]]");
      DATELINE_TRY(draft, ReadRule(*table));
      drafts.push_back(std::move(draft));
    }
    return Ok();
  }

 private:
  std::string Where(const toml::source_region& region) const {
    // A file that fails before its first line has no position.
    return file_.name + ":" + std::to_string(std::max<std::uint32_t>(region.begin.line, 1));
  }
  Error Fault(const toml::node& node, std::string message) const {
    return {ErrorCode::kMalformedInput, std::move(message), Where(node.source())};
  }

  Status CheckHead(const toml::table& root) const {
    for (const auto& [key, node] : root) {
      if (key != "schema" && key != "domain" && key != "rule") {
        return Fault(node, "unknown key \"" + std::string(key.str()) +
                               "\"; a rule file has schema, domain and [[rule]]");
      }
    }
    const auto schema = root["schema"].value<std::int64_t>();
    if (!schema) return Fault(root, "file does not state its schema; write schema = 1");
    if (*schema != kSchema) {
      return Error{ErrorCode::kUnsupportedVersion,
                   "rule file has schema " + std::to_string(*schema) + ", this engine reads 1",
                   Where(root.source())};
    }
    if (root["domain"].value<std::string>() != domain_.name) {
      return Fault(root, "domain is not \"" + domain_.name + "\", which is the file's folder");
    }
    return Ok();
  }

  Result<std::string> ReadText(const toml::node& node, std::string_view key) const {
    const auto* text = node.as_string();
    if (text == nullptr || text->get().empty()) {
      return Fault(node, std::string(key) + " is not a text, or empty");
    }
    return text->get();
  }

  Result<std::vector<std::string>> ReadTexts(const toml::node& node, std::string_view key) const {
    std::vector<std::string> texts;
    if (const toml::array* array = node.as_array()) {
      for (const toml::node& item : *array) {
        DATELINE_TRY(text, ReadText(item, key));
        texts.push_back(std::move(text));
      }
      if (texts.empty()) return Fault(node, std::string(key) + " is an empty list");
      return texts;
    }
    DATELINE_TRY(text, ReadText(node, key));
    texts.push_back(std::move(text));
    return texts;
  }

  Result<std::string> ReadDay(const toml::node& node) const {
    const auto* date = node.as_date();
    if (date == nullptr) return Fault(node, "published is not a date such as 2024-05-16");
    std::ostringstream text;
    text << date->get();
    return text.str();
  }

  Result<Draft> ReadRule(const toml::table& table) const {
    Draft draft;
    Rule& rule = draft.rule;
    rule.where = Where(table.source());
    for (const auto& [key, node] : table) {
      if (key == "pattern") {
        DATELINE_TRY(patterns, ReadTexts(node, "pattern"));
        rule.patterns = std::move(patterns);
      } else if (key == "before") {
        DATELINE_TRY(before, ReadTexts(node, "before"));
        rule.before = std::move(before);
      } else if (key == "examples" || key == "counter_examples") {
        const toml::array* array = node.as_array();
        if (array == nullptr) return Fault(node, std::string(key.str()) + " is not a list");
        for (const toml::node& item : *array) {
          DATELINE_CHECK_OK(ReadExample(item, key == "examples", rule));
        }
      } else {
        std::string* field = key == "id"        ? &rule.id
                             : key == "since"   ? &rule.since
                             : key == "produce" ? &draft.produce
                             : key == "covers"  ? &draft.covers
                             : key == "source"  ? &rule.source
                             : key == "why"     ? &rule.why
                                                : nullptr;
        if (field == nullptr) {
          return Fault(node, "unknown key \"" + std::string(key.str()) +
                                 "\"; docs/formats/rules.md lists a rule's keys");
        }
        DATELINE_TRY(text, ReadText(node, key.str()));
        *field = std::move(text);
      }
    }
    DATELINE_CHECK_OK(CheckRule(draft, table));
    return draft;
  }

  Status ReadExample(const toml::node& node, bool positive, Rule& rule) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Fault(node, "example is not a table in braces");
    Example example;
    CounterExample counter;
    for (const auto& [key, value] : *table) {
      if (key == "published") {
        DATELINE_TRY(day, ReadDay(value));
        example.published = counter.published = std::move(day);
        continue;
      }
      DATELINE_TRY(text, ReadText(value, key.str()));
      if (key == "text") {
        example.text = counter.text = std::move(text);
      } else if (key == "mark" && positive) {
        example.mark = std::move(text);
      } else if (key == "want" && positive) {
        example.want = std::move(text);
      } else if (key == "why" && !positive) {
        counter.why = std::move(text);
      } else {
        return Fault(value, "unknown key \"" + std::string(key.str()) + "\" in an example");
      }
    }
    if (example.text.empty()) return Fault(node, "example has no text");
    if (!positive) {
      if (counter.why.empty()) return Fault(node, "counter-example does not say why");
      counter.where = Where(node.source());
      rule.counter_examples.push_back(std::move(counter));
      return Ok();
    }
    if (example.want.empty()) return Fault(node, "example does not say what is wanted");
    if (example.mark.empty() || example.text.find(example.mark) == std::string::npos) {
      return Fault(node, "mark is not in the example's text");
    }
    example.where = Where(node.source());
    rule.examples.push_back(std::move(example));
    return Ok();
  }

  Status CheckRule(const Draft& draft, const toml::table& table) const {
    const Rule& rule = draft.rule;
    const std::string prefix = domain_.name + ".";
    const bool plain = std::all_of(rule.id.begin(), rule.id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
    if (!rule.id.starts_with(prefix) || rule.id.size() == prefix.size() || !plain) {
      return Fault(table, "id is not of the form " + domain_.name + ".subject.variant");
    }
    const std::pair<std::string_view, bool> needed[] = {{"since", rule.since.empty()},
                                                        {"pattern", rule.patterns.empty()},
                                                        {"produce", draft.produce.empty()},
                                                        {"source", rule.source.empty()},
                                                        {"why", rule.why.empty()}};
    for (const auto& [key, missing] : needed) {
      if (missing) return Fault(table, "rule " + rule.id + " has no " + std::string(key));
    }
    if (sources_ != nullptr && !sources_->Has(rule.source)) {
      return Fault(table, "source of " + rule.id + " is not a key of rules/SOURCES.toml");
    }
    if (rule.examples.size() < kLeastExamples ||
        rule.counter_examples.size() < kLeastCounterExamples) {
      return Fault(table, "rule " + rule.id + " needs two examples and one counter-example");
    }
    return Ok();
  }

  const RuleFile& file_;
  const Domain& domain_;
  const lexicon::Sources* sources_;
};

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Accepts AcceptsOf(SlotType type) {
  switch (type) {
    case SlotType::kWord:
      return Accepts::kWordSlot;
    case SlotType::kNumber:
      return Accepts::kNumberSlot;
    case SlotType::kRow:
      return Accepts::kRowSlot;
  }
  return Accepts::kWordSlot;
}

// Reads `name(arg, ...)` against the domain's producers and the rule's slots.
class ProduceReader {
 public:
  ProduceReader(const Domain& domain, const std::vector<SlotInfo>& slots, Rule& rule)
      : domain_(domain), slots_(slots), rule_(rule) {}

  Status Read(std::string_view produce) {
    const std::size_t open = produce.find('(');
    if (open == std::string_view::npos || produce.back() != ')') {
      return Fault("produce is not of the form name(argument, ...)");
    }
    const std::string name(Trim(produce.substr(0, open)));
    const auto found =
        std::find_if(domain_.producers.begin(), domain_.producers.end(),
                     [&](const ProducerSignature& producer) { return producer.name == name; });
    if (found == domain_.producers.end()) {
      return Fault("no producer is called \"" + name + "\"; docs/formats/producers.md lists them");
    }
    rule_.producer = static_cast<std::uint32_t>(found - domain_.producers.begin());
    std::string_view rest = Trim(produce.substr(open + 1, produce.size() - open - 2));
    while (!rest.empty()) {
      // A quoted text may hold a comma.
      const std::size_t quote_end =
          rest.front() == '\'' ? rest.find('\'', 1) : std::string_view::npos;
      const std::size_t from = quote_end == std::string_view::npos ? 0 : quote_end;
      const std::size_t comma = rest.find(',', from);
      DATELINE_CHECK_OK(ReadArgument(Trim(rest.substr(0, comma)), *found));
      if (comma == std::string_view::npos) break;
      rest = Trim(rest.substr(comma + 1));
      if (rest.empty()) return Fault("produce ends in a comma");
    }
    const std::size_t given = rule_.arguments.size();
    if (given < found->parameters.size() && !found->parameters[given].optional) {
      return Fault("producer " + name + " lacks its argument \"" + found->parameters[given].name +
                   "\"");
    }
    return Ok();
  }

 private:
  Error Fault(std::string message) const {
    return {ErrorCode::kMalformedInput, std::move(message), rule_.where};
  }

  Status ReadArgument(std::string_view text, const ProducerSignature& producer) {
    const std::size_t place = rule_.arguments.size();
    if (place >= producer.parameters.size()) {
      return Fault("producer " + producer.name + " takes " +
                   std::to_string(producer.parameters.size()) + " arguments, not more");
    }
    Argument argument;
    Accepts kind = Accepts::kNumber;
    const auto slot = std::find_if(slots_.begin(), slots_.end(),
                                   [&](const SlotInfo& info) { return info.name == text; });
    const auto context = std::find(domain_.context.begin(), domain_.context.end(), text);
    if (slot != slots_.end()) {
      argument.index = static_cast<std::uint32_t>(slot - slots_.begin());
      kind = AcceptsOf(slot->type);
    } else if (context != domain_.context.end()) {
      argument.kind = Argument::Kind::kContext;
      argument.index = static_cast<std::uint32_t>(context - domain_.context.begin());
      kind = Accepts::kContext;
    } else if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
      argument.kind = Argument::Kind::kText;
      argument.text = text.substr(1, text.size() - 2);
      kind = Accepts::kText;
    } else {
      argument.kind = Argument::Kind::kNumber;
      const auto parsed = std::from_chars(text.data(), text.data() + text.size(), argument.number);
      if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) {
        return Fault("argument \"" + std::string(text) +
                     "\" is neither a slot, a context, a number nor a text in single quotes");
      }
    }
    if (!Has(producer.parameters[place].accepts, kind)) {
      return Fault("producer " + producer.name + " does not take \"" + std::string(text) +
                   "\" as its " + producer.parameters[place].name);
    }
    rule_.arguments.push_back(std::move(argument));
    return Ok();
  }

  const Domain& domain_;
  const std::vector<SlotInfo>& slots_;
  Rule& rule_;
};

}  // namespace

RuleSet::RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::Parse(const std::vector<RuleFile>& files, const Domain& domain,
                               const ListLoader& lists, const lexicon::PhraseCutter& cutter,
                               const lexicon::Sources* sources) {
  std::vector<Draft> drafts;
  for (const RuleFile& file : files) {
    DATELINE_CHECK_OK(FileReader(file, domain, sources).Read(drafts));
  }
  if (drafts.size() > kMaxRules) {
    return Error{ErrorCode::kLimitExceeded, "domain has more than 20000 rules",
                 drafts.back().rule.where};
  }
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.rule.id < b.rule.id; });
  RuleSet set;
  set.domain_ = domain;
  Compiler compiler(set.domain_, lists, cutter);
  for (Draft& draft : drafts) {
    Rule& rule = draft.rule;
    if (!set.rules_.empty() && set.rules_.back().id == rule.id) {
      return Error{ErrorCode::kMalformedInput,
                   "id " + rule.id + " is used twice; ids are permanent", rule.where};
    }
    DATELINE_TRY(slots, compiler.AddRule(rule.patterns, rule.where));
    DATELINE_CHECK_OK(ProduceReader(set.domain_, slots, rule).Read(draft.produce));
    if (!draft.covers.empty()) {
      const auto slot = std::find_if(slots.begin(), slots.end(),
                                     [&](const SlotInfo& s) { return s.name == draft.covers; });
      if (slot == slots.end()) {
        return Error{ErrorCode::kMalformedInput,
                     "covers names " + draft.covers + ", which is no slot of the pattern",
                     rule.where};
      }
      rule.covers = static_cast<std::uint32_t>(slot - slots.begin());
    }
    set.rules_.push_back(std::move(rule));
  }
  DATELINE_TRY(program, std::move(compiler).Finish());
  set.program_ = std::make_unique<const Program>(std::move(program));
  DATELINE_CHECK_OK(set.OrderRules());
  return set;
}

// Fills before_ and closes it: a before b before c makes a before c.
Status RuleSet::OrderRules() {
  const std::size_t count = rules_.size();
  if (std::all_of(rules_.begin(), rules_.end(), [](const Rule& r) { return r.before.empty(); })) {
    return Ok();
  }
  before_.assign(count, {});
  for (std::size_t a = 0; a < count; ++a) {
    for (const std::string& id : rules_[a].before) {
      const auto found =
          std::lower_bound(rules_.begin(), rules_.end(), id,
                           [](const Rule& r, const std::string& wanted) { return r.id < wanted; });
      if (found == rules_.end() || found->id != id) {
        return Error{ErrorCode::kMalformedInput, "before names " + id + ", which is no rule",
                     rules_[a].where};
      }
      before_[a].push_back(static_cast<std::uint32_t>(found - rules_.begin()));
    }
  }
  for (std::uint32_t a = 0; a < count; ++a) {
    std::vector<std::uint32_t>& reached = before_[a];
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (reached[i] == a) {
        return Error{ErrorCode::kMalformedInput, "rule " + rules_[a].id + " goes before itself",
                     rules_[a].where};
      }
      // By index: the inner list may be this one's neighbour, never itself, but the outer grows.
      for (const std::uint32_t next : std::vector<std::uint32_t>(before_[reached[i]])) {
        if (std::find(reached.begin(), reached.end(), next) == reached.end())
          reached.push_back(next);
      }
    }
  }
  return Ok();
}

Result<RuleSet> RuleSet::Load(const lexicon::ResourceDir& dir, const Domain& domain,
                              const lexicon::PhraseCutter& cutter) {
  DATELINE_TRY(source_bytes, dir.Read("rules/SOURCES.toml"));
  DATELINE_TRY(sources, lexicon::Sources::Parse(source_bytes, "rules/SOURCES.toml"));
  DATELINE_TRY(names, dir.List("rules/" + domain.name, ".toml"));
  std::vector<RuleFile> files;
  for (std::string& name : names) {
    DATELINE_TRY(bytes, dir.Read(name));
    files.push_back({std::move(name), std::move(bytes)});
  }
  const ListLoader lists = [&](std::string_view list) {
    const bool elsewhere = list.find('/') != std::string_view::npos;
    return dir.Lexicon("lexicons/" + (elsewhere ? std::string() : domain.name + "/") +
                       std::string(list) + ".tsv");
  };
  return Parse(files, domain, lists, cutter, &sources);
}

}  // namespace dateline::rules
