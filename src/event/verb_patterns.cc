#include "event/verb_patterns.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "lang/tokenizer.h"
#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;
using lexicon::WordId;

using Side = std::vector<VerbParty>;

constexpr std::string_view kNull = "---";
// How evidence names the rules that take a country from around an entity.
constexpr std::string_view kGuessedCountry = "actor.country_of_";
constexpr std::string_view kOneSided = "one_sided";
// Ends the kind of rows whose dictionary is of phrases, which stay within the verb's clause.
constexpr std::string_view kOfPetrarch2 = "2";
// How deep a set may name other sets.
constexpr int kDeepestSet = 4;
// More than any mention's distance from a verb.
constexpr int kFarthest = 1 << 10;
// Longest stretch of an act's words.
constexpr std::size_t kMatchTokens = 64;

std::vector<std::string_view> Split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

class VerbPatterns::Loader {
 public:
  Loader(VerbPatterns& to, const lang::Tokenizer& tokenizer) : to_(to), tokenizer_(tokenizer) {}

  Status Codes(const lexicon::Table& table) {
    DATELINE_TRY(code, table.Find("code"));
    DATELINE_TRY(type, table.Find("type"));
    DATELINE_TRY(mode, table.Find("mode"));
    for (std::size_t row = 0; row < table.size(); ++row) {
      auto& known = types_[std::string(table.Cell(row, code))];
      known.first = table.Cell(row, type);
      if (table.Cell(row, mode) != "-") known.second = table.Cell(row, mode);
    }
    return Ok();
  }

  Status Patterns(const lexicon::Table& table) {
    DATELINE_TRY(kind, table.Find("kind"));
    DATELINE_TRY(group, table.Find("group"));
    DATELINE_TRY(text, table.Find("text"));
    DATELINE_TRY(code, table.Find("code"));
    DATELINE_TRY(where, table.Find("where"));
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (table.Cell(row, kind) != "set") continue;
      sets_[std::string(table.Cell(row, group))].emplace_back(table.Cell(row, text));
    }
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::string_view what = table.Cell(row, kind);
      if (what == "set") continue;
      if (what == "option" && table.Cell(row, text) == kOneSided) {
        to_.one_sided_ = true;
        continue;
      }
      std::uint32_t block = 0;
      const std::string_view number = table.Cell(row, group);
      const auto read = std::from_chars(number.data(), number.data() + number.size(), block);
      if (read.ec != std::errc{} || block == 0 || block > table.size()) {
        return Bad(table, row, "a group is a number from 1");
      }
      if (to_.blocks_.size() <= block) to_.blocks_.resize(block + 1);
      const auto made = CodeOf(table.Cell(row, code), table.Cell(row, where));
      if (!made) return Bad(table, row, "the code has no type in verb_codes.tsv");
      const bool clause = what.ends_with(kOfPetrarch2);
      if (what == "form" || what == "form2") {
        DATELINE_CHECK_OK(AddForm(table, row, table.Cell(row, text), block, *made, clause));
      } else if (what == "pattern" || what == "pattern2") {
        DATELINE_CHECK_OK(
            AddPattern(table, row, table.Cell(row, text), block, *made, table.Cell(row, where)));
      } else {
        return Bad(table, row, "a row is a form, pattern, set or known option");
      }
    }
    for (auto& patterns : to_.blocks_) {
      std::ranges::stable_sort(patterns, [](const Pattern& a, const Pattern& b) {
        const std::size_t left = a.left.size() + a.right.size();
        const std::size_t right = b.left.size() + b.right.size();
        return left != right ? left > right : a.order < b.order;
      });
    }
    return Ok();
  }

 private:
  static Error Bad(const lexicon::Table& table, std::size_t row, std::string message) {
    return Error{ErrorCode::kMalformedInput, std::move(message), table.Where(row)};
  }

  // The rule of one side of a code, as a number; Code::kNone for the null code.
  std::optional<std::uint32_t> RuleOf(std::string_view code, std::string_view where) {
    if (code.empty() || code == kNull) return Code::kNone;
    const auto type = types_.find(code);
    if (type == types_.end()) return std::nullopt;
    const auto [known, fresh] = rules_.emplace(std::pair(std::string(code), std::string(where)),
                                               static_cast<std::uint32_t>(to_.rules_.size()));
    if (fresh) {
      ActRule rule;
      rule.id = where;
      rule.plover = type->second.first;
      rule.mode = type->second.second;
      rule.cameo = code;
      to_.rules_.push_back(std::move(rule));
    }
    return known->second;
  }

  std::optional<Code> CodeOf(std::string_view code, std::string_view where) {
    const std::size_t colon = std::min(code.find(':'), code.size());
    const auto forth = RuleOf(code.substr(0, colon), where);
    const auto back = RuleOf(colon < code.size() ? code.substr(colon + 1) : kNull, where);
    if (!forth || !back) return std::nullopt;
    Code made;
    made.forth = *forth;
    made.mutual = made.forth != Code::kNone && *back == made.forth;
    if (!made.mutual) made.back = *back;
    return made;
  }

  void AddWords(std::string_view words, Phrase& phrase) {
    for (const std::string_view word : lexicon::CutAtSpaces(words)) {
      for (const std::string_view piece : tokenizer_.CutPhrase(word)) {
        phrase.push_back(to_.words_.Add(piece));
      }
    }
  }

  // "+cordon off": the plus stands before the verb.
  Status AddForm(const lexicon::Table& table, std::size_t row, std::string_view text,
                 std::uint32_t block, const Code& code, bool within_clause) {
    Form form;
    form.within_clause = within_clause;
    form.block = block;
    form.code = code;
    std::string verb;
    for (std::string_view word : lexicon::CutAtSpaces(text)) {
      const bool is_verb = word.starts_with('+');
      if (is_verb) {
        word.remove_prefix(1);
        verb = word;
        form.verb = static_cast<std::uint32_t>(form.words.size());
      }
      if (is_verb) {
        form.words.push_back(to_.words_.Add(word));
      } else {
        AddWords(word, form.words);
      }
    }
    if (verb.empty()) return Bad(table, row, "a form has its verb behind a plus");
    to_.forms_by_verb_[verb].push_back(static_cast<std::uint32_t>(to_.forms_.size()));
    to_.forms_.push_back(std::move(form));
    return Ok();
  }

  void AddSet(std::string_view name, int depth, std::vector<Phrase>& phrases) {
    const auto set = sets_.find(name);
    if (set == sets_.end() || depth > kDeepestSet) return;
    for (const std::string& text : set->second) {
      if (text.starts_with('&')) {
        AddSet(text, depth + 1, phrases);
        continue;
      }
      Phrase phrase;
      AddWords(text, phrase);
      if (!phrase.empty()) phrases.push_back(std::move(phrase));
    }
  }

  Status AddPattern(const lexicon::Table& table, std::size_t row, std::string_view text,
                    std::uint32_t block, const Code& code, std::string_view where) {
    Pattern pattern;
    pattern.code = code;
    const std::string_view line = where.substr(where.rfind(':') + 1);
    std::from_chars(line.data(), line.data() + line.size(), pattern.order);
    std::vector<Item> before;
    bool verb = false;
    bool verb_joined = false;
    for (std::string_view word : Split(text, ' ')) {
      Item item;
      item.joined = word.size() > 1 && word.starts_with('_');
      if (item.joined) word.remove_prefix(1);
      if (word == "*") {
        if (verb) return Bad(table, row, "a pattern has its verb, *, once");
        verb = true;
        verb_joined = item.joined;
        continue;
      }
      if (word == "$") {
        item.kind = Item::Kind::kSource;
      } else if (word == "+") {
        item.kind = Item::Kind::kTarget;
      } else if (word == "%") {
        item.kind = Item::Kind::kSeveral;
      } else if (word == "^") {
        item.kind = Item::Kind::kAnybody;
      } else if (word.starts_with('&')) {
        AddSet(word, 0, item.phrases);
      } else {
        AddWords(word, item.phrases.emplace_back());
      }
      (verb ? pattern.right : before).push_back(std::move(item));
    }
    if (!verb) return Bad(table, row, "a pattern has its verb, *");
    // Outwards from the verb, an item is joined where the one inside it was joined to it.
    bool joined = verb_joined;
    for (auto item = before.rbegin(); item != before.rend(); ++item) {
      std::swap(joined, item->joined);
      pattern.left.push_back(std::move(*item));
    }
    to_.blocks_[block].push_back(std::move(pattern));
    return Ok();
  }

  VerbPatterns& to_;
  const lang::Tokenizer& tokenizer_;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> types_;
  std::map<std::string, std::vector<std::string>, std::less<>> sets_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> rules_;
};

Result<VerbPatterns> VerbPatterns::Load(const lexicon::ResourceDir& dir) {
  VerbPatterns patterns;
  DATELINE_TRY(files, dir.List("lexicons/events", ".tsv"));
  if (!std::ranges::binary_search(files, kPatterns)) return patterns;
  DATELINE_TRY(tokenizer, lang::Tokenizer::Load(dir));
  DATELINE_TRY(codes, dir.Lexicon(kCodes));
  DATELINE_TRY(table, dir.Lexicon(kPatterns));
  Loader loader(patterns, tokenizer);
  DATELINE_CHECK_OK(loader.Codes(codes));
  DATELINE_CHECK_OK(loader.Patterns(table));
  return patterns;
}

// One sentence.
class VerbPatterns::Matcher {
 public:
  Matcher(const VerbPatterns& patterns, const ArgumentSource& source, std::size_t sentence)
      : patterns_(patterns),
        scan_(source.scan),
        clauses_(source.clauses),
        parse_(source.clauses.parse()),
        mentions_(source.mentions),
        entities_(source.entities),
        all_(source.mentions.In(sentence)),
        begin_(source.scan.First(sentence)),
        end_(source.scan.Last(sentence)) {
    for (std::size_t t = begin_; t < end_; ++t)
      ids_.push_back(patterns_.words_.Find(scan_[t].norm));
  }

  std::vector<VerbAct> Find(std::vector<bool>& held) {
    held.assign(end_ - begin_, false);
    for (std::size_t t = begin_; t < end_; ++t) {
      const Form* form = FormAt(t);
      if (form == nullptr) continue;
      held[t - begin_] = true;
      Verb(t, *form);
    }
    return std::move(found_);
  }

 private:
  // Whom the items of a pattern stand for.
  struct Bound {
    const PlacedMention* source = nullptr;
    const PlacedMention* target = nullptr;
    const PlacedMention* several = nullptr;
    std::vector<std::size_t> words;  // tokens that words of the pattern matched
  };

  // The longest form of the table whose verb stands at `t`.
  [[nodiscard]] const Form* FormAt(std::size_t t) const {
    if (!IsVerb(t)) return nullptr;
    const auto* forms = patterns_.forms_by_verb_.Find(scan_[t].norm);
    const Form* best = nullptr;
    for (std::size_t i = 0; forms != nullptr && i < forms->size(); ++i) {
      const Form& form = patterns_.forms_[(*forms)[i]];
      if (t < begin_ + form.verb || !WordsAt(form.words, t - form.verb)) continue;
      // The last in the file where it has a verb twice.
      if (best == nullptr || form.words.size() >= best->words.size()) best = &form;
    }
    return best;
  }

  [[nodiscard]] bool IsVerb(std::size_t t) const {
    const Upos upos = scan_[t].upos;
    if (upos != Upos::kVerb && upos != Upos::kAux) return false;
    // "The condemned house" is none; "has broken relations", read as such relations, is one.
    return parse_.RelationOf(t) != Relation::kAmod ||
           (t > begin_ && scan_[t - 1].word.Is(WordClass::kHave));
  }

  [[nodiscard]] bool WordsAt(const Phrase& words, std::size_t at) const {
    if (at + words.size() > end_) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == lexicon::kNoWord || ids_[at - begin_ + i] != words[i]) return false;
    }
    return true;
  }

  void Verb(std::size_t verb, const Form& form) {
    verb_ = verb;
    const std::size_t first = verb - form.verb;
    const std::size_t last = first + form.words.size();
    SetReach();
    within_clause_ = form.within_clause;
    Bound bound;
    const Code* code = &form.code;
    for (const Pattern& pattern : patterns_.blocks_[form.block]) {
      Bound tried;
      if (!Left(pattern.left, 0, first, tried) || !Right(pattern.right, 0, last, tried)) continue;
      bound = std::move(tried);
      code = &pattern.code;
      break;
    }
    if (code->forth == Code::kNone && code->back == Code::kNone) return;
    Tell(*code, bound, first, last);
  }

  // What follows the verb and hangs on it, but for what is joined to it: "condemned the raid and |
  // promised aid".
  void SetReach() {
    reach_.assign(end_ - begin_, 0);
    for (std::size_t t = verb_ + 1; t < end_; ++t) {
      std::uint8_t reach = 2;
      std::size_t at = t;
      while (at != kNoToken && at != verb_) {
        const Relation relation = parse_.RelationOf(at);
        if (relation == Relation::kParataxis) break;
        if (relation == Relation::kConj && parse_.HeadOf(at) == verb_) break;
        if (coref::JoinsClause(relation)) reach = 1;
        at = parse_.HeadOf(at);
      }
      if (at == verb_) reach_[t - begin_] = reach;
    }
  }
  [[nodiscard]] bool Reaches(std::size_t t) const {
    return reach_[t - begin_] >= (within_clause_ ? 2 : 1);
  }

  bool Right(const std::vector<Item>& items, std::size_t i, std::size_t at, Bound& bound) {
    if (i == items.size()) return true;
    const Item& item = items[i];
    if (item.kind == Item::Kind::kWords) {
      for (std::size_t t = at; t < end_; ++t) {
        if (item.joined && t > at) break;
        if (!item.joined && !Reaches(t)) continue;
        for (const Phrase& phrase : item.phrases) {
          if (!WordsAt(phrase, t)) continue;
          const std::size_t known = bound.words.size();
          for (std::size_t w = 0; w < phrase.size(); ++w) bound.words.push_back(t + w);
          if (Right(items, i + 1, t + phrase.size(), bound)) return true;
          bound.words.resize(known);
        }
      }
      return false;
    }
    if (item.kind == Item::Kind::kAnybody) {
      const std::size_t after = AfterNoun(at);
      return after != kNoToken && Right(items, i + 1, after, bound);
    }
    for (const PlacedMention& m : all_) {
      if (m.first < at || !Reaches(m.last - 1) || !IsKnown(m)) continue;
      if (!Bind(item.kind, m, bound)) continue;
      if (Right(items, i + 1, m.last, bound)) return true;
      Unbind(item.kind, bound);
      if (item.joined) return false;
    }
    return false;
  }

  bool Left(const std::vector<Item>& items, std::size_t i, std::size_t at, Bound& bound) {
    if (i == items.size()) return true;
    const Item& item = items[i];
    if (item.kind == Item::Kind::kWords) {
      for (std::size_t last = at; last > begin_; --last) {
        if (item.joined && last < at) break;
        for (const Phrase& phrase : item.phrases) {
          if (last < begin_ + phrase.size() || !WordsAt(phrase, last - phrase.size())) continue;
          const std::size_t known = bound.words.size();
          for (std::size_t w = 0; w < phrase.size(); ++w) {
            bound.words.push_back(last - phrase.size() + w);
          }
          if (Left(items, i + 1, last - phrase.size(), bound)) return true;
          bound.words.resize(known);
        }
      }
      return false;
    }
    if (item.kind == Item::Kind::kAnybody) {
      const std::size_t before = BeforeNoun(at);
      return before != kNoToken && Left(items, i + 1, before, bound);
    }
    for (auto m = all_.rbegin(); m != all_.rend(); ++m) {
      if (m->last > at || !IsKnown(*m)) continue;
      if (!Bind(item.kind, *m, bound)) continue;
      if (Left(items, i + 1, m->first, bound)) return true;
      Unbind(item.kind, bound);
      if (item.joined) return false;
    }
    return false;
  }

  bool Bind(Item::Kind kind, const PlacedMention& m, Bound& bound) {
    switch (kind) {
      case Item::Kind::kSource:
        bound.source = &m;
        return true;
      case Item::Kind::kTarget:
        bound.target = &m;
        return true;
      case Item::Kind::kSeveral:
        if (Group(m).size() < 2) return false;
        bound.several = &m;
        return true;
      default:
        return true;
    }
  }
  static void Unbind(Item::Kind kind, Bound& bound) {
    if (kind == Item::Kind::kSource) bound.source = nullptr;
    if (kind == Item::Kind::kTarget) bound.target = nullptr;
    if (kind == Item::Kind::kSeveral) bound.several = nullptr;
  }

  // One past the next noun, or mention, from `at` on.
  [[nodiscard]] std::size_t AfterNoun(std::size_t at) const {
    for (std::size_t t = at; t < end_; ++t) {
      if (const PlacedMention* m = mentions_.At(t)) return m->last;
      if (!IsNoun(t)) continue;
      while (t < end_ && IsNoun(t) && mentions_.At(t) == nullptr) ++t;
      return t;
    }
    return kNoToken;
  }
  [[nodiscard]] std::size_t BeforeNoun(std::size_t at) const {
    for (std::size_t t = at; t > begin_; --t) {
      if (const PlacedMention* m = mentions_.At(t - 1)) return m->first;
      if (!IsNoun(t - 1)) continue;
      while (t > begin_ && IsNoun(t - 1) && mentions_.At(t - 1) == nullptr) --t;
      return t;
    }
    return kNoToken;
  }
  [[nodiscard]] bool IsNoun(std::size_t t) const {
    return scan_[t].upos == Upos::kNoun || scan_[t].upos == Upos::kPropn;
  }

  [[nodiscard]] std::string_view CountryOf(const PlacedMention& m) const {
    return entities_.Column<&EntityRow::country>()[AsSize(m.entity)];
  }
  [[nodiscard]] const std::vector<std::string>& SectorsOf(const PlacedMention& m) const {
    return entities_.Column<&EntityRow::sectors>()[AsSize(m.entity)];
  }
  // Whoever has a code and is named; no "military" before a noun.
  [[nodiscard]] bool IsKnown(const PlacedMention& m) const {
    if (m.form == MentionForm::kPronoun) return false;
    if (m.form == MentionForm::kNominal && parse_.RelationOf(HeadOf(m)) == Relation::kAmod) {
      return false;
    }
    return TellsCountry(m) || !SectorsOf(m).empty();
  }
  // Not only of the country that the sentence or report is about.
  [[nodiscard]] bool TellsCountry(const PlacedMention& m) const {
    if (CountryOf(m).empty()) return false;
    const auto& because = entities_.Column<&EntityRow::because>()[AsSize(m.entity)];
    return std::ranges::none_of(because, [](const Because& b) {
      return b.field == "country" && b.entry.starts_with(kGuessedCountry);
    });
  }
  [[nodiscard]] std::size_t HeadOf(const PlacedMention& m) const {
    return parse_.HeadWithin(m.first, m.last);
  }

  [[nodiscard]] std::string_view CountryOf(const VerbParty& party) const {
    return CountryOf(party.state != nullptr ? *party.state : *party.mention);
  }
  [[nodiscard]] bool SameCode(const VerbParty& a, const VerbParty& b) const {
    if (a.state == nullptr && b.state == nullptr && a.mention->entity == b.mention->entity) {
      return true;
    }
    return CountryOf(a) == CountryOf(b) && SectorsOf(*a.mention) == SectorsOf(*b.mention);
  }
  [[nodiscard]] bool Holds(const Side& side, const VerbParty& party) const {
    return std::ranges::any_of(side, [&](const VerbParty& p) { return SameCode(p, party); });
  }
  static void Add(Side& side, const VerbParty& party) {
    if (std::ranges::find(side, party) == side.end()) side.push_back(party);
  }

  // Of "Chadian" in "Chadian soldiers" the soldiers.
  [[nodiscard]] const PlacedMention& WholeOf(const PlacedMention& m) const {
    const std::size_t head = HeadOf(m);
    const Relation relation = parse_.RelationOf(head);
    const bool part = relation == Relation::kCompound || relation == Relation::kAmod ||
                      parse_.DeprelOf(head) == "nmod:poss" || parse_.DeprelOf(head) == "nmod:desc";
    const std::size_t noun = parse_.HeadOf(head);
    if (!part || noun == kNoToken || noun < begin_ || noun >= end_) return m;
    const PlacedMention* whole = mentions_.At(noun);
    return whole != nullptr && IsKnown(*whole) && CountryOf(*whole) == CountryOf(m) ? *whole : m;
  }

  // The mention and those joined to it: "Chad and Togo".
  [[nodiscard]] Side Group(const PlacedMention& part) const {
    const PlacedMention& m = WholeOf(part);
    Side group = PartiesAt(parse_.FirstJoined(HeadOf(m)));
    const bool within = std::ranges::any_of(
        group, [&](const VerbParty& party) { return party.mention == &m || party.state == &m; });
    return within ? group : Side{{&m}};
  }

  // The first known mention that hangs on a noun: of "ties with Chad" Chad.
  [[nodiscard]] const PlacedMention* Below(std::size_t head) const {
    for (const PlacedMention& m : all_) {
      if (IsKnown(m) && parse_.HangsOn(HeadOf(m), head)) return &m;
    }
    return nullptr;
  }

  // A word of "Chad, Togo and Peru", however the tree ties them.
  [[nodiscard]] bool IsOfList(std::size_t t) const {
    return mentions_.At(t) != nullptr || IsNoun(t) || scan_[t].punctuation ||
           scan_[t].upos == Upos::kCconj || scan_[t].upos == Upos::kDet ||
           scan_[t].upos == Upos::kAdj;
  }

  // The states and bodies that people belong to: "lawmakers and officials of Chad and Togo", where
  // what hangs on the first of the joined is shared by all.
  [[nodiscard]] Parties StatesOf(std::size_t token, std::size_t first) const {
    for (const std::size_t noun : {token, first}) {
      for (const discourse::Dependent& phrase : clauses_.DependentsOf(noun)) {
        if (phrase.preposition == kNoToken) continue;
        const discourse::Word& word = scan_[phrase.preposition].word;
        if (!word.Is(WordClass::kOf) && !word.Is(WordClass::kPlacePreposition)) continue;
        Parties states;
        const std::size_t last = clauses_.Joined(phrase.head).back();
        for (std::size_t t = phrase.head; t <= last && IsOfList(t); ++t) {
          const PlacedMention* m = mentions_.At(t);
          if (m == nullptr || (!states.empty() && states.back() == m)) continue;
          if (m->form != MentionForm::kPronoun && m->form != MentionForm::kNominal &&
              m->kind != EntityKind::kPerson && TellsCountry(*m)) {
            states.push_back(m);
          }
        }
        if (!states.empty()) return states;
      }
    }
    return {};
  }

  // The body of "MSF Chad": the country's own.
  [[nodiscard]] const PlacedMention* BodyBefore(std::size_t token, const PlacedMention& m) const {
    for (const std::size_t child : parse_.ChildrenOf(token)) {
      if (parse_.RelationOf(child) != Relation::kCompound) continue;
      const PlacedMention* body = mentions_.At(child);
      if (body != nullptr && body != &m && body->kind == EntityKind::kOrganization &&
          body->form == MentionForm::kName && !SectorsOf(*body).empty() &&
          CountryOf(*body) != CountryOf(m)) {
        return body;
      }
    }
    return nullptr;
  }

  // Who stands at a place of the clause.
  [[nodiscard]] Side PartiesAt(std::size_t head) const {
    Side found;
    if (head == kNoToken || head < begin_ || head >= end_) return found;
    const std::vector<std::size_t> joined = clauses_.Joined(head);
    for (const std::size_t token : joined) {
      const PlacedMention* m = mentions_.At(token);
      if (m != nullptr && !TellsCountry(*m) && SectorsOf(*m).empty()) m = nullptr;
      if (m != nullptr && m->form == MentionForm::kNominal) {
        const Parties states = StatesOf(token, joined.front());
        const bool several = states.size() > 1 || joined.size() > 1 || !TellsCountry(*m);
        for (const PlacedMention* state : several ? states : Parties{}) Add(found, {m, state});
        if (several && !states.empty()) continue;
      }
      if (m != nullptr) {
        const PlacedMention* body = BodyBefore(token, *m);
        Add(found, body == nullptr ? VerbParty{m} : VerbParty{body, m});
      } else if (const PlacedMention* part = Below(token)) {
        const PlacedMention* below = &WholeOf(*part);
        const std::size_t inner = parse_.FirstJoined(HeadOf(*below));
        if (inner == head || mentions_.At(inner) == nullptr) {
          Add(found, {below});
        } else {
          for (const VerbParty& party : PartiesAt(inner)) Add(found, party);
        }
      }
    }
    return found;
  }

  [[nodiscard]] bool IsPassive() const {
    return parse_.RelationOf(verb_) != Relation::kAmod && clauses_.IsPassive(verb_);
  }

  [[nodiscard]] Side DefaultSource(const Side& others) const {
    if (IsPassive()) return PartiesAt(clauses_.AgentOf(verb_));
    Side found = PartiesAt(clauses_.SubjectOf(verb_));
    std::erase_if(found, [&](const VerbParty& party) { return Holds(others, party); });
    if (!found.empty()) return found;
    for (auto m = all_.rbegin(); m != all_.rend(); ++m) {
      if (m->last <= verb_ && IsKnown(*m) && !Holds(others, {&*m})) return Group(*m);
    }
    return {};
  }

  [[nodiscard]] Side DefaultTarget(const Side& others) const {
    if (IsPassive()) return PartiesAt(clauses_.SubjectOf(verb_));
    for (const std::size_t object : {clauses_.IndirectObjectOf(verb_), clauses_.ObjectOf(verb_)}) {
      if (object == kNoToken || object < begin_ || object >= end_) continue;
      const PlacedMention* m = mentions_.At(object);
      if (m == nullptr || !IsKnown(*m) || Holds(others, {m})) continue;
      return PartiesAt(object);
    }
    // The first named after it, as far as the words speak for it.
    const PlacedMention* best = nullptr;
    int least = kFarthest;
    for (const PlacedMention& m : all_) {
      if (m.first <= verb_ || !IsKnown(m) || Holds(others, {&m})) continue;
      const int distance = DistanceOf(m);
      if (distance < least) {
        best = &m;
        least = distance;
      }
    }
    if (best == nullptr) return {};
    Side group = Group(*best);
    std::erase_if(group, [&](const VerbParty& party) { return Holds(others, party); });
    return group;
  }

  // How little speaks for a mention as the other side: it has no country, or one that only the
  // report tells; the place where it was done; another clause.
  [[nodiscard]] int DistanceOf(const PlacedMention& m) const {
    const std::size_t head = HeadOf(m);
    const std::uint8_t reach = reach_[m.last - 1 - begin_];
    int distance = 0;
    if (reach == 0) {
      if (m.first >= NextVerb()) return kFarthest;
      distance += 32;
    }
    if (within_clause_ && reach < 2) return kFarthest;
    if (!TellsCountry(m)) distance += 16;
    if (reach == 1) distance += 4;
    if (m.form == MentionForm::kNominal && parse_.HeadOf(head) != verb_) distance += 3;
    if (m.kind == EntityKind::kPerson && m.form == MentionForm::kName) distance += 1;
    if (IsWhere(m)) distance += 2;
    return distance;
  }

  [[nodiscard]] std::size_t NextVerb() const {
    std::size_t next = verb_ + 1;
    while (next < end_ && scan_[next].upos != Upos::kVerb) ++next;
    return next;
  }

  [[nodiscard]] bool IsWhere(const PlacedMention& m) const {
    if (m.kind != EntityKind::kState && m.kind != EntityKind::kPlace) return false;
    const std::size_t preposition = clauses_.PrepositionOf(HeadOf(m));
    return preposition != kNoToken && scan_[preposition].word.Is(WordClass::kPlacePreposition);
  }

  void Tell(const Code& code, const Bound& bound, std::size_t first, std::size_t last) {
    Side sources;
    Side targets;
    bool mutual = code.mutual;
    if (bound.source != nullptr) sources = Group(*bound.source);
    if (bound.target != nullptr) targets = Group(*bound.target);
    if (bound.several != nullptr) {
      const bool subject = bound.several->first < verb_;
      mutual = mutual || subject;
      (subject ? sources : targets) = Group(*bound.several);
    }
    if (sources.empty()) sources = DefaultSource(targets);
    if (targets.empty() && bound.several == nullptr) targets = DefaultTarget(sources);
    std::erase_if(targets, [&](const VerbParty& party) { return Holds(sources, party); });
    if (mutual) {
      for (const VerbParty& party : targets) Add(sources, party);
      if (sources.size() > 1) Give(code.forth, bound, first, last, std::move(sources), {});
      return;
    }
    const bool both = !sources.empty() && !targets.empty();
    if (!both && (!patterns_.one_sided_ || (sources.empty() && targets.empty()))) return;
    if (code.forth != Code::kNone) Give(code.forth, bound, first, last, sources, targets);
    if (code.back != Code::kNone) Give(code.back, bound, first, last, targets, sources);
  }

  void Give(std::uint32_t rule, const Bound& bound, std::size_t first, std::size_t last,
            Side actors, Side recipients) {
    VerbAct act;
    act.rule = rule;
    act.actors = std::move(actors);
    act.recipients = std::move(recipients);
    std::size_t from = first;
    std::size_t to = last;
    for (const std::size_t word : bound.words) {
      from = std::min(from, word);
      to = std::max(to, word + 1);
    }
    if (to - from > kMatchTokens) {
      from = first;
      to = last;
    }
    act.match.first = static_cast<std::uint32_t>(from);
    act.match.last = static_cast<std::uint32_t>(to);
    act.match.end = act.match.last;
    act.match.head = static_cast<std::uint32_t>(verb_);
    act.match.words = static_cast<std::uint32_t>(bound.words.size() + last - first);
    for (std::size_t t = first; t < last; ++t) act.match.tokens |= std::uint64_t{1} << (t - from);
    for (const std::size_t word : bound.words) {
      if (word >= from && word < to) act.match.tokens |= std::uint64_t{1} << (word - from);
    }
    act.match.verb = true;
    found_.push_back(std::move(act));
  }

  const VerbPatterns& patterns_;
  const discourse::TokenScan& scan_;
  const discourse::ClauseView& clauses_;
  const coref::Parse& parse_;
  const discourse::MentionView& mentions_;
  const Columns<EntityRow>& entities_;
  const std::vector<PlacedMention>& all_;
  std::size_t begin_;
  std::size_t end_;
  std::vector<WordId> ids_;          // of the sentence's tokens
  std::vector<std::uint8_t> reach_;  // 0 out of reach, 1 in a clause below the verb's, 2 in its own
  std::size_t verb_ = 0;
  bool within_clause_ = false;
  std::vector<VerbAct> found_;
};

std::vector<VerbAct> VerbPatterns::Find(const ArgumentSource& source, std::size_t sentence,
                                        std::vector<bool>& held) const {
  return Matcher(*this, source, sentence).Find(held);
}

}  // namespace dateline::event
