#!/usr/bin/env bash
# Makes the block models (models/blocks_*) from the data, end to end: builds the tool that computes
# features, makes a Python environment, trains, prints cross-validated scores.
#   train/blocks/run.sh DATA_DIR WORK_DIR [--only html|text] [--jobs N]
# DATA_DIR holds extract/wcxb_dev, news/page_dumps.jsonl and news/voa.jsonl; WORK_DIR is scratch. About ten minutes of
# processor time; the same bytes every time.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
data=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
cd "$(dirname "$0")/../.."

tools/build.sh release extract_dump
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement train/blocks/requirements.txt
"$work/venv/bin/python" train/blocks/train.py build/release/apps/extract_dump/extract_dump "$PWD" "$data" "$work" "${@:3}"
