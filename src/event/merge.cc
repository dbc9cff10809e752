#include "event/merge.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace dateline::event {
namespace {

// The types of acts that take back or uphold what another one has done.
constexpr std::array<std::string_view, 2> kAnswers{"RETREAT", "REJECT"};

bool Names(const EventRow& row, Role role) {
  return std::ranges::any_of(row.participants,
                             [&](const Participant& p) { return p.role == role; });
}

// Those of a role that are in neither role of `to` yet.
void AddParties(const EventRow& from, Role role, EventRow& to) {
  const std::vector<Participant> known = to.participants;
  for (const Participant& p : from.participants) {
    const bool has =
        std::ranges::any_of(known, [&](const Participant& k) { return k.entity == p.entity; });
    if (p.role == role && !has) to.participants.push_back(p);
  }
}

// True if `from` names whoever `to` names in a role.
bool NamesAllOf(const EventRow& from, const EventRow& to, Role role) {
  return std::ranges::all_of(to.participants, [&](const Participant& t) {
    return t.role != role || std::ranges::any_of(from.participants, [&](const Participant& f) {
             return f.role == role && f.entity == t.entity;
           });
  });
}

// Whether two parties may be one. A state is who acts for it. Two persons of one country are two,
// and so are a person and a body of it, its students and its guards; where the same word tells of
// them again, one who is named may be one who was only described: "a teenager", "McDonald".
class Likeness {
 public:
  Likeness(const Columns<EntityRow>& entities, bool again) : entities_(entities), again_(again) {}

  [[nodiscard]] bool operator()(const Participant& a, const Participant& b) const {
    if (a.entity == b.entity) return true;
    if (a.country.empty() || a.country != b.country) return false;
    const EntityKind left = entities_.Column<&EntityRow::kind>()[AsSize(a.entity)];
    const EntityKind right = entities_.Column<&EntityRow::kind>()[AsSize(b.entity)];
    if (left == EntityKind::kState || right == EntityKind::kState) return true;
    if (left == EntityKind::kPerson && right == EntityKind::kPerson) {
      return again_ && IsDescribed(a) != IsDescribed(b);
    }
    if (left == EntityKind::kPerson || right == EntityKind::kPerson) return false;
    const bool groups = left == EntityKind::kGroup && right == EntityKind::kGroup;
    return !groups || a.sectors.empty() || b.sectors.empty() ||
           a.sectors.front() == b.sectors.front();
  }

 private:
  [[nodiscard]] bool IsDescribed(const Participant& p) const {
    return entities_.Column<&EntityRow::rule>()[AsSize(p.entity)].ends_with(".nominal");
  }

  const Columns<EntityRow>& entities_;
  bool again_;
};

bool Same(const Participant& a, const Participant& b) { return a.entity == b.entity; }

struct Overlap {
  bool clash = false;   // in one role each side names somebody the other does not
  bool equal = true;    // nobody is named on one side only
  bool within = false;  // one side names nobody but those of the other
  bool shared = false;  // somebody is named on both
};

template <typename Alike>
Overlap Compare(const EventRow& a, const EventRow& b, const Alike& alike) {
  Overlap overlap;
  bool more_left = false;
  bool more_right = false;
  for (const Role role : {Role::kActor, Role::kRecipient}) {
    const auto alone = [&](const EventRow& x, const EventRow& y) {
      bool any = false;
      for (const Participant& p : x.participants) {
        if (p.role != role) continue;
        const bool met =
            std::any_of(y.participants.begin(), y.participants.end(),
                        [&](const Participant& q) { return q.role == role && alike(p, q); });
        overlap.shared = overlap.shared || met;
        any = any || !met;
      }
      return any;
    };
    const bool left = alone(a, b);
    const bool right = alone(b, a);
    overlap.clash = overlap.clash || (left && right);
    overlap.equal = overlap.equal && !left && !right;
    more_left = more_left || left;
    more_right = more_right || right;
  }
  overlap.within = !more_left || !more_right;
  return overlap;
}

bool DaysAgree(const EventRow& a, const EventRow& b) {
  if (!a.when_start || !b.when_start || !a.when_end || !b.when_end) return true;
  return *a.when_start <= *b.when_end && *b.when_start <= *a.when_end;
}

bool Placed(const EventRow& row) { return row.when_start || row.place; }

// "The third summit", and the second; "their meetings", and the one that has its day.
bool AreTwo(const ToldEvent& a, const ToldEvent& b) {
  if (!a.noun->ordinal.empty() && !b.noun->ordinal.empty() && a.noun->ordinal != b.noun->ordinal) {
    return true;
  }
  return a.noun->several != b.noun->several && Placed(a.row) != Placed(b.row);
}

// A plan, and its bare name: "Ruiz and Diaz will hold a summit on Friday. After the summit …". What
// befell by then is told with a verb or its day.
bool IsAgain(const ToldEvent& a, const ToldEvent& b) {
  const ToldEvent& plan = a.row.reality == Reality::kPlanned ? a : b;
  const ToldEvent& name = &plan == &a ? b : a;
  return plan.row.reality == Reality::kPlanned && name.row.reality == Reality::kHappened &&
         plan.word == name.word && name.noun && !name.over;
}

// Told of with one side only.
bool IsHalf(const EventRow& row) {
  return std::ranges::all_of(row.participants, [&](const Participant& p) {
    return p.role == row.participants.front().role;
  });
}

bool SameAct(const ToldEvent& a, const ToldEvent& b, const Columns<EntityRow>& entities) {
  if (a.row.plover != b.row.plover || !DaysAgree(a.row, b.row)) return false;
  if (a.own != b.own || (a.own && a.row.cameo != b.row.cameo)) return false;
  const bool ways = a.row.mode != b.row.mode && !a.row.mode.empty() && !b.row.mode.empty();
  if (ways && a.word != b.word) return false;
  const bool headline = a.headline != b.headline;
  if (a.noun && b.noun && AreTwo(a, b)) return false;
  if (a.row.reality != b.row.reality && !headline && !IsAgain(a, b)) return false;
  // Nobody is known of the one: what day and place do not tell apart is one.
  if (a.row.participants.empty() || b.row.participants.empty()) {
    return !a.row.place || !b.row.place || a.row.place == b.row.place;
  }
  const Overlap parties = Compare(a.row, b.row, Likeness(entities, a.word == b.word));
  // "US sanctions", "the sanctions against Chad": what each leaves open the other tells.
  const bool halves = a.word == b.word && !a.content && IsHalf(a.row) && IsHalf(b.row);
  if (parties.clash || !(parties.shared || halves)) return false;
  if (headline || a.word == b.word) return true;
  const Overlap named = Compare(a.row, b.row, Same);
  if (a.row.sentence == b.row.sentence) return !named.clash;
  // He who praises twice, in other words, praises two things.
  if (a.content || b.content) return false;
  return (parties.equal && a.row.rule == b.row.rule) || (named.within && named.shared);
}

// Moves what `from` knows and `to` does not.
void TakeOver(EventRow& from, EventRow& to) {
  to.mentions.push_back(from.span);
  to.mentions.insert(to.mentions.end(), from.mentions.begin(), from.mentions.end());
  // Of whom nothing is known may have done it elsewhere.
  if (from.participants.empty() && !to.participants.empty()) return;
  if (to.mode.empty()) to.mode = from.mode;
  for (const Role role : {Role::kActor, Role::kRecipient}) {
    if (NamesAllOf(from, to, role)) AddParties(from, role, to);
  }
  if (!to.when_start && from.when_start) {
    to.when_start = from.when_start;
    to.when_end = from.when_end;
    to.when_precision = from.when_precision;
    to.when_how = from.when_how;
    to.when = from.when;
    to.historical = from.historical;
  }
  if (!to.place && from.place) {
    to.place = from.place;
    to.place_how = from.place_how;
  }
}

// Whether a telling says more of its act than another: the text before its headline, a plan before
// its bare name, then who is named.
bool IsFuller(const ToldEvent& a, const ToldEvent& b) {
  if (a.headline != b.headline) return b.headline;
  if (a.row.reality != b.row.reality) return a.row.reality == Reality::kPlanned;
  return a.row.participants.size() > b.row.participants.size();
}

// "The meeting was attended by Ruiz": by her too, beside those who were told of before.
void AddWhoTookPart(const EventRow& from, EventRow& to) {
  if (Names(from, Role::kRecipient) || Names(to, Role::kRecipient)) return;
  AddParties(from, Role::kActor, to);
}

// "The meeting", where the report has told of one: that one, whoever is named with it.
std::vector<ToldEvent>::iterator OnlyOneMeant(std::vector<ToldEvent>& kept,
                                              const ToldEvent& again) {
  if (!again.noun || !again.noun->again) return kept.end();
  const auto meant = [&](const ToldEvent& k) {
    return k.row.plover == again.row.plover && k.word == again.word &&
           k.row.reality == again.row.reality && DaysAgree(k.row, again.row);
  };
  const auto only = std::ranges::find_if(kept, meant);
  const bool one = std::ranges::count_if(kept, meant) == 1;
  return one ? only : kept.end();
}

std::vector<std::size_t> BySpan(const std::vector<ToldEvent>& told) {
  std::vector<std::size_t> order(told.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return told[a].row.span < told[b].row.span;
  });
  return order;
}

}  // namespace

void AddRecipientsOfMatters(std::vector<ToldEvent>& told) {
  for (ToldEvent& answer : told) {
    const bool answers =
        std::ranges::find(kAnswers, std::string_view(answer.row.plover)) != kAnswers.end();
    if (!answers || Names(answer.row, Role::kRecipient)) continue;
    for (const ToldEvent& matter : told) {
      if (&matter == &answer || !Names(matter.row, Role::kRecipient) ||
          std::ranges::find(answer.nouns, matter.word) == answer.nouns.end()) {
        continue;
      }
      AddParties(matter.row, Role::kRecipient, answer.row);
      break;
    }
  }
}

std::vector<EventRow> MergeEvents(std::vector<ToldEvent> told, const Columns<EntityRow>& entities) {
  std::vector<ToldEvent> kept;
  std::vector<std::size_t> place(told.size());  // where each went
  for (const std::size_t i : BySpan(told)) {
    const auto told_by = [&](bool same_word) {
      return std::ranges::find_if(kept, [&](const ToldEvent& k) {
        return (!same_word || k.word == told[i].word) && SameAct(k, told[i], entities);
      });
    };
    auto same = told_by(true);
    if (same == kept.end()) same = told_by(false);
    if (same == kept.end()) same = OnlyOneMeant(kept, told[i]);
    place[i] = static_cast<std::size_t>(same - kept.begin());
    if (same == kept.end()) {
      kept.push_back(std::move(told[i]));
      continue;
    }
    const bool again = told[i].noun && told[i].noun->again;
    if (IsFuller(told[i], *same)) std::swap(*same, told[i]);
    TakeOver(told[i].row, same->row);
    if (again) AddWhoTookPart(told[i].row, same->row);
  }
  const std::vector<std::size_t> order = BySpan(kept);
  std::vector<std::size_t> rank(kept.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  std::vector<EventRow> rows;
  for (const std::size_t k : order) {
    EventRow& row = rows.emplace_back(std::move(kept[k].row));
    std::sort(row.mentions.begin(), row.mentions.end());
    if (!row.parent) continue;
    const std::size_t parent = rank[place[AsSize(*row.parent)]];
    row.parent = EventIndex{static_cast<std::uint32_t>(parent)};
    if (parent == rank[k]) row.parent.reset();
  }
  return rows;
}

}  // namespace dateline::event
