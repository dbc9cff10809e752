#include "coref/speakers.h"

#include <algorithm>
#include <optional>

namespace dateline::coref {
namespace {

constexpr std::size_t kLongestLabel = 24;  // in tokens
constexpr std::string_view kColon = ":";

// Words from `first` on are spoken by the mention.
struct Turn {
  std::size_t first = 0;
  std::size_t mention = 0;
};

bool NamesPerson(const Mention& mention) {
  return mention.form == MentionForm::kName && mention.kinds == KindBit(EntityKind::kPerson);
}

class Finder {
 public:
  Finder(const Words& words, const Parse& parse, const Columns<SentenceRow>& sentences,
         const std::vector<Mention>& mentions)
      : words_(words), parse_(parse), sentences_(sentences), mentions_(mentions) {}

  std::vector<Turn> Find() const {
    std::vector<Turn> turns;
    if (sentences_.empty()) return turns;
    if (const std::size_t author = Author(); author != mentions_.size())
      turns.push_back({0, author});
    std::size_t next = 0;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const SentenceRow row = sentences_.RowAt(s);
      const bool opens = s == 0 || row.block != sentences_.Column<&SentenceRow::block>()[s - 1];
      if (!opens) continue;
      while (next < mentions_.size() && mentions_[next].head < AsSize(row.first)) ++next;
      if (const auto turn = Label(AsSize(row.first), next)) turns.push_back(*turn);
    }
    return turns;
  }

 private:
  // A name and what belongs to it, up to a colon.
  std::optional<Turn> Label(std::size_t first, std::size_t next) const {
    const std::size_t end = std::min(parse_.view().size(), first + kLongestLabel);
    std::size_t at = first;
    while (at < end && parse_.view().Norm(at) != kColon) {
      const Upos upos = parse_.UposOf(at);
      if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kSconj) return std::nullopt;
      ++at;
    }
    if (at == end) return std::nullopt;
    for (std::size_t m = next; m < mentions_.size() && mentions_[m].head < at; ++m) {
      if (NamesPerson(mentions_[m]) && mentions_[m].last <= at) return Turn{at + 1, m};
    }
    return std::nullopt;
  }

  // The only person of whom the first sentence says that a speech is by him; mentions_.size() if
  // there is none.
  std::size_t Author() const {
    const SentenceRow row = sentences_.RowAt(0);
    bool speech = false;
    for (std::size_t i = AsSize(row.first); i < AsSize(row.last); ++i) {
      speech = speech || words_.IsSpeech(parse_.LemmaOf(i));
    }
    std::size_t author = mentions_.size();
    for (std::size_t m = 0; speech && m < mentions_.size(); ++m) {
      if (mentions_[m].head >= AsSize(row.last)) break;
      if (!NamesPerson(mentions_[m])) continue;
      // A title may stand between the name and "by".
      std::size_t head = mentions_[m].head;
      if (parse_.RelationOf(head) == Relation::kAppos ||
          parse_.RelationOf(head) == Relation::kFlat) {
        head = parse_.HeadOf(head);
      }
      const std::size_t word = parse_.ChildBy(head, Relation::kCase);
      const bool joined = parse_.FirstJoined(head) != head;
      if (word == kNoToken && !joined) continue;
      if (!joined && !words_.IsBy(parse_.view().Norm(word))) continue;
      if (author != mentions_.size()) return mentions_.size();
      author = m;
    }
    return author;
  }

  const Words& words_;
  const Parse& parse_;
  const Columns<SentenceRow>& sentences_;
  const std::vector<Mention>& mentions_;
};

}  // namespace

void AddSpeakers(const Words& words, const Parse& parse, const Columns<SentenceRow>& sentences,
                 const std::vector<Mention>& mentions, Quotations& quotations) {
  const std::vector<Turn> turns = Finder(words, parse, sentences, mentions).Find();
  // Who is not the speaker of a turn: the other one, if two speak.
  std::vector<std::size_t> voices;  // one turn of each
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const bool known = std::any_of(voices.begin(), voices.end(), [&](std::size_t v) {
      return mentions[turns[v].mention].chain == mentions[turns[t].mention].chain;
    });
    if (!known) voices.push_back(t);
  }
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const Mention& speaker = mentions[turns[t].mention];
    const std::size_t end = t + 1 < turns.size() ? turns[t + 1].first : parse.view().size();
    std::size_t other = kNoToken;
    if (voices.size() == 2) {
      const Mention& one = mentions[turns[voices[0]].mention];
      const Mention& two = mentions[turns[voices[1]].mention];
      other = one.chain == speaker.chain ? two.head : one.head;
    }
    for (std::size_t i = turns[t].first; i < end; ++i) {
      if (quotations.quoted[i]) continue;
      quotations.speaker[i] = speaker.head;
      quotations.addressee[i] = other;
    }
  }
}

}  // namespace dateline::coref
