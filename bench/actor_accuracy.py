#!/usr/bin/env python3
"""How often a party that gold names has the right country and sector, whatever event it stands in.

    bench/actor_accuracy.py GOLD RECORDS [--every N | --rest N] [--misses FILE]

GOLD is a folder of annotated records (NN.json, with events, actors and recipients) or a JSON file of PLOVER gold
standard records; RECORDS is what `dateline code --format ndjson` wrote for their texts, with the ids of gold.
A party counts where its name stands in the text. It is found if a mention overlaps the last word of the name; its
country is right if that mention's entity has it. `--every N` takes the documents whose number is divisible by N,
`--rest N` the others.
"""
import argparse
import glob
import json
import os
import re
from collections import Counter

# CAMEO heads that are no ISO code, and bodies of no country.
OLD_CODES = {"JAP": "JPN", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "WSB": "PSE", "GZS": "PSE"}
BODIES = {"IGO", "NGO", "IMG", "MNC", "NGM", "UNO", "EUR", "ISM", "UIS", "UIG"}


def read_annotated(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as file:
            gold = json.load(file)
        parties = {(p["name"], p.get("country"), tuple(p.get("sectors") or ()))
                   for e in gold["events"] for side in ("actors", "recipients") for p in e.get(side) or []}
        yield os.path.splitext(os.path.basename(path))[0], sorted(parties, key=str)


def read_plover(path):
    with open(path, encoding="utf-8") as file:
        rows = json.load(file)
    for number, row in enumerate(rows):
        if row["event"] == "DOCUMENT":
            continue
        parties = []
        for side in ("source", "target"):
            for p in row.get(side) if isinstance(row.get(side), list) else []:
                code = str(p.get("code") or "") if isinstance(p, dict) else ""
                country = OLD_CODES.get(code[:3], code[:3])
                if p.get("actorText") and country and country not in BODIES and re.fullmatch("[A-Z]{3}", country):
                    parties.append((p["actorText"], country, (code[3:6],) if len(code) > 3 else ()))
        yield f"{number:03d}-{row['id']}", parties


def places_of(name, text):
    return [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)]


def judge(name, country, sectors, record, counts):
    text = record["documents"]["text"]
    places = places_of(name, text)
    if not places:
        return None
    entities = {e["entity_id"]: e for e in record["entities"]}
    best = None
    for begin, end in places:
        last = begin + name.rfind(" ") + 1
        for m in record["mentions"]:
            if m["form"] != "pronoun" and m["begin"] < end and m["end"] > last:
                entity = entities[m["entity_id"]]
                best = best or entity
                if entity.get("country") == country:
                    best = entity
    counts["named"] += 1
    counts["found"] += best is not None
    if country:
        counts["with country"] += 1
        counts["country"] += best is not None and best.get("country") == country
    elif best is not None:
        counts["without country"] += 1
        counts["country given"] += bool(best.get("country"))
    if sectors:
        counts["with sector"] += 1
        counts["sector"] += best is not None and bool(set(sectors) & set(best.get("sectors") or ()))
    wrong = [k for k, bad in (("FOUND", best is None), ("COUNTRY", (best or {}).get("country") != country),
                              ("SECTOR", sectors and not set(sectors) & set((best or {}).get("sectors") or ())))
             if bad]
    if not wrong:
        return None
    begin, end = places[0]
    got = best and (best["kind"], best["name"], best.get("country"), best.get("sectors"))
    return (f"{wrong[0]:8}{name} | {country} {'/'.join(sectors)} | {got} | ..."
            + text[max(0, begin - 60):end + 60].replace("\n", " "))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold")
    args.add_argument("records")
    args.add_argument("--every", type=int)
    args.add_argument("--rest", type=int)
    args.add_argument("--misses")
    given = args.parse_args()
    with open(given.records, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    records = {str(r["documents"]["id"]): r for r in rows}
    counts, misses = Counter(), []
    for doc, parties in (read_annotated if os.path.isdir(given.gold) else read_plover)(given.gold):
        if given.every and int(doc) % given.every or given.rest and int(doc) % given.rest == 0:
            continue
        for name, country, sectors in parties:
            miss = doc in records and judge(name, country, sectors, records[doc], counts)
            if miss:
                misses.append(f"{doc} {miss}")
    for part, whole in (("found", "named"), ("country", "with country"), ("sector", "with sector"),
                        ("country given", "without country")):
        print(f"{part:16}{100 * counts[part] / max(1, counts[whole]):6.2f}  of {counts[whole]} {whole}")
    if given.misses:
        with open(given.misses, "w", encoding="utf-8") as file:
            file.write("\n".join(misses) + "\n")


main()
