"""The golden check itself: records made from gold must pass, and each kind of damage must be named."""
import copy
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import check_samples  # noqa: E402
from compare import body_paragraphs, plain, targets  # noqa: E402
from records import broken_spans, dangling, key_of  # noqa: E402

GOLD = check_samples.read_gold(check_samples.ROOT / "samples/gold")


def perfect(name):
    """The record that gold describes, as far as the check looks at it."""
    gold, source = GOLD[name]
    lines = [line for line in source.split("\n\n", 1)[1].splitlines() if line]
    for dateline in gold["document"]["blocks"].get("dateline", []):
        at = next(i for i, line in enumerate(lines) if line.startswith(dateline))
        lines[at:at + 1] = [dateline, lines[at].removeprefix(dateline).lstrip()]
    labels = {plain(t): kind for kind, texts in gold["document"]["blocks"].items() if kind != "paragraphs" for t in texts}
    stamps = gold["document"]["blocks"].get("date_stamp", [])
    text, blocks = "", []
    for line in [*stamps, gold["document"]["title"], *lines]:
        blocks.append({"kind": labels.get(plain(line), "paragraph"), "begin": len(text), "end": len(text) + len(line)})
        text += line + "\n"
    record = {"documents": {**gold["document"], "id": name, "text": text, "blocks": blocks}}
    span = lambda row, s, key="": {**row, key + "begin": s[0], key + "end": s[1]}
    record["events"] = [span({"event_id": f"e{i}", "plover": sorted(types)[0]}, spans[0], "trigger_")
                        for i, (spans, _, types) in enumerate(targets("event", gold, text))]
    record["statements"] = [{"statement_id": f"s{i}", "content": [span({}, spans[0])]}
                            for i, (spans, _, _) in enumerate(targets("statement", gold, text))]
    for layer in ("figure", "time", "place"):
        record[layer + "s"] = [span({}, spans[0]) for spans, _, _ in targets(layer, gold, text)]
    return record


class PerfectTest(unittest.TestCase):
    def test_gold_stands_in_its_text(self):
        for name, (gold, _) in GOLD.items():
            text = perfect(name)["documents"]["text"]
            for layer in check_samples.LAYERS:
                for i, (spans, _, _) in enumerate(targets(layer, gold, text)):
                    with self.subTest(name, layer=layer, row=i):
                        self.assertTrue(spans)

    def test_perfect_records_pass(self):
        records = {name: perfect(name) for name in GOLD}
        self.assertEqual(list(check_samples.sample_faults(GOLD, records)), [])
        for layer, pair in check_samples.shares(GOLD, records).items():
            with self.subTest(layer):
                self.assertGreater(min(pair.values()), 0.98)

    def test_empty_records_score_nothing(self):
        records = {name: {"documents": {"id": name, "text": ""}} for name in GOLD}
        self.assertEqual({v for pair in check_samples.shares(GOLD, records).values() for v in pair.values()}, {0.0})

    def test_paragraphs_are_those_of_the_reports(self):
        for name, (gold, source) in GOLD.items():
            with self.subTest(name):
                self.assertEqual(len(body_paragraphs(gold, source)), gold["document"]["blocks"]["paragraphs"])


class DamageTest(unittest.TestCase):
    def faults(self, damage):
        record = copy.deepcopy(perfect("summit"))
        damage(record)
        return list(check_samples.sample_faults({"summit": GOLD["summit"]}, {"summit": record}))

    def test_rows(self):
        def relabel(record):
            record["documents"]["blocks"][1]["kind"] = "boilerplate"

        def lose(record):
            del record["documents"]["blocks"][-1]

        def overrun(record):
            record["events"][0]["trigger_end"] = 10 ** 6

        def half(record):
            record["figures"][0]["end"] = None

        def point(record):
            record["events"][0]["statement_id"] = "s999"

        def twice(record):
            record["events"][1]["event_id"] = record["events"][0]["event_id"]

        def misdate(record):
            record["documents"]["published"] = "2024-06-13"

        for damage, word in ((relabel, "is boilerplate"), (lose, "is lost"), (overrun, "is not in a text"), (half, "None"),
                             (point, "s999"), (twice, "share one event_id"), (misdate, "published is")):
            with self.subTest(damage.__name__):
                found = self.faults(damage)
                self.assertTrue(any(word in f for f in found), found)

    def test_record_that_is_missing(self):
        self.assertEqual(list(check_samples.sample_faults({"summit": GOLD["summit"]}, {})), ["summit: no record"])

    def test_conflict_read_into_sport(self):
        record = {"documents": {"id": "sport", "text": "Rovers fired"}, "events": [
            {"event_id": "e", "plover": "ASSAULT", "trigger_begin": 7, "trigger_end": 12}]}
        self.assertEqual(list(check_samples.nothing_faults({"sport": record}, ["sport"])),
                         ["nothing/sport: ASSAULT read into 'fired'"])

    def test_floor(self):
        self.assertEqual(list(check_samples.floor_faults({"event": {"recall": 0.5}}, {"event": {"recall": 0.6}})),
                         ["event recall is 0.500, under its floor of 0.6"])


class RecordTest(unittest.TestCase):
    def test_names(self):
        for document, name in (({"uri": "samples/reports/sanctions.html.gz"}, "sanctions"), ({"uri": "a/aid.md"}, "aid"),
                               ({"id": "court-conviction", "uri": "briefs.ndjson"}, "court-conviction"),
                               ({"id": "samples/reports/arrest.html"}, "arrest")):
            with self.subTest(name):
                self.assertEqual(key_of(document), name)

    def test_links_and_spans_deep_in_a_row(self):
        record = {"documents": {"text": "four"}, "statements": [{"statement_id": "s1"}], "entities": [{"entity_id": "x"}],
                  "events": [{"event_id": "e1", "statement_id": "s1", "contested_by": ["s1", "s2"],
                              "participants": [{"entity_id": "y", "because": [{"field": "country", "begin": 2, "end": 9}]}]}],
                  "figures": [{"of": ["x"], "begin": 0, "end": 4}]}
        self.assertEqual(len(list(dangling(record))), 2)
        self.assertEqual(len(list(broken_spans(record))), 1)


if __name__ == "__main__":
    unittest.main()
