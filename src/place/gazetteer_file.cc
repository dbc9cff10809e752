#include "place/gazetteer_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/sha256.h"
#include "base/view_as.h"

namespace dateline::place {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

constexpr std::string_view kMagic = "DLPLACE\n";
constexpr std::size_t kDigestBytes = 64;
constexpr std::size_t kContentDigestAt = 16;
constexpr std::size_t kDigestedAt = kContentDigestAt + kDigestBytes;
constexpr std::size_t kInputsAt = kDigestedAt;
constexpr std::size_t kCountsAt = kInputsAt + kDigestBytes;
constexpr std::size_t kHeaderBytes = 192;
constexpr std::uint32_t kMostBucketBits = 24;
constexpr std::size_t kAlignment = 8;

// Shifted in two steps, since one by 64 means nothing.
std::size_t BucketOf(std::uint64_t hash, std::uint32_t bits) { return hash >> 1 >> (63 - bits); }

// About a name to a bucket.
std::uint32_t BucketBitsFor(std::size_t names) {
  std::uint32_t bits = 0;
  while (bits < kMostBucketBits && (std::size_t{1} << bits) < names) ++bits;
  return bits;
}

constexpr std::size_t Aligned(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

// One bound more than there are buckets.
constexpr std::size_t BucketBytes(std::uint32_t bits) {
  return ((std::size_t{1} << bits) + 1) * sizeof(std::uint32_t);
}

// Where the sections lie, by how much is in them. 32-bit counts, so no sum leaves 64 bits.
struct Layout {
  std::size_t places, hashes, names, buckets, parts, pool, end;
  Layout(std::uint32_t place_count, std::uint32_t name_count, std::uint32_t part_count,
         std::uint32_t pool_bytes, std::uint32_t bucket_bits)
      : places(kHeaderBytes),
        hashes(places + place_count * sizeof(PlaceRecord)),
        names(hashes + name_count * sizeof(std::uint64_t)),
        buckets(Aligned(names + name_count * sizeof(NameEntry))),
        parts(Aligned(buckets + BucketBytes(bucket_bits))),
        pool(Aligned(parts + part_count * sizeof(std::uint32_t))),
        end(pool + pool_bytes) {}
};

template <typename T>
T At(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

template <typename T>
void Put(std::string& bytes, std::size_t at, const T& value) {
  std::memcpy(bytes.data() + at, &value, sizeof(T));
}

// NaN is no place on Earth.
bool IsPoint(double lat, double lon) { return std::fabs(lat) <= 90 && std::fabs(lon) <= 180; }

}  // namespace

std::string FormatGazetteerFile(const GazetteerContent& content) {
  const auto count = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
  const std::uint32_t bits = BucketBitsFor(content.names.size());
  const Layout at(count(content.places), count(content.names), count(content.parts),
                  count(content.pool), bits);
  std::string bytes(at.end, '\0');
  kMagic.copy(bytes.data(), kMagic.size());
  Put(bytes, 8, kGazetteerLayout);
  Put(bytes, 12, kGazetteerMeaning);
  content.inputs.copy(bytes.data() + kInputsAt, kDigestBytes);
  Put(bytes, kCountsAt, count(content.places));
  Put(bytes, kCountsAt + 4, count(content.names));
  Put(bytes, kCountsAt + 8, count(content.parts));
  Put(bytes, kCountsAt + 12, count(content.pool));
  Put(bytes, kCountsAt + 16, bits);
  for (std::size_t i = 0; i < content.places.size(); ++i) {
    Put(bytes, at.places + i * sizeof(PlaceRecord), content.places[i]);
  }
  std::size_t bucket = 0;
  const auto end_buckets = [&](std::size_t last, std::size_t name) {
    for (; bucket <= last; ++bucket) {
      Put(bytes, at.buckets + bucket * sizeof(std::uint32_t), static_cast<std::uint32_t>(name));
    }
  };
  for (std::size_t i = 0; i < content.names.size(); ++i) {
    const auto& [hash, entry] = content.names[i];
    Put(bytes, at.hashes + i * sizeof(hash), hash);
    Put(bytes, at.names + i * sizeof(entry), entry);
    end_buckets(BucketOf(hash, bits), i);
  }
  end_buckets(std::size_t{1} << bits, content.names.size());
  for (std::size_t i = 0; i < content.parts.size(); ++i) {
    Put(bytes, at.parts + i * sizeof(std::uint32_t), content.parts[i]);
  }
  content.pool.copy(bytes.data() + at.pool, content.pool.size());
  Sha256Hex(std::string_view(bytes).substr(kDigestedAt))
      .copy(bytes.data() + kContentDigestAt, kDigestBytes);
  return bytes;
}

Result<GazetteerFile> GazetteerFile::Parse(std::string_view bytes, std::string_view name) {
  const auto bad = [&](std::string what) {
    return Error{ErrorCode::kMalformedInput, std::move(what), std::string(name)};
  };
  const auto refuse = [&](const char* what, std::uint32_t got, std::uint32_t want) {
    return Error{ErrorCode::kUnsupportedVersion,
                 std::string("the compiled gazetteer's ") + what + " is " + std::to_string(got) +
                     ", and this program reads " + std::to_string(want),
                 std::string(name)};
  };
  if (bytes.size() < kHeaderBytes) return bad("the file ends before its header does");
  if (!bytes.starts_with(kMagic)) return bad("not a compiled gazetteer");
  const auto layout = At<std::uint32_t>(bytes, 8);
  if (layout != kGazetteerLayout) return refuse("layout", layout, kGazetteerLayout);
  const auto meaning = At<std::uint32_t>(bytes, 12);
  if (meaning != kGazetteerMeaning) return refuse("meaning", meaning, kGazetteerMeaning);
  const auto place_count = At<std::uint32_t>(bytes, kCountsAt);
  const auto name_count = At<std::uint32_t>(bytes, kCountsAt + 4);
  const auto part_count = At<std::uint32_t>(bytes, kCountsAt + 8);
  const auto pool_bytes = At<std::uint32_t>(bytes, kCountsAt + 12);
  const auto bucket_bits = At<std::uint32_t>(bytes, kCountsAt + 16);
  if (bucket_bits > kMostBucketBits) return bad("the file has more buckets of names than may be");
  const Layout at(place_count, name_count, part_count, pool_bytes, bucket_bits);
  if (bytes.size() != at.end) {
    return bad("the file has " + std::to_string(bytes.size()) + " bytes, its header says " +
               std::to_string(at.end));
  }
  const std::string_view stated = bytes.substr(kContentDigestAt, kDigestBytes);
  const std::string found = Sha256Hex(bytes.substr(kDigestedAt));
  if (found != stated) {
    return bad("the content has the SHA-256 digest " + found + ", and the header another");
  }
  if (!IsAligned(bytes, kAlignment)) {
    return bad("the file does not lie at a multiple of 8 in memory");
  }
  GazetteerFile file;
  const auto section = [&](std::size_t begin, std::size_t size) {
    return bytes.substr(begin, size);
  };
  file.inputs_ = section(kInputsAt, kDigestBytes);
  file.places_ = ViewAs<PlaceRecord>(section(at.places, place_count * sizeof(PlaceRecord)));
  file.hashes_ = ViewAs<std::uint64_t>(section(at.hashes, name_count * sizeof(std::uint64_t)));
  file.names_ = ViewAs<NameEntry>(section(at.names, name_count * sizeof(NameEntry)));
  file.buckets_ = ViewAs<std::uint32_t>(section(at.buckets, BucketBytes(bucket_bits)));
  file.parts_ = ViewAs<std::uint32_t>(section(at.parts, part_count * sizeof(std::uint32_t)));
  file.pool_ = bytes.substr(at.pool);
  file.bucket_bits_ = bucket_bits;
  if (file.pool_.empty() || file.pool_.back() != '\0') return bad("the last text has no end");
  for (const PlaceRecord& place : file.places_) {
    if (std::max({place.name, place.country, place.adm1, place.feature}) >= file.pool_.size()) {
      return bad("a place's text lies beyond the file");
    }
    if (!IsPoint(place.lat, place.lon)) return bad("a place does not lie on Earth");
    if (place.table >= kPlaceTables) return bad("a place is of an unknown table");
  }
  for (const NameEntry& entry : file.names_) {
    if (entry.place >= place_count) return bad("a name is of a place beyond the last");
    if (entry.table >= kGazetteerTables.size()) return bad("a name is of an unknown table");
  }
  for (const std::uint32_t part : file.parts_) {
    if (part >= place_count) return bad("a part of a country is a place beyond the last");
  }
  if (!std::is_sorted(file.hashes_.begin(), file.hashes_.end())) {
    return bad("names are not in order");
  }
  if (!std::is_sorted(file.buckets_.begin(), file.buckets_.end()) ||
      file.buckets_.back() != name_count) {
    return bad("the buckets of names are not in order");
  }
  return file;
}

std::span<const NameEntry> GazetteerFile::Find(std::uint64_t hash) const {
  const std::size_t bucket = BucketOf(hash, bucket_bits_);
  std::size_t first = buckets_[bucket];
  const std::size_t end = buckets_[bucket + 1];
  while (first < end && hashes_[first] < hash) ++first;
  std::size_t last = first;
  while (last < end && hashes_[last] == hash) ++last;
  return names_.subspan(first, last - first);
}

}  // namespace dateline::place
