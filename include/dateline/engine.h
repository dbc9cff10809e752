// The engine: made once from rules, lexicons and models, then asked to code reports from as many
// threads as one likes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/annotator.h"
#include "dateline/document.h"
#include "dateline/limits.h"
#include "dateline/records.h"
#include "dateline/result.h"

namespace dateline {

/// The language that rules, lexicons and models are for, ISO 639-1.
inline constexpr std::string_view kCodedLanguage = "en";

struct EngineOptions {
  // Behavior.
  std::string data_dir;  // holds rules/, lexicons/, models/; never empty
  /// ISO 639-1 codes; texts in others are skipped. Empty keeps all, but only kCodedLanguage is read
  /// for more than blocks and metadata.
  std::vector<std::string> languages;
  std::optional<Moment> default_published;                  // for inputs that state no date
  bool tokens = false;                                      // records carry one row per word
  bool names = false;                                       // and one per name
  std::vector<std::pair<std::string, std::string>> fields;  // {"published", "date"}: JSON names
  Limits limits;
};

/// One report, by value. Exactly one of `text` and `html` is set.
struct Input {
  std::string id;
  std::string text;   // UTF-8, or in a character set that can be told
  std::string html;   // a page as saved
  std::string title;  // what is given here wins over what a page says
  std::string url;
  std::string publisher;
  std::string published;  // ISO 8601
};

class Engine {
 public:
  /// Loads everything; nothing is read from disk afterwards.
  ///
  /// \errors kNotFound, kMalformedInput, kUnsupportedVersion, kInvalidArgument: a data file and
  ///         what is wrong with it.
  [[nodiscard]] static Result<std::unique_ptr<const Engine>> Open(const EngineOptions& options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Codes one report. Threads may call it at once; the result depends on nothing but the engine's
  /// data and `input`.
  ///
  /// \errors kMalformedInput, kNoText, kUnsupportedLanguage, kLimitExceeded, with the reason.
  [[nodiscard]] Result<Records> Code(const Input& input) const;

  /// Version of engine, data and options; counts are zero.
  [[nodiscard]] RunRecord Run() const;

  /// What each annotator reads and writes, in order.
  [[nodiscard]] std::vector<AnnotatorInfo> Steps() const;

  struct Parts;  // src/pipeline/engine_parts.h
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

/// The engine's version: "0.1.0".
[[nodiscard]] const char* Version();

}  // namespace dateline
