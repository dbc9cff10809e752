#!/usr/bin/env python3
"""Writes seeds for the fuzz targets from files of our own: samples, rules, lexicons.

    fuzz/make_seeds.py OUT        makes OUT/<target>/<name>, the same bytes each time; an empty folder for targets
                                  that have seeds in fuzz/corpus/ alone

Seeds are cut to a few KiB: short inputs are tried thousands of times a second, long ones are not.
"""
import gzip
import hashlib
import pathlib
import re
import struct
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


def paragraphs():
    """Texts behind the byte that says what kind of block they are."""
    for kind, (name, data) in enumerate(texts()):
        yield name, bytes([kind % 4]) + data


def inputs():
    yield from reports()
    yield from files("samples/reports/*.ndjson")
    yield from zipped()


def path_lists():
    names = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("samples/*/*"))]
    yield "lines", "\n".join(names).encode("utf-8")
    yield "mark_and_returns", b"\xef\xbb\xbf" + "\r\n\r\n".join(names).encode("utf-8")


def tensor_files():
    yield from files("fuzz/corpus/model_file/*.bin")
    text = b"noun\0verb\0"
    entry = struct.pack("<40sIIIIQQQ", b"words", 4, 1, len(text), 0, 128, len(text), 0)
    header = struct.pack("<8sIIII", b"DLMODEL\n", 1, 1, 1, 0)
    yield "strings.bin", (header + entry).ljust(128, b"\0") + text


def word_models():
    yield "boundaries.bin", struct.pack("<8sIIf16b", b"DLSPLIT1", 1, 16, 0.5, *range(-8, 8))
    edits = b"".join(struct.pack("<BB", cut, len(add)) + add for cut, add in ((0, b""), (1, b""), (3, b"y")))
    endings = b"".join(struct.pack("<QH", 1 << 40 | key, key) for key in range(3))
    cases = struct.pack("<QH", 7, 2)
    yield "lemmas.bin", struct.pack("<8sIIII", b"DLLEMMA1", 1, 3, 3, 1) + edits + endings + cases


def gazetteers():
    """One place with one name, and one with two names and more buckets; layout: docs/formats/gazetteer.md."""
    for name, hashes, bits in (("one.bin", (7,), 0), ("two.bin", (7, 3 << 62), 1)):
        pool = b"\0Lima\0PER\0PPLC\0"
        place = struct.pack("<ddqIIIIIB3x", -12.04, -77.03, 3936456, 1, 6, 0, 10, 7737002, 0)
        body = place + b"".join(struct.pack("<Q", h) for h in hashes)
        body += b"".join(struct.pack("<IhhBB2x", 0, 1535, 0, 3, 0) for _ in hashes)
        body += b"\0" * (-len(body) % 8)
        bounds = [sum(h >> 1 >> 63 - bits < b for h in hashes) for b in range((1 << bits) + 1)]
        body += struct.pack(f"<{len(bounds)}I", *bounds)
        body += b"\0" * (-len(body) % 8) + struct.pack("<II", 0, 0) + pool
        counts = struct.pack("<5I", 1, len(hashes), 1, len(pool), bits)
        digested = (b"0" * 64 + counts).ljust(112, b"\0") + body
        digest = hashlib.sha256(digested).hexdigest().encode("ascii")
        yield name, struct.pack("<8sII", b"DLPLACE\n", 1, 1) + digest + digested


def cut_at_line(data, longest):
    """The whole lines within the first `longest` bytes."""
    return data if len(data) <= longest else data[:data.rfind(b"\n", 0, longest) + 1]


SEEDS = {
    "charset": reports,
    "date_text": dates,
    "engine": reports,
    "gazetteer": gazetteers,
    "html_tree": pages,
    "inflate": zipped,
    "input": inputs,
    "json_ld": json_ld,
    "lexicon": tables,
    "ndjson": lambda: files("samples/reports/*.ndjson"),
    "page": reports,
    "path_list": path_lists,
    "rules": patterns,
    "tensor_file": tensor_files,
    "text_head": texts,
    "tokens": paragraphs,
    "toml": toml,
    "word_models": word_models,
}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for source in sorted(ROOT.glob("fuzz/*_fuzz.cc")):
        target = source.stem.removesuffix("_fuzz")
        folder = pathlib.Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in SEEDS.get(target, tuple)():
            (folder / name).write_bytes(data[:LONGEST])


if __name__ == "__main__":
    main()
