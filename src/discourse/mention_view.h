// Mentions laid over tokens, for steps that walk along a sentence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "discourse/token_scan.h"
#include "doc/layers.h"

namespace dateline::discourse {

struct PlacedMention {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  MentionIndex mention{};
  EntityIndex entity{};
  MentionForm form = MentionForm::kName;
  EntityKind kind = EntityKind::kOther;  // of the entity
  bool party = false;                    // may act or be acted upon: not a bare place
};

/// The mentions of every sentence, outermost only, rising by token.
class MentionView {
 public:
  MentionView(const TokenScan& scan, const Columns<MentionRow>& mentions,
              const Columns<EntityRow>& entities);
  MentionView(const MentionView&) = delete;
  MentionView& operator=(const MentionView&) = delete;

  /// The mentions of a sentence.
  [[nodiscard]] const std::vector<PlacedMention>& In(std::size_t sentence) const {
    return sentences_[sentence];
  }
  /// The mention that covers a token; null if none. Belongs to the view.
  [[nodiscard]] const PlacedMention* At(std::size_t token) const { return by_token_[token]; }

 private:
  std::vector<std::vector<PlacedMention>> sentences_;
  std::vector<const PlacedMention*> by_token_;
};

}  // namespace dateline::discourse
