// Any bytes as the rows of an output that is read back: refused with a reason, or the row comes out
// the same when it is written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <tuple>

#include "dateline/records.h"

#include "store/json_cell.h"
#include "store/json_rows.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header

template <typename Row>
std::string Write(const Row& row) {
  std::string out;
  store::AppendJsonObject(
      row, [](std::string_view) { return false; }, out);
  return out;
}

template <typename Row>
void Check(std::string_view bytes) {
  Row row;
  if (const Status read = store::ReadJsonRow(bytes, row); !read) {
    if (read.error().message.empty() || read.error().where.empty()) std::abort();
    return;
  }
  const std::string once = Write(row);
  Row again;
  if (!store::ReadJsonRow(once, again) || Write(again) != once) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Check<DocumentRecord>(bytes);
  Check<TimeRecord>(bytes);
  Check<PlaceRecord>(bytes);
  Check<EntityRecord>(bytes);
  Check<EventRecord>(bytes);
  Check<FigureRecord>(bytes);
  return 0;
}
