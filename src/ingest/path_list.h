// Which files a run reads, in which order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
/// \errors kNotFound if nothing has that name, as nothing has one with a zero byte; kIo if `path`
///         itself is a folder that cannot be listed.
[[nodiscard]] Status AppendPath(const std::string& path, std::vector<InputPath>& out);

/// The names in a list, one a line, as views of `bytes`. A carriage return before the line feed and
/// a byte order mark are no part of a name; blank lines are left out.
[[nodiscard]] std::vector<std::string_view> NamesInList(std::string_view bytes);

/// Appends what a list names. A name that does not exist is kept: reading it gives the reject.
/// \errors kNotFound, kIo for the list itself; kLimitExceeded for a list beyond 1 GiB.
[[nodiscard]] Status AppendList(const std::string& list_file, std::vector<InputPath>& out);

}  // namespace dateline::ingest
