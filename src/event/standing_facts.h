// Standing facts that the text states beside names: offices, kinship, membership, ownership. Words:
// lexicons/actors/titles.tsv, lexicons/events/standing.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/result.h"

#include "discourse/mention_view.h"
#include "discourse/token_scan.h"
#include "doc/layers.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::event {

enum class FactKind : std::uint8_t { kTitle, kKin, kOwned, kMember, kQualifier };

struct FactWord {
  std::vector<std::string> words;  // norms; hyphens are words of their own
  FactKind kind = FactKind::kTitle;
  std::string value;  // the predicate or the qualifier; empty for titles
};

/// Immutable; one object serves all threads.
class StandingFacts {
 public:
  /// \errors as Table::Parse; kMalformedInput for an unknown kind.
  [[nodiscard]] static Result<StandingFacts> Load(const lexicon::ResourceDir& dir);

  /// The relations of a document, by span. A person's office that stands beside no name is taken
  /// from the entity.
  [[nodiscard]] Columns<RelationRow> Read(const Document& doc, const discourse::TokenScan& scan,
                                          const discourse::MentionView& mentions,
                                          const Columns<MentionRow>& mention_rows,
                                          const Columns<EntityRow>& entities) const;

 private:
  class Reader;
  [[nodiscard]] const FactWord* FindAt(const discourse::TokenScan& scan, std::size_t at,
                                       std::size_t last, FactKind kind) const;
  void Add(FactWord word);
  lexicon::WordMap<std::vector<FactWord>> by_first_;
};

}  // namespace dateline::event
