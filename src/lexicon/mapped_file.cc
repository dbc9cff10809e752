#include "lexicon/mapped_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline::lexicon {
namespace {

/// Keeps a descriptor open for as long as it takes to map it.
struct Descriptor {
  int number;
  explicit Descriptor(const std::string& path)
      : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

}  // namespace

Result<MappedFile> MappedFile::Open(const std::string& path, std::string_view name) {
  const Descriptor file(path);
  struct stat facts {};
  if (file.number < 0 || ::fstat(file.number, &facts) != 0) {
    return Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo,
                 "file cannot be opened: " + std::generic_category().message(errno),
                 std::string(name)};
  }
  if (!S_ISREG(facts.st_mode) || facts.st_size <= 0) {
    return Error{ErrorCode::kMalformedInput, "file is empty or no file", std::string(name)};
  }
  const auto size = static_cast<std::size_t>(facts.st_size);
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (at == MAP_FAILED) {
    return Error{ErrorCode::kIo, "file cannot be mapped: " + std::generic_category().message(errno),
                 std::string(name)};
  }
  MappedFile mapped;
  mapped.data_ = static_cast<const char*>(at);
  mapped.size_ = size;
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

// munmap and madvise take a pointer to what may be written, which this never was.
MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);  // NOLINT
}

void MappedFile::ReleasePages() const {
  if (data_ != nullptr) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);  // NOLINT
}

}  // namespace dateline::lexicon
