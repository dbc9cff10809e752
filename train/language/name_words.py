"""Builds lexicons/lang/name_words.tsv, the single words that name people, places and bodies, from the other lexicons.

    name_words.py LEXICONS_DIR > name_words.tsv
"""

import csv
import sys

import features

BITS = ["given", "family", "place", "place_part", "country", "demonym", "org", "org_part", "title"]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


_LOWER = ("de", "da", "of", "the", "and", "for", "al", "bin", "van", "von", "der", "del", "la", "le", "el", "in", "on", "to", "et", "du", "des")


def collect(lexicons):
    """{word as norm: {bit: source}}"""
    words = {}

    def add(word, bit, source):
        norm = features.norm_of(word.strip(".,()'\""))
        if len(norm) > 1 and norm not in _LOWER and not norm[0].isdigit() and " " not in norm:
            words.setdefault(norm, {}).setdefault(bit, source)

    for row in rows(f"{lexicons}/actors/people.tsv"):
        parts = row["name"].replace("-", " ").split()
        for part in parts[:-1]:
            if part[0].isupper() and not part.endswith("."):
                add(part, "given", row["source"])
        if len(parts) > 1 and parts[-1] not in ("Jr.", "Sr.", "II", "III", "IV"):
            add(parts[-1], "family", row["source"])
    for name in ("gazetteer", "own"):
        for row in rows(f"{lexicons}/places/{name}.tsv"):
            parts = row["name"].replace("-", " ").split()
            if len(parts) == 1:
                big = row["feature"][:4] in ("ADM1", "PCLI", "PPLC", "RGN") or int(row["population"] or 0) >= 30000
                if big:
                    add(parts[0], "place", row["source"])
            elif int(row["population"] or 0) >= 100000 or name == "own":
                for part in parts:
                    if part[0].isupper():
                        add(part, "place_part", row["source"])
    for row in rows(f"{lexicons}/actors/country_names.tsv"):
        parts = row["name"].split()
        if row["kind"] in ("adjective", "people"):
            if len(parts) == 1:
                add(parts[0], "demonym", row["source"])
        elif row["kind"] == "capital":
            add(parts[0], "place" if len(parts) == 1 else "place_part", row["source"])
        elif row["kind"] in ("name", "short"):
            for part in parts:
                if part[0].isupper():
                    add(part, "country", row["source"])
    for row in rows(f"{lexicons}/actors/organizations.tsv"):
        for column in ("name", "full_name"):
            parts = row[column].replace("-", " ").split()
            if len(parts) == 1:
                add(parts[0], "org", row["source"])
            else:
                for part in parts:
                    if part[0].isupper():
                        add(part, "org_part", row["source"])
    for row in rows(f"{lexicons}/actors/titles.tsv"):
        if row["class"] in ("honorific", "rank", "office"):
            parts = row["name"].split()
            if len(parts) == 1:
                add(parts[0], "title", row["source"])
    return words


def read(path, names=BITS):
    """{norm: [bit numbers]} of a written file."""
    return {row["surface"]: [names.index(bit) for bit in row["value"].split("+")] for row in rows(path)}


def main():
    words = collect(sys.argv[1])
    print("surface\tvalue\tsource")
    for norm in sorted(words, key=lambda w: w.encode()):
        bits = [bit for bit in BITS if bit in words[norm]]
        print(norm, "+".join(bits), words[norm][bits[0]], sep="\t")


if __name__ == "__main__":
    main()
