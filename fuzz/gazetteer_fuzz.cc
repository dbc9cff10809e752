// Any bytes at all, with the digest made right so that what lies behind it is reached: a compiled
// gazetteer is refused with a reason, or every text, place and name that it gives lies in it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/sha256.h"
#include "nn/aligned.h"
#include "place/gazetteer_file.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header

constexpr std::size_t kDigestAt = 16;
constexpr std::size_t kDigestBytes = 64;

void Demand(bool holds) {
  if (!holds) std::abort();
}

void CheckText(std::string_view bytes, std::string_view text) {
  Demand(text.data() >= bytes.data() && text.data() + text.size() < bytes.data() + bytes.size());
}

void Check(std::string_view bytes) {
  const auto file = place::GazetteerFile::Parse(bytes, "fuzz");
  if (!file) {
    Demand(!file.error().message.empty() && !file.error().where.empty());
    return;
  }
  for (const place::PlaceRecord& place : file->places()) {
    for (const std::uint32_t text : {place.name, place.country, place.adm1, place.feature}) {
      CheckText(bytes, file->Text(text));
    }
    Demand(place.lat >= -90 && place.lat <= 90 && place.lon >= -180 && place.lon <= 180);
    Demand(place.table < place::kPlaceTables);
  }
  for (const std::uint32_t part : file->parts()) Demand(part < file->places().size());
  // Every name is met: each begins a run of its hash, or stands in one.
  for (std::uint64_t high = 0; high <= 0xFFFF; ++high) {
    for (const place::NameEntry& entry : file->Find(high << 48)) {
      Demand(entry.place < file->places().size());
      Demand(entry.table < place::kGazetteerTables.size());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Where a mapped file would lie.
  nn::AlignedVector<char> copy(data, data + size);
  const std::string_view bytes(copy.data(), copy.size());
  Check(bytes);
  if (size < kDigestAt + kDigestBytes) return 0;
  const std::string digest = Sha256Hex(bytes.substr(kDigestAt + kDigestBytes));
  std::copy(digest.begin(), digest.end(), copy.begin() + kDigestAt);
  Check(bytes);
  return 0;
}
