// Where a line stands among the containers of the page, by what the first pass kept in them.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "extract/html_tree.h"
#include "extract/page_line.h"

namespace dateline::extract {

inline constexpr std::size_t kContainerFacts = 24;

/// The share of a line to keep, by its log-odds.
[[nodiscard]] float ShareOf(float score);

class ContainerFacts {
 public:
  /// The arguments of ContextFeatures; `lines` and `tree` must outlive this.
  ContainerFacts(const std::vector<PageLine>& lines, const HtmlTree* tree,
                 const std::vector<float>& rows, const std::vector<float>& scores);

  /// Writes at most kContainerFacts numbers for line `i`; returns where the next go.
  float* Fill(std::size_t i, float* out) const;

 private:
  struct Sum {
    float kept = 0;    // characters, each line by its share
    float all = 0;     // characters
    float linked = 0;  // characters in links
    float lines = 0;
  };
  void SumUp(const std::vector<float>& rows, const std::vector<float>& scores);
  void FindMain();
  [[nodiscard]] std::size_t KindOf(std::size_t i) const;
  float* FillLevels(std::size_t i, float* out) const;
  float* FillKind(std::size_t i, float* out) const;
  float* FillBranch(std::size_t i, float* out) const;

  const std::vector<PageLine>& lines_;
  const HtmlTree* tree_;
  std::vector<Sum> own_;    // by line
  std::vector<Sum> nodes_;  // by node, with all below it
  std::unordered_map<std::size_t, Sum> kinds_;
  NodeIndex main_ = 0;    // container with the most kept over dropped
  NodeIndex branch_ = 0;  // its child with the most kept
};

}  // namespace dateline::extract
