#!/usr/bin/env bash
# Configures and builds one preset; says something only when it fails or takes long.
#   tools/build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift

mkdir -p build
log=build/$preset.log
echo "Building ($preset; log in $log)" >&2
targets=()
[ $# -gt 0 ] && targets=(--target "$@")
if ! { cmake --preset "$preset" && cmake --build --preset "$preset" "${targets[@]}"; } > "$log" 2>&1; then
  tail -n 40 "$log" >&2
  echo "The $preset build failed; the whole log is in $log" >&2
  exit 1
fi
