// Any bytes as coded records that are read back: refused with a reason, or every layout of other
// projects can be made of them, in tables each row with all its columns, and nothing differs from
// itself.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include "derive/aggregate.h"
#include "derive/brat.h"
#include "derive/diff.h"
#include "derive/event_layout.h"
#include "derive/table_layout.h"
#include "lexicon/resource_dir.h"
#include "store/record_source.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header

constexpr std::array kTables = {&derive::kIcews, &derive::kPolecat, &derive::kPhoenix,
                                &derive::kGdelt};

void Require(bool holds) {
  if (!holds) std::abort();
}

derive::ExchangeCodes LoadCodes() {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  return derive::ExchangeCodes::Load(*dir).value();
}

void RequireObject(const std::string& json) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  Require(json.empty() || parser.parse(json).get(object) == simdjson::SUCCESS);
}

void Check(const Records& records, const derive::ExchangeCodes& codes) {
  const derive::Report report(records);
  std::vector<const EventRecord*> events;
  std::set<std::string> ids;
  for (const EventRecord& event : records.events) {
    events.push_back(&event);
    ids.insert(event.event_id);
    RequireObject(derive::PloverRecord(report, event, "", codes));
    RequireObject(derive::GeoFeature(report, event));
    for (const derive::TableLayout* table : kTables) {
      for (const derive::Dyad& dyad : derive::DyadsOf(event)) {
        derive::CellRow row;
        table->fill({report, event, dyad, event.event_id, report.DayOf(event), "", codes}, row);
        Require(row.cells().size() == table->columns.size());
      }
    }
  }
  (void)derive::BratAnnotations(report, events);
  derive::AggregateOptions options;
  derive::Aggregate aggregate(options, codes);
  aggregate.Add(report);
  Require(aggregate.counts().seen == records.events.size());
  if (ids.size() < events.size()) return;  // no id, no identity
  const derive::DiffDocument same = derive::ToDiff(records);
  Require(derive::DiffEvents(&same, &same).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const derive::ExchangeCodes codes = LoadCodes();
  static const int file = memfd_create("records", 0);
  Require(ftruncate(file, 0) == 0);
  Require(pwrite(file, data, size, 0) == static_cast<ssize_t>(size));
  const auto source = store::RecordSource::Open("/proc/self/fd/" + std::to_string(file));
  if (!source) {  // what begins like a database and is none
    Require(!source.error().message.empty() && !source.error().where.empty());
    return 0;
  }
  for (;;) {
    const auto records = (*source)->Next();
    if (!records) {
      Require(!records.error().message.empty() && !records.error().where.empty());
      return 0;
    }
    if (!records->has_value()) return 0;
    Check(**records, codes);
  }
}
