#include "event/act_rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "discourse/grammar.h"
#include "lexicon/read_toml.h"

namespace dateline::event {
namespace {

constexpr std::string_view kFolder = "rules/events";
constexpr std::string_view kLists = "rules/events/lists.toml";
// Widest gap of a pattern, in tokens.
constexpr std::size_t kGapTokens = 6;
// So that a match fits the bits of ActMatch::tokens, however wide its gaps.
constexpr std::size_t kItems = 9;
constexpr std::size_t kMatchTokens = 64;

constexpr std::array<std::pair<std::string_view, Frame>, 7> kFrames = {
    {{"transitive", Frame::kTransitive},
     {"symmetric", Frame::kSymmetric},
     {"subject", Frame::kSubject},
     {"visit", Frame::kVisit},
     {"inverse", Frame::kInverse},
     {"patient", Frame::kPatient},
     {"said_of", Frame::kSaidOf}}};

// Words that are called something are often quoted: "called the raid 'cowardly'".
bool IsQuoteMark(std::string_view word) {
  constexpr std::array<std::string_view, 8> kMarks = {"\"", "'", "``", "''", "“", "”", "‘", "’"};
  return std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
}

std::vector<std::string> Split(std::string_view text, char at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

class ActRules::Loader {
 public:
  Loader(ActRules& rules, discourse::WordLists lists) : rules_(rules), lists_(std::move(lists)) {}

  Status File(const std::string& name, std::string_view bytes) {
    DATELINE_TRY(file, lexicon::ReadToml(bytes, name));
    const toml::array* rules = file["rule"].as_array();
    for (std::size_t i = 0; rules != nullptr && i < rules->size(); ++i) {
      const toml::table* rule = rules->get(i)->as_table();
      if (rule != nullptr) DATELINE_CHECK_OK(Rule(name, file, *rule));
    }
    return Ok();
  }

 private:
  static Error Bad(const std::string& file, const toml::node& at, std::string message) {
    return Error{ErrorCode::kMalformedInput, std::move(message),
                 file + ":" + std::to_string(at.source().begin.line)};
  }

  Status Rule(const std::string& file, const toml::table& head, const toml::table& table) {
    ActRule rule;
    rule.id = table["id"].value_or(std::string());
    rule.plover = head["type"].value_or(std::string());
    rule.mode = table["mode"].value_or(std::string());
    rule.cameo = table["cameo"].value_or(std::string());
    rule.reason = table["reason"].value_or(std::string());
    rule.has_content = table.contains("content") || head.contains("content");
    rule.denies = table["content"].value_or(head["content"].value_or(std::string())) == "negated";
    const std::string frame = table["frame"].value_or(std::string("transitive"));
    const auto known = std::find_if(kFrames.begin(), kFrames.end(),
                                    [&](const auto& f) { return f.first == frame; });
    if (known == kFrames.end()) return Bad(file, table, "no such frame: " + frame);
    rule.frame = known->second;
    rule.owner_suffers = table["owner"].value_or(std::string()) == "recipient";
    for (const std::string& need : Split(table["needs"].value_or(std::string()), ' ')) {
      rule.needs_persons = rule.needs_persons || need == "persons";
      rule.needs_other = rule.needs_other || need == "other" || need == "persons";
      rule.needs_actor = rule.needs_actor || need == "actor";
    }
    rule.outcome = table["outcome"].value_or(false);
    rule.object_own = table["object"].value_or(std::string()) == "own";
    rule.object_topic = table["object"].value_or(std::string()) == "topic";
    if (rule.id.empty() || !ids_.insert(rule.id).second)
      return Bad(file, table, "a rule needs an id of its own");
    rule.to = Words(table["to"]);
    rule.doer = Words(table.contains("doer") ? table["doer"] : head["doer"]);
    const toml::array* examples = table["examples"].as_array();
    const toml::array* counters = table["counter_examples"].as_array();
    if (examples == nullptr || examples->size() < 2 || counters == nullptr || counters->empty()) {
      return Bad(file, table, rule.id + " needs two examples and a counter-example");
    }
    for (const toml::array* list : {examples, counters}) {
      for (const toml::node& node : *list) {
        const toml::table* example = node.as_table();
        if (example == nullptr) return Bad(file, node, "an example is a table");
        rule.examples.push_back({(*example)["text"].value_or(std::string()),
                                 (*example)["mark"].value_or(std::string())});
      }
    }
    const toml::array* patterns = table["patterns"].as_array();
    if (patterns == nullptr) return Bad(file, table, rule.id + " has no patterns");
    const auto number = static_cast<std::uint32_t>(rules_.rules_.size());
    for (const toml::node& pattern : *patterns) {
      DATELINE_CHECK_OK(AddPattern(file, pattern, pattern.value_or(std::string()), number));
    }
    rules_.rules_.push_back(std::move(rule));
    return Ok();
  }

  static std::vector<std::string> Words(toml::node_view<const toml::node> view) {
    std::vector<std::string> words;
    if (const toml::array* list = view.as_array()) {
      for (const toml::node& word : *list) words.push_back(word.value_or(std::string()));
    }
    return words;
  }

  Status AddPattern(const std::string& file, const toml::node& at, const std::string& text,
                    std::uint32_t rule) {
    Pattern pattern;
    pattern.rule = rule;
    for (std::string word : Split(text, ' ')) {
      Item item;
      if (word == "~") {
        item.kind = Item::Kind::kGap;
        pattern.items.push_back(std::move(item));
        continue;
      }
      if (word[0] == '?') {
        item.optional = true;
        word.erase(0, 1);
      }
      if (word.ends_with(".v") || word.ends_with(".n")) {
        item.kind = word.back() == 'v' ? Item::Kind::kVerb : Item::Kind::kNoun;
        word.resize(word.size() - 2);
      }
      if (word.starts_with("@")) {
        const auto list = lists_.find(word.substr(1));
        if (list == lists_.end()) return Bad(file, at, "no such list: " + word);
        item.words = list->second;
      } else {
        item.words = Split(word, '|');
      }
      std::sort(item.words.begin(), item.words.end());
      pattern.items.push_back(std::move(item));
    }
    if (pattern.items.empty() || pattern.items[0].optional ||
        pattern.items[0].kind == Item::Kind::kGap) {
      return Bad(file, at, "a pattern begins with a word that must be there");
    }
    if (pattern.items.size() > kItems) return Bad(file, at, "too long a pattern");
    const auto number = static_cast<std::uint32_t>(rules_.patterns_.size());
    for (const std::string& word : pattern.items[0].words) rules_.by_word_[word].push_back(number);
    rules_.expanded_ += pattern.items[0].words.size();
    rules_.patterns_.push_back(std::move(pattern));
    return Ok();
  }

  ActRules& rules_;
  discourse::WordLists lists_;
  std::set<std::string> ids_;
};

Result<ActRules> ActRules::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(lists, discourse::ReadWordLists(dir, kLists));
  DATELINE_TRY(files, dir.List(kFolder, ".toml"));
  ActRules rules;
  const auto sorted = [&](const char* list) {
    std::sort(lists[list].begin(), lists[list].end());
    return lists[list];
  };
  rules.both_ = sorted("both");
  rules.both_countries_ = sorted("both_countries");
  rules.both_people_ = sorted("both_people");
  rules.governments_ = sorted("governments");
  Loader loader(rules, std::move(lists));
  for (const std::string& file : files) {
    if (file == kLists) continue;
    DATELINE_TRY(bytes, dir.Read(file));
    DATELINE_CHECK_OK(loader.File(file, bytes));
  }
  return rules;
}

bool ActRules::Matches(const Item& item, const discourse::ScannedToken& token) {
  const auto has = [&](std::string_view word) {
    return !word.empty() &&
           std::binary_search(item.words.begin(), item.words.end(), word, std::less<>());
  };
  switch (item.kind) {
    case Item::Kind::kVerb:
      // "the condemned house" is no act.
      return (token.upos == Upos::kVerb || token.upos == Upos::kAux) &&
             token.relation != Relation::kAmod && token.relation != Relation::kCompound &&
             (has(token.lemma) || has(token.word.lemma));
    case Item::Kind::kNoun:
      return (token.upos == Upos::kNoun || token.upos == Upos::kPropn) &&
             (has(token.norm) || has(token.lemma));
    case Item::Kind::kWord:
      // "won't" is two tokens, whose lemmas are "will" and "not".
      return has(token.norm) ||
             ((token.upos == Upos::kAux || token.upos == Upos::kPart) && has(token.lemma));
    case Item::Kind::kGap:
      return false;
  }
  return false;
}

bool ActRules::MatchesHyphenated(const Item& item, const discourse::TokenScan& scan, std::size_t at,
                                 std::size_t last) {
  if (at + 2 >= last || !scan[at + 1].joiner) return false;
  discourse::ScannedToken whole = scan[at + 2];
  std::string start(scan[at].norm);
  start += '-';
  const std::string norm = start + std::string(whole.norm);
  const std::string lemma = start + std::string(whole.lemma);
  whole.norm = norm;
  whole.lemma = lemma;
  return Matches(item, whole);
}

bool ActRules::Extend(const discourse::TokenScan& scan, const Pattern& pattern, std::size_t item,
                      std::size_t at, std::size_t last, ActMatch& match) const {
  if (item == pattern.items.size()) return true;
  const Item& wanted = pattern.items[item];
  if (wanted.kind == Item::Kind::kGap) {
    for (std::size_t skip = 0; skip <= kGapTokens; ++skip) {
      ActMatch attempt = match;
      if (Extend(scan, pattern, item + 1, at + skip, last, attempt)) {
        match = attempt;
        return true;
      }
      if (at + skip >= last) return false;
      const discourse::ScannedToken& passed = scan[at + skip];
      if (passed.punctuation && passed.upos != Upos::kSym && !IsQuoteMark(passed.norm))
        return false;
      if (passed.upos == Upos::kVerb && passed.relation != Relation::kAmod) return false;
    }
    return false;
  }
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}}) {
    const bool matches = size == 1 ? at < last && Matches(wanted, scan[at])
                                   : MatchesHyphenated(wanted, scan, at, last);
    if (!matches) continue;
    ActMatch attempt = match;
    attempt.last = attempt.end = static_cast<std::uint32_t>(at + size);
    const std::size_t head = at + size - 1;
    if (head - match.first >= kMatchTokens) continue;
    for (std::size_t i = at; i <= head; ++i)
      attempt.tokens |= std::uint64_t{1} << (i - match.first);
    ++attempt.words;
    if (wanted.kind == Item::Kind::kVerb && !attempt.verb) {
      attempt.verb = true;
      attempt.head = static_cast<std::uint32_t>(head);
    } else if (!attempt.verb && wanted.kind == Item::Kind::kNoun) {
      attempt.head = static_cast<std::uint32_t>(head);
    }
    if (Extend(scan, pattern, item + 1, at + size, last, attempt)) {
      // A speech act's own words end where its content begins.
      if (rules_[pattern.rule].has_content && item > 0 &&
          pattern.items[item - 1].kind == Item::Kind::kGap) {
        attempt.last = std::min(attempt.last, match.last);
      }
      match = attempt;
      return true;
    }
  }
  return wanted.optional && Extend(scan, pattern, item + 1, at, last, match);
}

std::vector<ActMatch> ActRules::Find(const discourse::TokenScan& scan, std::size_t first,
                                     std::size_t last) const {
  std::vector<ActMatch> found;
  for (std::size_t i = first; i < last; ++i) {
    const discourse::ScannedToken& token = scan[i];
    std::string whole;
    std::string whole_lemma;
    if (i + 2 < last && scan[i + 1].joiner) {
      whole = std::string(token.norm) + "-";
      whole_lemma = whole + std::string(scan[i + 2].lemma);
      whole += scan[i + 2].norm;
    }
    const std::string_view seen[5] = {token.norm, token.lemma, token.word.lemma, whole,
                                      whole_lemma};
    for (std::size_t k = 0; k < 5; ++k) {
      if (seen[k].empty() || std::find(seen, seen + k, seen[k]) != seen + k) continue;
      const auto* patterns = by_word_.Find(seen[k]);
      if (patterns == nullptr) continue;
      for (const std::uint32_t p : *patterns) {
        ActMatch match;
        match.rule = patterns_[p].rule;
        match.first = match.head = static_cast<std::uint32_t>(i);
        match.last = match.end = static_cast<std::uint32_t>(i);
        if (Extend(scan, patterns_[p], 0, i, last, match)) found.push_back(match);
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const ActMatch& a, const ActMatch& b) {
    // A verb counts for one more: "suspended food aid" over "food aid to".
    const std::uint32_t ours = a.words + (a.verb ? 1 : 0);
    const std::uint32_t theirs = b.words + (b.verb ? 1 : 0);
    if (ours != theirs) return ours > theirs;
    if (a.verb != b.verb) return a.verb;
    if (a.last - a.first != b.last - b.first) return a.last - a.first < b.last - b.first;
    return std::pair(a.first, a.rule) < std::pair(b.first, b.rule);
  });
  std::vector<ActMatch> kept;
  for (const ActMatch& match : found) {
    const bool free = std::none_of(kept.begin(), kept.end(), [&](const ActMatch& k) {
      return match.first < k.last && k.first < match.last;
    });
    if (free) kept.push_back(match);
  }
  // "Refused to release the editor": nobody is released.
  const std::vector<ActMatch> told = kept;
  std::erase_if(kept, [&](const ActMatch& match) {
    return std::any_of(told.begin(), told.end(), [&](const ActMatch& k) {
      return rules_[k.rule].denies && match.first >= k.last && match.first < k.end;
    });
  });
  std::sort(kept.begin(), kept.end(),
            [](const ActMatch& a, const ActMatch& b) { return a.first < b.first; });
  return kept;
}

}  // namespace dateline::event
