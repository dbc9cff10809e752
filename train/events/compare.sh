#!/usr/bin/env bash
# Measures rules alone, learned alone, and both in one decision, for acts and types, parties, reality and source; prints
# Markdown. Builds the engine and makes Python environments.
#   train/events/compare.sh ANNOTATED_DIR WORK_DIR
#   train/events/compare.sh ANNOTATED_DIR WORK_DIR ROLES.tsv STANDARD.txt TEXT.xz...
# ANNOTATED_DIR holds index.json, docs/ and gold/; WORK_DIR is scratch. The first form learns with boosted trees from what the
# engine knows (a minute or two). The second also with heads over the vectors of a small transformer, which learn first from PropBank's
# roles, PLOVER's gold standard and the rules' rows on unlabelled text (some minutes more). The same figures every time.
set -euo pipefail
[ $# -eq 2 ] || [ $# -ge 5 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
annotated=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
inputs=()
for path in "${@:3}"; do inputs+=("$(realpath "$path")"); done
cd "$(dirname "$0")/../.."

tools/build.sh release dateline >&2
code() { build/release/dateline code --layers tokens --format ndjson - 2>"$work/code.log"; }
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
python="$work/venv/bin/python"
"$python" -m pip install --quiet --requirement train/events/requirements.txt >&2
"$python" train/events/gold.py "$annotated" | code >"$work/records.ndjson"
scores=()
if [ ${#inputs[@]} -gt 0 ]; then
  "$python" -m pip install --quiet --requirement train/language/requirements.txt >&2
  "$python" train/events/passages.py 900 "${inputs[@]:2}" | code >"$work/passages.ndjson"
  "$python" train/events/windows.py "$annotated" "$work/records.ndjson" "$work/passages.ndjson" "${inputs[@]:0:2}" \
    "$work/windows.json" >&2
  "$python" train/events/heads.py vectors "$work/windows.json" "$work/vectors.npz" >&2
  "$python" train/events/heads.py scores "$work/windows.json" "$work/vectors.npz" "$work/scores.json" >&2
  scores=("$work/scores.json")
fi
"$python" train/events/compare.py "$annotated" "$work/records.ndjson" "${scores[@]}"
