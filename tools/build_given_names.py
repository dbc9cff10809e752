#!/usr/bin/env python3
"""Builds lexicons/coref/given_names.tsv: whether a first name is a man's or a woman's.

    tools/build_given_names.py EVERY_POLITICIAN_DIR CONGRESS_LEGISLATORS_DIR OUT

EVERY_POLITICIAN_DIR holds *.csv with columns person and gender (Wikidata, CC0); CONGRESS_LEGISLATORS_DIR holds
executive.yaml and legislators-current.yaml (public domain). A name enters when nine in ten of its bearers are of one
gender. Rows of OUT whose source is `house` stay, and overrule. Needs PyYAML.
"""
import collections
import csv
import glob
import os
import sys

import yaml

SHARE = 0.9  # of the bearers
LETTERS = {"M": "masculine", "F": "feminine", "male": "masculine", "female": "feminine"}


def bearers(politicians, legislators):
    """Yields (first name, gender, source), each person once."""
    seen = set()
    for path in sorted(glob.glob(os.path.join(politicians, "*.csv"))):
        with open(path, encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                key = row.get("personID") or row.get("person")
                if row.get("gender") in LETTERS and row.get("person") and key not in seen:
                    seen.add(key)
                    yield row["person"].split(" ")[0], LETTERS[row["gender"]], "every-politician"
    for name in ("executive.yaml", "legislators-current.yaml"):
        with open(os.path.join(legislators, name), encoding="utf-8") as handle:
            for person in yaml.safe_load(handle):
                yield person["name"]["first"], LETTERS[person["bio"]["gender"]], "congress-legislators"


def house_rows(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as handle:
        rows = [line.rstrip("\n").split("\t") for line in handle][1:]
    return {name: (gender, source) for name, gender, source in rows if source == "house"}


def main():
    politicians, legislators, out = sys.argv[1:]
    counts, sources = collections.defaultdict(collections.Counter), {}
    for name, gender, source in bearers(politicians, legislators):
        if len(name.rstrip(".")) > 1 and name[0].isupper():
            counts[name][gender] += 1
            sources.setdefault(name, source)
    rows = {}
    for name, by_gender in counts.items():
        gender, most = by_gender.most_common(1)[0]
        if most >= SHARE * by_gender.total():
            rows[name] = (gender, sources[name])
    rows.update(house_rows(out))
    with open(out, "w", encoding="utf-8") as handle:
        handle.write("name\tgender\tsource\n")
        for name in sorted(rows, key=lambda n: (n + "\t").encode()):
            handle.write("\t".join((name, *rows[name])) + "\n")


if __name__ == "__main__":
    main()
