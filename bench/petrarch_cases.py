#!/usr/bin/env python3
"""Dateline on the validation cases of PETRARCH.

    bench/petrarch_cases.py CASES.xml DICTIONARY... [--dateline build/release/dateline] [--out DIR]

CASES.xml is PETRARCH's PETR.UnitTest.records.xml, the dictionaries are those that it names (PETR.Validate.actors.txt, .agents.txt and
.verbs.txt of PETRARCH 2), imported as a user would import them. The sentences are coded with their dates, and each coding of the cases is
looked for: source, target and event code.

Counted are codings (source, target, event) and cases that have none: found as a pair, and found with the very code. With --out the run is
written to DIR/petrarch_cases.md, each coding that was not found with its reason from bench/petrarch_cases/reasons.tsv.
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

UNTOLD = ("---", "###")
ERROR_CASE = "tests the coder's handling of bad input or discard lists"


def cases(path):
    """Head, codings, words and whether acts of one known side count, of each case."""
    text = path.read_text(encoding="utf-8", errors="replace")
    one_sided = False
    for option, head, body in re.findall(r'<Config option="require_dyad" value="(\w+)">|<Sentence (.*?)>(.*?)</Sentence>', text, re.S):
        if option:
            one_sided = option.lower() == "false"
            continue
        body = re.sub(r"<!--.*?-->", "", body, flags=re.S)
        words = re.search(r"<Text>(.*?)</Text>", body, re.S)
        pairs = lambda s: dict(re.findall(r'(\w+) *= *"([^"]*)"', s))
        if words:
            yield pairs(head), [pairs(e) for e in re.findall(r"<EventCoding(.*?)>", body)], " ".join(html.unescape(words.group(1)).split()), one_sided


def groups(code):
    return [code[i:i + 3] for i in range(0, len(code), 3)]


def countries(dictionaries, states):
    """ISO 3166 by the codes of CAMEO, and by those that the dictionaries give to countries whose names we know."""
    names = {}
    for line in (HERE.parent / "lexicons/actors/country_names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, iso, *_ = line.split("\t")
        names[name.upper()] = iso
    codes = {}
    for path in dictionaries:
        iso = None
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            name = line.split("[")[0].strip(" _+\t").replace("_", " ")
            if name:
                iso = names.get(name)
            for code in re.findall(r"\[([A-Z]{3})[ \]]", line):
                if iso:
                    codes.setdefault(code, iso)
    return codes | states


def same_party(gold, system, states, sectors):
    """The same country, or none told; and of the case's sectors that PLOVER has, where it gives any, one among ours."""
    country, *others = groups(gold)
    if country not in UNTOLD and states.get(country, country) != system["country"] and sectors.get(country, country) not in system["sectors"]:
        return False
    wanted = {sectors[s] for s in others if s in sectors}
    return not wanted or bool(wanted & set(system["sectors"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=pathlib.Path)
    parser.add_argument("dictionaries", type=pathlib.Path, nargs="+")
    parser.add_argument("--dateline", default="build/release/dateline")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    found = list(cases(options.cases))
    states = {}
    for line in (HERE.parent / "lexicons/actors/states.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, iso, cow, gw, cameo, *_ = line.split("\t")
        states[cameo or iso] = iso
    states = countries(options.dictionaries, states)
    sectors = dict(line.split("\t")[:2] for line in (HERE.parent / "lexicons/actors/cameo_sectors.tsv").read_text(encoding="utf-8").splitlines()[1:])
    reasons = {tuple(row[:2]): row[2] for row in
               (line.split("\t") for line in (HERE / "petrarch_cases/reasons.tsv").read_text(encoding="utf-8").splitlines()[1:])}
    records = {}
    with tempfile.TemporaryDirectory() as folder:
        imports = sum((["--petrarch", str(p)] for p in options.dictionaries), [])
        for one_sided in (False, True):
            data = f"{folder}/{one_sided}"
            subprocess.run([options.dateline, "lexicon", "import", *imports, *["--one-sided"] * one_sided, "--out", data], check=True, stdout=subprocess.DEVNULL)
            lines = [json.dumps({"id": str(i), "text": text, "published": f"{at['date'][:4]}-{at['date'][4:6]}-{at['date'][6:]}"})
                     for i, (at, _, text, either) in enumerate(found) if either == one_sided]
            run = subprocess.run([options.dateline, "--data", data, "code", "--format", "ndjson", "-"],
                                 input="\n".join(lines), check=True, capture_output=True, text=True)
            records |= {int(r["documents"]["id"]): r for r in map(json.loads, run.stdout.splitlines())}

    count, misses = Counter(), defaultdict(list)
    for i, (at, codings, text, _) in enumerate(found):
        events = records.get(i, {}).get("events", [])
        for coding in codings:
            if "noevents" in coding:
                count["none"] += 1
                count["none right"] += not events
                if events:
                    misses["an event where the case has none"].append((at, coding, text, events))
                continue
            count["all"] += 1
            gold = coding.get("sourcecode"), coding.get("targetcode")
            pair = exact = False
            for event in events if None not in gold else ():
                actors = [p for p in event["participants"] if p["role"] == "actor"]
                recipients = [p for p in event["participants"] if p["role"] == "recipient"]
                if gold[1] == "---":
                    exact |= event["cameo"] == coding["eventcode"] and any(same_party(gold[0], one, states, sectors) for one in actors)
                    pair |= exact
                for one, other in ((a, b) for a in actors for b in (recipients or actors) if a is not b):
                    if same_party(gold[0], one, states, sectors) and same_party(gold[1], other, states, sectors):
                        pair = True
                        exact |= event["cameo"] == coding["eventcode"]
            count["pair"] += pair
            count["exact"] += exact
            if not exact:
                reason = reasons.get((at["id"], coding.get("eventcode", ""))) or (ERROR_CASE if "error" in coding else None)
                misses[reason or ("pair, but another code" if pair else "not found")].append((at, coding, text, events))
    share = lambda a, b: f"{count[a]} of {count[b]} ({100 * count[a] / max(count[b], 1):.1f}%)"
    report = [
        "| codings | pair | pair and code |", "|---|---|---|",
        f"| {count['all']} | {share('pair', 'all')} | {share('exact', 'all')} |",
        "", f"Cases without an event left silent: {share('none right', 'none')}.", ""]
    for reason, rows in sorted(misses.items(), key=lambda item: (-len(item[1]), item[0])):
        report += [f"## {reason[0].upper()}{reason[1:]}: {len(rows)}", ""]
        for at, coding, text, events in rows:
            gold = " ".join(coding.get(k) or "?" for k in ("sourcecode", "targetcode", "eventcode")) if "eventcode" in coding else "no event"
            ours = "; ".join(f"{e['cameo']} " + " ".join(f"{p['role'][0]}:{p['code']}" for p in e["participants"]) for e in events) or "nothing"
            report.append(f"- {at['id']}: {gold}; ours: {ours}")
        report.append("")
    print("\n".join(report[:5]))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "petrarch_cases.md").write_text("# PETRARCH's validation cases\n\n`bench/petrarch_cases.py CASES.xml ACTORS.txt AGENTS.txt VERBS.txt`\n\n"
                                                       + "\n".join(report), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
