// Compares readers of HTML: our tree builder against libxml2, whose parser is run bare, without the
// copy into our node array that an engine on top of it would still have to pay for.
//
//   html_readers pages SOURCE_DIR ROUNDS FILE...   seconds of a round over the files, median of the
//                                                  rounds, for the trees and the whole extraction
//   html_readers shapes                            seconds for hostile shapes at three sizes: what
//                                                  grows fourfold where the size doubles is
//                                                  quadratic
//
// Times are CPU time of the process, so that a busy machine shows less.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "extract/extract.h"
#include "text/utf8.h"

namespace {

using namespace dateline;           // NOLINT: a program, not a header
using namespace dateline::extract;  // NOLINT

constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC |
                         HTML_PARSE_COMPACT | XML_PARSE_HUGE;

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double Time(const std::function<void()>& work) {
  const double begin = CpuSeconds();
  work();
  return CpuSeconds() - begin;
}

void ReadOwn(const std::string& page) {
  std::vector<Diagnostic> diagnostics;
  if (!HtmlTree::Parse(page, Limits{}, diagnostics)) std::abort();
}

void ReadDom(const std::string& page) {
  xmlDoc* const doc =
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", kOptions);
  if (doc != nullptr) xmlFreeDoc(doc);
}

std::size_t g_events = 0;

void ReadEvents(const std::string& page) {
  htmlSAXHandler handler{};
  handler.startElement = [](void*, const xmlChar*, const xmlChar**) { ++g_events; };
  handler.endElement = [](void*, const xmlChar*) { ++g_events; };
  handler.characters = [](void*, const xmlChar*, int) { ++g_events; };
  handler.cdataBlock = handler.ignorableWhitespace = handler.characters;
  xmlParserCtxt* const context =
      htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size()));
  if (context == nullptr) return;
  htmlCtxtUseOptions(context, kOptions);
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
  htmlSAXHandler* const old = context->sax;
  context->sax = &handler;
  context->userData = nullptr;
  htmlParseDocument(context);
  context->sax = old;
  htmlFreeParserCtxt(context);
}

struct Reader {
  const char* name;
  void (*read)(const std::string&);
};
constexpr Reader kReaders[] = {
    {"own", ReadOwn}, {"libxml2 tree", ReadDom}, {"libxml2 events", ReadEvents}};

double Median(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

int TimePages(int argc, char** argv) {
  const auto dir = lexicon::ResourceDir::Open(argv[2]);
  if (!dir) return 1;
  const auto extractor = Extractor::Load(*dir);
  if (!extractor) return 1;
  const int rounds = std::atoi(argv[3]);
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (int i = 4; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string raw((std::istreambuf_iterator<char>(file)), {});
    std::size_t replaced = 0;
    pages.push_back(text::RepairUtf8(raw, replaced));
    bytes += raw.size();
  }
  std::printf("%zu pages, %zu bytes, %d rounds\n", pages.size(), bytes, rounds);
  std::vector<double> trees[std::size(kReaders)];
  std::vector<double> whole;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t k = 0; k < std::size(kReaders); ++k) {
      trees[k].push_back(Time([&] {
        for (const auto& page : pages) kReaders[k].read(page);
      }));
    }
    whole.push_back(Time([&] {
      for (const auto& page : pages) {
        if (const auto done = extractor->ExtractHtml(page, {}, Limits{}); !done) continue;
      }
    }));
  }
  const auto count = static_cast<double>(pages.size());
  const double rest = Median(whole) - Median(trees[0]);
  for (std::size_t k = 0; k < std::size(kReaders); ++k) {
    const double tree = Median(trees[k]);
    std::printf("%-15s markup %.3f s (%.0f pages/s; min %.3f max %.3f)   whole %.0f pages/s\n",
                kReaders[k].name, tree, count / tree,
                *std::min_element(trees[k].begin(), trees[k].end()),
                *std::max_element(trees[k].begin(), trees[k].end()), count / (tree + rest));
  }
  return 0;
}

std::string Repeat(std::string_view unit, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += unit;
  return out;
}

std::string Attributes(std::size_t bytes) {
  std::string out = "<p";
  for (int i = 0; out.size() < bytes; ++i) out += " a" + std::to_string(i) + "=v";
  return out + ">text</p>";
}

int TimeShapes() {
  struct Shape {
    const char* name;
    std::function<std::string(std::size_t)> make;
  };
  const auto repeat = [](const char* unit) {
    return [unit](std::size_t bytes) { return Repeat(unit, bytes); };
  };
  const Shape shapes[] = {
      {"nested <div>", repeat("<div>")},
      {"unclosed <b>", repeat("<b>")},
      {"<div></span>", repeat("<div></span>")},
      {"<b></i>", repeat("<b></i>")},
      {"one tag, distinct attributes", Attributes},
      {"one tag, one attribute again",
       [](std::size_t n) { return "<p" + Repeat(" a=v", n) + ">"; }},
      {"one line of words", repeat("word ")},
      {"<", repeat("<")},
      {"unclosed comment", [](std::size_t n) { return "<!--" + Repeat("<p>text</p>", n); }},
      {"unclosed script", [](std::size_t n) { return "<script>" + Repeat("<p>text</p>", n); }},
      {"<p><table>", repeat("<p><table>")},
      {"<i><b></i>", repeat("<i><b></i>")},
      {"&zzz", repeat("&zzz")}};
  constexpr std::size_t kSmallest = std::size_t{32} << 10;
  std::printf("%-30s %-15s %10s %10s %10s\n", "shape", "reader", "32 KiB", "64 KiB", "128 KiB");
  for (const Shape& shape : shapes) {
    for (const Reader& reader : kReaders) {
      std::printf("%-30s %-15s", shape.name, reader.name);
      for (const std::size_t bytes : {kSmallest, 2 * kSmallest, 4 * kSmallest}) {
        const std::string page = shape.make(bytes);
        std::printf(" %10.4f", Time([&] { reader.read(page); }));
      }
      std::printf("\n");
      std::fflush(stdout);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "shapes") == 0) return TimeShapes();
  if (argc > 4 && std::strcmp(argv[1], "pages") == 0) return TimePages(argc, argv);
  std::fprintf(stderr,
               "usage: html_readers shapes | html_readers pages SOURCE_DIR ROUNDS FILE...\n");
  return 2;
}
