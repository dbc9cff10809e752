#!/usr/bin/env bash
# Builds every fuzz target and runs each for a time, two at once, from seeds made of our own files
# and from the inputs that failed once. What fails is kept in build/fuzz/<target>/; mend it, and put the
# input into fuzz/regressions/<target>/, where every later test replays it.
#   fuzz/run.sh SECONDS [TARGET...]
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true

names=("$@")
if [ $# -eq 0 ]; then
  mapfile -t names < <(sed -n 's/^dateline_fuzz(\([a-z_]*\) .*/\1/p' fuzz/CMakeLists.txt)
fi
tools/build.sh asan "${names[@]/%/_fuzz}" || exit 1
python3 fuzz/make_seeds.py build/fuzz/seeds || exit 1

# run_one TARGET: begins anew from the seeds, with one seed of chance, so that one run is like another.
run_one() {
  local name=$1
  local work=build/fuzz/$name
  rm -rf "$work/corpus"
  mkdir -p "$work/corpus"
  local seeds=()
  local folder
  for folder in "build/fuzz/seeds/$name" "fuzz/corpus/$name" "fuzz/regressions/$name"; do
    [ -d "$folder" ] && seeds+=("$folder")
  done
  if "build/asan/fuzz/${name}_fuzz" -seed=1 -max_total_time="$seconds" -timeout=60 -rss_limit_mb=3072 \
      -print_final_stats=1 -artifact_prefix="$work/" "$work/corpus" "${seeds[@]}" > "$work/log" 2>&1; then
    echo "ok      $name  $(grep -o 'number_of_executed_units: [0-9]*' "$work/log")"
  else
    echo "FAILED  $name (input kept in $work)"
    tail -n 25 "$work/log"
    return 1
  fi
}
export -f run_one
export seconds

printf '%s\n' "${names[@]}" | xargs -P 2 -I{} bash -c 'run_one {}'
