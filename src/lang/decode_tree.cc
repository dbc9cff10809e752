#include "lang/decode_tree.h"

#include <algorithm>

namespace dateline::lang {
namespace {

/// The search for the best tree. Node 0 is the root, node i + 1 word i. A cycle of best arcs is
/// drawn together into one of its nodes, which then stands for all; when no cycle is left, each is
/// opened again at the node where the arc into it arrived.
class TreeSearch {
 public:
  explicit TreeSearch(const ArcScores& scores)
      : nodes_(scores.words + 1), arcs_(nodes_ * nodes_), head_(nodes_), visit_(nodes_) {
    double least = 0;
    double most = 0;
    for (std::size_t to = 1; to < nodes_; ++to) {
      for (std::size_t from = 0; from < nodes_; ++from) {
        const auto score = static_cast<double>(scores.At(to - 1, from));
        Arc(from, to) = score;
        least = std::min(least, score);
        most = std::max(most, score);
      }
    }
    // Dear enough that no tree with two words on the root can win.
    const double price = (most - least + 1) * static_cast<double>(nodes_);
    for (std::size_t to = 1; to < nodes_; ++to) Arc(0, to) -= price;
    for (std::size_t node = 0; node < nodes_; ++node) alive_.push_back(node);
    for (std::size_t to = 1; to < nodes_; ++to) head_[to] = BestHead(to);
  }

  Heads Run() {
    for (auto cycle = FindCycle(); !cycle.empty(); cycle = FindCycle()) Draw(std::move(cycle));
    for (; !drawn_.empty(); drawn_.pop_back()) Open(drawn_.back());
    Heads heads;
    for (std::size_t to = 1; to < nodes_; ++to) {
      heads.push_back(static_cast<std::uint32_t>(head_[to]));
    }
    return heads;
  }

 private:
  /// A node outside a cycle: where in the cycle its arc arrives, and where the arc to it begins.
  struct Neighbor {
    std::size_t node;
    std::size_t enters;
    std::size_t leaves;
  };
  struct Cycle {
    std::vector<std::size_t> nodes;  // the first stands for all
    std::vector<std::size_t> heads;  // of each, within the cycle
    std::vector<Neighbor> neighbors;
  };

  double& Arc(std::size_t from, std::size_t to) { return arcs_[to * nodes_ + from]; }

  std::size_t BestHead(std::size_t to) {
    std::size_t best = 0;
    for (const std::size_t from : alive_) {
      if (from != to && Arc(from, to) > Arc(best, to)) best = from;
    }
    return best;
  }

  std::vector<std::size_t> FindCycle() {
    for (const std::size_t node : alive_) visit_[node] = 0;
    for (const std::size_t start : alive_) {
      std::size_t at = start;
      for (; at != 0 && visit_[at] == 0; at = head_[at]) visit_[at] = start;
      if (at == 0 || visit_[at] != start) continue;
      std::vector<std::size_t> cycle = {at};
      for (std::size_t next = head_[at]; next != at; next = head_[next]) cycle.push_back(next);
      return cycle;
    }
    return {};
  }

  void Draw(std::vector<std::size_t> nodes) {
    const std::size_t all = nodes[0];
    Cycle cycle;
    for (const std::size_t node : nodes) cycle.heads.push_back(head_[node]);
    const auto inside = [&](std::size_t node) {
      return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
    };
    std::erase_if(alive_, inside);
    for (const std::size_t other : alive_) {
      Neighbor neighbor{other, all, all};
      // The price of an arc into the cycle is what its node's arc within would have given.
      double entry = Arc(other, all) - Arc(head_[all], all);
      for (const std::size_t node : nodes) {
        const double price = Arc(other, node) - Arc(head_[node], node);
        if (price > entry) {
          entry = price;
          neighbor.enters = node;
        }
        if (Arc(node, other) > Arc(neighbor.leaves, other)) neighbor.leaves = node;
      }
      entries_.push_back(entry);
      cycle.neighbors.push_back(neighbor);
    }
    for (std::size_t i = 0; i < alive_.size(); ++i) {
      const Neighbor& neighbor = cycle.neighbors[i];
      Arc(neighbor.node, all) = entries_[i];
      if (neighbor.node == 0) continue;
      Arc(all, neighbor.node) = Arc(neighbor.leaves, neighbor.node);
      // The best arc to a node outside stays the best, from the node that stands for all.
      if (inside(head_[neighbor.node])) head_[neighbor.node] = all;
    }
    entries_.clear();
    head_[all] = BestHead(all);
    alive_.push_back(all);
    cycle.nodes = std::move(nodes);
    drawn_.push_back(std::move(cycle));
  }

  void Open(const Cycle& cycle) {
    const std::size_t all = cycle.nodes[0];
    const std::size_t from = head_[all];
    std::size_t arrival = all;
    for (const Neighbor& neighbor : cycle.neighbors) {
      if (neighbor.node != 0 && head_[neighbor.node] == all) head_[neighbor.node] = neighbor.leaves;
      if (neighbor.node == from) arrival = neighbor.enters;
    }
    for (std::size_t i = 0; i < cycle.nodes.size(); ++i) head_[cycle.nodes[i]] = cycle.heads[i];
    head_[arrival] = from;
  }

  std::size_t nodes_;
  std::vector<double> arcs_;        // by dependent, then head
  std::vector<std::size_t> head_;   // the best arc to each node that is alive
  std::vector<std::size_t> visit_;  // the walk that came by; 0 for none
  std::vector<std::size_t> alive_;  // nodes not drawn into another
  std::vector<double> entries_;     // kept for its capacity
  std::vector<Cycle> drawn_;
};

}  // namespace

bool IsTree(const Heads& heads) {
  if (std::count(heads.begin(), heads.end(), 0u) != 1) return false;
  std::vector<std::size_t> visit(heads.size(), 0);  // the walk that came by; 0 for none
  for (std::size_t start = 0; start < heads.size(); ++start) {
    std::size_t at = start;
    while (visit[at] == 0) {
      visit[at] = start + 1;
      if (heads[at] == 0) break;
      at = heads[at] - 1;
      if (visit[at] == start + 1) return false;
    }
  }
  return true;
}

Heads BestHeads(const ArcScores& scores) {
  Heads heads(scores.words);
  for (std::size_t word = 0; word < scores.words; ++word) {
    std::uint32_t best = 0;
    for (std::uint32_t head = 1; head <= scores.words; ++head) {
      if (head != word + 1 && scores.At(word, head) > scores.At(word, best)) best = head;
    }
    heads[word] = best;
  }
  return heads;
}

Heads BestTree(const ArcScores& scores) { return TreeSearch(scores).Run(); }

Heads DecodeTree(const ArcScores& scores) {
  Heads heads = BestHeads(scores);
  return IsTree(heads) ? heads : BestTree(scores);
}

}  // namespace dateline::lang
