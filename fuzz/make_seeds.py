#!/usr/bin/env python3
"""Writes seeds for the fuzz targets from files of our own: samples, rules, lexicons.

    fuzz/make_seeds.py OUT        makes OUT/<target>/<name>, the same bytes each time

Seeds are cut to a few KiB: short inputs are tried thousands of times a second, long ones are not.
"""
import gzip
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
LONGEST = 8192

PATTERN = re.compile(r"""^pattern\s*=\s*(['"])(.*)\1\s*$""", re.M)
JSON_LD = re.compile(rb"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.S | re.I)
LINES_WITH_YEARS = re.compile(rb"[^\n<>]*\b(?:19|20)[0-9]{2}\b[^\n<>]*")


def read(path):
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def files(pattern):
    """Yield (name, bytes) of our files that match, sorted."""
    for path in sorted(ROOT.glob(pattern)):
        yield path.name, read(path)


def pages():
    for pattern in ("samples/reports/*.html", "samples/reports/*.html.gz"):
        yield from files(pattern)


def texts():
    for pattern in ("samples/reports/*.txt", "samples/reports/*.md", "tests/golden/nothing/*.txt"):
        yield from files(pattern)


def reports():
    yield from pages()
    yield from texts()


def dates():
    for name, data in reports():
        for number, line in enumerate(LINES_WITH_YEARS.findall(data)):
            yield f"{name}.{number}", line.strip()


def json_ld():
    for name, data in pages():
        for number, script in enumerate(JSON_LD.findall(data)):
            yield f"{name}.{number}", script


def patterns():
    for name, data in files("rules/*/*.toml"):
        for number, (_, pattern) in enumerate(PATTERN.findall(data.decode("utf-8"))):
            yield f"{name}.{number}", pattern.encode("utf-8")


def zipped():
    for name, data in texts():
        yield name + ".gz", gzip.compress(data[:2000], mtime=0)


def toml():
    for pattern in ("rules/*/*.toml", "models/*.toml", "schema/*.toml", "lexicons/SOURCES.toml"):
        for name, data in files(pattern):
            yield name, cut_at_line(data, 2000)


def tables():
    for name, data in files("lexicons/*/*.tsv"):
        yield name, cut_at_line(data, 2000)


def cut_at_line(data, longest):
    """The whole lines within the first `longest` bytes."""
    return data if len(data) <= longest else data[:data.rfind(b"\n", 0, longest) + 1]


SEEDS = {
    "charset": reports,
    "date_text": dates,
    "engine": reports,
    "html_tree": pages,
    "inflate": zipped,
    "json_ld": json_ld,
    "lexicon": tables,
    "ndjson": lambda: files("samples/reports/*.ndjson"),
    "rules": patterns,
    "text_head": texts,
    "toml": toml,
}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for target, make in SEEDS.items():
        folder = pathlib.Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in make():
            (folder / name).write_bytes(data[:LONGEST])


if __name__ == "__main__":
    main()
