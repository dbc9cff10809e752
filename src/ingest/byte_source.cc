#include "ingest/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace dateline::ingest {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  ~FileSource() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  [[nodiscard]] Result<std::size_t> Read(std::span<char> out) override {
    const ssize_t got = ::read(descriptor_, out.data(), out.size());
    // Not tried again after a signal: whoever handles one may be waiting for the read to end.
    if (got < 0) {
      return Error{ErrorCode::kIo, "cannot read: " + std::generic_category().message(errno), path_};
    }
    taken_ += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }
  [[nodiscard]] std::uint64_t bytes_taken() const override { return taken_; }

 private:
  int descriptor_;
  std::string path_;
  std::uint64_t taken_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> OpenFile(const std::string& path) {
  if (path == "-") {
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO, path));
  }
  if (path.find('\0') != std::string::npos) {
    return Error{ErrorCode::kNotFound, "no file has a zero byte in its name", path};
  }
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const bool absent = errno == ENOENT || errno == ENOTDIR;
    return Error{absent ? ErrorCode::kNotFound : ErrorCode::kIo,
                 "cannot open: " + std::generic_category().message(errno), path};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(descriptor, path));
}

Result<std::size_t> MemorySource::Read(std::span<char> out) {
  const std::size_t count = std::min(out.size(), bytes_.size() - at_);
  std::memcpy(out.data(), bytes_.data() + at_, count);
  at_ += count;
  return count;
}

}  // namespace dateline::ingest
