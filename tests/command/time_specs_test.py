"""Times beside the English cases of Microsoft's Recognizers-Text.

Those cases are what people say to an assistant that books meetings; here they are read as news of the
day they are said on. DATELINE_TIME_SPECS names a folder with the English files of their
Specs/DateTime, which are not copied here. time_specs.tsv keeps, for each file, the cases that are
read otherwise, with the reason; every other case must agree, and none may be listed that does.

    DATELINE_TIME_SPECS=specs python3 tests/command/time_specs_test.py
    DATELINE_TIME_SPECS=specs python3 tests/command/time_specs_test.py --show DurationParser
"""
import collections
import datetime
import json
import os
import pathlib
import re
import sys
import unittest

from command import CommandTest

SPECS = os.environ.get("DATELINE_TIME_SPECS", "")
KEPT = pathlib.Path(__file__).with_suffix(".tsv").with_name("time_specs.tsv")

REASONS = {
    "range": "two times where they have one: from Monday to Friday, May 4-8",
    "length": "a length, where they count it from now: in two weeks, within three days",
    "grain": "the week, month or year, where they have a day of it: a month ago",
    "bare_hour": "an hour without what makes it one: back at 7",
    "bare_day": "a number alone as a day of the month: on the 18th",
    "figures": "figures that may be other things: 4/22, 9-18-15, 2016-11",
    "span": "words that stand together otherwise than in print: Oct/2, 2016 June, next week Friday",
    "wording": "words that print does not use: 3day, eod, in two thousand and twenty",
    "repeat": "a repeated booking: 9am every Sunday",
    "week": "another convention: numbered weeks, weekends, next Sunday, the first week",
    "vague": "a value where the words have none: a few days, soon",
    "workdays": "days of work counted, for which one must know the holidays",
    "lunar": "days of other calendars, for which we have none",
    "part": "a part of the day or year without a day: morning, summer",
    "clock": "times of day spelled in ways that print does not use: 7:56pm, seven thirty",
    "misread": "a fault of ours",
}

# In the cases these are often in lower case; news writes capitals.
NAMES = set("""january february march april may june july august september october november december jan feb mar
apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed
thu thur thurs fri sat sun christmas easter thanksgiving halloween q h""".split())
# Words before a time that either side may count in.
LEAD = re.compile(r"(?:(?:the|an?|in|on|at|by|for|during|since|of|and|from|before|after|until|within|around|about|"
                  r"starting|beginning|as (?:early|late) as) )+")
# Lengths in other units, of the same days.
SAME = {"P0.5Y": "P6M", "PT0.5H": "PT30M", "PT1.5H": "PT1H30M", "PT2.5H": "PT2H30M", "P3M": "P1Q", "P6M": "P2Q"}


def plain(words):
    words = re.sub(r"\s+", " ", words.lower()).strip(" .,'\"()")
    return LEAD.sub("", words) or words


def length_of(value):
    """A length with decades as years."""
    value = SAME.get(value, value)
    decades = re.fullmatch(r"P(\d+)E", value)
    return f"P{decades[1]}0Y" if decades else value


def readings(result):
    """Each reading of a result: its kind, value, and first and last day where it has them."""
    kind = (result.get("Type") or result.get("TypeName") or "").replace("datetimeV2.", "")
    if "Value" in result:
        value = result["Value"] or {}
        found = [(value.get("Timex"), value.get(side) or {}) for side in ("PastResolution", "FutureResolution")]
    else:
        found = [(v.get("timex"), v) for v in (result.get("Resolution") or {}).get("values", [])]
    for timex, fields in found:
        moment = fields.get("date") or fields.get("dateTime") or fields.get("time") or fields.get("value") or ""
        first = fields.get("startDate") or fields.get("start")
        end = fields.get("endDate") or fields.get("end")
        yield kind, timex or "", moment, first, end


def is_reading(row, kind, timex, moment, first, end):
    value = row["value"]
    if length_of(timex) == length_of(value):
        return True
    if kind == "daterange" and re.fullmatch(r"XXXX-\d\d", timex) and value[5:] == timex[5:]:
        return True  # which year it is follows from the tense of a sentence, and those have hardly any
    if kind == "date":
        return value == moment[:10]
    if kind == "datetime":
        return value == moment[:10] + "T" + moment[11:16]
    if kind == "time":
        return value.endswith("T" + moment[:5]) or (moment[:5] == "00:00" and value.endswith("T24:00"))
    if kind == "daterange" and first and end:
        try:
            last = datetime.date.fromisoformat(end[:10]) - datetime.timedelta(1)
        except ValueError:  # some of their days do not exist
            return False
        return (row.get("start"), row.get("end_date")) == (first[:10], last.isoformat())
    return kind in ("timerange", "datetimerange") and timex[:1] == "T" and value.endswith(timex)


def agrees(case, record):
    """Every time of the case is found, with one of its values, and no other."""
    text, rows = record["documents"]["text"], list(record["times"])
    for result in filter(None, case["Results"]):
        wanted = plain(result.get("Text") or "")
        match = next((row for row in rows if plain(text[row["begin"]:row["end"]]) == wanted), None)
        if match is None or not any(is_reading(match, *reading) for reading in readings(result)):
            return False
        rows.remove(match)
    return not rows


def as_news(case):
    """The words of a case, with the capitals that print gives to names in its times."""
    text = case["Input"]
    for result in filter(None, case["Results"]):
        words = result.get("Text") or ""
        begin = text.lower().find(words.lower())
        if begin < 0:
            continue
        named = re.sub(r"[A-Za-z]+", lambda m: m[0].capitalize() if m[0] in NAMES else m[0],
                       text[begin:begin + len(words)])
        text = text[:begin] + named + text[begin + len(words):]
    return text


def read_cases():
    """Each case by file and number."""
    return {(path.stem, i): case for path in sorted(pathlib.Path(SPECS).glob("*.json"))
            for i, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig")))}


def read_kept():
    kept = {}
    for line in KEPT.read_text(encoding="utf-8").splitlines()[1:]:
        file, reason, numbers = line.split("\t")
        kept.update({(file, int(number)): reason for number in numbers.split(" ")})
    return kept


@unittest.skipUnless(SPECS, "DATELINE_TIME_SPECS names no folder with the cases")
class TimeSpecs(CommandTest):
    def code(self, cases):
        lines = []
        for (file, number), case in cases.items():
            said = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
            lines.append(json.dumps({"id": f"{file} {number}", "text": as_news(case), "published": said[:10]}))
        records, _ = self.code_ndjson("-", stdin="\n".join(lines) + "\n")
        return {record["documents"]["id"]: record for record in records}

    def differing(self):
        cases = read_cases()
        records = self.code(cases)
        return cases, records, {key for key, case in cases.items() if not agrees(case, records["%s %d" % key])}

    def test_every_case_is_read_as_kept(self):
        cases, _, differing = self.differing()
        self.assertTrue(cases, f"no cases in {SPECS}")
        kept = read_kept()
        self.assertLessEqual(set(kept.values()), set(REASONS))
        self.assertEqual(sorted(differing - kept.keys()), [], "no longer agree")
        self.assertEqual(sorted(kept.keys() - differing), [], "agree now, or are no cases: take them off the list")
        count = collections.Counter(kept.values())
        print(f"{len(cases) - len(kept)} of {len(cases)} cases agree; otherwise: "
              + ", ".join(f"{reason} {n}" for reason, n in count.most_common()), file=sys.stderr)


def show(file):
    """Prints the cases of a file that differ, with what was found, for whoever mends or lists them."""
    test = TimeSpecs("differing")
    test.setUp()
    cases, records, differing = test.differing()
    for key in sorted(k for k in differing if k[0] == file):
        record = records["%s %d" % key]
        text = record["documents"]["text"]
        wanted = [f"{r.get('Text')}={next(iter(readings(r)), ('', ''))[1]}" for r in cases[key]["Results"] if r]
        found = [f"{text[t['begin']:t['end']]}={t['value']}" for t in record["times"]]
        print(f"{key[1]}\t{text}\n\twanted {wanted}\n\tfound  {found}")
    test.doCleanups()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--show"]:
        show(sys.argv[2])
    else:
        unittest.main()
