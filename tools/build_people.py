#!/usr/bin/env python3
"""Builds lexicons/actors/people.tsv: who held which office from when to when.

    tools/build_people.py EVERY_POLITICIAN_DIR CONGRESS_LEGISLATORS_DIR OUT

EVERY_POLITICIAN_DIR holds *.holders21.csv and world-leaders-2021.wikidata.csv (Wikidata, CC0);
CONGRESS_LEGISLATORS_DIR holds executive.yaml and legislators-current.yaml (public domain). Rows of
OUT whose source is `house` are kept as they are; names are written as people_names.tsv beside OUT
has them.

`until` is the last day that the source vouches for. A term that its source leaves open ends on the
day the source was made (FRESH), with `no` in `ended`: whoever held the office later is unknown.
`surname` is given to heads of state and government alone: they are known by it. Needs PyYAML.
"""
import csv
import glob
import os
import re
import sys

import yaml

FRESH = {"every-politician": "2022-06-30", "congress-legislators": "2024-12-31"}
COUNTRY = {
    "argentina": "ARG", "australia": "AUS", "belarus": "BLR", "brazil": "BRA", "canada": "CAN",
    "china": "CHN", "france": "FRA", "greece": "GRC", "hungary": "HUN", "india": "IND",
    "indonesia": "IDN", "iran": "IRN", "israel": "ISR", "japan": "JPN", "kenya": "KEN",
    "kosovo": "KOS", "mexico": "MEX", "new-zealand": "NZL", "nigeria": "NGA", "pakistan": "PAK",
    "philippines": "PHL", "russia": "RUS", "south-africa": "ZAF", "south-korea": "KOR",
    "sudan": "SDN", "taiwan": "TWN", "us-cabinet": "USA", "vietnam": "VNM", "yemen": "YEM",
    "turkey": "TUR", "united-kingdom": "GBR", "ukraine": "UKR", "zimbabwe": "ZWE",
}
# Presidents are rows of `house`: the source calls two of them George Bush.
TERMS = {"viceprez": ("Vice President", "GOV"),
         "sen": ("Senator", "LEG"), "rep": ("Representative", "LEG")}
# What a legislature, a court or an army is called in the names of offices that are no minister's.
SECTORS = (
    (re.compile(r"\b(justice|judge|court|magistrate)\b", re.I), "JUD", re.compile(r"\b(ministers?|secretary)\b", re.I)),
    (re.compile(r"\b(speaker|whip|lord in waiting|leader of the (house|opposition)|member of)\b", re.I), "LEG", None),
    (re.compile(r"\b(defen[cs]e staff|army staff|naval staff|air staff|defen[cs]e forces)\b", re.I), "MIL", None),
    (re.compile(r"\b(intelligence|security service)\b", re.I), "SPY", re.compile(r"\bministers?\b", re.I)),
    (re.compile(r"\bpolice\b", re.I), "COP", re.compile(r"\bministers?\b", re.I)),
)
HEADS = {"President", "Prime Minister", "Chancellor", "Federal Chancellor", "Premier", "Supreme Leader", "King",
         "Queen", "Emperor", "Emir", "Sultan", "Taoiseach"}
FAMILY_NAME_FIRST = {"CHN", "ETH", "KHM", "KOR", "PRK", "TWN", "VNM"}
SHARED = re.compile(r"\b(monarch|co-prince)\b", re.I)  # of several states at once
FLOOR = "1990"  # terms that ended before are not looked up


def country_of(path):
    stem = os.path.basename(path).split(".")[0]
    return next((code for key, code in COUNTRY.items() if stem.startswith(key)), None)


def sector_of(office):
    for words, sector, but in SECTORS:
        if words.search(office) and not (but and but.search(office)):
            return sector
    return "GOV"


def surname_of(person, country, office):
    if office not in HEADS:
        return ""
    words = [w for w in person.split() if w not in ("Jr.", "II", "III")]
    return words[0] if country in FAMILY_NAME_FIRST else words[-1]


def term(person, country, office, sectors, start, end, source):
    until = end or max(FRESH[source], start)
    return (person, country, office, sectors, start, until, "yes" if end else "no",
            surname_of(person, country, office), source)


def ministers(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.holders21.csv"))):
        country = country_of(path)
        if os.path.basename(path).startswith("world"):
            continue  # heads of organisations: not of a country
        if country is None:
            sys.exit(f"{path}: country unknown; add it to COUNTRY")
        with open(path, encoding="utf-8") as file:
            for r in csv.DictReader(file):
                ended = r["end"] and r["end"] < FLOOR
                if not r["start"] or " " not in r["person"] or ended or SHARED.search(r["position"]):
                    continue
                yield term(r["person"], country, r["position"], sector_of(r["position"]), r["start"], r["end"],
                           "every-politician")


def leaders(path, codes):
    with open(path, encoding="utf-8") as file:
        for r in csv.DictReader(file):
            person, country = r["officeholderLabel"].split(" (")[0], codes.get(r["country"])
            if not country or not r["start_year"] or " " not in person:
                continue
            office = re.split(r" (?:of|in) ", r["positionLabel"])[0]
            office = office[:1].upper() + office[1:]
            if SHARED.search(office):
                continue
            yield term(person, country, office, "GOV", r["start_year"], r["end_year"], "every-politician")


def congress(folder):
    for name in ("executive.yaml", "legislators-current.yaml"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for person in yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
                full = person["name"]["first"] + " " + person["name"]["last"]
                spans = {}
                for one in person["terms"]:
                    span = spans.setdefault(one["type"], [one["start"], one["end"]])
                    span[1] = max(span[1], one["end"])
                for kind, (start, end) in spans.items():
                    if kind not in TERMS or end < FLOOR:
                        continue
                    end = "" if end > FRESH["congress-legislators"] else end
                    yield term(full, "USA", *TERMS[kind], start, end, "congress-legislators")


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def main():
    every, legislators, out = sys.argv[1:]
    beside = os.path.dirname(out)
    codes = {r["name"]: r["iso3"] for r in table(os.path.join(beside, "country_names.tsv")) if r["kind"] == "name"}
    written = {r["name"]: r["person"] for r in table(os.path.join(beside, "people_names.tsv"))}
    rows = {tuple(r.values()) for r in table(out) if r["source"] == "house"}
    for row in [*ministers(every), *leaders(os.path.join(every, "world-leaders-2021.wikidata.csv"), codes),
                *congress(legislators)]:
        rows.add((written.get(row[0], row[0]), *row[1:]))
    with open(out, "w", encoding="utf-8") as file:
        file.write("name\tcountry\toffice\tsectors\tsince\tuntil\tended\tsurname\tsource\n")
        for line in sorted(("\t".join(row) for row in rows), key=str.encode):
            file.write(line + "\n")


main()
