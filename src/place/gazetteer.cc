#include "place/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::place {
namespace {

constexpr std::size_t kColumns = 9;

// FNV-1a: names are short, and two names of one hash would have to meet in one report to matter.
std::uint64_t HashOf(std::string_view folded) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : folded) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  return hash;
}

template <typename Number>
bool Parse(std::string_view cell, Number& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Base letters of `norm`: canonical decomposition without its combining marks.
std::string WithoutAccents(const std::string& norm) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&error);
  if (U_FAILURE(error)) return norm;
  std::string out;
  for (std::size_t at = 0; at < norm.size();) {
    const text::Decoded decoded = text::DecodeAt(norm, at);
    at += decoded.length;
    std::array<UChar, 16> parts{};
    error = U_ZERO_ERROR;
    const std::int32_t length =
        unorm2_getDecomposition(nfd, static_cast<UChar32>(decoded.character), parts.data(),
                                static_cast<std::int32_t>(parts.size()), &error);
    if (U_FAILURE(error) || length <= 0) {
      text::AppendUtf8(out, decoded.character);
    } else {
      text::AppendUtf8(out, parts[0]);
    }
  }
  return out;
}

}  // namespace

std::string FoldName(std::string_view name) {
  if (!IsAscii(name)) return WithoutAccents(lexicon::NormOf(name));
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Status Gazetteer::AddFile(std::vector<char> bytes, std::string_view file, bool own) {
  files_.push_back(std::move(bytes));
  std::string_view rest(files_.back().data(), files_.back().size());
  rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
  for (std::size_t line = 2; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::array<std::string_view, kColumns> cells;
    std::size_t count = 0;
    for (; count < kColumns; ++count) {
      const std::size_t tab = row.find('\t');
      cells[count] = row.substr(0, tab);
      if (tab == std::string_view::npos) break;
      row.remove_prefix(tab + 1);
    }
    Place place;
    const bool numbers = (cells[1].empty() || Parse(cells[1], place.id)) &&
                         Parse(cells[4], place.lat) && Parse(cells[5], place.lon) &&
                         Parse(cells[7], place.population);
    if (count + 1 != kColumns || !numbers) {
      return Error{ErrorCode::kMalformedInput, "row is not a place; expected 9 cells with numbers",
                   std::string(file) + ":" + std::to_string(line)};
    }
    place.name = cells[0];
    place.country = cells[2];
    place.adm1 = cells[3];
    place.feature = cells[6];
    place.own = own;
    place.file = file;
    if (place.feature == "PCLI" || (place.feature == "ADM1" && !place.adm1.empty())) {
      parts_.emplace(std::pair(place.country, place.adm1),
                     static_cast<std::uint32_t>(places_.size()));
    }
    by_hash_.emplace_back(HashOf(FoldName(place.name)), static_cast<std::uint32_t>(places_.size()));
    places_.push_back(place);
  }
  return Ok();
}

Status Gazetteer::AddCountryNames(const lexicon::ResourceDir& dir) {
  std::map<std::string_view, std::uint32_t> countries;
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].feature == "PCLI") countries.emplace(places_[i].country, i);
  }
  DATELINE_TRY(table, dir.Lexicon("lexicons/actors/country_names.tsv"));
  DATELINE_TRY(name, table.Find("name"));
  DATELINE_TRY(iso3, table.Find("iso3"));
  DATELINE_TRY(kind, table.Find("kind"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.Cell(row, kind) != "name") continue;
    const auto at = countries.find(table.Cell(row, iso3));
    if (at == countries.end()) continue;
    by_hash_.emplace_back(HashOf(FoldName(table.Cell(row, name))), at->second);
  }
  return Ok();
}

// Natural Earth has the point where a map's lettering goes; others mean the middle.
Status Gazetteer::MovePoints(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/places/points.tsv"));
  DATELINE_TRY(name, table.Find("name"));
  DATELINE_TRY(country, table.Find("country"));
  DATELINE_TRY(lat, table.Find("lat"));
  DATELINE_TRY(lon, table.Find("lon"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    double north = 0;
    double east = 0;
    if (!Parse(table.Cell(row, lat), north) || !Parse(table.Cell(row, lon), east)) {
      return Error{ErrorCode::kMalformedInput, "lat or lon is no number of degrees",
                   table.Where(row)};
    }
    for (const auto& [hash, position] : Find(FoldName(table.Cell(row, name)))) {
      Place& place = places_[position];
      if (place.country != table.Cell(row, country)) continue;
      if (place.feature != "PCLI" && place.feature != "ADM1") continue;
      place.lat = north;
      place.lon = east;
    }
  }
  return Ok();
}

std::optional<std::uint32_t> Gazetteer::FindPart(std::string_view country,
                                                 std::string_view adm1) const {
  const auto found = parts_.find({country, adm1});
  return found == parts_.end() ? std::nullopt : std::optional(found->second);
}

Result<Gazetteer> Gazetteer::Load(const lexicon::ResourceDir& dir) {
  Gazetteer made;
  for (const auto& [file, own] : {std::pair{"lexicons/places/gazetteer.tsv", false},
                                  std::pair{"lexicons/places/us_counties.tsv", false},
                                  std::pair{"lexicons/places/own.tsv", true}}) {
    DATELINE_TRY(bytes, dir.Read(file));
    DATELINE_CHECK_OK(made.AddFile({bytes.begin(), bytes.end()}, file, own));
  }
  DATELINE_CHECK_OK(made.AddCountryNames(dir));
  std::sort(made.by_hash_.begin(), made.by_hash_.end());
  made.by_hash_.erase(std::unique(made.by_hash_.begin(), made.by_hash_.end()), made.by_hash_.end());
  DATELINE_CHECK_OK(made.MovePoints(dir));
  return made;
}

std::span<const std::pair<std::uint64_t, std::uint32_t>> Gazetteer::Find(
    std::string_view folded) const {
  const std::uint64_t hash = HashOf(folded);
  const auto begin = std::lower_bound(by_hash_.begin(), by_hash_.end(), std::pair{hash, 0u});
  auto end = begin;
  while (end != by_hash_.end() && end->first == hash) ++end;
  return {begin, end};
}

}  // namespace dateline::place
