#include "store/duckdb_api.h"

#include <string>

#include <dlfcn.h>

namespace dateline::store {
namespace {

Result<DuckdbApi> Load() {
  // Lazy binding halves the cost: most of the library's functions are never called.
  void* library = ::dlopen("libduckdb.so", RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) library = ::dlopen(DATELINE_DUCKDB_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) {
    return Error{ErrorCode::kNotFound, std::string("DuckDB cannot be loaded: ") + ::dlerror(),
                 DATELINE_DUCKDB_LIBRARY};
  }
  DuckdbApi api;
  const char* missing = nullptr;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(  // NOLINT: dlsym
        ::dlsym(library, name));
    if (function == nullptr) missing = name;
  };
#define DATELINE_DUCKDB_FIND(name) find(api.name, "duckdb_" #name);
  DATELINE_DUCKDB_FUNCTIONS(DATELINE_DUCKDB_FIND)
#undef DATELINE_DUCKDB_FIND
  if (missing != nullptr) {
    return Error{ErrorCode::kUnsupportedVersion,
                 std::string("this DuckDB library lacks ") + missing, "libduckdb.so"};
  }
  return api;
}

}  // namespace

Result<const DuckdbApi*> LoadDuckdb() {
  static const Result<DuckdbApi> loaded = Load();
  if (!loaded) return loaded.error();
  return &loaded.value();
}

}  // namespace dateline::store
