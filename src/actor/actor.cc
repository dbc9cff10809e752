#include "actor/actor.h"

#include <algorithm>
#include <span>
#include <string>

#include "dateline/document.h"

#include "actor/cast.h"
#include "actor/document_names.h"
#include "actor/mention_finder.h"
#include "coref/parse.h"
#include "doc/layers.h"

namespace dateline::actor {

Result<std::unique_ptr<Annotator>> ActorAnnotator::Make(const lexicon::ResourceDir& dir,
                                                        const lexicon::PhraseCutter& cutter) {
  DATELINE_TRY(lexicon, ActorLexicon::Load(dir, cutter));
  DATELINE_TRY(words, coref::Words::Load(dir));
  return std::unique_ptr<Annotator>(
      std::make_unique<ActorAnnotator>(std::move(lexicon), std::move(words)));
}

const AnnotatorInfo& ActorAnnotator::info() const {
  static constexpr AnnotatorInfo kInfo{
      "actor",
      6,
      {Layer::kTokens, Layer::kSentences, Layer::kNames, Layer::kPlaces},
      {Layer::kEntities, Layer::kMentions}};
  return kInfo;
}

Status ActorAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& sentences = layers.Get<SentenceRow>();
  const auto& places = layers.Get<PlaceRow>();
  const lexicon::TokenView view{layers.Get<TokenRow>(), doc.text()};
  const std::vector<DocumentName> names =
      SettleNames(lexicon_, view, sentences, layers.Get<NameRow>());
  const coref::Parse parse(view, sentences);
  std::string day;
  if (const auto& published = doc.source().published) day = FormatMoment(*published).substr(0, 10);
  Cast cast(lexicon_, words_, parse, day);
  auto name = names.begin();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::size_t first = AsSize(sentences.Column<&SentenceRow::first>()[i]);
    const std::size_t last = AsSize(sentences.Column<&SentenceRow::last>()[i]);
    const auto own = name;
    while (name != names.end() && name->first < last) ++name;
    MentionFinder(lexicon_, view, places, first, last, std::span(own, name), parse, cast).Find();
  }
  auto [entities, mentions] = std::move(cast).Finish(sentences, places);
  DATELINE_CHECK_OK(layers.Put<EntityRow>(std::move(entities)));
  return layers.Put<MentionRow>(std::move(mentions));
}

}  // namespace dateline::actor
