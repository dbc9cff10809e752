#!/usr/bin/env python3
"""Codes the challenge set with the built command and counts what it reads as it was labelled.

    tests/challenge/check.py [COMMAND] [--misses]      COMMAND: build/release/dateline unless given

reality.tsv: a sentence, a word that names an act in it, and how the sentence presents that act. An act that is not coded at
all is counted apart: the set asks how real acts are, not which are found. nesting.tsv: a source that tells what another says;
right is a statement of the inner source with the content, below one of the outer. wording.tsv: words that are whom it was said to
(audience), that are quoted but said by nobody (scare), whose act is denied by another (contested), or that go on with a quotation
of the same speaker (continued; " // " parts paragraphs). All were written and labelled before any rule
was tried on them, and no rule may be written for one of them: what is wrong here is mended by class.
Exits 1 if a figure falls under floors.toml.
"""
import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tomllib
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def code(command, texts):
    """Records of the texts, in their order."""
    lines = (json.dumps({"id": str(i), "text": t, "published": "2024-03-20"}) for i, t in enumerate(texts))
    run = subprocess.run([*command, "code", "--format", "ndjson", "--quiet", "-"], input="\n".join(lines), check=True,
                         stdout=subprocess.PIPE, text=True, encoding="utf-8")
    records = {r["documents"]["id"]: r for r in map(json.loads, run.stdout.splitlines())}
    return [records[str(i)] for i in range(len(texts))]


def reality_of(record, act):
    """What the record says of the act that the word names; None where it has no such act. A threat is not the act threatened."""
    words = [m.span() for m in re.finditer(rf"\b{re.escape(act)}\b", record["documents"]["text"])]
    for event in record["events"]:
        if event["plover"] == "THREATEN" and not act.startswith("threat"):
            continue
        spans = [(event["trigger_begin"], event["trigger_end"]), *((m["begin"], m["end"]) for m in event.get("mentions") or [])]
        if any(a < d and c < b for a, b in words for c, d in spans):
            return event["reality"]
    return None


def nests(record, row):
    """True where the content stands on the word of the inner source within what the outer one says."""
    text = record["documents"]["text"]
    names = {e["entity_id"]: e["name"] for e in record["entities"]}
    begin = text.rindex(row["content"])
    by_id = {s["statement_id"]: s for s in record["statements"]}

    def source(s):
        words = "" if s["source_begin"] is None else text[s["source_begin"]:s["source_end"]]
        return words + " " + names.get(s["source_entity_id"] or "", "")

    return any(row["inner"] in source(s) and any(c["begin"] <= begin < c["end"] for c in s["content"])
               and row["outer"] in source(by_id.get(s["parent_id"], {"source_begin": None, "source_entity_id": None}))
               for s in record["statements"])


def is_worded(record, row):
    """True where the record reads the words as the row has them."""
    text, words = record["documents"]["text"], row["words"]
    begin = text.index(words)
    end = begin + len(words)
    holds = lambda spans: any(s["begin"] < end and begin < s["end"] for s in spans)
    statements = record["statements"]
    if row["kind"] == "audience":
        return any(holds(s["audience"] or []) for s in statements)
    if row["kind"] == "scare":
        return not any(text[c["begin"]:c["end"]] == words for s in statements for c in s["content"])
    if row["kind"] == "contested":
        return any(e["contested_by"] for e in record["events"] if e["trigger_begin"] < end and begin < e["trigger_end"])
    return any(holds(s["content"]) and s["source_begin"] is not None for s in statements)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="?", default=str(ROOT / "build/release/dateline"))
    parser.add_argument("--misses", action="store_true", help="print every sentence that is read otherwise")
    args = parser.parse_args()
    acts, nested, worded = read("reality.tsv"), read("nesting.tsv"), read("wording.tsv")
    right, found, total = Counter(), Counter(), Counter()
    for row, record in zip(acts, code([args.command], [r["text"] for r in acts])):
        got = reality_of(record, row["act"])
        total[row["reality"]] += 1
        found[row["reality"]] += got is not None
        right[row["reality"]] += got == row["reality"]
        if args.misses and got != row["reality"]:
            print(f"{row['reality']} read as {got}: {row['act']}: {row['text']}")
    good = 0
    for row, record in zip(nested, code([args.command], [r["text"] for r in nested])):
        held = nests(record, row)
        good += held
        if args.misses and not held:
            print(f"not nested: {row['text']}")
    kinds, held_kinds = Counter(r["kind"] for r in worded), Counter()
    for row, record in zip(worded, code([args.command], [r["text"].replace(" // ", "\n\n") for r in worded])):
        held = is_worded(record, row)
        held_kinds[row["kind"]] += held
        if args.misses and not held:
            print(f"not {row['kind']}: {row['words']}: {row['text']}")
    figures = {name: right[name] / found[name] for name in total}
    figures["reality"] = sum(right.values()) / sum(found.values())
    figures["found"] = sum(found.values()) / sum(total.values())
    figures["nesting"] = good / len(nested)
    figures |= {kind: held_kinds[kind] / kinds[kind] for kind in kinds}
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    low = [name for name, value in figures.items() if value < floors[name]]
    for name, value in figures.items():
        print(f"{name:12s} {value:6.1%}  floor {floors[name]:6.1%}" + ("  too low" if name in low else ""))
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
