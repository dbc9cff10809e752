// Whether two names may be long and short forms of one.
#pragma once

#include <string>
#include <string_view>

#include "doc/rows.h"

namespace dateline::actor {

/// True where `brief` may stand for `full`, both of entities of `kind`: persons leave out given
/// names but keep the last ("Ana Ruiz" of "Ana Maria Ruiz"), bodies are called by their initials
/// ("WFP"), by their first word alone ("Acme" of "Acme Mining") or by their last ("the Board"). A
/// name is no short form of itself. Capitals count in initials only.
[[nodiscard]] bool IsShortFor(std::string_view brief, std::string_view full, EntityKind kind);

/// The capitals that begin words of `name`, in order: "WFP" of "World Food Programme".
[[nodiscard]] std::string InitialsOf(std::string_view name);

}  // namespace dateline::actor
