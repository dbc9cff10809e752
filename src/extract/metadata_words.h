// The words by which pages mark authors, dates and side matter: byline prefixes, roles, class
// names. Read from lexicons/extract/metadata_words.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dateline/result.h"

#include "lexicon/table.h"

namespace dateline::extract {

enum class HintKind : std::uint8_t {
  kBylinePrefix,      // stands before the names: "by"
  kBylineRole,        // what an author is: "reporter"
  kBylineEnd,         // ends the names when it follows them: "published"
  kBylineRefuse,      // never a name: "admin", "subscribe"
  kNameSuffix,        // follows a name after a comma: "md"
  kNameJoiner,        // stands between names: "and"
  kStaff,             // a desk that signs as one: "staff"
  kClassByline,       // class or id of an element that holds a byline
  kClassDate,         // … that holds a date
  kClassModified,     // … that holds the day of the last change
  kClassAside,        // … that holds other things than the article
  kMonthFirstRegion,  // region of a language tag where the month stands first
  kMonthFirstDomain,  // top-level domain where English pages put the month first
  kLanguageEnglish,   // the language whose order depends on the region
  kListJoiner,        // joins the last of several names to the others
  kClassPublished,    // … that holds the day of publication
  kClassBeside,       // class of an element beside the article: what is near the heading counts
  kClassAbout,        // … that holds words about an author, not names
  kPathAuthor,        // part of the address of an author's own page
  kMetaPublished,     // field that holds the day of publication, letters and figures only
  kMetaDated,         // … that holds some date of the page, most often that one
  kMetaModified,      // … that holds the day of the last change
  kMetaAuthor,        // … that holds the authors
  kMetaSection,       // … that holds the section
  kSectionRefuse,     // never a section: "home", "post"
  kDatelineRefuse,    // stands in capitals before a dash and is no place: "breaking"
  kClassPath,         // class, id or label of an element that leads to the page: "breadcrumbs"
};

class MetadataWords {
 public:
  /// Reads a table with the columns word and kind.
  /// \errors kMalformedInput for a missing column or an unknown kind.
  [[nodiscard]] static Result<MetadataWords> Create(const lexicon::Table& table);

  /// What the folded word or phrase is: BitOf each kind.
  [[nodiscard]] std::uint32_t KindsOf(std::string_view folded) const;

  static constexpr std::uint32_t BitOf(HintKind kind) {
    return std::uint32_t{1} << static_cast<unsigned>(kind);
  }

  /// True if the folded word or phrase is of that kind.
  [[nodiscard]] bool Is(std::string_view folded, HintKind kind) const {
    return (KindsOf(folded) & BitOf(kind)) != 0;
  }

  /// The word that joins the last of several names to the others.
  [[nodiscard]] const std::string& list_joiner() const { return list_joiner_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> kinds_;  // a bit per kind
  std::string list_joiner_ = "&";
};

}  // namespace dateline::extract
