#!/usr/bin/env python3
"""Passages of unlabelled text as input for the engine, a seeded sample.

    passages.py MOST TEXT.xz...   at most MOST of each file, of 350 words or a little more
"""
import json
import lzma
import pathlib
import random
import re
import sys

WORDS = 350


def passages(text):
    wrapped = max(map(len, text[:100000].splitlines())) < 200  # then blank lines end a paragraph
    out, current, words = [], [], 0
    for paragraph in re.split(r"\n\s*\n" if wrapped else r"\n", text):
        paragraph = re.sub(r"\s+", " ", paragraph).strip()
        if paragraph:
            current.append(paragraph)
            words += len(paragraph.split())
        if words > (WORDS if paragraph else WORDS // 3):
            out.append("\n\n".join(current))
            current, words = [], 0
    return out


def main():
    random.seed(1)
    for path in map(pathlib.Path, sys.argv[2:]):
        found = passages(lzma.open(path, "rt", encoding="utf-8").read())
        for i, text in enumerate(random.sample(found, min(int(sys.argv[1]), len(found)))):
            print(json.dumps({"id": f"{path.name}{i}", "text": text}))


if __name__ == "__main__":
    main()
