// How real every verb, noun and adjective of some texts is said to be, for comparison with corpora
// that annotate it (bench/timebank_reality.py).
//
//   reality_dump TEXT_FILE...     a file is a document, a line a paragraph
//
// Lines of file, first and last byte of a word, its reality, separated by tabs.
#include <iostream>

#include "discourse/reality.h"
#include "doc/layers.h"
#include "lang/tokens_annotator.h"
#include "sample_documents.h"

namespace dateline {
namespace {

int Main(int count, char** values) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  if (!dir) return 66;
  const auto lang = lang::TokensAnnotator::Load(*dir);
  const auto rules = discourse::RealityRules::Load(*dir);
  if (!lang || !rules) return 65;
  for (int file = 1; file < count; ++file) {
    const Documents documents = ReadSampleDocuments(1, values + file);
    if (documents.empty()) continue;
    const Document& document = *documents.front();
    Layers layers(document.text());
    if (!(*lang)->Run(document, {}, layers)) continue;
    const lexicon::TokenView view{layers.Get<TokenRow>(), document.text()};
    const coref::Parse parse(view, layers.Get<SentenceRow>());
    const auto& spans = view.tokens.Column<&TokenRow::span>();
    for (std::size_t i = 0; i < view.tokens.size(); ++i) {
      const Upos upos = parse.UposOf(i);
      if (upos != Upos::kVerb && upos != Upos::kNoun && upos != Upos::kAdj) continue;
      std::cout << values[file] << '\t' << spans[i].begin << '\t' << spans[i].end << '\t'
                << RealityName(rules->Read(parse, i).value) << '\n';
    }
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** values) { return dateline::Main(count, values); }
