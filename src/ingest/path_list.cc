#include "ingest/path_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ingest/buffered_source.h"
#include "text/ascii.h"

namespace dateline::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxListBytes = std::size_t{1} << 30;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::optional<std::uint64_t> SizeOf(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || error) return std::nullopt;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return std::nullopt;
  return size;
}

/// Why an entry of a folder is not read; none for files. One that vanished, or that is a link to
/// nothing, is found missing when it is read.
std::optional<Error> FaultOf(const fs::directory_entry& entry) {
  std::error_code error;
  const fs::file_status status = entry.status(error);
  if (fs::is_regular_file(status) || !fs::exists(status)) return std::nullopt;
  return Error{ErrorCode::kUnsupportedFormat,
               fs::is_directory(status)
                   ? "a link to a folder is not followed; give the folder itself"
                   : "a pipe or device is not read from a folder; give it by its name",
               entry.path().string()};
}

Error CannotList(const std::string& folder, const std::error_code& error) {
  return {ErrorCode::kIo, "cannot list folder: " + error.message(), folder};
}

/// Adds the entries of one folder to `found` and the folders in it to `waiting`.
std::error_code ListFolder(const fs::path& folder, std::vector<fs::path>& waiting,
                           std::vector<InputPath>& found) {
  std::error_code error;
  fs::directory_iterator walk(folder, error);
  while (!error && walk != fs::directory_iterator()) {
    const fs::directory_entry& entry = *walk;
    std::error_code ignored;
    if (entry.path().filename().native().starts_with('.')) {
      // Hidden: not a report.
    } else if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
      waiting.push_back(entry.path());
    } else {
      found.push_back({entry.path().string(), SizeOf(entry.path()), FaultOf(entry)});
    }
    walk.increment(error);
  }
  return error;
}

Status AppendFolder(const std::string& folder, std::vector<InputPath>& out) {
  std::vector<fs::path> waiting;
  std::vector<InputPath> found;
  if (const std::error_code error = ListFolder(folder, waiting, found)) {
    return CannotList(folder, error);
  }
  while (!waiting.empty()) {
    const fs::path next = std::move(waiting.back());
    waiting.pop_back();
    if (const std::error_code error = ListFolder(next, waiting, found)) {
      found.push_back({next.string(), std::nullopt, CannotList(next.string(), error)});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const InputPath& a, const InputPath& b) { return a.path < b.path; });
  std::move(found.begin(), found.end(), std::back_inserter(out));
  return Ok();
}

}  // namespace

Status AppendPath(const std::string& path, std::vector<InputPath>& out) {
  if (path == "-") {
    out.push_back({path, std::nullopt, {}});
    return Ok();
  }
  // The system would stop at a zero byte and look at another file.
  const bool cut = path.find('\0') != std::string::npos;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (cut || !fs::exists(status)) {
    return Error{ErrorCode::kNotFound, "no such file or folder", path};
  }
  if (fs::is_directory(status)) return AppendFolder(path, out);
  out.push_back({path, SizeOf(path), {}});
  return Ok();
}

std::vector<std::string_view> NamesInList(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  std::vector<std::string_view> names;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!text::TrimAscii(line).empty()) names.push_back(line);
  }
  return names;
}

Status AppendList(const std::string& list_file, std::vector<InputPath>& out) {
  DATELINE_TRY(source, OpenFile(list_file));
  BufferedSource buffered(*source);
  DATELINE_TRY(bytes, buffered.TakeAll(kMaxListBytes));
  for (const std::string_view name : NamesInList(bytes)) {
    if (!AppendPath(std::string(name), out)) {
      out.push_back({std::string(name), std::nullopt, {}});
    }
  }
  return Ok();
}

}  // namespace dateline::ingest
