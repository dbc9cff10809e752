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

std::optional<std::uint64_t> SizeOf(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || error) return std::nullopt;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return std::nullopt;
  return size;
}

Status AppendFolder(const std::string& folder, std::vector<InputPath>& out) {
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied,
                                        error);
  std::vector<InputPath> found;
  while (!error && walk != fs::recursive_directory_iterator()) {
    const bool hidden = walk->path().filename().native().starts_with('.');
    std::error_code ignored;  // a file that vanished is found missing when it is read
    const bool is_folder = walk->is_directory(ignored);
    if (hidden) {
      walk.disable_recursion_pending();
    } else if (!is_folder) {
      found.push_back({walk->path().string(), SizeOf(walk->path())});
    }
    walk.increment(error);
  }
  if (error) return Error{ErrorCode::kIo, "cannot list folder: " + error.message(), folder};
  std::sort(found.begin(), found.end(),
            [](const InputPath& a, const InputPath& b) { return a.path < b.path; });
  std::move(found.begin(), found.end(), std::back_inserter(out));
  return Ok();
}

}  // namespace

Status AppendPath(const std::string& path, std::vector<InputPath>& out) {
  if (path == "-") {
    out.push_back({path, std::nullopt});
    return Ok();
  }
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    return Error{ErrorCode::kNotFound, "no such file or folder", path};
  }
  if (fs::is_directory(status)) return AppendFolder(path, out);
  out.push_back({path, SizeOf(path)});
  return Ok();
}

Status AppendList(const std::string& list_file, std::vector<InputPath>& out) {
  DATELINE_TRY(source, OpenFile(list_file));
  BufferedSource buffered(*source);
  DATELINE_TRY(bytes, buffered.TakeAll(kMaxListBytes));
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (text::TrimAscii(line).empty()) continue;
    const Status appended = AppendPath(std::string(line), out);
    if (appended) continue;
    out.push_back({std::string(line), std::nullopt});
  }
  return Ok();
}

}  // namespace dateline::ingest
