#include "pipeline/act_pattern.h"

#include "discourse/grammar.h"
#include "discourse/token_scan.h"
#include "event/act_rules.h"
#include "lang/tokens_annotator.h"
#include "pipeline/cut_text.h"

namespace dateline::pipeline {

Result<std::string> FindActPattern(const lexicon::ResourceDir& resources, std::string_view rule,
                                   const std::string& sentence, Span trigger) {
  DATELINE_TRY(tokens, lang::TokensAnnotator::Load(resources));
  DATELINE_TRY(grammar, discourse::Grammar::Load(resources));
  DATELINE_TRY(acts, event::ActRules::Load(resources));
  DATELINE_TRY(cut, Cut(*tokens, sentence));
  const discourse::TokenScan scan(*cut.doc, cut.layers.Get<TokenRow>(),
                                  cut.layers.Get<SentenceRow>(), grammar);
  for (const event::ActMatch& match : acts.Find(scan, 0, scan.size())) {
    const event::ActRule& found = acts.rule(match.rule);
    if (found.id != rule && acts.InWords(found).id != rule) continue;
    if (scan.SpanOf(match.first, match.last).Overlaps(trigger)) return acts.pattern(match.pattern);
  }
  return std::string();
}

}  // namespace dateline::pipeline
