#include "actor/offices.h"

#include "lexicon/word_form.h"

namespace dateline::actor {

Result<Offices> Offices::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/actors/same_office.tsv"));
  DATELINE_TRY(name, table.Find("name"));
  DATELINE_TRY(office, table.Find("office"));
  Offices offices;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string one = lexicon::NormOf(table.Cell(row, name));
    const std::string other = lexicon::NormOf(table.Cell(row, office));
    offices.pairs_.emplace(one, other);
    offices.pairs_.emplace(other, one);
  }
  return offices;
}

bool Offices::Same(std::string_view a, std::string_view b) const {
  const std::string one = lexicon::NormOf(a);
  const std::string other = lexicon::NormOf(b);
  return one == other || pairs_.contains({one, other});
}

}  // namespace dateline::actor
