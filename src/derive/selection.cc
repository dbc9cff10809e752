#include "derive/selection.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace dateline::derive {
namespace {

constexpr std::array<std::string_view, 7> kRealities = {
    "happened", "negated", "planned", "possible", "conditional", "wanted", "all"};

bool Has(const std::vector<std::string>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

}  // namespace

Status CheckSelection(const Selection& selection) {
  for (const std::string& reality : selection.reality) {
    if (std::ranges::find(kRealities, reality) != kRealities.end()) continue;
    return Error{ErrorCode::kInvalidArgument,
                 fmt::format("'{}' is none of {}", reality, fmt::join(kRealities, ", ")),
                 "--reality"};
  }
  return Ok();
}

bool Select(const Selection& selection, const EventRecord& event, SelectionCounts& counts) {
  ++counts.seen;
  std::string reason;
  if (!Has(selection.reality, event.reality) && !Has(selection.reality, "all")) {
    reason = event.reality;
  } else if (event.historical && !selection.historical) {
    reason = "historical";
  } else if (!event.contested_by.empty() && !selection.contested) {
    reason = "contested";
  } else if (!event.statement_id.empty() && selection.unattributed) {
    reason = "attributed";
  }
  if (!reason.empty()) {
    ++counts.left_out[reason];
    return false;
  }
  ++counts.kept;
  if (!event.statement_id.empty()) ++counts.attributed;
  return true;
}

std::string SelectionText(const SelectionCounts& counts) {
  std::string out = fmt::format("{} of {} events", counts.kept, counts.seen);
  const char* separator = "; left out: ";
  for (const auto& [reason, count] : counts.left_out) {
    out += fmt::format("{}{} {}", separator, count, reason);
    separator = ", ";
  }
  if (counts.attributed > 0) {
    out += fmt::format("; {} of those kept rest on somebody's word", counts.attributed);
  }
  return out;
}

std::string SelectionJson(const SelectionCounts& counts) {
  std::string left_out;
  for (const auto& [reason, count] : counts.left_out) {
    left_out += fmt::format("{}\"{}\":{}", left_out.empty() ? "" : ",", reason, count);
  }
  return fmt::format(R"("seen":{},"kept":{},"attributed":{},"left_out":{{{}}})", counts.seen,
                     counts.kept, counts.attributed, left_out);
}

}  // namespace dateline::derive
