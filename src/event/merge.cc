#include "event/merge.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline::event {
namespace {

std::vector<std::pair<Role, EntityIndex>> PartiesOf(const EventRow& row) {
  std::vector<std::pair<Role, EntityIndex>> parties;
  for (const Participant& p : row.participants) parties.emplace_back(p.role, p.entity);
  std::sort(parties.begin(), parties.end());
  return parties;
}

bool SameAct(const EventRow& a, const EventRow& b) {
  return a.plover == b.plover && a.reality == b.reality &&
         (a.mode == b.mode || a.mode.empty() || b.mode.empty()) &&
         (!a.when_start || !b.when_start || a.when_start == b.when_start) &&
         PartiesOf(a) == PartiesOf(b);
}

}  // namespace

void MergeEvents(std::vector<EventRow>& events) {
  std::vector<std::size_t> order(events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return events[a].span < events[b].span; });
  std::vector<EventRow> kept;
  std::vector<std::size_t> place(events.size());  // where each event went
  for (const std::size_t i : order) {
    const auto same = std::find_if(kept.begin(), kept.end(),
                                   [&](const EventRow& k) { return SameAct(k, events[i]); });
    place[i] = static_cast<std::size_t>(same - kept.begin());
    if (same == kept.end()) {
      kept.push_back(std::move(events[i]));
      continue;
    }
    EventRow& row = *same;
    row.mentions.push_back(events[i].span);
    if (row.mode.empty()) row.mode = events[i].mode;
    if (!row.when_start && events[i].when_start) {
      row.when_start = events[i].when_start;
      row.when_end = events[i].when_end;
      row.when_precision = events[i].when_precision;
      row.when_how = events[i].when_how;
      row.when = events[i].when;
      row.historical = events[i].historical;
    }
    if (!row.place && events[i].place) {
      row.place = events[i].place;
      row.place_how = events[i].place_how;
    }
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i].parent) continue;
    const std::size_t parent = place[AsSize(*kept[i].parent)];
    kept[i].parent = EventIndex{static_cast<std::uint32_t>(parent)};
    if (parent == i) kept[i].parent.reset();
  }
  events = std::move(kept);
}

}  // namespace dateline::event
