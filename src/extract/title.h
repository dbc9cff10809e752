// Which of the titles a page gives is the headline of its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

struct TitleCandidates {
  std::vector<std::string> headings;  // h1, in order
  std::string open_graph;             // og:title or its like
  std::string headline;               // of the JSON-LD
  std::string page;                   // <title>
  std::vector<std::string> sites;     // what the site may be called
};

/// `title` without the part before or after a bar or dash that is a site's name or that no other
/// title has. Gives `title` back where nothing tells.
[[nodiscard]] std::string StripSiteName(std::string_view title, const TitleCandidates& candidates);

/// True where both say the same in letters and figures, and say anything.
[[nodiscard]] bool IsSameTitle(std::string_view a, std::string_view b);

/// The headline; empty where there is no candidate.
[[nodiscard]] std::string ChooseTitle(const TitleCandidates& candidates);

}  // namespace dateline::extract
