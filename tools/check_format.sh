#!/usr/bin/env bash
# Fails if clang-format (the version in tools/versions.toml) would change a file.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files -z '*.cc' '*.h' | xargs -0 clang-format-14 --dry-run --Werror
