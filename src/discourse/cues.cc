#include "discourse/cues.h"

#include <optional>

namespace dateline::discourse {
namespace {

std::optional<Stance> ParseStance(std::string_view name) {
  for (const Stance stance : {Stance::kAsserts, Stance::kDenies, Stance::kAsks, Stance::kPromises,
                              Stance::kThreatens, Stance::kHopes, Stance::kBelieves}) {
    if (StanceName(stance) == name) return stance;
  }
  return std::nullopt;
}

}  // namespace

Result<Cues> Cues::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/discourse/cues.tsv"));
  DATELINE_TRY(cue_column, table.Find("cue"));
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
    const std::string word(table.Cell(row, cue_column));
    const std::string_view frame = table.Cell(row, frame_column);
    if (frame == "preposition") {
      cue.preposition = true;
      cues.prepositions_.emplace(word, cue);
    } else if (frame == "noun") {
      cue.frame = CueFrame::kNoun;
      cues.nouns_.emplace(word, cue);
    } else if (frame == "clause" || frame == "that" || frame == "object") {
      cue.frame = frame == "clause" ? CueFrame::kClause
                  : frame == "that" ? CueFrame::kThat
                                    : CueFrame::kObject;
      cues.verbs_.emplace(word, cue);
    } else if (frame != "adverb") {
      return Error{ErrorCode::kMalformedInput, "no such frame", table.Where(row)};
    }
  }
  return cues;
}

}  // namespace dateline::discourse
