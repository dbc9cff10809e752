// Writes what the scorer of rows sees of every event of some reports, for train.py:
//
//     event_rows DATA_DIR < REPORTS > ROWS     reports and rows as JSON, one a line
//     event_rows --names                       "VERSION NAME NAME…": the features
//
// A line of rows is {"id": …, "text": …, "events": [{"begin", "end", "sentence_begin",
// "sentence_end", "type", "confidence", "countries", "features"}]}; places count bytes.
#include <iostream>
#include <string>

#include "coref/parse.h"
#include "event/row_features.h"
#include "pipeline/annotators.h"
#include "pipeline/engine_parts.h"
#include "store/json.h"

namespace dateline {
namespace {

int Fail(const Error& error) {
  std::cerr << error.where << ": " << error.message << '\n';
  return 1;
}

std::string Quoted(std::string_view text) {
  std::string out;
  store::AppendJsonString(text, out);
  return out;
}

void Write(const Document& doc, const Layers& layers, const std::string& id,
           const event::ActRules& rules) {
  const auto& events = layers.Get<EventRow>();
  const auto& sentences = layers.Get<SentenceRow>();
  std::vector<EventRow> rows;
  for (std::size_t i = 0; i < events.size(); ++i) rows.push_back(events.RowAt(i));
  const coref::Parse parse({layers.Get<TokenRow>(), doc.text()}, sentences);
  const auto features = event::RowReader(doc, layers, parse, rules).Read(rows);
  std::cout << "{\"id\":" << Quoted(id) << ",\"text\":" << Quoted(doc.text()) << ",\"events\":[";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Span sentence = sentences.RowAt(AsSize(rows[i].sentence)).span;
    std::cout << (i == 0 ? "{" : ",{") << "\"begin\":" << rows[i].span.begin
              << ",\"end\":" << rows[i].span.end << ",\"sentence_begin\":" << sentence.begin
              << ",\"sentence_end\":" << sentence.end << ",\"type\":" << Quoted(rows[i].plover)
              << ",\"confidence\":" << rows[i].confidence << ",\"countries\":[";
    const char* comma = "";
    for (const Participant& party : rows[i].participants) {
      if (party.country.empty()) continue;
      std::cout << comma << Quoted(party.country);
      comma = ",";
    }
    std::cout << "],\"features\":[";
    comma = "";
    for (const float value : features[i]) {
      std::cout << comma << value;
      comma = ",";
    }
    std::cout << "]}";
  }
  std::cout << "]}\n";
}

int Run(const std::string& data) {
  EngineOptions options;
  options.data_dir = data;
  const auto engine = Engine::Open(options);
  if (!engine) return Fail(engine.error());
  const auto dir = lexicon::ResourceDir::Open(data);
  if (!dir) return Fail(dir.error());
  const auto rules = event::ActRules::Load(*dir);
  if (!rules) return Fail(rules.error());
  const Engine::Parts& parts = (*engine)->parts();
  ingest::PrepareOptions prepare;
  prepare.field_names = &parts.field_names;
  prepare.extract_plain_text = [&](std::string_view text, const Limits& limits) {
    return parts.extraction.ExtractPlainText(text, {}, limits);
  };
  prepare.languages = options.languages;
  prepare.coded_language = kCodedLanguage;
  std::size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ingest::RawInput raw;
    raw.id = std::to_string(number++);
    raw.uri = raw.where = raw.id;
    raw.format = ingest::InputFormat::kJson;
    raw.bytes = line;
    auto prepared = ingest::Prepare(raw, prepare, options.limits);
    if (!prepared) return Fail(prepared.error());
    const Document& doc = *prepared->document;
    Layers layers(doc.text());
    std::vector<Diagnostic> diagnostics;
    parts.pipeline.Annotate(doc, options.limits, layers, diagnostics);
    Write(doc, layers, doc.source().id, *rules);
  }
  return 0;
}

int Names() {
  std::cout << event::kRowFeatureVersion;
  for (const std::string_view name : event::RowFeatureNames()) std::cout << ' ' << name;
  std::cout << '\n';
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** values) {
  if (count != 2) return 64;
  const std::string what = values[1];
  return what == "--names" ? dateline::Names() : dateline::Run(what);
}
