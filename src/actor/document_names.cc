#include "actor/document_names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "actor/same_name.h"

namespace dateline::actor {
namespace {

constexpr std::size_t kKinds = 4;
using Votes = std::array<double, kKinds>;  // by NameKind

// Set by the names of articles of many countries: what a lexicon's word, a full name's word for its
// surname, a mere occurrence, and capitals throughout weigh beside a score, which is 0 to 1.
constexpr double kLexiconVote = 0.5;
constexpr double kSurnameShare = 0.8;
constexpr double kOccurrence = 0.2;
constexpr double kAcronymVote = 0.8;
// A name is looked for elsewhere from this sum of votes on.
constexpr double kClear = 0.5;

std::optional<NameKind> KindOf(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::kState:
    case EntryKind::kCapital:
    case EntryKind::kRegion:
      return NameKind::kLocation;
    case EntryKind::kOrganization:
    case EntryKind::kGroup:
      return NameKind::kOrganization;
    case EntryKind::kPerson:
      return NameKind::kPerson;
    case EntryKind::kDemonym:
      return NameKind::kGroup;
    default:
      return std::nullopt;
  }
}

class Settler {
 public:
  Settler(const ActorLexicon& lexicon, const lexicon::TokenView& view,
          const Columns<SentenceRow>& sentences)
      : lexicon_(lexicon), view_(view), sentences_(sentences) {}

  std::vector<DocumentName> Settle(const Columns<NameRow>& names) {
    Place(names);
    std::vector<DocumentName> single;
    std::copy_if(placed_.begin(), placed_.end(), std::back_inserter(single),
                 [&](const DocumentName& name) { return !IsPersonPair(name); });
    placed_ = std::move(single);
    Vote();
    for (DocumentName& name : placed_) name.kind = Best(name);
    return Spread();
  }

 private:
  void Place(const Columns<NameRow>& names) {
    const auto& spans = view_.tokens.Column<&TokenRow::span>();
    std::size_t token = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const NameRow row = names.RowAt(i);
      while (token < spans.size() && spans[token].begin < row.span.begin) ++token;
      DocumentName name{token, token, row.kind, row.score};
      while (name.last < spans.size() && spans[name.last].end <= row.span.end) ++name.last;
      if (name.kind == NameKind::kPerson) {
        CutPerson(name);
      } else if (UposOf(name.first) == Upos::kDet && name.last - name.first > 1) {
        // "The United States": a lexicon knows it without the article.
        const auto known = lexicon_.names().FindAt(view_, name.first + 1);
        if (known && known->last == name.last) ++name.first;
      }
      while (name.last > name.first && IsPossessive(name.last - 1)) --name.last;
      if (name.first < name.last && !IsLandPair(name)) placed_.push_back(name);
    }
  }

  [[nodiscard]] bool IsPossessive(std::size_t token) const {
    return (lexicon_.ContextOf(view_.Norm(token)) & kPossessive) != 0;
  }
  [[nodiscard]] Upos UposOf(std::size_t token) const {
    return view_.tokens.Column<&TokenRow::upos>()[token];
  }

  // Lists of those present say a name twice, as text and as the title of a link: "Ana Ruiz Ruiz
  // Ana".
  void CutRepeated(DocumentName& name) const {
    for (std::size_t at = name.first + 2; at < name.last; ++at) {
      // "Said bin Ali bin Said al-Said" says nothing twice.
      const bool goes_on = (lexicon_.ContextOf(view_.Norm(at)) & kParticle) != 0;
      const bool after_particle = (lexicon_.ContextOf(view_.Norm(at - 1)) & kParticle) != 0;
      if (goes_on || after_particle || !Capital(at) || view_.Norm(at - 1) == "-") continue;
      for (std::size_t before = name.first; before < at; ++before) {
        if (view_.Norm(at) != view_.Norm(before)) continue;
        name.last = at;
        return;
      }
    }
  }

  // True for "US General", which names nobody.
  [[nodiscard]] bool IsTitleOnly(const DocumentName& name) const {
    const auto land = lexicon_.names().FindAt(view_, name.first);
    if (!land || land->last >= name.last) return false;
    if (lexicon_.At(land->payloads.front()).kind > EntryKind::kDemonym) return false;
    const auto role = lexicon_.roles().FindAt(view_, land->last);
    return role && role->last == name.last;
  }

  // "Gen. Ruiz", "Peru's President Ruiz", "WFP director Ruiz": the name is what follows the last
  // title, if anything does. What begins as "the minister" does, or as "he", names nobody.
  void CutPerson(DocumentName& name) const {
    const Upos upos = UposOf(name.first);
    if (upos == Upos::kDet || upos == Upos::kPron || IsTitleOnly(name)) {
      name.first = name.last;
      return;
    }
    std::size_t first = name.first;
    for (std::size_t at = first; at < name.last; ++at) {
      const auto role = lexicon_.roles().FindAt(view_, at);
      if (role && role->last < name.last && HasOneBearer(*role)) {
        first = role->last;
        at = role->last - 1;
      } else if (IsPossessive(at) && at > name.first) {
        if (!Capital(at + 1) && at + 1 < name.last) {
          name.last = at;
          break;
        }
        first = std::min(at + 1, name.last);
      }
    }
    name.first = std::min(first, name.last);
    CutRepeated(name);
    // "Kwon Young-se": a second given name is written small.
    const std::size_t next = name.last;
    if (Capital(next) && next + 2 < view_.size() && view_.Norm(next + 1) == "-" &&
        !Capital(next + 2) && UposOf(next + 2) == Upos::kPropn &&
        view_.Sentence(next + 2) == view_.Sentence(name.first)) {
      name.last = next + 3;
    }
    // "Peruvian Ana Ruiz".
    const auto land = lexicon_.names().FindAt(view_, name.first);
    if (land && land->last + 1 < name.last && name.first < name.last &&
        lexicon_.At(land->payloads.front()).kind == EntryKind::kDemonym) {
      name.first = land->last;
    }
  }

  [[nodiscard]] bool HasOneBearer(const lexicon::PhraseMatch& role) const {
    const Entry& entry = lexicon_.At(role.payloads.front());
    return entry.kind == EntryKind::kOffice || entry.kind == EntryKind::kModifier ||
           (entry.kind == EntryKind::kAgent && !entry.plural);
  }

  [[nodiscard]] bool Capital(std::size_t token) const {
    return token < view_.size() && (lexicon::CapitalsOf(view_.Surface(token)) & 1) != 0;
  }

  // "India-Pakistan" names two.
  [[nodiscard]] bool IsLandPair(const DocumentName& name) const {
    const auto one = lexicon_.names().FindAt(view_, name.first);
    if (!one || one->last + 1 >= name.last || view_.Norm(one->last) != "-") return false;
    const auto other = lexicon_.names().FindAt(view_, one->last + 1);
    return other && other->last == name.last &&
           lexicon_.At(one->payloads.front()).kind == EntryKind::kState &&
           lexicon_.At(other->payloads.front()).kind == EntryKind::kState;
  }

  [[nodiscard]] std::string KeyOf(std::size_t first, std::size_t last) const {
    std::string key;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first) key += ' ';
      key += view_.Norm(i);
    }
    return key;
  }

  // "Ruiz-Sosa talks", where Ana Ruiz and Eva Sosa are named.
  [[nodiscard]] bool IsPersonPair(const DocumentName& name) const {
    if (name.kind != NameKind::kPerson || name.last - name.first != 3 ||
        view_.Norm(name.first + 1) != "-") {
      return false;
    }
    const auto borne = [&](std::size_t token) {
      return std::any_of(placed_.begin(), placed_.end(), [&](const DocumentName& other) {
        const std::size_t last = other.last - 1;
        return other.kind == NameKind::kPerson && view_.Norm(last) == view_.Norm(token) &&
               (last == other.first || view_.Norm(last - 1) != "-");
      });
    };
    return borne(name.first) && borne(name.first + 2);
  }

  void Vote() {
    for (const DocumentName& name : placed_) {
      const double weight = kOccurrence + name.score;
      Votes& votes = votes_[KeyOf(name.first, name.last)];
      votes[static_cast<std::size_t>(name.kind)] += weight;
      if (name.kind != NameKind::kPerson || name.last - name.first < 2) continue;
      surnames_[view_.Norm(name.first)] += weight;
      surnames_[view_.Norm(name.last - 1)] += weight;
    }
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      const DocumentName& name = placed_[i];
      if (name.last - name.first != 1) continue;
      Votes& votes = votes_[view_.Norm(name.first)];
      if (IsAcronym(name)) votes[2] += kAcronymVote;
      // "World Food Programme (WFP)".
      if (i > 0 && placed_[i - 1].last + 1 == name.first &&
          IsShortFor(view_.Surface(name.first), TextOf(placed_[i - 1]),
                     EntityKind::kOrganization)) {
        votes[static_cast<std::size_t>(placed_[i - 1].kind)] += 1;
      }
    }
  }

  // Written in capitals where others are not.
  [[nodiscard]] bool IsAcronym(const DocumentName& name) const {
    const auto loud = [&](std::size_t token) {
      const std::string_view word = view_.Surface(token);
      return word.size() > 1 &&
             std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    const std::size_t before = name.first == 0 ? name.last : name.first - 1;
    const bool loud_beside = loud(before) && name.last < view_.size() && loud(name.last);
    return loud(name.first) && !loud_beside;
  }

  [[nodiscard]] std::string_view TextOf(const DocumentName& name) const {
    const auto& spans = view_.tokens.Column<&TokenRow::span>();
    return view_.text.substr(spans[name.first].begin,
                             spans[name.last - 1].end - spans[name.first].begin);
  }

  [[nodiscard]] NameKind Best(const DocumentName& name) const {
    Votes votes = votes_.find(KeyOf(name.first, name.last))->second;
    if (name.last - name.first == 1) {
      const auto bearer = surnames_.find(view_.Norm(name.first));
      if (bearer != surnames_.end()) votes[0] += kSurnameShare * bearer->second;
    }
    if (const auto known = lexicon_.names().FindAt(view_, name.first);
        known && known->last == name.last) {
      Votes said{};
      for (const std::uint32_t payload : known->payloads) {
        if (const auto kind = KindOf(lexicon_.At(payload))) {
          said[static_cast<std::size_t>(*kind)] = kLexiconVote;
        }
      }
      for (std::size_t k = 0; k < kKinds; ++k) votes[k] += said[k];
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    // Of equals the model's own choice stays.
    if (*best == votes[static_cast<std::size_t>(name.kind)]) return name.kind;
    return static_cast<NameKind>(best - votes.begin());
  }

  // Looks for every clear name elsewhere, the longest first at each word.
  std::vector<DocumentName> Spread() const {
    std::map<std::string_view, std::vector<const DocumentName*>> by_first;
    for (const DocumentName& name : placed_) {
      if (name.kind == NameKind::kGroup || Clarity(name) < kClear) continue;
      by_first[view_.Norm(name.first)].push_back(&name);
    }
    for (auto& [word, like] : by_first) {
      std::stable_sort(like.begin(), like.end(), [](const auto* a, const auto* b) {
        return a->last - a->first > b->last - b->first;
      });
    }
    std::vector<DocumentName> settled;
    std::size_t next = 0;  // in placed_
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const std::size_t end = AsSize(sentences_.Column<&SentenceRow::last>()[s]);
      for (std::size_t at = AsSize(sentences_.Column<&SentenceRow::first>()[s]); at < end;) {
        while (next < placed_.size() && placed_[next].last <= at) ++next;
        const DocumentName* own =
            next < placed_.size() && placed_[next].first <= at ? &placed_[next] : nullptr;
        if (own != nullptr && own->first < at) {  // a longer name took its first words
          ++at;
          continue;
        }
        const DocumentName* like = LikeAt(by_first, at, end);
        const bool longer = like != nullptr && (own == nullptr || Longer(*like, *own, at));
        if (longer) {
          const std::size_t words = like->last - like->first;
          settled.push_back({at, at + words, like->kind, like->score});
        } else if (own != nullptr) {
          settled.push_back(*own);
        }
        at = longer || own != nullptr ? settled.back().last : at + 1;
      }
    }
    return settled;
  }

  [[nodiscard]] double Clarity(const DocumentName& name) const {
    return votes_.find(KeyOf(name.first, name.last))->second[static_cast<std::size_t>(name.kind)];
  }

  [[nodiscard]] const DocumentName* LikeAt(
      const std::map<std::string_view, std::vector<const DocumentName*>>& by_first, std::size_t at,
      std::size_t end) const {
    const auto found = by_first.find(view_.Norm(at));
    if (found == by_first.end()) return nullptr;
    for (const DocumentName* like : found->second) {
      const std::size_t words = like->last - like->first;
      if (at + words > end) continue;
      bool same = true;
      for (std::size_t i = 0; i < words && same; ++i) {
        const std::uint64_t capitals = lexicon::CapitalsOf(view_.Surface(like->first + i));
        same = view_.Norm(at + i) == view_.Norm(like->first + i) &&
               (lexicon::CapitalsOf(view_.Surface(at + i)) & capitals) == capitals;
      }
      if (same) return like;
    }
    return nullptr;
  }

  // True where a name seen elsewhere should take the place of the shorter one that stands here.
  [[nodiscard]] bool Longer(const DocumentName& like, const DocumentName& own,
                            std::size_t at) const {
    const std::size_t last = at + like.last - like.first;
    if (last <= own.last) return false;
    for (const DocumentName& other : placed_) {  // it may not cut another name in two
      if (other.first < last && other.last > last) return false;
    }
    return Clarity(like) > Clarity(own);
  }

  const ActorLexicon& lexicon_;
  const lexicon::TokenView& view_;
  const Columns<SentenceRow>& sentences_;
  std::vector<DocumentName> placed_;
  std::map<std::string, Votes, std::less<>> votes_;
  std::map<std::string, double, std::less<>> surnames_;
};

}  // namespace

std::vector<DocumentName> SettleNames(const ActorLexicon& lexicon, const lexicon::TokenView& view,
                                      const Columns<SentenceRow>& sentences,
                                      const Columns<NameRow>& names) {
  return Settler(lexicon, view, sentences).Settle(names);
}

}  // namespace dateline::actor
