// The element names that the tree builder and the readers of a page ask about, as small numbers: a
// page has thousands of elements, and comparing strings at each is what makes a reader slow.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::extract {

/// Rising by name, so that a look-up is a binary search. kOther is every name not listed.
enum class HtmlTag : std::uint8_t {
  kOther,
  kA,
  kAbbr,
  kAddress,
  kArea,
  kArticle,
  kAside,
  kB,
  kBase,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kCite,
  kCode,
  kCol,
  kColgroup,
  kDd,
  kDetails,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHgroup,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLegend,
  kLi,
  kLink,
  kMain,
  kMenu,
  kMeta,
  kNav,
  kNoembed,
  kNoframes,
  kNoscript,
  kObject,
  kOl,
  kOptgroup,
  kOption,
  kP,
  kParam,
  kPicture,
  kPre,
  kQ,
  kScript,
  kSection,
  kSelect,
  kSmall,
  kSource,
  kSpan,
  kStrike,
  kStrong,
  kStyle,
  kSub,
  kSummary,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kTrack,
  kU,
  kUl,
  kVideo,
  kWbr,
  kXmp,
};
inline constexpr std::size_t kHtmlTagCount = static_cast<std::size_t>(HtmlTag::kXmp) + 1;

/// The number of a lower-case name.
[[nodiscard]] HtmlTag FindHtmlTag(std::string_view name);

/// What the HTML standard says of an element.
[[nodiscard]] bool IsVoid(HtmlTag tag);     // never has content: br, img, …
[[nodiscard]] bool IsRawText(HtmlTag tag);  // content is no markup: script, style, title, …
[[nodiscard]] bool IsBlock(HtmlTag tag);    // starts a line of its own and closes an open <p>
[[nodiscard]] bool IsScope(HtmlTag tag);    // implied ends do not reach out of it: td, table, …

}  // namespace dateline::extract
