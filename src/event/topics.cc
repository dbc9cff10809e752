#include "event/topics.h"

#include <set>

namespace dateline::event {
namespace {

// The word for what no actor does, and for what reports that are coded are about.
constexpr std::string_view kAccident = "accident";
constexpr std::string_view kPolitics = "politics";
// A sentence with so many different strong words of one other topic is about that topic.
constexpr std::size_t kSentenceTopic = 2;
// And so is a report with so many, where one word in so many is of it.
constexpr std::size_t kReportTopic = 4;
constexpr std::size_t kReportEvery = 33;
// A report whose words of conflict do not mean it: so many different words, weak ones too, one in
// so many, and so many times as many as of politics.
constexpr std::size_t kQuietTopic = 4;
constexpr std::size_t kQuietEvery = 100;
constexpr std::size_t kQuietShare = 2;
// Or a report of at least so many words with less than one in so many of politics.
constexpr std::size_t kQuietLength = 60;
constexpr std::size_t kPoliticsEvery = 150;

}  // namespace

struct Topics::Count {
  std::set<std::string_view> strong;     // the different words that are,
  std::set<std::string_view> different;  // and all of them
  std::size_t strong_all = 0;
  std::size_t all = 0;
};

Result<Topics> Topics::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/nonpolitical.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(reason, table.Find("reason"));
  DATELINE_TRY(strength, table.Find("strength"));
  Topics topics;
  for (std::size_t row = 0; row < table.size(); ++row) {
    topics.words_[table.Cell(row, word)] = {std::string(table.Cell(row, reason)),
                                            table.Cell(row, strength) == "strong"};
  }
  return topics;
}

Topics::Counts Topics::Of(const discourse::TokenScan& scan, std::size_t begin,
                          std::size_t end) const {
  Counts counts;
  for (std::size_t i = begin; i < end; ++i) {
    const Word* word = words_.Find(scan[i].norm);
    if (word == nullptr || word->topic == kAccident) continue;
    Count& count = counts[word->topic];
    count.different.insert(scan[i].norm);
    ++count.all;
    if (!word->strong) continue;
    count.strong.insert(scan[i].norm);
    ++count.strong_all;
  }
  return counts;
}

Topics::Report Topics::OfReport(const discourse::TokenScan& scan) const {
  const Counts counts = Of(scan, 0, scan.size());
  const auto found = counts.find(kPolitics);
  const std::size_t politics = found == counts.end() ? 0 : found->second.all;
  Report report;
  for (const auto& [topic, count] : counts) {
    if (report.no_acts.empty() && count.strong.size() >= kReportTopic &&
        count.strong_all * kReportEvery >= scan.size()) {
      report.no_acts = topic;
    }
    if (report.no_conflict.empty() && topic != kPolitics && count.different.size() >= kQuietTopic &&
        count.all * kQuietEvery >= scan.size() && count.all >= kQuietShare * politics) {
      report.no_conflict = topic;
    }
  }
  const bool quiet = scan.size() >= kQuietLength && politics * kPoliticsEvery < scan.size();
  if (report.no_conflict.empty() && quiet) report.no_conflict = "no_politics";
  return report;
}

std::string Topics::OfSentence(const discourse::TokenScan& scan, std::size_t begin,
                               std::size_t end) const {
  for (const auto& [topic, count] : Of(scan, begin, end)) {
    if (count.strong.size() >= kSentenceTopic) return std::string(topic);
  }
  return {};
}

bool Topics::TellsOfAccident(const discourse::TokenScan& scan, std::size_t begin,
                             std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    const Word* word = words_.Find(scan[i].norm);
    if (word != nullptr && word->topic == kAccident) return true;
  }
  return false;
}

}  // namespace dateline::event
