// A file seen as bytes in memory, without reading it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline::lexicon {

/// Read-only, and whole: pages come from the disk when they are touched. Moved, never copied. The
/// file must not be changed in place while it is mapped; who replaces it renames.
class MappedFile {
 public:
  /// `name` is for messages.
  /// \errors kNotFound; kIo; kMalformedInput if it is empty or no regular file.
  [[nodiscard]] static Result<MappedFile> Open(const std::string& path, std::string_view name);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  /// Belongs to this, begins at a page boundary.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

  /// Lets go of the memory of all pages; a page that is touched again comes back as it was.
  void ReleasePages() const;

 private:
  MappedFile() = default;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dateline::lexicon
