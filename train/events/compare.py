#!/usr/bin/env python3
"""Rules alone, learned alone, and both in one decision, for acts and their types, parties, reality and source; compare.sh
has the command.

    compare.py ANNOTATED RECORDS [SCORES]

RECORDS is what `dateline code --layers tokens --format ndjson` writes of the reports, SCORES what heads.py makes of them.
Learners see reports of open licence whose number four does not divide: by five folds of reports for the figures of those,
all of them for the others. Margins and thresholds are those that are best on the reports developed with. Writes Markdown.
"""
import collections
import json
import sys

import lightgbm as lgb
import numpy as np

import facts
import gold
import measure
import records

FOLDS = 5
TREES = 120
PARAMS = {"learning_rate": 0.06, "num_leaves": 8, "min_data_in_leaf": 20, "feature_fraction": 0.4, "bagging_fraction": 0.8,
          "bagging_freq": 1, "lambda_l2": 5, "verbosity": -1, "seed": 1, "num_threads": 1, "deterministic": True,
          "force_row_wise": True}


def chances(documents, rows, labels, owner, classes=1):
    """What trees that have not seen a row's report say of it. Rows without label (None) are said, not learned from."""
    rows = np.array(rows, np.float32)
    known = np.array([v is not None for v in labels])
    labels = np.array([v or 0 for v in labels])
    learn = np.array([documents[d].open and not documents[d].held_out for d in owner])
    fold = np.array([documents[d].number // gold.HELD_OUT % FOLDS for d in owner])
    params = {**PARAMS, **({"objective": "binary"} if classes == 1 else {"objective": "multiclass", "num_class": classes})}
    out = np.zeros(len(rows) if classes == 1 else (len(rows), classes))
    for k in [*range(FOLDS), None]:
        use = learn & known & (fold != k if k is not None else True)
        here = learn & (fold == k) if k is not None else ~learn
        if here.any():
            model = lgb.train(params, lgb.Dataset(rows[use], labels[use]), TREES)
            out[here] = model.predict(rows[here], num_threads=1)
    return out


class Learned:
    """The trees' view of some acts of each report: chances that they are right, of parties, of realities, of sources."""

    def __init__(self, documents, heard, acts, rules):
        self.documents, self.acts = documents, acts
        owner, rows, labels = [], [], []
        partner = {}  # act: its gold event
        for d, document in enumerate(documents):
            for a, event in self.partners(document, acts[d]).items():
                partner[d, a] = event
        self.partner = partner
        at = [(d, a) for d, own in enumerate(acts) for a in range(len(own))]
        own_facts = {}
        for d, a in at:
            report, act = documents[d].report, acts[d][a]
            own_facts[d, a] = facts.act_facts(report, act, heard[d], rules)
        event = lambda key: partner.get(key)
        owner = [d for d, _ in at]
        table = [own_facts[k] for k in at]
        labels = [None if event(k) and event(k).get("optional") else int(event(k) is not None) for k in at]
        self.right = dict(zip(at, chances(documents, table, labels, owner)))
        reality = [records.REALITIES.index(event(k)["reality"]) if event(k) else None for k in at]
        self.reality = dict(zip(at, chances(documents, table, reality, owner, len(records.REALITIES))))
        # parties
        keys, table, owner = [], [], []
        labels = {role: [] for role in records.ROLES}
        for d, a in at:
            report, act = documents[d].report, acts[d][a]
            candidates = facts.candidate_facts(report, act, heard[d], rules)
            best = self.best(report, act, candidates, event((d, a))) if event((d, a)) else None
            for entity, known in candidates.items():
                keys.append((d, a, entity))
                owner.append(d)
                table.append(own_facts[d, a] + known)
                for role in records.ROLES:
                    labels[role].append(best[role].get(entity, 0) if best else None)
        self.party = {role: dict(zip(keys, chances(documents, table, labels[role], owner))) for role in records.ROLES}
        self.candidates = collections.defaultdict(list)
        for d, a, entity in keys:
            self.candidates[d, a].append(entity)
        # sources
        keys, table, owner, labels = [], [], [], []
        for d, a in at:
            report, act = documents[d].report, acts[d][a]
            for statement in facts.sources(report, act):
                keys.append((d, a, statement))
                owner.append(d)
                table.append(own_facts[d, a] + facts.source_facts(report, act, statement, heard[d], rules))
                labels.append(int(gold.same_source(event((d, a)), report.source(statement))) if event((d, a)) else None)
        self.source = collections.defaultdict(dict)
        for (d, a, statement), chance in zip(keys, chances(documents, table, labels, owner)):
            self.source[d, a][statement] = chance

    @staticmethod
    def partners(document, acts):
        """{act: gold event}: rows first, then refused acts for what no row tells of."""
        out, used = {}, set()
        for refused in (False, True):
            some = [a for a, act in enumerate(acts) if bool(act.refused) == refused]
            for g, i in measure.pairs(document, [measure.told(document.report, acts[a]) for a in some]):
                if id(document.events[g]) not in used:
                    out[some[i]] = document.events[g]
        used |= {id(e) for e in out.values()}
        return out

    @staticmethod
    def best(report, act, candidates, event):
        """{role: {entity: 1 or None}}: for each gold party one candidate, rather the rules' or the nearest; the others that
        it may be are not learned from."""
        out = {role: {} for role in records.ROLES}
        distance = lambda e: min((abs(m["begin"] - act.begin) for m in report.mentions_of[e]), default=10 ** 6)
        for role, parties in gold.wanted(event).items():
            for wanted in parties:
                fit = [e for e in candidates if gold.same_party(wanted, *report.party(e, act)) and out[role].get(e) != 1]
                fit.sort(key=lambda e: ((role, e) not in act.parties, distance(e)))
                for i, e in enumerate(fit):
                    out[role][e] = 1 if i == 0 else out[role].get(e)
        return out

    def likely(self, d, a, role, chance):
        """Candidates from a chance on, the likeliest of those that go by one name."""
        report, act = self.documents[d].report, self.acts[d][a]
        out = []
        for e in sorted(self.candidates[d, a], key=lambda e: -self.party[role][d, a, e]):
            if self.party[role][d, a, e] < chance:
                break
            names, country = report.party(e, act)
            if not any(country == c and any(gold.same_name(x, y) for x in names for y in n)
                       for n, c in (report.party(o, act) for o in out)):
                out.append(e)
        return out

    def score(self, d, a, role, entities):
        return sum(facts.logit(self.party[role][d, a, e]) for e in entities if e in self.candidates[d, a])


def pooled(documents, tell):
    """[counts of the reports developed with, of those held out]; `tell(d)` gives a report's acts."""
    out = [collections.Counter(), collections.Counter()]
    for d, document in enumerate(documents):
        out[document.held_out].update(measure.count(document, tell(d)))
    return out


class Decisions:
    def __init__(self, documents, learned, rows):
        self.documents, self.learned, self.rows = documents, learned, rows

    def told(self, d, a, actors=None, recipients=None, **changes):
        report, act = self.documents[d].report, self.learned.acts[d][a]
        for role, chosen in (("actors", actors), ("recipients", recipients)):
            if chosen is not None:
                changes[role] = [report.party(e, act) for e in chosen]
        return measure.told(report, act, **changes)

    def rules(self, d, skip=lambda a: False, **change):
        """The rules' rows, each with what `change` (functions of report and act) gives instead."""
        return [self.told(d, a, **{k: f(d, a) for k, f in change.items()}) for a in self.rows[d] if not skip(a)]

    def chosen(self, d, a, role):
        return [e for r, e in self.learned.acts[d][a].parties if r == role]

    def alone(self, role, chance):
        return lambda d, a: self.learned.likely(d, a, role, chance)

    def instead(self, role, chance, margin):
        """Learned parties where they are likelier than the rules' by a margin of log-odds."""
        def choose(d, a):
            chosen, other = self.chosen(d, a, role), self.learned.likely(d, a, role, chance)
            better = self.learned.score(d, a, role, other) - self.learned.score(d, a, role, chosen)
            return other if better > margin and set(other) != set(chosen) else chosen
        return choose

    def missing(self, role, chance):
        """Learned parties where the rules know none."""
        def choose(d, a):
            return self.chosen(d, a, role) or self.learned.likely(d, a, role, chance)[:1]
        return choose

    def reality(self, margin):
        def choose(d, a):
            chance, own = self.learned.reality[d, a], self.learned.acts[d][a].reality
            best = int(np.argmax(chance))
            if own is None or (margin is not None and chance[best] - chance[records.REALITIES.index(own)] > margin):
                return records.REALITIES[best]
            return own if margin is not None else records.REALITIES[best]
        return choose

    def source(self, margin):
        def choose(d, a):
            chance, own = self.learned.source[d, a], self.learned.acts[d][a].statement
            best = max(chance, key=lambda s: chance[s])
            keep = margin is not None and chance[best] - chance.get(own, 0) <= margin
            return self.documents[d].report.source(own if keep else best)
        return choose


def line(what, counts, names):
    cells = []
    for c in counts:
        f = measure.figures(c)
        cells.append(", ".join(f"{f[n]:.0f}" if n == "full records" else f"{f[n]:.1f}" for n in names))
    return f"| {what} | " + " | ".join(cells) + " |"


def table(title, names, rows):
    print(f"\n**{title}**\n\n| decision | developed with: {', '.join(names)} | held out: {', '.join(names)} |\n|---|---|---|")
    for what, counts in rows:
        print(line(what, counts, names))


def best(documents, options, key):
    """(option, counts) that is best on the reports developed with; `options` {name: tell}."""
    out = None
    for name, tell in options.items():
        counts = pooled(documents, tell)
        value = measure.figures(counts[0])[key]
        if out is None or value > out[0]:
            out = value, name, counts
    return out[1:]


def main():
    folder, own = sys.argv[1:3]
    documents = records.annotated(folder, own)
    scores = json.load(open(sys.argv[3], encoding="utf-8")) if len(sys.argv) > 3 else [None] * len(documents)
    heard = [facts.Heard(s) for s in scores]
    deaf = [facts.Heard() for _ in documents]
    acts = [d.report.acts for d in documents]
    rows = [[a for a, act in enumerate(own) if not act.refused] for own in acts]
    refused = [[a for a, act in enumerate(own) if act.refused] for own in acts]
    views = {"trees": Learned(documents, deaf, acts, True)}
    blind = {"trees": Learned(documents, deaf, acts, False)}
    if len(sys.argv) > 3:
        views["trees and transformer"] = Learned(documents, heard, acts, True)
        blind["trees and transformer"] = Learned(documents, heard, acts, False)
    rules = pooled(documents, Decisions(documents, views["trees"], rows).rules)
    print(f"{sum(not d.held_out for d in documents)} reports developed with "
          f"({sum(d.open and not d.held_out for d in documents)} to learn from), {sum(d.held_out for d in documents)} held out.")

    names = ["P", "R", "F1", "type", "full records"]
    out = [("rules alone", rules)]
    if len(sys.argv) > 3:
        alone = {c: [facts.found(d.report, h, c) for d, h in zip(documents, heard)] for c in (0.3, 0.4, 0.5, 0.6, 0.7)}
        chance, _ = best(documents, {c: lambda d, c=c: [measure.told(documents[d].report, a) for a in alone[c][d]]
                                     for c in alone}, "F1")
        decide = Decisions(documents, Learned(documents, heard, alone[chance], False), [range(len(a)) for a in alone[chance]])
        tell = lambda d: decide.rules(d, actors=decide.alone("actor", 0.5), recipients=decide.alone("recipient", 0.5),
                                      reality=decide.reality(None), source=decide.source(None))
        out.append((f"learned alone: transformer from {chance} on", pooled(documents, tell)))
    for name, learned in views.items():
        decide = Decisions(documents, learned, rows)
        options = {c: lambda d, c=c: [decide.told(d, a) for a in rows[d] if learned.right[d, a] >= c]
                   for c in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5)}
        chance, counts = best(documents, options, "F1")
        out.append((f"rules propose, {name} drop what is under {chance}", counts))
        def more(d, c, party):
            told = decide.rules(d)
            for a in refused[d]:
                if learned.right[d, a] < c:
                    continue
                actors, recipients = (learned.likely(d, a, role, 0.5) for role in records.ROLES)
                if party and not actors + recipients:
                    continue
                told.append(decide.told(d, a, actors=actors, recipients=recipients, reality=decide.reality(None)(d, a),
                                        source=decide.source(None)(d, a)))
            return told
        for party in (False, True):
            options = {c: lambda d, c=c: more(d, c, party) for c in (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)}
            chance, counts = best(documents, options, "F1")
            who = " that have parties" if party else ""
            out.append((f"rules propose, {name} take up refused acts{who} from {chance} on", counts))
    table("Acts and types", names, out)

    names = ["actor", "recipient", "full records"]
    out = [("rules alone", rules)]
    for name, learned in blind.items():
        decide = Decisions(documents, learned, rows)
        options = {c: lambda d, c=c: decide.rules(d, **{r + "s": decide.alone(r, c) for r in records.ROLES})
                   for c in (0.3, 0.4, 0.5, 0.6)}
        chance, counts = best(documents, options, "full records")
        out.append((f"learned alone: {name} from {chance} on", counts))
    for name, learned in views.items():
        decide = Decisions(documents, learned, rows)
        for role in records.ROLES:
            options = {(c, m): lambda d, c=c, m=m: decide.rules(d, **{role + "s": decide.instead(role, c, m)})
                       for c in (0.4, 0.5) for m in (0.0, 1.0, 2.0, 3.0)}
            (chance, margin), counts = best(documents, options, "full records")
            out.append((f"both: {role}s by {name} from {chance} on where likelier by {margin}", counts))
        options = {(c, m): lambda d, c=c, m=m: decide.rules(d, **{r + "s": decide.instead(r, c, m) for r in records.ROLES})
                   for c in (0.4, 0.5) for m in (1.0, 2.0, 3.0)}
        (chance, margin), counts = best(documents, options, "full records")
        out.append((f"both: actors and recipients by {name} from {chance} on where likelier by {margin}", counts))
        options = {c: lambda d, c=c: decide.rules(d, **{r + "s": decide.missing(r, c) for r in records.ROLES})
                   for c in (0.4, 0.6, 0.8)}
        chance, counts = best(documents, options, "full records")
        out.append((f"both: parties by {name} from {chance} on where the rules know none", counts))
    table("Parties of the rules' rows", names, out)

    for field in ("reality", "source"):
        names = [field, "full records"]
        out = [("rules alone", rules)]
        for name, learned in blind.items():
            decide = Decisions(documents, learned, rows)
            tell = lambda d: decide.rules(d, **{field: getattr(decide, field)(None)})
            out.append((f"learned alone: {name}", pooled(documents, tell)))
        for name, learned in views.items():
            decide = Decisions(documents, learned, rows)
            options = {m: lambda d, m=m: decide.rules(d, **{field: getattr(decide, field)(m)})
                       for m in (0.0, 0.1, 0.2, 0.3, 0.5)}
            margin, counts = best(documents, options, field)
            out.append((f"both: {name} where likelier by {margin}", counts))
        table(f"{field.capitalize()} of the rules' rows", names, out)


if __name__ == "__main__":
    main()
