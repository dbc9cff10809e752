// The options of `dateline code`, as typed and as understood.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "dateline/engine.h"
#include "dateline/result.h"

#include "ingest/input_stream.h"
#include "store/record_writer.h"

namespace dateline::cli {

/// As typed.
struct CodeOptions {
  std::vector<std::string> inputs;
  std::vector<std::string> lists;
  std::string output;
  std::string format;
  std::string input_format;
  std::vector<std::string> languages;
  std::string published;
  std::vector<std::string> fields;
  std::vector<std::string> layers;
  unsigned threads = 0;  // 0: one per core
  std::uint64_t limit = 0;
  std::size_t memory_mb = 512;
  bool overwrite = false;
  bool quiet = false;
  bool strict = false;
  Limits limits;
};

/// Puts the options on a subcommand.
void AddCodeOptions(CLI::App& sub, CodeOptions& options);

/// \errors kInvalidArgument, naming the option.
[[nodiscard]] Result<EngineOptions> ToEngineOptions(const CodeOptions& options,
                                                    const std::string& data_dir);
[[nodiscard]] Result<ingest::InputOptions> ToInputOptions(const CodeOptions& options);
[[nodiscard]] Result<store::WriterOptions> ToWriterOptions(const CodeOptions& options);

}  // namespace dateline::cli
