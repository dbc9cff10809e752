#include "actor/actor.h"

#include "dateline/document.h"

#include "actor/cast.h"
#include "actor/mention_finder.h"
#include "doc/layers.h"

namespace dateline::actor {

Result<std::unique_ptr<Annotator>> ActorAnnotator::Make(const lexicon::ResourceDir& dir,
                                                        const lexicon::PhraseCutter& cutter) {
  DATELINE_TRY(loaded, ActorLexicon::Load(dir, cutter));
  return std::unique_ptr<Annotator>(std::make_unique<ActorAnnotator>(std::move(loaded)));
}

const AnnotatorInfo& ActorAnnotator::info() const {
  static constexpr AnnotatorInfo kInfo{
      "actor", 1, {Layer::kTokens, Layer::kSentences}, {Layer::kEntities, Layer::kMentions}};
  return kInfo;
}

Status ActorAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& tokens = layers.Get<TokenRow>();
  const auto& sentences = layers.Get<SentenceRow>();
  const lexicon::TokenView view{tokens, doc.text()};
  Cast cast(doc, lexicon_);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const BlockKind kind = doc.blocks().empty()
                               ? BlockKind::kParagraph
                               : doc.blocks()[sentences.Column<&SentenceRow::block>()[i]].kind;
    if (kind == BlockKind::kBoilerplate || kind == BlockKind::kDateStamp) continue;
    MentionFinder(lexicon_, view, cast)
        .Find(AsSize(sentences.Column<&SentenceRow::first>()[i]),
              AsSize(sentences.Column<&SentenceRow::last>()[i]), static_cast<std::uint32_t>(i));
  }
  auto [entities, mentions] = std::move(cast).Finish();
  DATELINE_CHECK_OK(layers.Put<EntityRow>(std::move(entities)));
  return layers.Put<MentionRow>(std::move(mentions));
}

}  // namespace dateline::actor
