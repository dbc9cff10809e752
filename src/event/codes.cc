#include "event/codes.h"

#include <charconv>

namespace dateline::event {

Result<Codes> Codes::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/plover.tsv"));
  DATELINE_TRY(type, table.Find("type"));
  DATELINE_TRY(mode, table.Find("mode"));
  DATELINE_TRY(quad, table.Find("quad"));
  DATELINE_TRY(score, table.Find("score"));
  Codes codes;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view q = table.Cell(row, quad);
    const std::string_view s = table.Cell(row, score);
    Intensity value;
    const auto read_quad = std::from_chars(q.data(), q.data() + q.size(), value.quad);
    const auto read_score = std::from_chars(s.data(), s.data() + s.size(), value.score);
    if (read_quad.ec != std::errc() || read_score.ec != std::errc()) {
      return Error{ErrorCode::kMalformedInput, "quad and score must be numbers", table.Where(row)};
    }
    const std::string_view m = table.Cell(row, mode);
    codes.rows_[{std::string(table.Cell(row, type)), m == "-" ? std::string() : std::string(m)}] =
        value;
  }
  return codes;
}

Intensity Codes::Find(std::string_view plover, std::string_view mode) const {
  auto it = rows_.find({std::string(plover), std::string(mode)});
  if (it == rows_.end()) it = rows_.find({std::string(plover), std::string()});
  return it == rows_.end() ? Intensity{} : it->second;
}

}  // namespace dateline::event
