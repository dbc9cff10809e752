#!/usr/bin/env bash
# Installs what building and testing dateline needs on Debian 12. Run as root; safe to run again.
set -euo pipefail

packages=(
  build-essential cmake ninja-build pkg-config ccache
  libxml2-dev libicu-dev libcld2-dev zlib1g-dev libzstd-dev libsimdjson-dev libfmt-dev
  libcli11-dev libtomlplusplus-dev libssl-dev libhwy-dev
  libgtest-dev libbenchmark-dev
  clang-14 libclang-rt-14-dev clang-format-14
  python3 python3-venv npm
)

missing=()
for package in "${packages[@]}"; do
  # npm may come from elsewhere than Debian; what counts is that the command is there.
  if [ "$package" = npm ] && command -v npm > /dev/null; then continue; fi
  dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "dateline needs these Debian packages; run as root, or: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
if ! command -v apt-get > /dev/null; then
  echo "This is not Debian. Install the counterparts of: ${missing[*]}" >&2
  exit 1
fi
echo "Installing: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
