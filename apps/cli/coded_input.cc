#include "coded_input.h"

#include <filesystem>
#include <utility>

#include "data_dir.h"
#include "failure.h"
#include "lexicon/resource_dir.h"

namespace dateline::cli {

Result<CodedInput> OpenCodedInput(const std::string& input, const Common& common) {
  DATELINE_TRY(data, FindDataDir(common.data_dir));
  DATELINE_TRY(resources, lexicon::ResourceDir::Open(data));
  DATELINE_TRY(codes, derive::ExchangeCodes::Load(resources));
  auto source = store::RecordSource::Open(input);
  if (!source) return AsInput(source.error());
  return CodedInput{std::move(codes), std::move(*source)};
}

Status CheckReplaceable(const std::string& output, bool overwrite) {
  if (output == "-" || overwrite || !std::filesystem::exists(output)) return Ok();
  return Error{ErrorCode::kIo, "exists already; give --overwrite to replace it", output};
}

}  // namespace dateline::cli
