#include "event/merge.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline::event {
namespace {

// Whether two parties may be one. Two persons of one country are two.
class Likeness {
 public:
  explicit Likeness(const Columns<EntityRow>& entities) : entities_(entities) {}

  [[nodiscard]] bool operator()(const Participant& a, const Participant& b) const {
    if (a.entity == b.entity) return true;
    const auto& kinds = entities_.Column<&EntityRow::kind>();
    const bool persons = kinds[AsSize(a.entity)] == EntityKind::kPerson &&
                         kinds[AsSize(b.entity)] == EntityKind::kPerson;
    return !persons && !a.country.empty() && a.country == b.country;
  }

 private:
  const Columns<EntityRow>& entities_;
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

// Told of with one side only.
bool IsHalf(const EventRow& row) {
  return std::ranges::all_of(row.participants, [&](const Participant& p) {
    return p.role == row.participants.front().role;
  });
}

bool SameAct(const ToldEvent& a, const ToldEvent& b, const Likeness& alike) {
  if (a.row.plover != b.row.plover || !DaysAgree(a.row, b.row)) return false;
  if (a.row.mode != b.row.mode && !a.row.mode.empty() && !b.row.mode.empty()) return false;
  const bool headline = a.headline != b.headline;
  if (a.several && b.several && *a.several != *b.several && Placed(a.row) != Placed(b.row)) {
    return false;
  }
  if (a.row.reality != b.row.reality && !headline) return false;
  const Overlap parties = Compare(a.row, b.row, alike);
  // "US sanctions", "the sanctions against Chad": what each leaves open the other tells.
  const bool halves = a.word == b.word && !a.content && IsHalf(a.row) && IsHalf(b.row);
  if (parties.clash || !(parties.shared || halves)) return false;
  if (headline || a.word == b.word) return true;
  const Overlap named = Compare(a.row, b.row, Same);
  if (a.row.sentence == b.row.sentence) return !named.clash;
  if (parties.equal && a.row.rule == b.row.rule) return true;
  return named.within && named.shared && !a.content && !b.content;
}

// Moves what `from` knows and `to` does not.
void TakeOver(EventRow& from, EventRow& to) {
  if (to.mode.empty()) to.mode = from.mode;
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
  to.mentions.push_back(from.span);
  to.mentions.insert(to.mentions.end(), from.mentions.begin(), from.mentions.end());
}

// How much a telling says of its act: the text before its headline, then who is named.
std::pair<bool, std::size_t> Fullness(const ToldEvent& told) {
  return {!told.headline, told.row.participants.size()};
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

std::vector<EventRow> MergeEvents(std::vector<ToldEvent> told, const Columns<EntityRow>& entities) {
  const Likeness alike(entities);
  std::vector<ToldEvent> kept;
  std::vector<std::size_t> place(told.size());  // where each went
  for (const std::size_t i : BySpan(told)) {
    const auto same = std::find_if(kept.begin(), kept.end(),
                                   [&](const ToldEvent& k) { return SameAct(k, told[i], alike); });
    place[i] = static_cast<std::size_t>(same - kept.begin());
    if (same == kept.end()) {
      kept.push_back(std::move(told[i]));
      continue;
    }
    if (Fullness(*same) < Fullness(told[i])) std::swap(*same, told[i]);
    TakeOver(told[i].row, same->row);
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
