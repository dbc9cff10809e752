// Which files a run reads, in which order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/result.h"

namespace dateline::ingest {

struct InputPath {
  std::string path;                   // as given; below a folder: folder, "/", rest
  std::optional<std::uint64_t> size;  // bytes as stored; null for pipes and what cannot be asked
  std::optional<Error> fault;         // why it is not read
};

/// Appends `path`, or what is below it if it is a folder: recursively, in byte order of the paths,
/// without names that begin with ".". What is below a folder and not read keeps its place with a
/// fault: links to folders (they may lead in a circle), pipes and devices (they may never end),
/// folders that may not be listed.
/// \errors kNotFound if nothing has that name; kIo if `path` itself is a folder that cannot be
///         listed.
[[nodiscard]] Status AppendPath(const std::string& path, std::vector<InputPath>& out);

/// Appends what a list names, one path a line, blank lines aside. A name that does not exist is
/// kept: reading it gives the reject.
/// \errors kNotFound, kIo for the list itself; kLimitExceeded for a list beyond 1 GiB.
[[nodiscard]] Status AppendList(const std::string& list_file, std::vector<InputPath>& out);

}  // namespace dateline::ingest
