// Names of places as they are compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::place {

/// Lower case, without accents, quotes made plain.
[[nodiscard]] std::string FoldName(std::string_view name);

/// Of a folded name. Part of the compiled gazetteer's format: the same on every machine.
[[nodiscard]] std::uint64_t HashName(std::string_view folded);

}  // namespace dateline::place
