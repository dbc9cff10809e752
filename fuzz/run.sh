#!/usr/bin/env bash
# Builds every fuzz target and runs each for a time, two at once, from seeds made of our own files
# and from the inputs that crashed it once. A crash is kept in build/fuzz/work/<target>/.
#   fuzz/run.sh SECONDS [TARGET...]
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true

tools/build.sh fuzz || exit 1
python3 fuzz/make_seeds.py build/fuzz/seeds || exit 1

run_one() {
  local binary=$1 seconds=$2
  local name work
  name=$(basename "$binary" _fuzz)
  work=build/fuzz/work/$name
  mkdir -p "$work/corpus"
  local seeds=()
  local folder
  for folder in "build/fuzz/seeds/$name" "fuzz/corpus/$name" "fuzz/regressions/$name"; do
    [ -d "$folder" ] && seeds+=("$folder")
  done
  if "$binary" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="$work/" "$work/corpus" "${seeds[@]}" > "$work/log" 2>&1; then
    echo "ok      $name  $(grep -o 'number_of_executed_units: [0-9]*' "$work/log")"
  else
    echo "FAILED  $name (input kept in $work)"
    tail -n 25 "$work/log"
    return 1
  fi
}
export -f run_one

if [ $# -gt 0 ]; then
  for name in "$@"; do echo "build/fuzz/fuzz/${name}_fuzz"; done
else
  ls build/fuzz/fuzz/*_fuzz
fi | xargs -P 2 -I{} bash -c 'run_one {} '"$seconds"
