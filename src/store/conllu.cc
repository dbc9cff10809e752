#include "store/conllu.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include <fmt/format.h>

namespace dateline::store {
namespace {

using Tokens = std::span<const TokenRecord>;

void AppendCell(std::string_view text, std::string& out) {
  if (text.empty()) {
    out += '_';
    return;
  }
  for (const char c : text) out += static_cast<unsigned char>(c) <= 0x20 ? ' ' : c;
}

void AppendFeats(const NameMap& feats, std::string& out) {
  if (feats.entries.empty()) out += '_';
  for (std::size_t i = 0; i < feats.entries.size(); ++i) {
    if (i > 0) out += '|';
    out += feats.entries[i].name;
    out += '=';
    out += feats.entries[i].value;
  }
}

/// One past the last word of the contraction that begins at `first`.
std::size_t EndOfContraction(Tokens tokens, std::size_t first) {
  std::size_t end = first + 1;
  while (end < tokens.size() && tokens[end].begin == tokens[first].begin &&
         tokens[end].end == tokens[first].end) {
    ++end;
  }
  return end;
}

/// The words [first, end) as written: one, or those of a contraction.
std::string Written(Tokens tokens, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) AppendCell(tokens[i].form, text);
  return text;
}

/// Appends one sentence. `after` is where the next sentence begins, or a place never reached.
void AppendSentence(Tokens tokens, CodePoint after, std::string& out) {
  std::string text;
  std::string lines;
  for (std::size_t first = 0; first < tokens.size();) {
    const std::size_t end = EndOfContraction(tokens, first);
    const std::string written = Written(tokens, first, end);
    const CodePoint next = end < tokens.size() ? tokens[end].begin : after;
    const bool space = next > tokens[first].end;
    text += written;
    if (space && end < tokens.size()) text += ' ';
    const std::string_view misc = space ? "_" : "SpaceAfter=No";
    const bool contraction = end > first + 1;
    if (contraction) {
      lines += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", first + 1, end, written, misc);
    }
    for (; first < end; ++first) {
      const TokenRecord& token = tokens[first];
      lines += std::to_string(first + 1) + '\t';
      for (const std::string* cell : {&token.form, &token.lemma, &token.upos, &token.xpos}) {
        AppendCell(*cell, lines);
        lines += '\t';
      }
      AppendFeats(token.feats, lines);
      lines += '\t' + (token.head ? std::to_string(*token.head) : std::string("_")) + '\t';
      AppendCell(token.deprel, lines);
      lines += "\t_\t";
      lines += contraction ? std::string_view("_") : misc;
      lines += '\n';
    }
  }
  out += "# text = " + text + '\n' + lines + '\n';
}

}  // namespace

void AppendConllu(const Records& records, std::string& out) {
  const std::string& doc_id = records.document.doc_id;
  out += "# newdoc id = " + doc_id + '\n';
  const Tokens tokens = records.tokens;
  for (std::size_t first = 0; first < tokens.size();) {
    const std::int32_t sentence = tokens[first].sentence;
    std::size_t end = first;
    while (end < tokens.size() && tokens[end].sentence == sentence) ++end;
    out += fmt::format("# sent_id = {}-{}\n", doc_id, sentence + 1);
    const bool last = end == tokens.size();
    AppendSentence(tokens.subspan(first, end - first),
                   last ? std::numeric_limits<CodePoint>::max() : tokens[end].begin, out);
    first = end;
  }
}

}  // namespace dateline::store
