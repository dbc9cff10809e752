#include "event/act_rules.h"

#include <algorithm>
#include <array>
#include <map>
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
    rule.speaks = table["actor"].value_or(std::string()) == "speaker";
    rule.alone = table["alone"].value_or(false);
    rule.in_words = table["in_words"].value_or(std::string());
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
    pattern.text = text;
    pattern.rule = rule;
    for (std::string word : Split(text, ' ')) {
      Item item;
      if (word == "~") {
        item.kind = Item::Kind::kGap;
        pattern.items.push_back(item);
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
        SetWords(list->first, list->second, item);
      } else {
        AddSet(Split(word, '|'), item);
      }
      pattern.items.push_back(item);
    }
    if (pattern.items.empty() || pattern.items[0].optional ||
        pattern.items[0].kind == Item::Kind::kGap) {
      return Bad(file, at, "a pattern begins with a word that must be there");
    }
    if (pattern.items.size() > kItems) return Bad(file, at, "too long a pattern");
    const auto number = static_cast<std::uint32_t>(rules_.patterns_.size());
    const Item& first = pattern.items[0];
    const bool next = pattern.items.size() > 1 && !pattern.items[1].optional &&
                      pattern.items[1].kind != Item::Kind::kGap;
    const Start start{number, first, next ? pattern.items[1] : Item{}};
    rules_.by_word_.resize(rules_.words_.size());
    for (std::uint32_t i = 0; i < first.count; ++i) {
      const auto word =
          first.count == 1 ? lexicon::WordId{first.first} : rules_.set_words_[first.first + i];
      rules_.by_word_[static_cast<std::size_t>(word)].push_back(start);
    }
    rules_.expanded_ += first.count;
    rules_.patterns_.push_back(std::move(pattern));
    return Ok();
  }

  void AddSet(const std::vector<std::string>& words, Item& item) {
    std::vector<lexicon::WordId> set;
    for (const std::string& word : words) set.push_back(rules_.words_.Add(word));
    std::sort(set.begin(), set.end());
    item.count = static_cast<std::uint32_t>(set.size());
    item.first = static_cast<std::uint32_t>(set.size() == 1 ? std::size_t(set[0])
                                                            : rules_.set_words_.size());
    if (set.size() > 1) rules_.set_words_.insert(rules_.set_words_.end(), set.begin(), set.end());
  }

  // Lists are long and many patterns share one.
  void SetWords(const std::string& list, const std::vector<std::string>& words, Item& item) {
    const auto [at, is_new] = sets_of_lists_.try_emplace(list);
    if (is_new) AddSet(words, at->second);
    item.count = at->second.count;
    item.first = at->second.first;
  }

  ActRules& rules_;
  discourse::WordLists lists_;
  std::map<std::string, Item> sets_of_lists_;
  std::set<std::string> ids_;
};

Result<ActRules> ActRules::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(lists, discourse::ReadWordLists(dir, kLists));
  DATELINE_TRY(files, dir.List(kFolder, ".toml"));
  ActRules rules;
  DATELINE_TRY(words, ActWords::From(lists));
  rules.act_words_ = std::move(words);
  Loader loader(rules, std::move(lists));
  for (const std::string& file : files) {
    if (file == kLists) continue;
    DATELINE_TRY(bytes, dir.Read(file));
    DATELINE_CHECK_OK(loader.File(file, bytes));
  }
  rules.by_word_.resize(rules.words_.size());
  for (const ActRule& rule : rules.rules_) {
    if (!rule.in_words.empty() && rules.InWords(rule).id != rule.in_words) {
      return Error{ErrorCode::kMalformedInput, "no such rule: " + rule.in_words, rule.id};
    }
  }
  return rules;
}

ActRules::Sight ActRules::See(const discourse::TokenScan& scan, std::size_t first,
                              std::size_t last) const {
  Sight sight{scan, first, last, {}, {}};
  sight.words.reserve(last - first);
  sight.hyphenated.resize(last - first);
  const auto id_of = [&](std::string_view word) {
    return word.empty() ? lexicon::kNoWord : words_.Find(word);
  };
  for (std::size_t i = first; i < last; ++i) {
    const discourse::ScannedToken& token = scan[i];
    Seen& seen = sight.words.emplace_back();
    seen.norm = id_of(token.norm);
    seen.lemma = token.lemma == token.norm ? seen.norm : id_of(token.lemma);
    const std::string_view verb = token.word.lemma;
    seen.verb_lemma = verb == token.lemma ? seen.lemma : id_of(verb);
    // "the condemned house" is no act.
    seen.verb = (token.upos == Upos::kVerb || token.upos == Upos::kAux) &&
                token.relation != Relation::kAmod && token.relation != Relation::kCompound;
    seen.noun = token.upos == Upos::kNoun || token.upos == Upos::kPropn;
    // "won't" is two tokens, whose lemmas are "will" and "not".
    seen.helper = token.upos == Upos::kAux || token.upos == Upos::kPart;
  }
  for (std::size_t i = first; i + 2 < last; ++i) {
    if (!scan[i + 1].joiner) continue;
    // "cease - fire" as one word, which is what its last part is.
    const std::string start = std::string(scan[i].norm) + '-';
    Seen& whole = sight.hyphenated[i - first];
    whole = sight.Word(i + 2);
    whole.norm = words_.Find(start + std::string(scan[i + 2].norm));
    whole.lemma = words_.Find(start + std::string(scan[i + 2].lemma));
  }
  return sight;
}

bool ActRules::Has(const Item& item, lexicon::WordId word) const {
  if (word == lexicon::kNoWord) return false;
  if (item.count == 1) return lexicon::WordId{item.first} == word;
  const lexicon::WordId* const words = set_words_.data() + item.first;
  return std::binary_search(words, words + item.count, word);
}

bool ActRules::MayMatch(const Start& start, const Sight& sight, std::size_t at) const {
  const Seen& token = sight.Word(at);
  const Seen& whole = sight.Hyphenated(at);
  if (start.first.kind == Item::Kind::kVerb && !token.verb && !whole.verb) return false;
  if (start.first.kind == Item::Kind::kNoun && !token.noun && !whole.noun) return false;
  if (start.second.count == 0) return true;
  // Of a hyphenated word the next lies further on.
  if (at + 2 < sight.last && sight.scan[at + 1].joiner) return true;
  return at + 1 < sight.last && (Matches(start.second, sight.Word(at + 1)) ||
                                 Matches(start.second, sight.Hyphenated(at + 1)));
}

bool ActRules::Matches(const Item& item, const Seen& token) const {
  switch (item.kind) {
    case Item::Kind::kVerb:
      return token.verb && (Has(item, token.lemma) || Has(item, token.verb_lemma));
    case Item::Kind::kNoun:
      return token.noun && (Has(item, token.norm) || Has(item, token.lemma));
    case Item::Kind::kWord:
      return Has(item, token.norm) || (token.helper && Has(item, token.lemma));
    case Item::Kind::kGap:
      return false;
  }
  return false;
}

bool ActRules::Extend(const Sight& sight, const Pattern& pattern, std::size_t item, std::size_t at,
                      ActMatch& match) const {
  if (item == pattern.items.size()) return true;
  const Item& wanted = pattern.items[item];
  if (wanted.kind == Item::Kind::kGap) {
    for (std::size_t skip = 0; skip <= kGapTokens; ++skip) {
      ActMatch attempt = match;
      if (Extend(sight, pattern, item + 1, at + skip, attempt)) {
        match = attempt;
        return true;
      }
      if (at + skip >= sight.last) return false;
      const discourse::ScannedToken& passed = sight.scan[at + skip];
      if (passed.punctuation && passed.upos != Upos::kSym && !IsQuoteMark(passed.norm))
        return false;
      if (passed.upos == Upos::kVerb && passed.relation != Relation::kAmod) return false;
    }
    return false;
  }
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}}) {
    if (at >= sight.last) break;
    if (!Matches(wanted, size == 1 ? sight.Word(at) : sight.Hyphenated(at))) continue;
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
    if (Extend(sight, pattern, item + 1, at + size, attempt)) {
      // A speech act's own words end where its content begins.
      if (rules_[pattern.rule].has_content && item > 0 &&
          pattern.items[item - 1].kind == Item::Kind::kGap) {
        attempt.last = std::min(attempt.last, match.last);
      }
      match = attempt;
      return true;
    }
  }
  return wanted.optional && Extend(sight, pattern, item + 1, at, match);
}

std::vector<ActMatch> ActRules::Find(const discourse::TokenScan& scan, std::size_t first,
                                     std::size_t last) const {
  std::vector<ActMatch> found;
  const Sight sight = See(scan, first, last);
  for (std::size_t i = first; i < last; ++i) {
    const Seen& word = sight.Word(i);
    const Seen& whole = sight.Hyphenated(i);
    const std::array<lexicon::WordId, 5> seen = {word.norm, word.lemma, word.verb_lemma, whole.norm,
                                                 whole.lemma};
    for (auto at = seen.begin(); at != seen.end(); ++at) {
      if (*at == lexicon::kNoWord || std::find(seen.begin(), at, *at) != at) continue;
      for (const Start& start : by_word_[static_cast<std::size_t>(*at)]) {
        if (!MayMatch(start, sight, i)) continue;
        const Pattern& pattern = patterns_[start.pattern];
        ActMatch match;
        match.rule = pattern.rule;
        match.pattern = start.pattern;
        match.first = match.head = static_cast<std::uint32_t>(i);
        match.last = match.end = static_cast<std::uint32_t>(i);
        if (Extend(sight, pattern, 0, i, match)) found.push_back(match);
      }
    }
  }
  std::sort(found.begin(), found.end(), [&](const ActMatch& a, const ActMatch& b) {
    // A verb counts for one more: "suspended food aid" over "food aid to".
    const std::uint32_t ours = a.words + (a.verb ? 1 : 0);
    const std::uint32_t theirs = b.words + (b.verb ? 1 : 0);
    if (ours != theirs) return ours > theirs;
    const bool refused = !rules_[a.rule].reason.empty();
    if (refused != !rules_[b.rule].reason.empty()) return refused;
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
