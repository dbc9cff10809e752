#include "store/output_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace dateline::store {
namespace {

// Large enough that system calls cost nothing beside the formatting.
constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

}  // namespace

std::string TemporaryName(const std::string& path) { return path + ".partial"; }

Error IoError(std::string_view what, const std::string& path, int error_number) {
  const std::string reason = std::error_code(error_number, std::generic_category()).message();
  return {ErrorCode::kIo, std::string(what) + ": " + reason, path};
}

Result<OutputFile> OutputFile::Create(const std::string& path) {
  if (path == "-") return OutputFile(STDOUT_FILENO, path);
  const std::string temporary = TemporaryName(path);
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return IoError("cannot write output", path, errno);
  OutputFile file(descriptor, path);
  // Truncated only once it is ours: another run may be at work on it.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    file.descriptor_ = -1;
    ::close(descriptor);
    return Error{ErrorCode::kIo, "another run is writing this output", path};
  }
  if (::ftruncate(descriptor, 0) != 0) return IoError("cannot write output", path, errno);
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      buffer_(std::move(other.buffer_)) {}

OutputFile::~OutputFile() {
  if (descriptor_ < 0 || IsStandardOutput()) return;
  ::unlink(TemporaryName(path_).c_str());
  ::close(descriptor_);
}

Status OutputFile::Append(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBufferBytes ? Ok() : Flush();
}

Status OutputFile::Flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return IoError("cannot write output", path_, errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return Ok();
}

Status OutputFile::Commit() {
  DATELINE_CHECK_OK(Flush());
  if (IsStandardOutput()) return Ok();
  if (::fsync(descriptor_) != 0) return IoError("cannot write output", path_, errno);
  std::error_code error;
  std::filesystem::rename(TemporaryName(path_), path_, error);
  if (error) return IoError("cannot complete output", path_, error.value());
  ::close(std::exchange(descriptor_, -1));
  return Ok();
}

Status WriteFile(const std::string& path, std::string_view bytes) {
  DATELINE_TRY(file, OutputFile::Create(path));
  DATELINE_CHECK_OK(file.Append(bytes));
  return file.Commit();
}

}  // namespace dateline::store
