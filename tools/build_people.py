#!/usr/bin/env python3
"""Builds lexicons/actors/people.tsv: who held which office from when to when.

    tools/build_people.py EVERY_POLITICIAN_DIR CONGRESS_LEGISLATORS_DIR OUT

EVERY_POLITICIAN_DIR holds *.holders21.csv (Wikidata, CC0); CONGRESS_LEGISLATORS_DIR holds
executive.yaml and legislators-current.yaml (public domain). A term that its source leaves open has
an empty `until`: it is known to have run on the day in FRESH and is unknown afterwards.
Needs PyYAML.
"""
import csv
import glob
import os
import sys

import yaml

FRESH = {"every-politician": "2022-06-30", "congress-legislators": "2024-12-31"}
COUNTRY = {
    "argentina": "ARG", "australia": "AUS", "belarus": "BLR", "brazil": "BRA", "canada": "CAN",
    "china": "CHN", "france": "FRA", "greece": "GRC", "hungary": "HUN", "india": "IND",
    "indonesia": "IDN", "iran": "IRN", "israel": "ISR", "japan": "JPN", "kenya": "KEN",
    "kosovo": "KOS", "mexico": "MEX", "new-zealand": "NZL", "nigeria": "NGA", "pakistan": "PAK",
    "philippines": "PHL", "russia": "RUS", "south-africa": "ZAF", "south-korea": "KOR",
    "sudan": "SDN", "taiwan": "TWN", "us-cabinet": "USA", "vietnam": "VNM", "yemen": "YEM", "sweden": "SWE", "switzerland": "CHE", "thailand": "THA", "turkey": "TUR",
    "uk": "GBR", "united-kingdom": "GBR", "usa": "USA", "venezuela": "VEN", "spain": "ESP",
    "italy": "ITA", "germany": "DEU", "poland": "POL", "zimbabwe": "ZWE", "syria": "SYR",
    "uganda": "UGA", "ukraine": "UKR", "tanzania": "TZA", "netherlands": "NLD", "norway": "NOR",
}
TERMS = {"prez": ("President", "GOV"), "viceprez": ("Vice President", "GOV"),
         "sen": ("Senator", "LEG"), "rep": ("Representative", "LEG")}
FLOOR = "1990"  # terms that ended before are not looked up


def country_of(path):
    stem = os.path.basename(path).split(".")[0]
    return next((code for key, code in COUNTRY.items() if stem.startswith(key)), None)


def main():
    every, congress, out = sys.argv[1:]
    rows = set()
    for path in sorted(glob.glob(os.path.join(every, "*.holders21.csv"))):
        country = country_of(path)
        if os.path.basename(path).startswith("world"):
            continue  # heads of organisations: not of a country
        if country is None:
            sys.exit(f"{path}: country unknown; add it to COUNTRY")
        with open(path, encoding="utf-8") as file:
            for r in csv.DictReader(file):
                if not r["start"] or " " not in r["person"] or (r["end"] and r["end"] < FLOOR):
                    continue
                rows.add((r["person"], country, r["position"], "GOV", r["start"], r["end"] or "",
                          "every-politician"))
    for name in ("executive.yaml", "legislators-current.yaml"):
        with open(os.path.join(congress, name), encoding="utf-8") as file:
            for person in yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
                full = person["name"]["first"] + " " + person["name"]["last"]
                spans = {}
                for term in person["terms"]:
                    span = spans.setdefault(term["type"], [term["start"], term["end"]])
                    span[1] = max(span[1], term["end"])
                for kind, (start, end) in spans.items():
                    if end < FLOOR:
                        continue
                    until = "" if end > FRESH["congress-legislators"] else end
                    rows.add((full, "USA", *TERMS[kind], start, until, "congress-legislators"))
    with open(out, "w", encoding="utf-8") as file:
        file.write("name\tcountry\toffice\tsectors\tsince\tuntil\tsource\n")
        for line in sorted(("\t".join(row) for row in rows), key=str.encode):
            file.write(line + "\n")


main()
