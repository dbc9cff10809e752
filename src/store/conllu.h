// Words and trees in CoNLL-U (universaldependencies.org/format.html), for the tools that read it.
#pragma once

#include <string>

#include "dateline/records.h"

namespace dateline::store {

/// Appends the sentences of a document: `# newdoc id`, and for each sentence `# sent_id` (doc_id
/// and the sentence's number), `# text`, its words, and an empty line. Words that share a span are
/// those of one contraction. White space within a word, or between words beyond one space, is one
/// space. Records without tokens give the `# newdoc` line alone.
void AppendConllu(const Records& records, std::string& out);

}  // namespace dateline::store
