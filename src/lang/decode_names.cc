#include "lang/decode_names.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

namespace dateline::lang {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr std::size_t kMostLabels = 64;
constexpr std::array<std::pair<std::string_view, NameKind>, 4> kKinds = {
    {{"PER", NameKind::kPerson},
     {"LOC", NameKind::kLocation},
     {"ORG", NameKind::kOrganization},
     {"GRP", NameKind::kGroup}}};

}  // namespace

std::optional<NameDecoder::Label> NameDecoder::ParseLabel(std::string_view text) {
  if (text == "O") return Label{};
  if (text.size() < 3 || text[1] != '-') return std::nullopt;
  const std::size_t place = std::string_view("BIES").find(text[0]);
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                 [&](const auto& known) { return known.first == text.substr(2); });
  if (place == std::string_view::npos || kind == kKinds.end()) return std::nullopt;
  return Label{static_cast<Place>(place + 1), kind->second};
}

bool NameDecoder::MayEnd(Label label) {
  return label.place != Place::kFirst && label.place != Place::kMiddle;
}

bool NameDecoder::MayFollow(Label before, Label after) {
  const bool goes_on = after.place == Place::kMiddle || after.place == Place::kLast;
  return MayEnd(before) ? !goes_on : goes_on && after.kind == before.kind;
}

Result<NameDecoder> NameDecoder::Create(const std::vector<std::string_view>& labels,
                                        std::span<const float> transitions,
                                        std::span<const float> start, std::span<const float> end) {
  const std::size_t count = labels.size();
  if (count > kMostLabels || transitions.size() != count * count || start.size() != count ||
      end.size() != count) {
    return Error{ErrorCode::kInvalidArgument, "name labels and transitions differ in size", ""};
  }
  NameDecoder decoder;
  for (const std::string_view text : labels) {
    const auto label = ParseLabel(text);
    if (!label) {
      return Error{ErrorCode::kInvalidArgument,
                   "name label \"" + std::string(text) + "\" is of no known form", ""};
    }
    decoder.labels_.push_back(*label);
  }
  // With it, there is always a legal path.
  if (std::find(labels.begin(), labels.end(), "O") == labels.end()) {
    return Error{ErrorCode::kInvalidArgument, "O is not among the name labels", ""};
  }
  decoder.steps_.resize(count);
  for (std::size_t to = 0; to < count; ++to) {
    const Label label = decoder.labels_[to];
    for (std::size_t from = 0; from < count; ++from) {
      if (!MayFollow(decoder.labels_[from], label)) continue;
      decoder.steps_[to].push_back(
          {static_cast<std::uint8_t>(from), transitions[from * count + to]});
    }
    // A sentence begins as after a word outside names, and ends like before one.
    decoder.start_.push_back(MayFollow(Label{}, label) ? start[to] : kNever);
    decoder.end_.push_back(MayEnd(label) ? end[to] : kNever);
  }
  return decoder;
}

std::vector<std::uint8_t> NameDecoder::BestPath(std::span<const float> scores, std::size_t words,
                                                std::size_t stride) const {
  const std::size_t count = labels_.size();
  std::vector<float> best(count);
  std::vector<float> next(count);
  std::vector<std::uint8_t> back(words * count);
  for (std::size_t l = 0; l < count; ++l) best[l] = scores[l] + start_[l];
  for (std::size_t word = 1; word < words; ++word) {
    for (std::size_t to = 0; to < count; ++to) {
      float most = kNever;
      std::uint8_t from = 0;
      for (const Step& step : steps_[to]) {
        const float score = best[step.from] + step.score;
        if (score <= most) continue;
        most = score;
        from = step.from;
      }
      next[to] = most + scores[word * stride + to];
      back[word * count + to] = from;
    }
    std::swap(best, next);
  }
  for (std::size_t l = 0; l < count; ++l) best[l] += end_[l];
  std::vector<std::uint8_t> path(words);
  path[words - 1] =
      static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t word = words - 1; word > 0; --word) {
    path[word - 1] = back[word * count + path[word]];
  }
  return path;
}

std::vector<FoundName> NameDecoder::Decode(std::span<const float> scores, std::size_t words,
                                           std::size_t stride) const {
  std::vector<FoundName> names;
  if (words == 0) return names;
  const std::vector<std::uint8_t> path = BestPath(scores, words, stride);
  for (std::size_t word = 0; word < words;) {
    const Label label = labels_[path[word]];
    if (label.place == Place::kOutside) {
      ++word;
      continue;
    }
    FoundName name{word, word, label.kind, std::numeric_limits<float>::max()};
    while (true) {
      const auto row = scores.subspan(word * stride, labels_.size());
      float other = kNever;
      for (std::size_t l = 0; l < row.size(); ++l) {
        if (l != path[word]) other = std::max(other, row[l]);
      }
      name.lead = std::min(name.lead, row[path[word]] - other);
      if (MayEnd(labels_[path[word++]])) break;
    }
    name.last = word;
    names.push_back(name);
  }
  return names;
}

}  // namespace dateline::lang
