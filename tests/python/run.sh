#!/usr/bin/env bash
# Reads exports back with other programs' readers, in a virtual environment of its own.
# Usage: DATELINE_COMMAND=build/release/dateline tests/python/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
environment=build/python-tests
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check -r tests/python/requirements.txt
if [ -n "${DATELINE_COMMAND:-}" ]; then DATELINE_COMMAND=$(realpath "$DATELINE_COMMAND"); fi
export DATELINE_COMMAND
exec "$environment/bin/python" tests/python/test_readback.py "$@"
