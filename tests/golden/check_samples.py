#!/usr/bin/env python3
"""Codes the sample reports with the built command and compares what it writes with samples/gold.

    tests/golden/check_samples.py [COMMAND]      COMMAND: build/release/dateline unless given

Must hold: every report is there once; title, date, byline and language; every block under the label that gold
gives it, no paragraph lost and none added; offsets inside the text; ids that point at rows. The articles in
nothing/ yield no event of conflict. Counted, and held to floors.toml: events (right type at the right words),
statements, figures, times, places. Exits 1 if anything falls short; each fault is one line that names the report.
Faults of today stand in known_faults.txt, one a line: they may go, and then must leave the list, but none may come.
"""
import json
import pathlib
import sys
import tomllib
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))
from compare import LAYERS, block_faults, body_paragraphs, count, field_faults  # noqa: E402
from records import broken_spans, dangling, rows, run  # noqa: E402

CONFLICT = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN")


def read_gold(folder):
    """{name: (gold object, text it was annotated on)}."""
    return {path.stem: (json.loads(path.read_text(encoding="utf-8")),
                        path.with_suffix(".txt").read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.json"))}


def sample_faults(gold, records):
    """Yield every fault that no floor excuses."""
    for name in sorted(set(records) - set(gold)):
        yield f"{name}: coded, but gold knows no such report"
    for name, (want, text) in gold.items():
        if name not in records:
            yield f"{name}: no record"
            continue
        record = records[name]
        for fault in (*field_faults(want, record), *block_faults(want, record, body_paragraphs(want, text)),
                      *broken_spans(record), *dangling(record)):
            yield f"{name}: {fault}"


def nothing_faults(records, names):
    """Yield every event of conflict that was read into an article without one."""
    for name in names:
        if name not in records:
            yield f"nothing/{name}: no record"
            continue
        record = records[name]
        for fault in (*broken_spans(record), *dangling(record)):
            yield f"nothing/{name}: {fault}"
        for event in rows(record, "events"):
            if event.get("plover") in CONFLICT:
                trigger = record["documents"]["text"][event["trigger_begin"]:event["trigger_end"]]
                yield f"nothing/{name}: {event['plover']} read into {trigger!r}"


def shares(gold, records):
    """{layer: {"recall": share, "precision": share}} over all reports together."""
    out = {}
    for layer in LAYERS:
        total = sum((count(layer, want, records[name]) for name, (want, _) in gold.items() if name in records), Counter())
        out[layer] = {"recall": total["hits"] / total["gold"] if total["gold"] else 0.0,
                      "precision": total["right"] / total["system"] if total["system"] else 0.0}
    return out


def floor_faults(figures, floors):
    for layer, pair in figures.items():
        for name, value in pair.items():
            floor = floors[layer][name]
            if value < floor:
                yield f"{layer} {name} is {value:.3f}, under its floor of {floor}"


def main(argv):
    command = str(pathlib.Path(argv[0]).resolve()) if argv else str(ROOT / "build/release/dateline")
    gold = read_gold(ROOT / "samples/gold")
    records = run(command, ROOT / "samples/reports")
    names = sorted(p.stem for p in (HERE / "nothing").glob("*.txt"))
    figures = shares(gold, records)
    faults = [*sample_faults(gold, records), *nothing_faults(run(command, HERE / "nothing"), names),
              *floor_faults(figures, tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")))]
    known = set((HERE / "known_faults.txt").read_text(encoding="utf-8").splitlines())
    mended = [f"{fault}: mended; take it out of known_faults.txt" for fault in sorted(known - set(faults))]
    print("\n".join(f"known: {fault}" for fault in faults if fault in known))
    faults = [*(fault for fault in faults if fault not in known), *mended]
    print("\n".join(faults))
    for layer, pair in figures.items():
        print(f"{layer:10} recall {pair['recall']:.3f}  precision {pair['precision']:.3f}")
    print(f"{len(gold)} reports and {len(names)} articles without an event: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
