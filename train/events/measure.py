"""What share of annotated acts a decision gets right: detection, then type, parties, reality, days and source."""
import collections
import dataclasses

import gold
import records

FIELDS = ("type", "actors", "recipients", "reality", "when", "source")


@dataclasses.dataclass
class Told:
    """An act as a decision tells it. Parties are [(names, country)]; source is names, as Report.source gives them."""
    begin: int
    end: int
    sentence: int
    type: str
    actors: list
    recipients: list
    reality: str
    when: list
    source: list


def told(report, act, **changes):
    """What the rules say of an act, with `changes`."""
    parties = {role: [report.party(e, act) for r, e in act.parties if r == role] for role in records.ROLES}
    fields = {"begin": act.begin, "end": act.end, "sentence": act.sentence, "type": act.type,
              "actors": parties["actor"], "recipients": parties["recipient"], "reality": act.reality or "happened",
              "when": records.days(act.row), "source": report.source(act.statement)}
    return Told(**{**fields, **changes})


def pairs(document, acts):
    """[(gold event, act)], one to one and the best first: by words, else by sentence, type and a country."""
    scored = []
    for g, event in enumerate(document.events):
        places = document.places[g]
        types = gold.types(event)
        countries = {p.get("country") for p in event["actors"] + event["recipients"]} - {None}
        for a, act in enumerate(acts):
            same = act.type in types
            shared = len(countries & {country for _, country in act.actors + act.recipients})
            if any(b < act.end and act.begin < e for b, e in places):
                first = bool(places) and places[0][0] < act.end and act.begin < places[0][1]
                scored.append((100 + 20 * same + 10 * first + 3 * min(shared, 3)
                               + (act.reality in gold.realities(event)), -g, -a))
            elif same and shared and any(document.report.sentence_at(b) == act.sentence for b, _ in places):
                scored.append((10 + 3 * min(shared, 3), -g, -a))
    out, used, taken = [], set(), set()
    for _, g, a in sorted(scored, reverse=True):
        if g not in used and a not in taken:
            used.add(g)
            taken.add(a)
            out.append((-g, -a))
    return out


def same_parties(wanted, found):
    """How many gold parties have one of their own among those found, at most."""
    agree = [[k for k, party in enumerate(found) if gold.same_party(w, *party)] for w in wanted]
    holder = {}

    def seat(i, tried):
        for k in agree[i]:
            if k not in tried:
                tried.add(k)
                if k not in holder or seat(holder[k], tried):
                    holder[k] = i
                    return True
        return False
    return sum(seat(i, set()) for i in range(len(wanted)))


def right(event, act):
    """({field: right}, {role: (gold, found, same)}) of an act paired with a gold event."""
    wanted, roles, out = gold.wanted(event), {}, {}
    found = {"actor": act.actors, "recipient": act.recipients}
    if gold.types(event) & gold.SYMMETRIC:
        found = {"actor": act.actors + act.recipients, "recipient": []}
    for role in records.ROLES:
        same = same_parties(wanted[role], found[role])
        roles[role] = (len(wanted[role]), len(found[role]), same)
        out[role + "s"] = len(wanted[role]) == len(found[role]) == same
    out["type"] = act.type in gold.types(event)
    out["reality"] = act.reality in gold.realities(event)
    out["when"] = act.when in [event.get("when"), *event.get("accept_when", ())]
    out["source"] = gold.same_source(event, act.source)
    return out, roles


def count(document, acts):
    """Counts over a report."""
    c = collections.Counter()
    paired = pairs(document, acts)
    optional = {a for g, a in paired if document.events[g].get("optional")}
    c["gold"] = sum(not e.get("optional") for e in document.events)
    c["told"] = len(acts) - len(optional)
    for g, a in paired:
        if a in optional:
            continue
        fields, roles = right(document.events[g], acts[a])
        c["matched"] += 1
        c.update({name: int(is_right) for name, is_right in fields.items()})
        c["full"] += all(fields[name] for name in FIELDS)
        for role, numbers in roles.items():
            c.update(dict(zip((role + " gold", role + " told", role + " same"), numbers)))
    return c


def f1(same, told_, wanted):
    return 200 * same / max(told_ + wanted, 1)


def figures(c):
    """{figure: percent}, and full records as a number."""
    share = lambda name: 100 * c[name] / max(c["matched"], 1)
    return {"P": 100 * c["matched"] / max(c["told"], 1), "R": 100 * c["matched"] / max(c["gold"], 1),
            "F1": f1(c["matched"], c["told"], c["gold"]), "type": share("type"),
            **{role: f1(c[role + " same"], c[role + " told"], c[role + " gold"]) for role in records.ROLES},
            "reality": share("reality"), "source": share("source"),
            "full": f1(c["full"], c["told"], c["gold"]), "full records": c["full"]}
