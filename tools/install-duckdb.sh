#!/usr/bin/env bash
# Puts DuckDB's C library and header into .deps/duckdb. Debian 12 has no DuckDB; the npm registry
# carries the library (in one package) and the header (in another). Archives are checked against
# the digests below; nothing in them is executed.
set -euo pipefail
cd "$(dirname "$0")/.."

library_package=@duckdb/node-bindings-linux-x64@1.5.6-r.1
library_sha512=IXcrZJE6kEqM0Z4wwdVnGBHX/frOS33VPNAwDXQ/Q+Fs84b058Qe94chrCCIcNJlG8Y3UHIUU4eBeCQxW5mN1Q==
header_package=duckdb@1.4.4
header_sha512=hEJJ5hyVF0VLj3dmOLpsWrQR0b3d4Ykqtygm6iUXjHJDDnSqg/USKxcb5qvNrOhFYPgktayU6dXCtgPqcmmpog==

target=.deps/duckdb
stamp="$target/$(printf %s "$library_package $header_package" | sha256sum | cut -c1-16)"
[ -e "$stamp" ] && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() {  # package, digest: the archive's path on stdout
  local file
  file=$(cd "$work" && npm pack --silent "$1" 2> /dev/null | tail -n 1)
  local have
  have=$(openssl dgst -sha512 -binary "$work/$file" | base64 -w0)
  if [ "$have" != "$2" ]; then
    echo "DuckDB: $1 has digest $have, expected $2; not installed" >&2
    return 1
  fi
  echo "$work/$file"
}

echo "Installing DuckDB into $target" >&2
library=$(fetch "$library_package" "$library_sha512")
header=$(fetch "$header_package" "$header_sha512")
rm -rf "$target"
mkdir -p "$target/lib" "$target/include"
tar -xzf "$library" -C "$target/lib" --strip-components=1 package/libduckdb.so
tar -xzf "$header" -C "$target/include" --strip-components=5 package/src/duckdb/src/include/duckdb.h
touch "$stamp"
