"""Counts held against the records they were made from."""
import collections
import csv
import datetime
import json
import unittest

from command import ROOT, CommandTest

SAMPLES = ROOT / "samples/reports"


def day_of(record, event):
    return event["when_start"] or record["documents"]["published"][:10]


def period_of(day, period):
    date = datetime.date.fromisoformat(day)
    return {"day": date, "week": date - datetime.timedelta(days=date.weekday()), "month": date.replace(day=1),
            "year": date.replace(month=1, day=1)}[period].isoformat()


def pairs_of(event):
    sides = {role: [(p["entity_id"], p["country"] or "") for p in event["participants"] if p["role"] == role]
             for role in ("actor", "recipient")}
    if not sides["recipient"] and event["plover"] in ("CONSULT", "AGREE", "COOPERATE"):
        sides["recipient"] = sides["actor"]
    pairs = {(a[1], r[1]) for a in sides["actor"] for r in sides["recipient"] if a[0] != r[0]}
    return pairs or {(a[1], "") for a in sides["actor"]} or {("", r[1]) for r in sides["recipient"]} or {("", "")}


class Aggregate(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.case = CommandTest("run_command")
        cls.case.setUp()
        cls.ndjson, cls.duckdb = cls.case.folder / "in.ndjson", cls.case.folder / "in.duckdb"
        for path in (cls.ndjson, cls.duckdb):
            assert cls.case.run_command("code", "-q", "-o", path, SAMPLES).returncode == 0
        cls.records = [json.loads(line) for line in cls.ndjson.read_text("utf-8").splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.case.doCleanups()

    def rows(self, *options, source=None):
        done = self.run_command("aggregate", source or self.duckdb, *options)
        self.assertEqual(done.returncode, 0, done.err)
        return list(csv.DictReader(done.out.splitlines())), done

    def expected(self, period):
        counts = collections.Counter()
        for record in self.records:
            for event in record["events"]:
                coarse = {"month": "day week", "quarter": "day week month", "year": "day week month"}
                if period in coarse.get(event["when_precision"] or "", "").split():
                    continue
                if event["reality"] == "happened" and not event["historical"] and not event["contested_by"]:
                    for actor, recipient in pairs_of(event):
                        counts[period_of(day_of(record, event), period), actor, recipient, event["plover"]] += 1
        return counts

    def test_counts_are_those_of_the_records(self):
        for period in ("month", "year"):
            rows, _ = self.rows("--period", period)
            self.assertEqual({(r["period"], r["actor"], r["recipient"], r["plover"]): int(r["events"]) for r in rows},
                             self.expected(period))

    def test_rows_are_sorted_and_the_same_from_every_input(self):
        rows, done = self.rows()
        keys = [(r["period"], r["actor"], r["recipient"], r["plover"]) for r in rows]
        self.assertEqual(keys, sorted(keys))
        self.assertEqual(done.out, self.rows(source=self.ndjson)[1].out)

    def test_weeks_begin_on_monday(self):
        for row in self.rows("--period", "week")[0]:
            self.assertEqual(datetime.date.fromisoformat(row["period"]).weekday(), 0)

    def test_by_says_what_tells_rows_apart(self):
        rows, _ = self.rows("--by", "quad,sector,root")
        self.assertEqual(list(rows[0]), ["period", "actor", "actor_sector", "recipient", "recipient_sector", "quad",
                                         "cameo_root", "events", "days", "documents", "mean_score", "mean_goldstein"])
        self.assertTrue(all(len(row["cameo_root"]) == 2 for row in rows))
        self.assertNotIn("plover", self.rows("--by", "none")[0][0])

    def test_two_reports_of_one_act_are_two_events_on_one_day(self):
        line = '{"id": "%s", "published": "2021-05-03", "text": "%s Peru expelled two Bolivian diplomats on Monday."}\n'
        coded = self.folder / "two.ndjson"
        both = line % ("a", "Lima is angry.") + line % ("b", "Hi.")
        done = self.run_command("code", "-q", "-o", coded, "-", stdin=both)
        self.assertEqual(done.returncode, 0)
        row, = (r for r in self.rows(source=coded)[0] if r["plover"] == "SANCTION")
        self.assertEqual((row["actor"], row["recipient"]), ("PER", "BOL"))
        self.assertEqual((row["events"], row["days"], row["documents"]), ("2", "1", "2"))

    def test_the_summary_tells_what_was_left_out(self):
        _, done = self.rows("--period", "day")
        self.assertRegex(done.err, r"\d+ of \d+ events; left out: .*planned")
        self.assertEqual(self.rows("-q")[1].err, "")

    def test_other_formats(self):
        rows, _ = self.rows()
        lines = self.run_command("aggregate", self.duckdb, "-f", "ndjson").out.splitlines()
        self.assertEqual([json.loads(line)["events"] for line in lines], [int(row["events"]) for row in rows])
        target = self.folder / "a.parquet"
        self.assertEqual(self.run_command("aggregate", self.duckdb, "-o", target).returncode, 0)
        self.assertEqual(target.read_bytes()[:4], b"PAR1")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["a.parquet"])
        self.assertEqual(self.run_command("aggregate", self.duckdb, "-o", target).returncode, 73)
        self.assertEqual(self.run_command("aggregate", self.duckdb, "-f", "parquet").returncode, 2)


if __name__ == "__main__":
    unittest.main()
