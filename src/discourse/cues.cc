#include "discourse/cues.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dateline::discourse {
namespace {

std::optional<Stance> ParseStance(std::string_view name) {
  for (const Stance stance : {Stance::kAsserts, Stance::kDenies, Stance::kAsks, Stance::kPromises,
                              Stance::kThreatens, Stance::kHopes, Stance::kBelieves}) {
    if (StanceName(stance) == name) return stance;
  }
  return std::nullopt;
}

std::optional<CueFrame> ParseVerbFrame(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, CueFrame>, 5> kFrames = {{
      {"clause", CueFrame::kClause},
      {"that", CueFrame::kThat},
      {"object", CueFrame::kObject},
      {"clause_or_object", CueFrame::kClauseOrObject},
      {"quotation", CueFrame::kQuotation},
  }};
  for (const auto& [known, frame] : kFrames) {
    if (known == name) return frame;
  }
  return std::nullopt;
}

}  // namespace

Result<Cues> Cues::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/discourse/cues.tsv"));
  DATELINE_TRY(cue_column, table.Find("cue"));
  DATELINE_TRY(class_column, table.Find("class"));
  DATELINE_TRY(stance_column, table.Find("stance"));
  DATELINE_TRY(frame_column, table.Find("frame"));
  DATELINE_TRY(audience_column, table.Find("audience"));
  Cues cues;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto stance = ParseStance(table.Cell(row, stance_column));
    if (!stance) return Error{ErrorCode::kMalformedInput, "no such stance", table.Where(row)};
    Cue cue;
    cue.stance = *stance;
    cue.audience_is_object = table.Cell(row, audience_column) == "object";
    cue.judges = table.Cell(row, class_column) == "judge";
    const std::string word(table.Cell(row, cue_column));
    const std::string_view frame = table.Cell(row, frame_column);
    if (frame == "preposition") {
      const auto words =
          static_cast<std::size_t>(std::count(word.begin(), word.end(), ' ')) + std::size_t{1};
      cues.longest_preposition_ = std::max(cues.longest_preposition_, words);
      cues.preposition_starts_.insert(word.substr(0, word.find(' ')));
      cues.prepositions_.emplace(word, cue);
    } else if (frame == "noun" || frame == "noun_of") {
      cue.takes_of = frame == "noun_of";
      cues.nouns_.emplace(word, cue);
    } else if (frame == "adverb") {
      cues.adverbs_.emplace(word, cue);
    } else if (const auto verb = ParseVerbFrame(frame)) {
      cue.frame = *verb;
      cues.verbs_.emplace(word, cue);
    } else {
      return Error{ErrorCode::kMalformedInput, "no such frame", table.Where(row)};
    }
  }
  return cues;
}

}  // namespace dateline::discourse
