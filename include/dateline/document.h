// A report as the engine sees it: a text that never changes, its blocks, and where it came from.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/limits.h"
#include "dateline/result.h"
#include "dateline/span.h"

namespace dateline {

/// What a stretch of a report is. Names as in records.md: BlockKindName(kKind) gives them.
enum class BlockKind : std::uint8_t {
  kHeadline,
  kByline,
  kDateline,   // a paragraph's opening "LIMA, 3 May (Agency) —" stays in its paragraph; this is
               // a line that holds nothing else
  kDateStamp,  // when published, updated, saved or printed
  kCaption,
  kCrosshead,
  kParagraph,
  kList,
  kQuoteBlock,
  kBoilerplate,  // navigation, teasers, comments, notices: kept, never read for events
};
[[nodiscard]] std::string_view BlockKindName(BlockKind kind);
[[nodiscard]] std::optional<BlockKind> ParseBlockKind(std::string_view name);

/// True for the kinds that make up the article's body.
[[nodiscard]] bool IsBody(BlockKind kind);

/// A labelled stretch of the text. Blocks rise by span and do not overlap.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span span;
  friend bool operator==(const Block&, const Block&) = default;
};

/// How exactly a moment is known; the parts below are zero.
enum class MomentPrecision : std::uint8_t { kYear, kMonth, kDay, kMinute, kSecond };
[[nodiscard]] std::string_view MomentPrecisionName(MomentPrecision precision);

/// A date or date and time as a page states it, in the publisher's own zone.
struct Moment {
  std::chrono::year_month_day day{};               // day 1 where only month or year is known
  std::int32_t second_of_day = 0;                  // 0 to 86399
  std::optional<std::int16_t> utc_offset_minutes;  // null where the page names no zone
  MomentPrecision precision = MomentPrecision::kDay;
  std::string how;  // the signal: "json-ld", "meta", "time", "url", "line", "field", …

  friend bool operator==(const Moment&, const Moment&) = default;
};

/// ISO 8601 to the moment's precision: "2019-04", "2019-04-25", "2019-04-25T14:03+02:00".
[[nodiscard]] std::string FormatMoment(const Moment& moment);

/// Reads ISO 8601 dates and date-times: "2019-04-25", "2019-04-25T14:03:11Z", "2019-04". Refuses
/// days that do not exist.
///
/// \errors kMalformedInput.
[[nodiscard]] Result<Moment> ParseIsoMoment(std::string_view text);

/// Where a text came from and what its page says of itself. Empty or null where nothing says it.
struct Source {
  std::string id;         // as given on input; may be empty
  std::string uri;        // file, or file and record ("a.ndjson#12"); "-" for standard input
  std::string url;        // as stated on input or by the page
  std::string publisher;  // site or outlet, as stated
  std::string title;
  std::string byline;  // names only: "A, B and C"
  std::string section;
  std::string lang;  // ISO 639-1, as detected
  std::string dateline_place;
  std::optional<Moment> published;
  std::optional<Moment> modified;
  std::optional<Moment> retrieved;  // crawl or print date: never confused with published
  std::string raw_sha256;           // of the raw bytes before any cleaning, 64 hex digits
};

class Document {
 public:
  /// Takes over `text`, which must be valid UTF-8, and blocks as described at Block.
  ///
  /// \errors kMalformedInput if `text` is not UTF-8; kInvalidArgument if a block is empty, out of
  ///         the text, overlaps its neighbour or cuts a character in two; kLimitExceeded if text
  ///         is longer than 4 * limits.text_chars bytes (callers truncate first).
  [[nodiscard]] static Result<std::unique_ptr<const Document>> Create(std::string text,
                                                                      std::vector<Block> blocks,
                                                                      Source source, bool truncated,
                                                                      const Limits& limits);

  // Neither copied nor moved: layers hold views of this text, and a moved short string would leave
  // them pointing at nothing. Pass `const Document&`.
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
  [[nodiscard]] const Source& source() const { return source_; }
  [[nodiscard]] bool truncated() const { return truncated_; }

  /// First 16 hex digits of the SHA-256 of uri, a zero byte, and text.
  [[nodiscard]] const std::string& doc_id() const { return doc_id_; }

  /// Requires `span.end <= text().size()`.
  [[nodiscard]] std::string_view TextOf(Span span) const {
    return text().substr(span.begin, span.size());
  }

 private:
  Document(std::string text, std::vector<Block> blocks, Source source, bool truncated);

  const std::string text_;
  const std::vector<Block> blocks_;
  const Source source_;
  const bool truncated_;
  const std::string doc_id_;
};

}  // namespace dateline
