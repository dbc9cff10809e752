// What a report is about, where it is not politics: lexicons/events/nonpolitical.tsv.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::event {

/// Immutable; serves all threads. Topics are given by the `reason` of their words, and are empty
/// where there is none.
class Topics {
 public:
  /// \errors whatever the table gives.
  [[nodiscard]] static Result<Topics> Load(const lexicon::ResourceDir& dir);

  struct Report {
    std::string no_acts;  // of a report that tells of no acts at all: a match, a film, the weather
    /// Of a report in which the words of conflict do not mean it: it is of another topic by far
    /// more of its words than it is of politics, or has hardly a word of politics.
    std::string no_conflict;
  };
  [[nodiscard]] Report OfReport(const discourse::TokenScan& scan) const;
  /// The topic of a sentence, tokens [begin, end), that tells of no acts.
  [[nodiscard]] std::string OfSentence(const discourse::TokenScan& scan, std::size_t begin,
                                       std::size_t end) const;
  /// True if one of tokens [begin, end) is a word of what no actor does.
  [[nodiscard]] bool TellsOfAccident(const discourse::TokenScan& scan, std::size_t begin,
                                     std::size_t end) const;

 private:
  struct Word {
    std::string topic;
    bool strong = false;  // alone says more than the words around it
  };
  struct Count;
  using Counts = std::map<std::string_view, Count>;
  [[nodiscard]] Counts Of(const discourse::TokenScan& scan, std::size_t begin,
                          std::size_t end) const;

  lexicon::WordMap<Word> words_;
};

}  // namespace dateline::event
