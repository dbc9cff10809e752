"""What the learners know of an act, of who could take part in it, and of who could vouch for it."""
import math

import records

SECTORS = ("GOV", "MIL", "REB", "CVL", "LEG", "JUD", "COP", "PTY", "OPP", "BUS", "MED", "IGO")
KINDS = ("person", "state", "place", "organization", "group", "office", "other")
FORMS = ("name", "nominal", "pronoun", "metonym")
PREPOSITIONS = ("with", "by", "against", "to", "from", "between", "in", "of", "on", "for", "at", "over", "into", "'s")
RELATIONS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "compound", "amod", "conj", "appos", "xcomp",
             "ccomp", "acl", "acl:relcl", "advcl", "root", "parataxis", "flat", "obl:agent")
REASONS = (None, "no_party", "no_other_party", "idiom", "no_doer", "no_politics", "one_party", "private_person", "name")
NEVER = -1


class Numbers:
    """Codes for values met in any report, the same every time."""

    def __init__(self, *values):
        self.codes = {v: i for i, v in enumerate(values)}

    def __call__(self, value):
        return self.codes.get(value, NEVER)


KIND, FORM, RELATION, REASON, TYPE, REALITY = (Numbers(*v) for v in (KINDS, FORMS, RELATIONS, REASONS, records.TYPES,
                                                                     records.REALITIES))
UPOS = Numbers("VERB", "NOUN", "ADJ", "PROPN", "ADV", "AUX")


def logit(chance):
    if math.isnan(chance):
        return chance
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


class Heard:
    """A transformer's scores of a report (heads.py); without any everything is unknown."""

    def __init__(self, scores=None):
        self.types = {int(k): v for k, v in scores["types"].items()} if scores else {}
        self.acts = {int(k): (v["own"], {int(o): p for o, p in v["pairs"].items()})
                     for k, v in scores["acts"].items()} if scores else {}

    def own(self, k):
        return self.acts[k][0] if k in self.acts else [math.nan] * 7

    def pair(self, k, others, column):
        """The best score of several words with the act of word `k`."""
        found = [self.acts[k][1][o][column] for o in others if o in self.acts[k][1]] if k in self.acts else []
        return logit(max(found)) if found else math.nan


def act_facts(report, act, heard, rules):
    """Of an act: how it stands in its sentence; with `rules` what they made of it."""
    token = report.tokens[act.head]
    children = {report.tokens[c]["deprel"] for c in report.children[act.head]}
    beside = [a for a in report.acts if a.sentence == act.sentence and a is not act and not a.refused]
    out = [TYPE(act.type), UPOS(token["upos"]), RELATION(token["deprel"]), act.sentence in report.titles(), min(act.sentence, 20),
           len(report.words[act.sentence]), len(report.named[act.sentence]), "aux:pass" in children, "nsubj" in children,
           "obj" in children, "obl" in children, "nmod" in children, "det" in children, len(beside),
           sum(a.type == act.type for a in beside), len(report.around(act)), (token["feats"] or {}).get("Tense") == "Past",
           any(report.tokens[c]["lemma"] in ("not", "no") for c in report.children[act.head])]
    if rules:
        out += [REASON(act.refused), REALITY(act.reality), act.statement is not None,
                sum(r == "actor" for r, _ in act.parties), sum(r == "recipient" for r, _ in act.parties),
                sum(bool(p["country"]) for p in act.parties.values()), bool(act.row.get("when_start")),
                bool(act.row.get("mode")), bool(act.row.get("parent_event_id")), len(act.row.get("mentions", ())),
                act.row.get("confidence") or 0]
    types = heard.types.get(act.head)
    own = [k for k in report.words[act.sentence] if act.begin <= report.begins[k] < act.end]
    nearby = [heard.types[k] for k in own if k in heard.types]
    if types and nearby:
        best = min(nearby, key=lambda t: t[-1])
        out += [logit(best[TYPE(act.type)]), logit(1 - best[-1]), logit(types[-1])]
    else:
        out += [math.nan] * 3
    return out + [logit(x) for x in heard.own(act.head)]


def way(report, start, end):
    """(steps up, steps down, relation of the last step up, relation of the first step down, that of `end`)."""
    up, down = report.up(start), report.up(end)
    common = next((k for k in up if k in down), None)
    if common is None:
        return NEVER, NEVER, NEVER, NEVER, RELATION(report.tokens[end]["deprel"])
    i, j = up.index(common), down.index(common)
    return (i, j, RELATION(report.tokens[up[i - 1]]["deprel"]) if i else NEVER,
            RELATION(report.tokens[down[j - 1]]["deprel"]) if j else NEVER, RELATION(report.tokens[end]["deprel"]))


def candidate_facts(report, act, heard, rules):
    """{entity: facts} of the entities that could take part in an act."""
    candidates = report.candidates(act)
    around = report.around(act)
    earlier = [a for a in report.acts if not a.refused and a is not act and act.sentence - 2 <= a.sentence <= act.sentence]
    chosen = {role: [e for r, e in act.parties if r == role] for role in records.ROLES}
    country = {e: report.entities[e]["country"] for e in candidates}
    near = set(report.near(act.sentence))
    parent = report.parent(act.head)
    mentions = {e: [m for m in report.mentions_of[e] if m["sentence"] in near] for e in candidates}
    scores = [{e: heard.pair(act.head, [m["head"] for m in mentions[e]], column) for e in candidates} for column in range(2)]
    titles = report.titles()
    out = {}
    for entity in candidates:
        row = report.entities[entity]
        here = [m for m in mentions[entity] if m["sentence"] == act.sentence]
        mention = min(here or mentions[entity], key=lambda m: abs(m["head"] - act.head), default=None)
        known = [KIND(row["kind"]), bool(row["country"]), len(row["sectors"]), *[s in row["sectors"] for s in SECTORS],
                 bool(row["office"]), len(report.mentions_of[entity]),
                 any(m["sentence"] in titles for m in report.mentions_of[entity]),
                 bool(around) and around[0]["source_entity_id"] == entity,
                 any(s["source_entity_id"] == entity for s in around), len(here)]
        if mention:
            k = mention["head"]
            case = next((report.tokens[c]["lemma"] for c in report.children[k] if report.tokens[c]["deprel"] == "case"), None)
            between = [m for m in report.named[act.sentence] if min(k, act.head) < m["head"] < max(k, act.head)] if here else []
            known += [FORM(mention["form"]), act.sentence - mention["sentence"], k - act.head, abs(k - act.head), len(between),
                      PREPOSITIONS.index(case) if case in PREPOSITIONS else NEVER, *way(report, act.head, k),
                      act.begin <= mention["begin"] < act.end, report.parent(k) == act.head,
                      parent is not None and report.parent(k) == parent]
        else:
            known += [math.nan] * 14
        same = lambda entities: sum(country[e] == row["country"] for e in entities if e != entity) if row["country"] else 0
        known += [sum((role, entity) in a.parties for a in earlier) for role in records.ROLES] + [same(candidates)]
        if rules:
            for role in records.ROLES:
                known += [entity in chosen[role], len(chosen[role]), same(chosen[role])]
            known.append(REASON(act.refused))
        for column in scores:
            others = [v for e, v in column.items() if e != entity and not math.isnan(v)]
            known += [column[entity], column[entity] - max(others, default=math.nan)]
        out[entity] = known
    return out


def sources(report, act):
    """Who could vouch for an act: the report (None), statements around it, and others of its sentence and the one before."""
    out = dict.fromkeys([None, *(s["statement_id"] for s in report.around(act))])
    for name, s in report.statements.items():
        if any(act.sentence - 1 <= report.sentence_at(c["begin"]) <= act.sentence for c in s["content"]):
            out.setdefault(name)
    return list(out)


STANCES = Numbers("asserts", "denies", "asks", "promises", "threatens", "hopes", "believes")
WAYS = Numbers("direct", "indirect", "mixed")


def source_facts(report, act, statement, heard, rules):
    around = report.around(act)
    out = [statement is None, len(around)]
    if statement is None:
        out += [math.nan] * 9
    else:
        s = report.statements[statement]
        size = sum(c["end"] - c["begin"] for c in s["content"])
        covers = any(c["begin"] <= act.begin < c["end"] for c in s["content"])
        out += [covers, bool(around) and around[0] is s, s["parent_id"] is not None, STANCES(s["stance"]), WAYS(s["kind"]), size,
                act.sentence - report.sentence_at(s["begin"]), s["source_entity_id"] is None,
                s["cue_begin"] is not None and act.begin <= s["cue_begin"] < act.end]
    if rules:
        out += [statement == act.statement, act.statement is None]
    out.append(logit(heard.own(act.head)[6]))
    row = report.statements.get(statement, {})
    places = [report.token_at(row[p]) for p in ("cue_begin", "source_begin") if row.get(p) is not None]
    return out + [heard.pair(act.head, places, 2)]


def found(report, heard, chance):
    """Acts that the transformer finds from a chance on: of words of one kind beside each other the likeliest."""
    out = []
    for k, types in sorted(heard.types.items()):
        if 1 - types[-1] < chance or k not in heard.acts:
            continue
        kind = max(range(len(types) - 1), key=lambda t: types[t])
        if out and out[-1][0] == k - 1 and out[-1][1] == kind:
            if heard.types[k - 1][-1] <= types[-1]:
                continue
            out.pop()
        out.append((k, kind))
    acts = []
    for k, kind in out:
        token = report.tokens[k]
        row = {"trigger_begin": token["begin"], "trigger_end": token["end"], "plover": records.TYPES[kind], "rule": "learned"}
        acts.append(records.Act(report, row))
    return acts
