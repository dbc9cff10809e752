#include "extract/html_tag.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace dateline::extract {
namespace {

using enum HtmlTag;

constexpr std::array<std::string_view, kHtmlTagCount - 1> kNames = {
    "a",          "abbr",       "address",  "area",    "article", "aside",   "b",        "base",
    "blockquote", "body",       "br",       "button",  "caption", "cite",    "code",     "col",
    "colgroup",   "dd",         "details",  "div",     "dl",      "dt",      "em",       "embed",
    "fieldset",   "figcaption", "figure",   "font",    "footer",  "form",    "h1",       "h2",
    "h3",         "h4",         "h5",       "h6",      "head",    "header",  "hgroup",   "hr",
    "html",       "i",          "iframe",   "img",     "input",   "label",   "legend",   "li",
    "link",       "main",       "menu",     "meta",    "nav",     "noembed", "noframes", "noscript",
    "object",     "ol",         "optgroup", "option",  "p",       "param",   "picture",  "pre",
    "q",          "script",     "section",  "select",  "small",   "source",  "span",     "strike",
    "strong",     "style",      "sub",      "summary", "sup",     "svg",     "table",    "tbody",
    "td",         "template",   "textarea", "tfoot",   "th",      "thead",   "time",     "title",
    "tr",         "track",      "u",        "ul",      "video",   "wbr",     "xmp"};
static_assert(std::is_sorted(kNames.begin(), kNames.end()));
static_assert(!kNames.back().empty(), "a name is missing");

enum Trait : std::uint8_t { kVoid = 1, kRaw = 2, kStartsLine = 4, kScope = 8 };

constexpr auto kTraits = [] {
  std::array<std::uint8_t, kHtmlTagCount> traits{};
  const auto give = [&traits](Trait trait, std::initializer_list<HtmlTag> tags) {
    for (const HtmlTag tag : tags) traits[static_cast<std::size_t>(tag)] |= trait;
  };
  give(kVoid, {kArea, kBase, kBr, kCol, kEmbed, kHr, kImg, kInput, kLink, kMeta, kParam, kSource,
               kTrack, kWbr});
  give(kRaw, {kScript, kStyle, kTitle, kTextarea, kIframe, kNoembed, kNoframes, kXmp, kSvg});
  give(kStartsLine,
       {kAddress, kArticle, kAside,    kBlockquote, kBody,   kCaption, kDd,       kDetails,  kDiv,
        kDl,      kDt,      kFieldset, kFigcaption, kFigure, kFooter,  kForm,     kH1,       kH2,
        kH3,      kH4,      kH5,       kH6,         kHead,   kHeader,  kHgroup,   kHr,       kHtml,
        kLegend,  kLi,      kMain,     kMenu,       kNav,    kOl,      kOptgroup, kOption,   kP,
        kPre,     kSection, kSelect,   kSummary,    kTable,  kTbody,   kTd,       kTemplate, kTfoot,
        kTh,      kThead,   kTr,       kUl,         kXmp});
  give(kScope, {kTable, kTd, kTh, kCaption, kButton, kObject, kHtml, kTemplate});
  return traits;
}();

bool Has(HtmlTag tag, Trait trait) { return (kTraits[static_cast<std::size_t>(tag)] & trait) != 0; }

}  // namespace

HtmlTag FindHtmlTag(std::string_view name) {
  const auto* const at = std::lower_bound(kNames.begin(), kNames.end(), name);
  if (at == kNames.end() || *at != name) return kOther;
  return static_cast<HtmlTag>(at - kNames.begin() + 1);
}

bool IsVoid(HtmlTag tag) { return Has(tag, kVoid); }
bool IsRawText(HtmlTag tag) { return Has(tag, kRaw); }
bool IsBlock(HtmlTag tag) { return Has(tag, kStartsLine); }
bool IsScope(HtmlTag tag) { return Has(tag, kScope); }

}  // namespace dateline::extract
