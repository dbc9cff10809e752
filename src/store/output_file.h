// A file that appears under its name only once it is whole.
#pragma once

#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline::store {

/// The name under which an output is written until it is whole: beside the target, so that the
/// rename stays within one file system, and the same each time, so that what a killed run left
/// behind is overwritten by the next.
[[nodiscard]] std::string TemporaryName(const std::string& path);

/// Buffered, append only. Moved, never copied.
class OutputFile {
 public:
  /// Opens a temporary beside `path`; "-" is standard output, which is written as it comes.
  ///
  /// \errors kIo, also when another run is writing the same output.
  [[nodiscard]] static Result<OutputFile> Create(const std::string& path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();  // removes the temporary unless committed

  /// \errors kIo: disk full, pipe closed (where the application ignores SIGPIPE).
  [[nodiscard]] Status Append(std::string_view bytes);

  /// Writes what is buffered, syncs and renames.
  /// \errors kIo; the target is then as it was.
  [[nodiscard]] Status Commit();

 private:
  OutputFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  [[nodiscard]] Status Flush();
  [[nodiscard]] bool IsStandardOutput() const { return path_ == "-"; }

  int descriptor_ = -1;  // -1 once moved from or committed
  std::string path_;
  std::string buffer_;
};

/// Creates, writes and commits a whole small file.
[[nodiscard]] Status WriteFile(const std::string& path, std::string_view bytes);

/// kIo with the system's reason for `error_number`.
[[nodiscard]] Error IoError(std::string_view what, const std::string& path, int error_number);

}  // namespace dateline::store
