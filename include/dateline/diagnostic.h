// Something repaired, cut or left out while reading one document. Never silence: each becomes a
// row of the `diagnostics` table.
#pragma once

#include <string>

namespace dateline {

struct Diagnostic {
  std::string code;    // "nesting_flattened", "charset_replaced", …: docs/errors.md lists them
  std::string detail;  // one sentence for a person; never text of the article
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace dateline
