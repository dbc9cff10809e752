#include "extract/byline.h"
#include "extract/metadata.h"

namespace dateline::extract {
namespace {

void Keep(std::optional<Moment>& slot, const Moment& moment) {
  if (slot) return;
  slot = moment;
  slot->how = "line";
}

}  // namespace

Metadata ReadTextMetadata(const std::vector<PageBlock>& blocks, const MetadataResources& resources,
                          DateHints hints) {
  Metadata out;
  std::optional<Moment> above;  // a bare stamp over the headline
  std::optional<Moment> below;  // the first stamp without a label elsewhere
  for (const PageBlock& block : blocks) {
    if (block.kind == BlockKind::kHeadline && out.title.empty()) out.title = block.text;
    if (block.kind == BlockKind::kByline && out.byline.empty()) {
      out.byline = CleanByline(block.text, resources.words, BylineTrust::kVisible);
    }
    if (block.kind != BlockKind::kDateStamp) continue;
    const auto line = ReadDateLine(block.text, resources.dates, hints);
    if (!line) continue;
    for (const StatedDate& date : line->dates) {
      if (date.role == DateRole::kPublished) Keep(out.published, date.moment);
      if (date.role == DateRole::kModified) Keep(out.modified, date.moment);
      if (date.role == DateRole::kRetrieved) Keep(out.retrieved, date.moment);
      if (date.role != DateRole::kUnlabelled) continue;
      Keep(line->bare && out.title.empty() ? above : below, date.moment);
    }
  }
  if (above && (out.published || below)) {
    if (!out.retrieved) out.retrieved = above;
    above.reset();
  }
  if (!out.published) out.published = below ? below : above;
  // No page is saved before it was published, give or take a day for the zone.
  if (out.published && out.retrieved &&
      std::chrono::sys_days(out.published->day) >
          std::chrono::sys_days(out.retrieved->day) + std::chrono::days(1)) {
    out.published.reset();
  }
  if (!out.published && out.modified) {
    out.published = out.modified;
    out.published->how = "modified";
  }
  return out;
}

}  // namespace dateline::extract
