"""Annotated reports: as input for the engine, and which of its rows their annotators list too."""
import collections
import functools
import json
import pathlib
import re
import sys
import unicodedata

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


SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE"}  # both sides of these are actors
NO_NAME = {"the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "mr", "mrs", "ms", "s", "his", "her", "its"}


@functools.lru_cache(maxsize=None)
def words(name):
    """A name's words without case, accents, endings of the genitive and words that name nothing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return [w for w in re.findall(r"\w+", re.sub(r"'s\b", "", plain.replace("’", "'").casefold())) if w not in NO_NAME]


def alike(a, b):
    return a == b or (min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a)))


@functools.lru_cache(maxsize=None)
def same_name(a, b):
    """One name holds every word of the other, or both end in the same word."""
    short, long = sorted((words(a), words(b)), key=len)
    return bool(short) and (all(any(alike(x, y) for y in long) for x in short) or alike(short[-1], long[-1]))


STATES = collections.defaultdict(set)
for line in (pathlib.Path(__file__).parents[2] / "lexicons/actors/country_names.tsv").read_text("utf-8").splitlines():
    if not line.startswith("#") and line.split("\t")[2] == "name":
        STATES[line.split("\t")[1]].add(tuple(words(line.split("\t")[0])))


@functools.lru_cache(maxsize=None)
def state(name):
    """Codes of the states that go by a name."""
    return {code for code, own in STATES.items() if tuple(words(name)) in own}


def states(names):
    return set().union(*map(state, names))


def same_party(wanted, names, country):
    """Whether a gold party is somebody called `names` who acts for `country`; states go by any of their names."""
    code = wanted.get("country")
    if code and code != country:
        return False
    return (any(same_name(wanted["name"], name) for name in names)
            or (code in states([wanted["name"]]) and code in states(names)))


def same_source(event, names):
    """Whether whoever is called `names` vouches for a gold event ("report" and "unnamed" name nobody)."""
    for wanted in [event.get("source") or "report", *event.get("accept_source", ())]:
        if wanted in ("report", "unnamed"):
            if wanted in names:
                return True
        elif "report" not in names and (any(same_name(wanted, n) for n in names if n != "unnamed")
                                          or states([wanted]) & states(names)):
            return True
    return False


def types(event):
    return {event["type"], *event.get("accept_type", ())}


def realities(event):
    return {event["reality"], *event.get("accept_reality", ())}


def wanted(event):
    """{role: gold parties}; all are actors where both sides are."""
    if types(event) & SYMMETRIC:
        return {"actor": event["actors"] + event["recipients"], "recipient": []}
    return {"actor": event["actors"], "recipient": event["recipients"]}


if __name__ == "__main__":  # gold.py ANNOTATED: the reports as input for the engine
    for _, _, report, _ in reports(sys.argv[1]):
        print(json.dumps(report))
