#!/usr/bin/env python3
"""Checks that every path named in a Markdown file exists.

Two kinds of words are taken for paths: the target of a link or image, `[text](docs/page.md#part)`, and a word
in backticks with a slash in it, such as `src/doc/rows.h`. A path may be meant from the folder of the page, from
the root, from src/ or from include/ (as in an #include line); `*` matches as in a shell.

Not taken for paths: anything in a fenced block; addresses (`https://`, `mailto:`), `#parts` of the same page, paths
that start with `/`, `~`, `-` or `$`; words in backticks with a blank or any of `<>{}()|=,;:"'`, and those that a
placeholder makes a pattern (a whole step in capitals, as in `samples/gold/NAME.json`, or three dots); and words in
backticks whose first step is no entry of any of those four folders, since `text/html`, `and/or` or `SANCTION/expel` are no
paths. A link has no such way out: it must lead somewhere.

Allowed though absent: what is generated, which is what .gitignore names (`build/`, `sample.duckdb`), and paths
above the root. Everything else that is missing is reported.

    tools/check_links.py [ROOT]           prints FILE:LINE: why, and exits 1 if there is any
"""
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)>\s]+)>?[^)]*\)")
CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)
PLACEHOLDER = re.compile(r"(^|[/.])[A-Z]{2,}(_[A-Z]+)*($|[/.])")
KNOWN_CAPITALS = re.compile(r"^(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG|SECURITY|LICENSE|SOURCES|PROVENANCE)\b")


def outside_fences(text):
    """Yield (line number, line) of what is not in a fenced block."""
    fence = None
    for number, line in enumerate(text.splitlines(), 1):
        mark = re.match(r"\s*(```+|~~~+)", line)
        if mark and fence is None:
            fence = mark.group(1)
        elif mark and mark.group(1).startswith(fence):
            fence = None
        elif fence is None:
            yield number, line


def is_pattern(path):
    """A placeholder stands in it: NAME.json, SRC/...; file names that are written in capitals are none."""
    return "..." in path or "…" in path or any(
        PLACEHOLDER.search(step) and not KNOWN_CAPITALS.match(step) for step in path.split("/"))


def links_in(line):
    """Targets of links and images that should be files."""
    for target in LINK.findall(CODE.sub("", line)):
        if not ADDRESS.match(target) and not target.startswith(("#", "/")):
            yield urllib.parse.unquote(target.split("#")[0])


def words_in(line):
    """Words in backticks that look like paths."""
    for word in CODE.findall(line):
        word = word.strip()
        if ("/" in word and not re.search(r"[\s<>{}()|=,;:\"']", word) and not word.startswith(("/", "~", "-", "$"))
                and not is_pattern(word)):
            yield word.split("#")[0]


def bases(root, page):
    return (page.parent, root, root / "src", root / "include")


def exists(root, page, path):
    for base in bases(root, page):
        if "*" in path and any(base.glob(path)):
            return True
        if "*" not in path and (base / path).exists():
            return True
    return False


def first_step_known(root, page, path):
    step = path.split("/")[0]
    return step in (".", "..") or any((base / step).exists() for base in bases(root, page))


def ignored(root, path):
    """Whether .gitignore names it, or it leaves the tree: what is made by running things need not be there."""
    inside = os.path.normpath(path)
    if inside.startswith(".."):
        return True
    try:
        return subprocess.run(["git", "-C", str(root), "check-ignore", "-q", "--no-index", inside],
                              capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def check_page(root, page):
    """Yield (line number, why) of one Markdown file."""
    here = page.parent.relative_to(root)
    for number, line in outside_fences(page.read_text(encoding="utf-8")):
        for target in links_in(line):
            if not exists(root, page, target) and not ignored(root, here / target):
                yield number, f"link to {target}, which does not exist"
        for word in words_in(line):
            if (not ignored(root, word) and first_step_known(root, page, word)
                    and not exists(root, page, word)):
                yield number, f"`{word}` does not exist"


def pages(root):
    """Markdown files of the project; those that git ignores and those of others (third_party) are not ours."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard", "*.md"],
                            capture_output=True, text=True, check=False)
    found = ([root / name for name in listed.stdout.splitlines()] if listed.returncode == 0
             else root.glob("**/*.md"))
    return sorted(p for p in found if "third_party" not in p.relative_to(root).parts and p.is_file())


def main(argv):
    root = pathlib.Path(argv[0] if argv else pathlib.Path(__file__).parent.parent).resolve()
    found = [f"{page.relative_to(root)}:{number}: {why}" for page in pages(root) for number, why in check_page(root, page)]
    print("\n".join(found) if found else f"links: every path in {len(pages(root))} Markdown files exists")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
