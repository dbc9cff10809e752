#!/usr/bin/env python3
"""Dateline on the validation cases of PETRARCH.

    bench/petrarch_cases.py CASES.xml AGENTS.txt [--dateline build/release/dateline] [--out DIR]

CASES.xml is PETRARCH's PETR.UnitTest.records.xml, AGENTS.txt an agent dictionary such as Phoenix.agents.txt. The names that the
cases make up stand in bench/petrarch_cases/. Both are imported as a user would import them, the sentences are coded
with their dates, and each coding of the cases is looked for: source, target and event code.

The codes of the cases are those of their own verb dictionary: WEIS families (041 praise, 122 denounce), CAMEO where the dictionary
was made anew (194), and numbers of no scheme that only show which pattern matched (345, 903). FAMILIES says what CAMEO roots
our rules may give for each; what has none there cannot be reached by words alone and is counted apart, with its reason, as are
the codings of bench/petrarch_cases/reasons.tsv, which our codebook or plain sense speaks against.

Counted are codings (source, target, event) and cases that have none: found as a pair, found with an event of the family, found
with the very code. With --out the run is written to DIR/petrarch_cases.md, each coding that was not found with its reason.
"""
import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent

# What the code means by the cases' words: (CAMEO roots, name).
FAMILIES = {
    "030": ("05 03 04", "agree in views"), "031": ("04 05 03 06", "meet"), "032": ("04 05", "visit, present credentials"), "033": ("04", "be visited"),
    "041": ("05", "praise, welcome"), "050": ("03 07", "promise"), "064": ("05 03 06", "restore relations"),
    "066": ("08", "release"), "070": ("07 06 03", "give"), "071": ("07 06 03", "give money"), "081": ("05 03 06", "sign an agreement"),
    "085": ("05 03 06", "sign an agreement on trade"), "095": ("02 10", "appeal"), "096": ("02 10", "call for"),
    "102": ("02 10", "urge"), "111": ("12 11", "turn down"), "112": ("11 12", "oppose"), "115": ("12", "refuse"),
    "121": ("11", "criticise"), "122": ("11", "condemn"), "123": ("11", "deplore"), "131": ("11", "chide"), "132": ("11", "condemn"),
    "160": ("13 02", "warn"), "161": ("16 12", "break a treaty"), "162": ("13 02", "warn"), "173": ("13", "threaten"),
    "174": ("17", "deport"), "181": ("15", "march to a border"), "191": ("16 12 08", "put off"), "192": ("08 16", "halt"),
    "194": ("19 18", "shell"), "201": ("17 16", "oust"), "212": ("17", "arrest"), "222": ("18 17 20", "burn down"),
    "223": ("19 18 20", "bombard, kill"), "224": ("18 19 20", "kill"), "1711": ("17", "tap"), "1721": ("17", "cordon off"),
}
# Why a code or a case cannot be reached by its words.
CODE_REASONS = {
    "023": "mere saying: a statement here, no event (codebook 2)", "024": "mere saying: a statement here, no event (codebook 2)",
    "025": "mere saying: a statement here, no event (codebook 2)", "027": "mere saying: a statement here, no event (codebook 2)",
    "036": "code of one pattern of the cases' verb dictionary", "042": "code of one pattern of the cases' verb dictionary",
    "043": "code of one pattern of the cases' verb dictionary", "044": "code of one pattern of the cases' verb dictionary",
    "045": "code of one pattern of the cases' verb dictionary", "046": "code of one pattern of the cases' verb dictionary",
    "075": "code of one pattern of the cases' verb dictionary", "080": "code of one pattern of the cases' verb dictionary",
    "082": "code of one pattern of the cases' verb dictionary", "083": "code of one pattern of the cases' verb dictionary",
    "103": "code of one pattern of the cases' verb dictionary",
}
DICTIONARY_ONLY = "a number of no scheme: shows which pattern of the cases' verb dictionary matched"
ERROR_CASE = "tests the coder's handling of bad input or discard lists"


def cases(path):
    text = path.read_text(encoding="utf-8", errors="replace")
    for head, body in re.findall(r"<Sentence (.*?)>(.*?)</Sentence>", text, re.S):
        body = re.sub(r"<!--.*?-->", "", body, flags=re.S)
        words = re.search(r"<Text>(.*?)</Text>", body, re.S)
        pairs = lambda s: dict(re.findall(r'(\w+) *= *"([^"]*)"', s))
        if words:
            yield pairs(head), [pairs(e) for e in re.findall(r"<EventCoding(.*?)>", body)], " ".join(html.unescape(words.group(1)).split())


def groups(code):
    return [code[i:i + 3] for i in range(0, len(code), 3)]


def reason_of(case, coding, reasons):
    """Why a coding is out of reach, or None."""
    code = coding.get("eventcode", "")
    if (case["id"], code) in reasons:
        return reasons[case["id"], code]
    if "error" in coding:
        return ERROR_CASE
    if code in CODE_REASONS:
        return CODE_REASONS[code]
    if code and code not in FAMILIES:
        return DICTIONARY_ONLY
    ends = [coding.get("sourcecode", ""), coding.get("targetcode", "")]
    if any("-" in end or "#" in end for end in ends):
        return "an actor without a country: coded here only beside a known party"
    if any(end[:3] in ("FRO", "BIL", "SAM", "ELR", "GAL") for end in ends):
        return "one name for several actors: a dictionary of ours gives a name one"
    return None


def same_party(gold, system, states, sectors):
    """The same country; and of the case's sectors that PLOVER has, where it gives any, one among ours."""
    country, *others = groups(gold)
    if states.get(country, country) != system["country"] and sectors.get(country, country) not in system["sectors"]:
        return False
    wanted = {sectors[s] for s in others if s in sectors}
    return not wanted or bool(wanted & set(system["sectors"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=pathlib.Path)
    parser.add_argument("agents", type=pathlib.Path)
    parser.add_argument("--dateline", default="build/release/dateline")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    found = list(cases(options.cases))
    states = {}
    for line in (HERE.parent / "lexicons/actors/states.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, iso, cow, gw, cameo, *_ = line.split("\t")
        states[cameo or iso] = iso
    sectors = dict(line.split("\t")[:2] for line in (HERE.parent / "lexicons/actors/cameo_sectors.tsv").read_text(encoding="utf-8").splitlines()[1:])
    reasons = {tuple(row[:2]): row[2] for row in
               (line.split("\t") for line in (HERE / "petrarch_cases/reasons.tsv").read_text(encoding="utf-8").splitlines()[1:])}
    with tempfile.TemporaryDirectory() as folder:
        own = {line.split(" [")[0].split(" {")[0] for line in (HERE / "petrarch_cases/agents.txt").read_text(encoding="utf-8").splitlines()}
        kept = [line for line in options.agents.read_text(encoding="utf-8", errors="replace").splitlines()
                if line.split("[")[0].split("{")[0].strip(" _") not in own]
        agents = pathlib.Path(folder) / "agents.txt"
        agents.write_text("\n".join(kept) + "\n", encoding="utf-8")
        imports = [agents, HERE / "petrarch_cases/agents.txt", HERE / "petrarch_cases/actors.txt"]
        subprocess.run([options.dateline, "lexicon", "import", *sum((["--petrarch", str(p)] for p in imports), []), "--out", folder + "/data"],
                       check=True, stdout=subprocess.DEVNULL)
        lines = [json.dumps({"id": str(i), "text": text, "published": f"{at['date'][:4]}-{at['date'][4:6]}-{at['date'][6:]}"})
                 for i, (at, _, text) in enumerate(found)]
        run = subprocess.run([options.dateline, "--data", folder + "/data", "code", "--format", "ndjson", "-"],
                             input="\n".join(lines), check=True, capture_output=True, text=True)
    records = {int(r["documents"]["id"]): r for r in map(json.loads, run.stdout.splitlines())}

    count, misses = Counter(), defaultdict(list)
    for i, (at, codings, text) in enumerate(found):
        events = records.get(i, {}).get("events", [])
        for coding in codings:
            if "noevents" in coding:
                count["none"] += 1
                count["none right"] += not events
                if events:
                    misses["an event where the case has none"].append((at, coding, text, events))
                continue
            count["all"] += 1
            reason = reason_of(at, coding, reasons)
            roots = FAMILIES.get(coding.get("eventcode", ""), ("", ""))[0].split()
            pair = family = exact = False
            for event in events:
                people = event["participants"]
                actors = [p for p in people if p["role"] == "actor"]
                recipients = [p for p in people if p["role"] == "recipient"]
                gold = coding.get("sourcecode"), coding.get("targetcode")
                if None in gold:
                    continue
                if coding["eventcode"] == "033":      # the visit as its host has it: one row here
                    gold = gold[::-1]
                for one, other in ((a, b) for a in actors for b in (recipients or actors) if a is not b):
                    if same_party(gold[0], one, states, sectors) and same_party(gold[1], other, states, sectors):
                        pair = True
                        family |= (event["cameo"] or "")[:2] in roots
                        exact |= event["cameo"] == coding["eventcode"]
            for name, right in (("pair", pair), ("family", family), ("exact", exact)):
                count[name] += right
                count["reach " + name] += right and reason is None
            count["reach"] += reason is None
            if not (family or exact):
                misses[reason or ("pair, but another act" if pair else "not found")].append((at, coding, text, events))
    share = lambda a, b: f"{count[a]} of {count[b]} ({100 * count[a] / max(count[b], 1):.1f}%)"
    report = [
        "| codings | pair | pair and family of the act | the very code |", "|---|---|---|---|",
        f"| all | {share('pair', 'all')} | {share('family', 'all')} | {share('exact', 'all')} |",
        f"| whose words reach the code | {share('reach pair', 'reach')} | {share('reach family', 'reach')} | {share('reach exact', 'reach')} |",
        "", f"Cases without an event left silent: {share('none right', 'none')}.", ""]
    for reason, rows in sorted(misses.items(), key=lambda item: (-len(item[1]), item[0])):
        report += [f"## {reason[0].upper()}{reason[1:]}: {len(rows)}", ""]
        for at, coding, text, events in rows:
            gold = " ".join(coding.get(k) or "?" for k in ("sourcecode", "targetcode", "eventcode")) if "eventcode" in coding else "no event"
            ours = "; ".join(f"{e['cameo']} " + " ".join(f"{p['role'][0]}:{p['code']}" for p in e["participants"]) for e in events) or "nothing"
            report.append(f"- {at['id']}: {gold}; ours: {ours}")
        report.append("")
    print("\n".join(report[:6]))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "petrarch_cases.md").write_text("# PETRARCH's validation cases\n\n`bench/petrarch_cases.py CASES.xml AGENTS.txt`\n\n"
                                                       + "\n".join(report), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
