#!/usr/bin/env bash
# Checks that every header compiles alone: whoever includes one need not know what it needs.
# One that its own source includes first is proven by the build. Wants a configured release build,
# for the headers that it generates.
set -euo pipefail
cd "$(dirname "$0")/.."

flags=(-std=c++20 -fsyntax-only -x c++ -Wall -Wextra -Wno-pragma-once-outside-header
  -DTOML_EXCEPTIONS=0 '-DDATELINE_SOURCE_DIR=""'
  -Iinclude -Isrc -Ibuild/release/embed -I.deps/duckdb/include)
read -ra xml < <(pkg-config --cflags libxml-2.0)

# proven HEADER: true if the first header its source includes is this one.
proven() {
  local source=${1%.h}.cc
  [ -f "$source" ] && [ "$(sed -n 's/^#include "\(.*\)"/\1/p;/^#include/q' "$source")" = "${1#src/}" ]
}

git ls-files 'include/*.h' 'src/*.h' 'apps/*.h' |
  while read -r header; do proven "$header" || printf '%s\0' "$header"; done |
  xargs -0 -n 1 -P "$(nproc)" clang++-14 "${flags[@]}" "${xml[@]}"
