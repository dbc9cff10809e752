// brat standoff (brat.nlplab.org/standoff.html): a .txt and a .ann for each document. Offsets there
// are code points, as ours are.
#pragma once

#include <string>
#include <vector>

#include "derive/report.h"

namespace dateline::derive {

/// The annotations of one document: names and places of the events given, their triggers with
/// actor, recipient, time, place and source, and how real they are.
[[nodiscard]] std::string BratAnnotations(const Report& report,
                                          const std::vector<const EventRecord*>& events);

/// annotation.conf: the types and attributes that BratAnnotations uses.
[[nodiscard]] std::string BratConfiguration();

}  // namespace dateline::derive
