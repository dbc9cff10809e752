#!/usr/bin/env python3
"""Checks that arrows between folders point one way.

The order is that of the `add_subdirectory(src/...)` lines in CMakeLists.txt: a folder under src/ may include
headers of its own and of folders above it, never of those below. Public headers (`dateline/...`) may be included
from everywhere and include no private header. Folders outside src/ (apps, fuzz, bench) may include all.

    tools/check_includes.py [ROOT]        prints FILE:LINE: why, and exits 1 if there is any
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
FOLDER = re.compile(r"^\s*add_subdirectory\(\s*src/([a-z_]+)\s*\)", re.M)
SOURCES = {".h", ".cc"}


def folder_order(cmake_text):
    """Names of the folders under src/, the one that knows least first."""
    return FOLDER.findall(cmake_text)


def includes(text):
    """Yield (line number, path) of every quoted include."""
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1)


def breaches_in(text, own, order):
    """Yield (line number, why). `own` is a folder in `order`, or None for a public header."""
    for number, path in includes(text):
        folder = path.split("/")[0] if "/" in path else None
        if folder is None:
            yield number, f'"{path}" has no folder: write includes from the source root'
        elif folder == "dateline" or folder == own:
            continue
        elif own is None:
            yield number, f'a public header includes "{path}", which is private'
        elif folder not in order:
            yield number, f'"{path}" is in no folder that CMakeLists.txt lists'
        elif order.index(folder) > order.index(own):
            yield number, f'{own} includes "{path}", but {folder} stands below it in CMakeLists.txt'


def check(root):
    """Yield "FILE:LINE: why" for the whole tree under `root`."""
    order = folder_order((root / "CMakeLists.txt").read_text(encoding="utf-8"))
    if not order:
        yield "CMakeLists.txt:1: names no folder under src/"
        return
    for path in sorted([*root.glob("src/**/*"), *root.glob("include/**/*")]):
        if path.suffix not in SOURCES:
            continue
        inside = path.relative_to(root).parts
        own = inside[1] if inside[0] == "src" else None
        if own is not None and own not in order:
            yield f"{'/'.join(inside)}:1: {own} is not listed in CMakeLists.txt"
            continue
        for number, why in breaches_in(path.read_text(encoding="utf-8"), own, order):
            yield f"{'/'.join(inside)}:{number}: {why}"


def main(argv):
    root = pathlib.Path(argv[0]) if argv else pathlib.Path(__file__).resolve().parent.parent
    found = list(check(root))
    print("\n".join(found) if found else "includes: every arrow points up")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
