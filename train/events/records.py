"""The engine's records as the learners see them: words in their tree, acts told of or refused, who could take part."""
import bisect
import collections
import json

import gold

TYPES = ("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
         "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN")
REALITIES = ("happened", "negated", "planned", "possible", "conditional", "wanted")
ROLES = ("actor", "recipient")
LOOKS_BACK = 2  # sentences before an act's own in which a party may be named
CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}


class Act:
    """A row of the engine (`refused` is None) or a candidate that it refused, with the reason."""

    def __init__(self, report, row, refused=None):
        self.begin, self.end = (row["begin"], row["end"]) if refused else (row["trigger_begin"], row["trigger_end"])
        self.type, self.rule, self.refused, self.row = row["plover"], row["rule"], refused, row
        self.head = report.head_of(self.begin, self.end)
        self.sentence = report.sentence_at(self.begin)
        self.reality = row.get("reality")
        self.statement = row.get("statement_id")
        self.parties = {(p["role"], p["entity_id"]): p for p in row.get("participants", ())}


class Report:
    """One document of `code --layers tokens --format ndjson`. Places count characters of `text`."""

    def __init__(self, record):
        self.id, self.text = record["documents"].get("id"), record["documents"]["text"]
        self.headline = {k for k, b in enumerate(record["documents"]["blocks"]) if b["kind"] == "headline"}
        self.tokens, self.sentences = record["tokens"], record["sentences"]
        self.begins = [t["begin"] for t in self.tokens]
        self.sentence_begins = [s["begin"] for s in self.sentences]
        self.first = {}
        self.words = collections.defaultdict(list)  # tokens by sentence
        for k, token in enumerate(self.tokens):
            self.first.setdefault(token["sentence"], k)
            self.words[token["sentence"]].append(k)
        self.children = collections.defaultdict(list)
        for k in range(len(self.tokens)):
            if self.parent(k) is not None:
                self.children[self.parent(k)].append(k)
        self.entities = {e["entity_id"]: e for e in record["entities"]}
        self.mentions = {m["mention_id"]: m for m in record["mentions"]}
        self.named = collections.defaultdict(list)  # mentions by sentence, in order
        self.mentions_of = collections.defaultdict(list)  # by entity
        for mention in sorted(record["mentions"], key=lambda m: (m["begin"], m["end"])):
            mention["sentence"] = self.sentence_at(mention["begin"])
            mention["head"] = self.head_of(mention["begin"], mention["end"])
            self.named[mention["sentence"]].append(mention)
            self.mentions_of[mention["entity_id"]].append(mention)
        self.statements = {s["statement_id"]: s for s in record["statements"]}
        self.acts = [Act(self, e) for e in record["events"]]
        self.acts += [Act(self, r, r["reason"]) for r in record["rejects"] if r["plover"] in TYPES]

    def parent(self, k):
        """The token a token hangs on; None for a root."""
        token = self.tokens[k]
        return self.first[token["sentence"]] + token["head"] - 1 if token["head"] else None

    def token_at(self, place):
        return max(bisect.bisect_right(self.begins, place) - 1, 0)

    def sentence_at(self, place):
        return max(bisect.bisect_right(self.sentence_begins, place) - 1, 0)

    def head_of(self, begin, end):
        """The word of a span that hangs on none of its other words; of several the first content word."""
        first = self.token_at(begin)
        inside = range(first, max(bisect.bisect_left(self.begins, end), first + 1))
        tops = [k for k in inside if self.parent(k) not in inside]
        return next((k for k in tops if self.tokens[k]["upos"] in CONTENT), tops[0] if tops else first)

    def up(self, k):
        """A token and those above it."""
        out = []
        while k is not None and k not in out:
            out.append(k)
            k = self.parent(k)
        return out

    def titles(self):
        return [s["sentence"] for s in self.sentences if s["block"] in self.headline]

    def near(self, sentence):
        """Sentences in which parties of an act in `sentence` are looked for, its own last."""
        out = [s for s in self.titles() if s < sentence - LOOKS_BACK]
        return out + list(range(max(0, sentence - LOOKS_BACK), sentence + 1))

    def candidates(self, act):
        """Entities that could take part in an act: named near it, in the statements around it, chosen by rules."""
        out = dict.fromkeys(m["entity_id"] for s in reversed(self.near(act.sentence)) for m in self.named[s])
        for statement in self.around(act):
            out.setdefault(statement["source_entity_id"])
        for _, entity in act.parties:
            out.setdefault(entity)
        return [e for e in out if e in self.entities]

    def around(self, act):
        """Statements whose content holds an act's words, the innermost first; then that which the rules chose."""
        found = [s for s in self.statements.values()
                 if any(c["begin"] <= act.begin < c["end"] for c in s["content"])]
        found.sort(key=lambda s: sum(c["end"] - c["begin"] for c in s["content"]))
        if act.statement and all(s["statement_id"] != act.statement for s in found):
            found.append(self.statements[act.statement])
        return found

    def names(self, entity_id, mention_id=None):
        """What an entity is called: its name, and the words of a mention that is no pronoun."""
        entity, mention = self.entities.get(entity_id) or {}, self.mentions.get(mention_id)
        out = [entity.get("name")]
        if mention and mention["form"] != "pronoun":
            out.append(self.text[mention["begin"]:mention["end"]])
        return [n for n in out if n]

    def party(self, entity_id, act=None):
        """(names, country) of an entity as it takes part in an act."""
        chosen = next((p for (_, e), p in act.parties.items() if e == entity_id), None) if act else None
        return (self.names(entity_id, chosen and chosen["mention_id"]),
                (chosen and chosen["country"]) or self.entities[entity_id]["country"])

    def source(self, statement_id):
        """Names of who vouches, as gold has them: "report", "unnamed" or what somebody is called."""
        if statement_id is None:
            return ["report"]
        row = self.statements[statement_id]
        words = self.text[row["source_begin"]:row["source_end"]] if row["source_begin"] is not None else ""
        return (self.names(row["source_entity_id"]) + [words] * bool(words)
                + ["unnamed"] * (row["source_entity_id"] is None))


def days(row):
    if not row.get("when_start") or row["when_how"] in ("default", "metadata"):
        return None
    return [row["when_start"][:10], (row["when_end"] or row["when_start"])[:10]]


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [Report(json.loads(line)) for line in lines]


class Annotated:
    """A report with what its annotators list."""

    def __init__(self, number, is_open, report, annotated):
        self.number, self.open, self.report = number, is_open, report
        self.held_out = number % gold.HELD_OUT == 0
        self.events = annotated["events"]
        self.places = [gold.spans(event, report.text) for event in self.events]


def annotated(folder, records):
    reports = {r.id: r for r in read(records)}
    return [Annotated(n, is_open, reports[record["id"]], g) for n, is_open, record, g in gold.reports(folder)]
