#include "lexicon/sources.h"

#include <sstream>

#include "lexicon/read_toml.h"

namespace dateline::lexicon {
namespace {

constexpr std::size_t kMaxSourcesBytes = std::size_t{1} << 20;

Error At(std::string_view file, const toml::source_region& region, std::string message) {
  return {ErrorCode::kMalformedInput, std::move(message),
          std::string(file) + ":" + std::to_string(region.begin.line)};
}

Status ReadField(std::string_view key, const toml::node& node, std::string_view file,
                 SourceInfo& info) {
  if (key == "retrieved") {
    const auto* date = node.as_date();
    if (date == nullptr)
      return At(file, node.source(), "retrieved is not a date such as 2024-05-16");
    std::ostringstream text;
    text << date->get();
    info.retrieved = text.str();
    return Ok();
  }
  const auto* text = node.as_string();
  if (text == nullptr) return At(file, node.source(), "value is not a string");
  if (key == "name") {
    info.name = text->get();
  } else if (key == "licence") {
    info.licence = text->get();
  } else if (key == "url") {
    info.url = text->get();
  } else if (key == "sha256") {
    info.sha256 = text->get();
  } else {
    return At(file, node.source(),
              "unknown key; a source has name, licence, url, retrieved and sha256");
  }
  return Ok();
}

}  // namespace

Result<Sources> Sources::Parse(std::string_view bytes, std::string_view file_name) {
  if (bytes.size() > kMaxSourcesBytes) {
    return Error{ErrorCode::kLimitExceeded, "source list is larger than 1 MiB",
                 std::string(file_name)};
  }
  DATELINE_TRY(file, ReadToml(bytes, file_name));
  Sources sources;
  for (const auto& [key, node] : file) {
    const toml::table* fields = node.as_table();
    if (fields == nullptr) {
      return At(file_name, node.source(), "entry is not a table; write [key] above its fields");
    }
    SourceInfo info;
    for (const auto& [field, value] : *fields) {
      DATELINE_CHECK_OK(ReadField(field.str(), value, file_name, info));
    }
    if (info.name.empty() || info.licence.empty()) {
      return At(file_name, node.source(), "source lacks name or licence; state both");
    }
    sources.entries_.emplace(std::string(key.str()), std::move(info));
  }
  return sources;
}

}  // namespace dateline::lexicon
