#!/usr/bin/env python3
"""Builds lexicons/places/us_counties.tsv: the counties and parishes of the United States by their middle.

    tools/build_us_counties.py COUNTIES_JSON OUT

COUNTIES_JSON is counties-10m.json of the npm package us-atlas 3.0.1 (`npm pack us-atlas@3.0.1`), boundaries of the US Census
Bureau of 2017. Another input is refused. Independent cities, which have the code of no county, are left out.
"""
import hashlib
import json
import sys

DIGEST = "145aaf5d1433352a6a1d8e86b5f149c7c653f9171baf14aaf75ee66575def1b0"
# FIPS codes of the states, with the kind of unit that is not called a county.
STATES = dict(zip(
    "01 02 04 05 06 08 09 10 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 44 45 46 47 "
    "48 49 50 51 53 54 55 56".split(),
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN "
    "TX UT VT VA WA WV WI WY".split()))
UNITS = {"LA": "Parish"}
NO_COUNTIES = {"AK"}
FIRST_CITY = 510  # codes from here on are cities
POPULATION = 40_000  # for weighing: about the median county


def points(topology, arcs):
    """Longitude and latitude of every corner of a geometry's rings."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in arcs:
        if isinstance(arc, list):
            yield from points(topology, arc)
            continue
        x = y = 0
        for dx, dy in topology["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + dx, y + dy
            yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def middle(corners):
    """The middle of the box around them, which for a county is near enough."""
    xs, ys = zip(*corners)
    return (min(ys) + max(ys)) / 2, (min(xs) + max(xs)) / 2


def main():
    source, out = sys.argv[1:]
    with open(source, "rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != DIGEST:
        sys.exit(f"{source}: not the file this recipe was written for")
    topology = json.loads(data)
    rows = []
    for county in topology["objects"]["counties"]["geometries"]:
        state = STATES.get(county["id"][:2])
        if state is None or state in NO_COUNTIES or int(county["id"][2:]) >= FIRST_CITY:
            continue
        lat, lon = middle(list(points(topology, county["arcs"])))
        name = f"{county['properties']['name']} {UNITS.get(state, 'County')}"
        rows.append("\t".join((name, "", "USA", state, f"{lat:.3f}", f"{lon:.3f}", "ADM2", str(POPULATION), "us-census")))
    with open(out, "w", encoding="utf-8") as file:
        file.write("name\tid\tcountry\tadm1\tlat\tlon\tfeature\tpopulation\tsource\n")
        file.write("".join(row + "\n" for row in sorted(rows, key=str.encode)))


main()
