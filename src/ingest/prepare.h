// From a raw record to a document: character set, extraction, what the input says of itself,
// language, and the text that every later offset counts in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/document.h"
#include "dateline/limits.h"
#include "dateline/result.h"

#include "extract/page.h"
#include "ingest/field_names.h"
#include "ingest/input_stream.h"

namespace dateline::ingest {

/// Tokens and sentences that came with the record, as bytes of Document::text(), rising.
struct GivenSpans {
  std::vector<Span> tokens;
  std::vector<Span> sentences;
};

struct Prepared {
  std::unique_ptr<const Document> document;
  std::vector<Diagnostic> diagnostics;
  std::optional<GivenSpans> given;
};

/// Makes labelled blocks of one page or text, valid UTF-8. Called by many threads at once.
using ExtractFunction =
    std::function<Result<extract::Page>(std::string_view utf8, const Limits& limits)>;

/// What preparing needs; shared by all threads, const.
struct PrepareOptions {
  const FieldNames* field_names = nullptr;  // never null; owned by the caller
  ExtractFunction extract_html;             // never empty
  ExtractFunction extract_plain_text;       // never empty; also for Markdown, as plain text
  std::vector<std::string> languages;       // ISO 639-1, accepted; empty for all
  std::string_view coded_language;          // ISO 639-1; a text in another gets a diagnostic
  std::optional<Moment> default_published;  // where nothing states one; how becomes "default"
};

/// Makes the document. Fields given beside the text win over what the page says. A function of its
/// arguments: threads may call it at once.
///
/// \errors kMalformedInput for a broken record; kNoText, with what was found instead;
///         kUnsupportedLanguage, naming the language; kLimitExceeded. `where` is raw.where.
[[nodiscard]] Result<Prepared> Prepare(const RawInput& raw, const PrepareOptions& options,
                                       const Limits& limits);

}  // namespace dateline::ingest
