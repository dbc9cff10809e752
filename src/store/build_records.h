// From layers to records: the one place where bytes become code points, indices become ids, and
// closed lists become their names.
#pragma once

#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/document.h"
#include "dateline/records.h"

#include "doc/layers.h"

namespace dateline::store {

struct RecordOptions {
  bool tokens = false;  // `--layers tokens`: one row per word, most of the volume
  bool names = false;   // `--layers names`
};

/// Makes the rows of one document. A layer that nobody wrote gives no rows.
///
/// Ids are the document's id and a letter and number in layer order ("0f3a…9c.e1"), so that they
/// join across documents; an event's is the first 16 hex digits of the SHA-256 of doc_id, trigger
/// span and type (and, where one trigger is two events of one type, a number).
///
/// \pre indices in the layers point at rows that exist.
[[nodiscard]] Records BuildRecords(const Document& doc, const Layers& layers,
                                   const std::vector<Diagnostic>& diagnostics,
                                   const RecordOptions& options);

}  // namespace dateline::store
