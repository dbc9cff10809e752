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
  std::set<std::string_view> different;
  std::size_t all = 0;
};

Result<Topics> Topics::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/nonpolitical.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(reason, table.Find("reason"));
  DATELINE_TRY(strength, table.Find("strength"));
  Topics topics;
  for (std::size_t row = 0; row < table.size(); ++row) {
    topics.words_.emplace(table.Cell(row, word), Word{std::string(table.Cell(row, reason)),
                                                      table.Cell(row, strength) == "strong"});
  }
  return topics;
}

Topics::Counts Topics::Of(const discourse::TokenScan& scan, std::size_t begin, std::size_t end,
                          bool weak_too) const {
  Counts counts;
  for (std::size_t i = begin; i < end; ++i) {
    const auto it = words_.find(scan[i].norm);
    if (it == words_.end() || it->second.topic == kAccident) continue;
    if (!weak_too && !it->second.strong) continue;
    Count& count = counts[it->second.topic];
    count.different.insert(scan[i].norm);
    ++count.all;
  }
  return counts;
}

std::string Topics::OfReport(const discourse::TokenScan& scan) const {
  for (const auto& [topic, count] : Of(scan, 0, scan.size(), false)) {
    if (count.different.size() >= kReportTopic && count.all * kReportEvery >= scan.size())
      return std::string(topic);
  }
  return {};
}

std::string Topics::OfQuietReport(const discourse::TokenScan& scan) const {
  const Counts counts = Of(scan, 0, scan.size(), true);
  const auto found = counts.find(kPolitics);
  const std::size_t politics = found == counts.end() ? 0 : found->second.all;
  for (const auto& [topic, count] : counts) {
    if (topic != kPolitics && count.different.size() >= kQuietTopic &&
        count.all * kQuietEvery >= scan.size() && count.all >= kQuietShare * politics) {
      return std::string(topic);
    }
  }
  const bool quiet = scan.size() >= kQuietLength && politics * kPoliticsEvery < scan.size();
  return quiet ? "no_politics" : std::string();
}

std::string Topics::OfSentence(const discourse::TokenScan& scan, std::size_t begin,
                               std::size_t end) const {
  for (const auto& [topic, count] : Of(scan, begin, end, false)) {
    if (count.different.size() >= kSentenceTopic) return std::string(topic);
  }
  return {};
}

bool Topics::TellsOfAccident(const discourse::TokenScan& scan, std::size_t begin,
                             std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    const auto it = words_.find(scan[i].norm);
    if (it != words_.end() && it->second.topic == kAccident) return true;
  }
  return false;
}

}  // namespace dateline::event
