#!/usr/bin/env bash
# Makes the scorer of rows (models/events.*) from annotated reports: builds the program that computes features, makes a
# Python environment, trains, prints how reliable it is.
#   train/events/run.sh ANNOTATED_DIR WORK_DIR
# ANNOTATED_DIR holds index.json, docs/ and gold/; WORK_DIR is scratch. Under a minute beside the build; the same bytes
# every time. To be run again when rules of events or the way parties are found have changed.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
annotated=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
cd "$(dirname "$0")/../.."

tools/build.sh release event_rows
program=build/release/train/events/event_rows
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement train/events/requirements.txt
# The features do not depend on the model; it must only be of their version.
"$work/venv/bin/python" train/events/train.py empty "$program" models
"$work/venv/bin/python" train/events/train.py fit "$program" . "$annotated" models
