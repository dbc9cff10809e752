#include "ingest/prepare.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/sha256.h"
#include "ingest/given_moment.h"
#include "ingest/language.h"
#include "ingest/layout.h"
#include "ingest/record.h"
#include "ingest/text_head.h"
#include "text/ascii.h"
#include "text/charset.h"
#include "text/clean.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

/// A record on its way to a document.
struct Draft {
  Record record;     // what was given beside the text
  std::string body;  // the page or text, clean UTF-8
  bool is_html = false;
};

Result<Draft> DraftFromRecord(const RawInput& raw, const FieldNames& names) {
  DATELINE_TRY(record, ParseJsonRecord(raw.bytes, names, raw.where));
  Draft draft;
  const auto& text = record.Get(Field::kText);
  const auto& html = record.Get(Field::kHtml);
  if (!text && !html) {
    return Error{ErrorCode::kNoText,
                 "record has no text: no field is called " + names.NamesOf(Field::kText) + " or " +
                     names.NamesOf(Field::kHtml) + "; name it with --field text=NAME",
                 raw.where};
  }
  // Where both are given the text wins: someone has extracted it already.
  draft.is_html = !text;
  const bool aligned = record.tokens || record.sentences;
  draft.body = text::CleanText(text ? *text : *html,
                               aligned ? text::LineEnds::kKeepLength : text::LineEnds::kJoin);
  draft.record = std::move(record);
  return draft;
}

Draft DraftFromFile(const RawInput& raw, const FieldNames& names) {
  Draft draft;
  draft.is_html = raw.format == InputFormat::kHtml;
  text::CharsetOptions charset;
  charset.markup = draft.is_html;
  text::DecodedText decoded = text::DecodeBytes(raw.bytes, charset);
  if (decoded.replaced > 0) {
    draft.record.diagnostics.push_back(
        {"charset_replaced", std::to_string(decoded.replaced) +
                                 " malformed sequences became U+FFFD; read as " +
                                 std::string(decoded.charset.encoding.name)});
  }
  draft.body = text::CleanText(decoded.utf8);
  std::size_t head = 0;
  if (raw.format == InputFormat::kMarkdown) head = ReadFrontMatter(draft.body, names, draft.record);
  if (raw.format == InputFormat::kText) head = ReadHeaderLines(draft.body, names, draft.record);
  draft.body.erase(0, head);
  return draft;
}

std::string GivenText(const Record& record, Field field) {
  const auto& value = record.Get(field);
  if (!value) return {};
  // Metadata are one line each.
  std::string line = text::CleanText(text::TrimAscii(*value));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

void MergeText(const Record& record, Field field, std::string& stated) {
  std::string given = GivenText(record, field);
  if (!given.empty()) stated = std::move(given);
}

void MergeMoment(const Record& record, Field field, std::vector<Diagnostic>& diagnostics,
                 std::optional<Moment>& stated) {
  const std::string given = GivenText(record, field);
  if (given.empty()) return;
  if (auto moment = ParseGivenMoment(given)) {
    moment->how = "field";
    stated = std::move(moment);
  } else {
    diagnostics.push_back({"date_unreadable", "field `" + std::string(FieldName(field)) +
                                                  "` holds no date that can be read"});
  }
}

void MergeFields(const RawInput& raw, const Record& record, const PrepareOptions& options,
                 Source& source, std::vector<Diagnostic>& diagnostics) {
  source.uri = raw.uri;
  source.id = raw.id;
  source.raw_sha256 = Sha256Hex(raw.bytes);
  MergeText(record, Field::kId, source.id);
  MergeText(record, Field::kUrl, source.url);
  MergeText(record, Field::kPublisher, source.publisher);
  MergeText(record, Field::kTitle, source.title);
  MergeText(record, Field::kByline, source.byline);
  MergeText(record, Field::kSection, source.section);
  MergeMoment(record, Field::kPublished, diagnostics, source.published);
  MergeMoment(record, Field::kModified, diagnostics, source.modified);
  if (!source.published && options.default_published) {
    source.published = options.default_published;
    source.published->how = "default";
  }
  CheckMoments(source, diagnostics);
}

bool HasBody(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return IsBody(block.kind) || block.kind == BlockKind::kHeadline;
  });
}

Status CheckText(const RawInput& raw, const Draft& draft, Layout& layout) {
  if (text::TrimAscii(layout.text).empty()) {
    const char* what = raw.bytes.empty() ? "input is empty" : "input holds no text";
    return Error{ErrorCode::kNoText, what, raw.where};
  }
  if (HasBody(layout.blocks)) return Ok();
  if (raw.format == InputFormat::kJson && !draft.is_html) {
    // Whoever gives a field `text` says that it is the text, however short.
    const std::size_t begin = layout.text.find_first_not_of(" \t\n");
    const std::size_t end = layout.text.find_last_not_of(" \t\n") + 1;
    layout.blocks = {
        {BlockKind::kParagraph, {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)}}};
    return Ok();
  }
  return Error{ErrorCode::kNoText,
               "no paragraphs of an article: only navigation, notices or lists of links",
               raw.where};
}

Status CheckLanguage(const RawInput& raw, const Draft& draft, const PrepareOptions& options,
                     const Layout& layout, Source& source, std::vector<Diagnostic>& diagnostics) {
  std::string body;
  for (const Block& block : layout.blocks) {
    if (!IsBody(block.kind)) continue;
    body.append(layout.text, block.span.begin, block.span.size());
    body.push_back('\n');
  }
  Language language = DetectLanguage(body);
  if (language.code.empty()) {
    // Too short to tell: as given, else the language that is read.
    language.code = GivenText(draft.record, Field::kLang).substr(0, 2);
    language.name = language.code;
    if (language.code.empty()) language.code = options.coded_language;
  }
  language.code = text::LowerAscii(language.code);
  source.lang = language.code;
  const auto& accepted = options.languages;
  const std::string said = "text is in " + language.name + " (" + language.code + ")";
  if (!accepted.empty() &&
      std::find(accepted.begin(), accepted.end(), language.code) == accepted.end()) {
    return Error{ErrorCode::kUnsupportedLanguage, said + ", which is not among those asked for",
                 raw.where};
  }
  if (language.code != options.coded_language) {
    diagnostics.push_back({ErrorCodeName(ErrorCode::kUnsupportedLanguage),
                           said + ": text and metadata are kept, nothing else is read"});
  }
  return Ok();
}

std::vector<Span> ToSpans(const CodePointRanges& ranges, std::string_view given,
                          const text::CodePointMap& map, const Layout& layout) {
  std::vector<Span> spans;
  spans.reserve(ranges.size());
  for (const auto& [begin, end] : ranges) {
    const Span span{map.ToByte(begin) + layout.shift, map.ToByte(end) + layout.shift};
    if (span.empty() || span.end > layout.text.size()) continue;
    if (map.ToByte(end) > given.size()) continue;
    spans.push_back(span);
  }
  return spans;
}

std::optional<GivenSpans> ShiftGiven(const Draft& draft, const Layout& layout) {
  const Record& record = draft.record;
  if (draft.is_html || (!record.tokens && !record.sentences)) return std::nullopt;
  const text::CodePointMap map(draft.body);
  GivenSpans given;
  if (record.tokens) given.tokens = ToSpans(*record.tokens, draft.body, map, layout);
  if (record.sentences) given.sentences = ToSpans(*record.sentences, draft.body, map, layout);
  return given;
}

void Append(std::vector<Diagnostic> from, std::vector<Diagnostic>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

Result<Prepared> Prepare(const RawInput& raw, const PrepareOptions& options, const Limits& limits) {
  const FieldNames& names = *options.field_names;
  Draft draft;
  if (raw.format == InputFormat::kJson) {
    DATELINE_TRY(from_record, DraftFromRecord(raw, names));
    draft = std::move(from_record);
  } else {
    draft = DraftFromFile(raw, names);
  }
  const ExtractFunction& extract =
      draft.is_html ? options.extract_html : options.extract_plain_text;
  DATELINE_TRY(page, extract(draft.body, limits));

  Prepared prepared;
  prepared.diagnostics = raw.diagnostics;
  Append(std::move(draft.record.diagnostics), prepared.diagnostics);
  Append(std::move(page.diagnostics), prepared.diagnostics);
  const std::string title = GivenText(draft.record, Field::kTitle);
  Layout layout =
      draft.is_html ? JoinBlocks(page.blocks) : MarkBlocks(title, draft.body, page.blocks);
  CutLayout(limits.text_chars, layout);
  if (layout.truncated) {
    prepared.diagnostics.push_back({"text_truncated", "text was cut at " +
                                                          std::to_string(limits.text_chars) +
                                                          " characters (limit text_chars)"});
  }
  DATELINE_CHECK_OK(CheckText(raw, draft, layout));
  MergeFields(raw, draft.record, options, page.source, prepared.diagnostics);
  DATELINE_CHECK_OK(CheckLanguage(raw, draft, options, layout, page.source, prepared.diagnostics));
  prepared.given = ShiftGiven(draft, layout);
  DATELINE_TRY(document, Document::Create(std::move(layout.text), std::move(layout.blocks),
                                          std::move(page.source), layout.truncated, limits));
  prepared.document = std::move(document);
  return prepared;
}

}  // namespace dateline::ingest
