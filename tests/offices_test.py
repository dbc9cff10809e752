"""Who headed which state on which day: lexicons/actors/people.tsv against two other lists of leaders.

    tests/offices_test.py [REFERENCE_DIR]     ../shared/data/reference unless given

REFERENCE_DIR holds reign/leaderlist_3_21.csv (leaders to 2021) and
every_politician_scrapers/world-leaders-2021.wikipedia.csv. 300 pairs of an office and a day are drawn with a fixed seed
from the terms of leaders that both know: the list does not name the office, so a country's head of state is not held
against its head of government. A pair agrees if people.tsv has the leader in office that day. Skipped where the lists
are absent.
"""
import csv
import datetime
import pathlib
import random
import re
import sys
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared/data/reference"
LEAST = 99.0
PAIRS = 300
HEADS = {"president", "prime minister", "chancellor", "federal chancellor", "premier", "supreme leader", "leader", "king",
         "queen", "emperor", "emir", "sultan", "prince", "chairman", "general secretary", "taoiseach", "state counsellor",
         "chief adviser", "crown prince", "transitional president", "interim president", "acting president"}
SINCE = datetime.date(1989, 1, 1)  # people.tsv goes further back for a few alone


def words(name):
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("đ", "dj").replace("ø", "o"))
    return set(re.findall("[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def table(name):
    with open(ROOT / "lexicons/actors" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def ran_on(row, day):
    return row["since"] <= day[:len(row["since"])] and day[:len(row["until"])] <= row["until"]


class People:
    def __init__(self):
        self.names = {}
        for row in table("people_names.tsv"):
            self.names.setdefault(row["person"], []).append(row["name"])
        self.heads = {}
        for row in table("people.tsv"):
            if row["office"].lower() in HEADS:
                self.heads.setdefault(row["country"], []).append(row)

    def terms_of(self, country, leader):
        """Terms at the head of the country of those who share the leader's name, or two words of a long one."""
        want = {w for w in words(leader) if len(w) > 1}
        return [row for one in country for row in self.heads.get(one, [])
                if any(want and len(want & words(name)) >= min(2, len(want))
                       for name in [row["name"], *self.names.get(row["name"], [])])]

    def agrees(self, country, day, leader):
        return any(ran_on(row, day) for row in self.terms_of(country, leader))


def reign(reference, codes):
    with open(reference / "reign/leaderlist_3_21.csv", encoding="latin-1", newline="") as file:
        for r in csv.DictReader(file):
            country = codes.get(r["ccode"], ())
            if not country or not (r["sdate"] and r["smonth"] and r["syear"] and r["eyear"] and r["emonth"]):
                continue
            start = datetime.date(int(r["syear"]), int(r["smonth"]), min(int(r["sdate"]), 28))
            end = datetime.date(int(r["eyear"]), int(r["emonth"]), 1)
            yield country, r["leader"], start, end


def wikipedia(reference, names):
    path = reference / "every_politician_scrapers/world-leaders-2021.wikipedia.csv"
    with open(path, encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            country = names.get(r["country"])
            if country and r["start_year"] and re.match("(Prime Minister|President|Chancellor|King|Emir|Sultan)",
                                                        r["positionlabel"]):
                yield ((country,), r["officeholderlabel"].split(" (")[0], datetime.date(int(r["start_year"]) + 1, 1, 1),
                       datetime.date(2021, 12, 1))


def pairs(terms, people, chance):
    """(country, day, leader) of days at random from terms of leaders that people.tsv knows."""
    days = []
    for country, leader, start, end in terms:
        start = max(start, SINCE)
        if (end - start).days < 60 or not people.terms_of(country, leader):
            continue
        for _ in range(4):
            day = start + datetime.timedelta(days=chance.randrange(30, (end - start).days - 29))
            days.append((country, day.isoformat(), leader))
    chance.shuffle(days)
    return days[:PAIRS]


class OfficesTest(unittest.TestCase):
    reference = REFERENCE

    def setUp(self):
        if not (self.reference / "reign").is_dir():
            self.skipTest(f"no lists of leaders at {self.reference}")
        self.people = People()
        self.chance = random.Random(300)

    def compare(self, terms):
        drawn = pairs(terms, self.people, self.chance)
        self.assertEqual(len(drawn), PAIRS)
        wrong = sorted(p for p in drawn if not self.people.agrees(*p))
        share = 100 * (1 - len(wrong) / len(drawn))
        print(f"{share:.2f} % of {len(drawn)} agree")
        for country, day, leader in wrong:
            terms = "; ".join(f"{r['name']} {r['since']} to {r['until']}" for r in self.people.terms_of(country, leader))
            print(f"  {'/'.join(country)} {day}: {leader} ({terms})")
        self.assertGreaterEqual(share, LEAST)

    def test_leaders_of_reign(self):
        codes = {}  # one number for a state and those it followed
        for row in table("states.tsv"):
            codes[row["cow"]] = tuple(sorted({row["iso3"], *codes.get(row["cow"], ())}))
        self.compare(reign(self.reference, codes))

    def test_leaders_of_wikipedia(self):
        names = {r["name"]: r["iso3"] for r in table("country_names.tsv") if r["kind"] == "name"}
        self.compare(wikipedia(self.reference, names))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        OfficesTest.reference = pathlib.Path(sys.argv.pop())
    unittest.main()
