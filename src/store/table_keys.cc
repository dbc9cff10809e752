#include "store/table_keys.h"

namespace dateline::store {

const std::vector<TableKeys>& AllTableKeys() {
  static const ForeignKey kDocument{"doc_id", "documents", "doc_id"};
  static const ForeignKey kStatement{"statement_id", "statements", "statement_id"};
  static const ForeignKey kSentence{"doc_id,sentence", "sentences", "doc_id,sentence"};
  static const ForeignKey kEntity{"entity_id", "entities", "entity_id"};
  static const ForeignKey kEvent{"event_id", "events", "event_id"};
  static const std::vector<TableKeys> keys = {
      {"documents", "doc_id", {}},
      {"sentences", "doc_id,sentence", {kDocument}},
      {"tokens", "", {kSentence}},
      {"times", "time_id", {kDocument}},
      {"places", "toponym_id", {kDocument}},
      {"entities", "entity_id", {kDocument}},
      {"mentions", "mention_id", {kDocument, kEntity}},
      {"statements", "statement_id", {kDocument, {"source_entity_id", "entities", "entity_id"}}},
      {"events", "event_id", {kSentence, {"toponym_id", "places", "toponym_id"}, kStatement}},
      {"participants",
       "event_id,ordinal",
       {kEvent, kEntity, {"mention_id", "mentions", "mention_id"}}},
      {"positions",
       "position_id",
       {kDocument, {"holder_entity_id", "entities", "entity_id"}, kStatement}},
      {"figures", "figure_id", {kDocument, kEvent, kStatement}},
      {"relations",
       "relation_id",
       {kDocument,
        {"subject_entity_id", "entities", "entity_id"},
        {"object_entity_id", "entities", "entity_id"}}},
      {"rejects", "reject_id", {kDocument}},
      {"diagnostics", "diagnostic_id", {kDocument}},
      {"rejected_inputs", "", {}},
      {"skipped_inputs", "", {}},
      {"run", "", {}}};
  return keys;
}

}  // namespace dateline::store
