// Layouts with one JSON object for each event, that can say how an act was presented.
#pragma once

#include <string>
#include <string_view>

#include "derive/exchange_codes.h"
#include "derive/report.h"

namespace dateline::derive {

/// The record of the PLOVER manual, version of 2021, with its auxiliary modes derived: planned acts
/// are future; possible, conditional and wanted ones hypothetical; negated ones negation; those
/// long past historical.
[[nodiscard]] std::string PloverRecord(const Report& report, const EventRecord& event,
                                       std::string_view engine_version, const ExchangeCodes& codes);

/// A point of RFC 7946 with the event as its properties; empty for an event without coordinates.
[[nodiscard]] std::string GeoFeature(const Report& report, const EventRecord& event);

}  // namespace dateline::derive
