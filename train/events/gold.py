"""Annotated reports: as input for the engine, and which of its rows their annotators list too."""
import json
import pathlib
import re

OPEN = ("public domain", "CC BY 4.0", "CC BY 2.5")
HELD_OUT = 4  # every fourth report is for measuring only


def reports(folder):
    """[(number, licence is open, input record, gold)] by number."""
    folder = pathlib.Path(folder)
    licences = {row["n"]: row["licence"] for row in json.loads((folder / "index.json").read_text(encoding="utf-8"))}
    out = []
    for path in sorted((folder / "gold").glob("*.json")):
        number = int(path.stem)
        raw = (folder / "docs" / f"{path.stem}.txt").read_text(encoding="utf-8")
        head = re.match(r"((?:[A-Z]+: ?.*\n)+)\n*", raw)
        fields = dict(re.findall(r"^([A-Z]+): ?(.*)$", head.group(), re.M))
        record = {"id": path.stem, "text": raw[head.end():]}
        record |= {key: fields[key.upper()].strip() for key in ("title", "published", "publisher")
                   if fields.get(key.upper(), "").strip()}
        out.append((number, licences[number] in OPEN, record, json.loads(path.read_text(encoding="utf-8"))))
    return out


def find(text, snippet):
    """Span of `snippet` in `text`, whatever blanks lie between its words; None where it is not."""
    found = re.search(r"\s+".join(map(re.escape, snippet.split())), text) if snippet.split() else None
    return found.span() if found else None


def spans(event, text):
    """Where the text tells of a gold event: its trigger first, then its other mentions."""
    places = []
    for around in [event["context"], *event.get("also", ())]:
        place = find(text, around)
        if place:
            inner = find(text[place[0]:place[1]], event["trigger"])
            places.append((place[0] + inner[0], place[0] + inner[1]) if inner else place)
    if places and event.get("accept_trigger"):
        left = max((text.rfind(mark, 0, places[0][0]) for mark in ".!?\n"), default=-1) + 1
        right = min((at for at in (text.find(mark, places[0][1]) for mark in ".!?\n") if at >= 0), default=len(text))
        for other in event["accept_trigger"]:
            inner = find(text[left:right], other)
            if inner:
                places.append((left + inner[0], left + inner[1]))
    return places


def label(document, gold):
    """For each of the engine's rows 1 (an annotator has it too), 0, or None (annotators may differ). One row to
    one gold event: by words, rather of the same type; else by sentence, type and a country."""
    raw = document["text"].encode()
    text = document["text"]
    place = lambda at: len(raw[:at].decode())
    rows = [(place(e["begin"]), place(e["end"]), place(e["sentence_begin"]), place(e["sentence_end"]), e)
            for e in document["events"]]
    scored = []
    for g, event in enumerate(gold["events"]):
        places = spans(event, text)
        types = {event["type"], *event.get("accept_type", ())}
        countries = {p.get("country") for p in event["actors"] + event["recipients"]} - {None}
        for r, (begin, end, first, last, row) in enumerate(rows):
            same, shared = row["type"] in types, len(countries & set(row["countries"]))
            if any(a < end and begin < b for a, b in places):
                scored.append((100 + 20 * same + 3 * min(shared, 3), -g, -r))
            elif same and shared and any(first <= a < last for a, _ in places):
                scored.append((10 + 3 * min(shared, 3), -g, -r))
    labels, used = [0] * len(rows), set()
    taken = set()
    for _, g, r in sorted(scored, reverse=True):
        if g not in used and r not in taken:
            used.add(g)
            taken.add(r)
            labels[-r] = None if gold["events"][-g].get("optional") else 1
    return labels
