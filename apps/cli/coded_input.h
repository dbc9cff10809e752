// What commands over coded records open before they begin.
#pragma once

#include <memory>
#include <string>

#include "dateline/result.h"

#include "commands.h"
#include "derive/exchange_codes.h"
#include "store/record_source.h"

namespace dateline::cli {

struct CodedInput {
  derive::ExchangeCodes codes;
  std::unique_ptr<store::RecordSource> source;
};

/// Opens coded records, and the codes of other projects of the data folder.
/// \errors as FindDataDir, ExchangeCodes::Load and RecordSource::Open.
[[nodiscard]] Result<CodedInput> OpenCodedInput(const std::string& input, const Common& common);

/// \errors kIo if `output` is there and may not be replaced. "-" is never there.
[[nodiscard]] Status CheckReplaceable(const std::string& output, bool overwrite);

}  // namespace dateline::cli
