"""How a record stands to gold: what must be right in it, and how much of the rest was found."""
import re
from collections import Counter

from records import flat, rows, words

LAYERS = ("event", "statement", "figure", "time", "place")


def plain(text):
    """For comparing names and lines: quote marks made equal, case and white space aside."""
    return flat(text).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').lower()


def field_faults(gold, record):
    """Yield what is wrong with title, dates, byline and language."""
    document, want = record["documents"], gold["document"]
    for column in ("title", "published", "byline", "lang", "retrieved"):
        if column not in want and column == "retrieved":
            continue
        have = document.get(column)
        have = str(have)[:10] if have and column in ("published", "retrieved") else have
        if plain(have) != plain(want.get(column)):
            yield f"{column} is {have!r}, not {want.get(column)!r}"


def block_faults(gold, record, paragraphs):
    """Yield blocks that are missing or carry another label, and every paragraph of the report that is not there."""
    have = Counter((b.get("kind"), plain(words(record, b.get("begin"), b.get("end"))))
                   for b in record["documents"].get("blocks") or [])
    labels = {}
    for kind, text in have:
        labels.setdefault(text, set()).add(kind)
    wanted = [(kind, text) for kind, texts in gold["document"]["blocks"].items() if kind != "paragraphs" for text in texts]
    wanted += [("paragraph", text) for text in paragraphs]
    for kind, text in wanted:
        found = labels.get(plain(text), set())
        if kind not in found:
            yield f"{kind} {text[:50]!r} is {' and '.join(sorted(found)) if found else 'lost'}"
    count = sum(n for (kind, _), n in have.items() if kind == "paragraph")
    if count != gold["document"]["blocks"]["paragraphs"]:
        yield f"{count} paragraphs, not {gold['document']['blocks']['paragraphs']}"


def body_paragraphs(gold, text):
    """Paragraphs of gold/NAME.txt: its lines after the head that gold labels as nothing else, without their datelines."""
    blocks = gold["document"]["blocks"]
    labelled = {plain(t) for kind, texts in blocks.items() if kind != "paragraphs" for t in texts}
    body = re.sub(r"\A(?:[A-Z]+: ?.*\n)+", "", text)
    paragraphs = []
    for line in body.splitlines():
        for dateline in blocks.get("dateline", []):
            line = line.removeprefix(dateline).lstrip()
        if line.strip() and plain(line) not in labelled:
            paragraphs.append(line)
    return paragraphs


def places_of(text, snippet):
    """Every span of `snippet` in `text`, white space aside."""
    pattern = r"\s+".join(re.escape(part) for part in flat(snippet).split(" "))
    return [m.span() for m in re.finditer(pattern, text)] if snippet else []


def within(text, context, snippet):
    """Spans of `snippet` inside the first place of `context`; the whole place where it stands nowhere in it."""
    for begin, end in places_of(text, context)[:1]:
        inner = places_of(text[begin:end], snippet)
        return [(begin + a, begin + b) for a, b in inner[:1]] or [(begin, end)]
    return []


def touch(left, right):
    return any(a < d and c < b for a, b in left for c, d in right)


def event_targets(gold, text):
    return [(within(text, e["context"], e["trigger"])
             + [s for more in e.get("also", []) for s in within(text, more, e["trigger"])], bool(e.get("optional")),
             {e["type"], *e.get("accept_type", [])}) for e in gold["events"]]


def statement_targets(gold, text):
    """The shortest stretch from the first words of the content to its last."""
    out = []
    for row in gold["statements"]:
        ends = places_of(text, row["content_end"])
        stretches = [(a, d) for a, _ in places_of(text, row["content_start"]) for _, d in ends if d > a]
        best = min(stretches, key=lambda s: s[1] - s[0], default=None)
        out.append(([best] if best else [], bool(row.get("optional")), None))
    return out


def name_targets(pairs, text):
    """Names and dates may stand more than once: any of the places will do, and further ones are no error."""
    return [(places_of(text, row[0]), False, None) for row in pairs]


def figure_targets(gold, text):
    return [(places_of(text, f["text"]), bool(f.get("optional")), None) for f in gold["figures"]]


def targets(layer, gold, text):
    """[(spans, counts neither way?, types that are right or None)] of one layer."""
    return {"event": event_targets, "statement": statement_targets, "figure": figure_targets,
            "time": lambda g, t: name_targets(g["times"], t),
            "place": lambda g, t: name_targets(g["places"], t)}[layer](gold, text)


def found(layer, record):
    """[(spans, type or None)] of one layer."""
    span = lambda row, name="": (row.get(name + "begin"), row.get(name + "end"))
    whole = lambda spans: [s for s in spans if None not in s]
    if layer == "event":
        return [(whole([span(e, "trigger_")]), e.get("plover")) for e in rows(record, "events")]
    if layer == "statement":
        return [(whole([span(c) for c in s.get("content") or []]), None) for s in rows(record, "statements")]
    return [(whole([span(r)]), None) for r in rows(record, layer + "s")]


def count(layer, gold, record):
    """Counter of gold, hits, system and right; pairs are one to one (but for times and places), events by a right type."""
    wanted = targets(layer, gold, record["documents"].get("text") or "")
    system, used, out = found(layer, record), set(), Counter()
    for spans, optional, types in sorted(wanted, key=lambda w: w[1]):
        repeats = layer in ("time", "place")
        hit = next((j for j, (have, kind) in enumerate(system) if (repeats or j not in used) and touch(spans, have)
                    and (types is None or kind in types)), None)
        if repeats:
            used |= {j for j, (have, _) in enumerate(system) if touch(spans, have)}
        elif hit is not None:
            used.add(hit)
        if optional:
            out["spare"] += hit is not None
        else:
            out["gold"] += 1
            out["hits"] += hit is not None
    out["system"] = len(system) - out["spare"]
    out["right"] = len(used) - out["spare"]
    return out
