#!/usr/bin/env python3
"""Compares reality and statements with TimeML's subordination links, polarity, modality and tense.

    bench/timebank_reality.py TML_DIR [--dump build/release/bench/reality_dump] [--command build/release/dateline] [--misses CLASS]

TML_DIR holds .tml files (TimeBank). An event counts for a class where TimeML says what the class needs, and is right where
dateline says the same: a modal link, any reality but happened; a counter-factive link or negative polarity, negated; a factive
link or none of all these, happened; a conditional link, conditional; may, might, could or can, possible; must or should, wanted;
future tense or would, planned. Where a link and its own words both speak, the link is counted. An evidential link is right where
a statement holds the event in its content and has the reporting event for its cue, or at least holds it. TimeML asks other
questions (a purpose is modal there, an aim that was reached happened here), so these are checks, not targets.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict

UNREAL = {"planned", "wanted", "possible", "conditional", "negated"}
RIGHT = {"MODAL": UNREAL, "COUNTER_FACTIVE": {"negated"}, "FACTIVE": {"happened"}, "CONDITIONAL": {"conditional"},
         "negative polarity": {"negated"}, "may, might, could, can": {"possible"}, "must, should": {"wanted"},
         "future, would": {"planned"}, "none of these": {"happened"}}
MODALS = {"may": "may, might, could, can", "might": "may, might, could, can", "could": "may, might, could, can",
          "can": "may, might, could, can", "must": "must, should", "should": "must, should", "would": "future, would"}


def read_tml(path):
    """The text and, by event id, its span; instances by id: event, classes of its own words; links (kind, from, to)."""
    root = ET.parse(path).getroot()
    body, spans = [], {}

    def walk(node):
        begin = sum(map(len, body))
        body.append(node.text or "")
        for child in node:
            walk(child)
            body.append(child.tail or "")
        if node.tag == "EVENT":
            spans[node.get("eid")] = (begin, sum(map(len, body)))

    walk(root.find("TEXT"))
    instances = {m.get("eiid"): m for m in root.iter("MAKEINSTANCE")}
    links = [(s.get("relType"), s.get("eventInstanceID"), s.get("subordinatedEventInstance")) for s in root.iter("SLINK")]
    # Lines are broken at will, an empty one ends a paragraph.
    return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", "".join(body)), spans, instances, links


def own_class(instance):
    if instance.get("polarity") == "NEG":
        return "negative polarity"
    modal = (instance.get("modality") or "").lower()
    if modal in MODALS:
        return MODALS[modal]
    return "future, would" if instance.get("tense") == "FUTURE" else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--dump", default="build/release/bench/reality_dump")
    parser.add_argument("--command", default="build/release/dateline")
    parser.add_argument("--misses", metavar="CLASS", help="print the events of a class that are read otherwise")
    args = parser.parse_args()
    documents = {p.stem: read_tml(p) for p in sorted(args.folder.glob("*.tml"))}
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, *_) in documents.items():
            (pathlib.Path(folder) / name).write_text(text, encoding="ascii", errors="replace")
        dump = subprocess.run([args.dump, *(f"{folder}/{name}" for name in documents)], check=True, capture_output=True,
                              text=True).stdout
    reality = defaultdict(dict)
    for line in dump.splitlines():
        path, begin, end, value = line.split("\t")
        reality[pathlib.Path(path).name][int(begin), int(end)] = value
    feed = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, (text, *_) in documents.items())
    coded = subprocess.run([args.command, "code", "--format", "ndjson", "--quiet", "-"], input=feed, check=True,
                           stdout=subprocess.PIPE, text=True).stdout
    records = {r["documents"]["id"]: r for r in map(json.loads, coded.splitlines())}
    right, total, read = Counter(), Counter(), defaultdict(Counter)
    said = Counter()
    for name, (text, spans, instances, links) in documents.items():
        statements = placed(records[name], text)
        linked = {}
        for kind, source, target in links:
            if kind in ("EVIDENTIAL", "NEG_EVIDENTIAL"):
                said["links"] += 1
                inner, cue = event_span(target, spans, instances), event_span(source, spans, instances)
                holding = [s for s in statements if any(touches(inner, c) for c in s["content"])]
                said["held"] += bool(holding)
                said["cue"] += any(touches(cue, s["cue"]) for s in holding)
                if kind == "NEG_EVIDENTIAL":
                    said["denials"] += 1
                    said["denied"] += any(s["stance"] == "denies" for s in holding)
            elif kind in RIGHT:
                linked[target] = kind
        for key, instance in instances.items():
            span = spans.get(instance.get("eventID"))
            value = next((v for w, v in reality[name].items() if span and touches(span, w)), None)
            if value is None:
                continue
            kind = linked.get(key) or own_class(instance) or "none of these"
            total[kind] += 1
            read[kind][value] += 1
            right[kind] += value in RIGHT[kind]
            if args.misses == kind and value not in RIGHT[kind]:
                around = " ".join(text[max(0, span[0] - 90):span[1] + 40].split())
                print(f"{value}: {text[span[0]:span[1]]}: {around}")
    print(f"{'TimeML says':24s} events  right  read as")
    for kind in RIGHT:
        if total[kind]:
            shares = ", ".join(f"{v} {n / total[kind]:.0%}" for v, n in read[kind].most_common())
            print(f"{kind:24s} {total[kind]:6d} {right[kind] / total[kind]:6.1%}  {shares}")
    print(f"evidential links {said['links']}: held by a statement {said['held'] / said['links']:.1%}, "
          f"under its cue {said['cue'] / said['links']:.1%}; denials {said['denied']} of {said['denials']}")


def event_span(key, spans, instances):
    instance = instances.get(key)
    return spans.get(instance.get("eventID")) if instance is not None else None


def touches(a, b):
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def placed(record, text):
    """Statements in offsets of `text`: the record's text leaves white space out, so that letters are counted."""
    letters = [i for i, c in enumerate(text) if not c.isspace()]
    place, count = [], 0
    for c in record["documents"]["text"]:
        place.append(letters[min(count, len(letters) - 1)])
        count += not c.isspace()
    place.append(len(text))
    span = lambda a, b: (place[a], place[b - 1] + 1)
    return [{"stance": s["stance"], "content": [span(c["begin"], c["end"]) for c in s["content"]],
             "cue": span(s["cue_begin"], s["cue_end"]) if s["cue_begin"] is not None else None} for s in record["statements"]]


if __name__ == "__main__":
    sys.exit(main())
