#include "extract/metadata_words.h"

#include <array>
#include <utility>

namespace dateline::extract {
namespace {

constexpr std::array<std::pair<std::string_view, HintKind>, 27> kNames = {{
    {"byline_prefix", HintKind::kBylinePrefix},
    {"byline_role", HintKind::kBylineRole},
    {"byline_end", HintKind::kBylineEnd},
    {"byline_refuse", HintKind::kBylineRefuse},
    {"name_suffix", HintKind::kNameSuffix},
    {"name_joiner", HintKind::kNameJoiner},
    {"staff", HintKind::kStaff},
    {"class_byline", HintKind::kClassByline},
    {"class_date", HintKind::kClassDate},
    {"class_modified", HintKind::kClassModified},
    {"class_aside", HintKind::kClassAside},
    {"month_first_region", HintKind::kMonthFirstRegion},
    {"month_first_domain", HintKind::kMonthFirstDomain},
    {"language_english", HintKind::kLanguageEnglish},
    {"list_joiner", HintKind::kListJoiner},
    {"class_published", HintKind::kClassPublished},
    {"class_beside", HintKind::kClassBeside},
    {"class_about", HintKind::kClassAbout},
    {"path_author", HintKind::kPathAuthor},
    {"meta_published", HintKind::kMetaPublished},
    {"meta_dated", HintKind::kMetaDated},
    {"meta_modified", HintKind::kMetaModified},
    {"meta_author", HintKind::kMetaAuthor},
    {"meta_section", HintKind::kMetaSection},
    {"section_refuse", HintKind::kSectionRefuse},
    {"dateline_refuse", HintKind::kDatelineRefuse},
    {"class_path", HintKind::kClassPath},
}};

}  // namespace

Result<MetadataWords> MetadataWords::Create(const lexicon::Table& table) {
  DATELINE_TRY(word_column, table.Find("word"));
  DATELINE_TRY(kind_column, table.Find("kind"));
  MetadataWords words;
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::uint32_t bit = 0;
    for (const auto& [name, kind] : kNames) {
      if (name == table.Cell(row, kind_column)) bit = 1u << static_cast<unsigned>(kind);
    }
    if (bit == 0) {
      return Error{ErrorCode::kMalformedInput, "metadata word has an unknown kind",
                   table.Where(row)};
    }
    const std::string word(table.Cell(row, word_column));
    if (bit == 1u << static_cast<unsigned>(HintKind::kListJoiner)) words.list_joiner_ = word;
    words.kinds_[word] |= bit;
  }
  return words;
}

std::uint32_t MetadataWords::KindsOf(std::string_view folded) const {
  const auto found = kinds_.find(folded);
  return found == kinds_.end() ? 0 : found->second;
}

}  // namespace dateline::extract
