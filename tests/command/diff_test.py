"""What a change of rules changes, told by `dateline diff`."""
import json
import shutil
import unittest

from command import ROOT, CommandTest

SAMPLES = ROOT / "samples/reports"


class Diff(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.case = CommandTest("run_command")
        cls.case.setUp()
        cls.old = {form: cls.case.folder / f"old.{form}" for form in ("duckdb", "ndjson")}
        for form, path in cls.old.items():
            assert cls.case.run_command("code", "-q", "--format", form, "-o", path, SAMPLES).returncode == 0
        cls.records = [json.loads(line) for line in cls.old["ndjson"].read_text("utf-8").splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.case.doCleanups()

    def edited(self, change, name="new.ndjson"):
        """The records after `change(record)`, as a file."""
        records = json.loads(json.dumps(self.records))
        for record in records:
            change(record)
        return self.write(name, "".join(json.dumps(record) + "\n" for record in records))

    def diff(self, old, new, status):
        done = self.run_command("diff", "--format", "json", old, new)
        self.assertEqual(done.returncode, status, done.err + done.out)
        lines = [json.loads(line) for line in done.out.splitlines()]
        return lines[:-1], lines[-1]["summary"]

    def test_the_same_is_0_whatever_the_format(self):
        for form in self.old:
            changes, summary = self.diff(self.old[form], self.old["ndjson"], 0)
            self.assertEqual(changes, [])
            self.assertEqual(summary["documents"], len(self.records))
            self.assertEqual(summary["data"], [])

    def test_order_of_documents_does_not_matter(self):
        turned = self.write("t.ndjson", "".join(json.dumps(r) + "\n" for r in reversed(self.records)))
        self.assertEqual(self.diff(self.old["duckdb"], turned, 0)[0], [])

    def test_fields_are_told_with_rules(self):
        event = self.records[0]["events"][0]

        def plan(record):
            for other in record["events"]:
                if other["event_id"] == event["event_id"]:
                    other["reality"], other["rule"] = "wanted", "events.other"
        changes, summary = self.diff(self.old["ndjson"], self.edited(plan), 1)
        change, = changes
        self.assertEqual((change["change"], change["fields"]), ("changed", ["reality", "rule"]))
        self.assertEqual((change["before"]["reality"], change["after"]["reality"]), (event["reality"], "wanted"))
        self.assertEqual(summary["events"], {"removed": 0, "added": 0, "changed": 1})
        self.assertEqual(set(summary["by_rule"]), {event["rule"], "events.other"})
        self.assertEqual(set(summary["by_type"]), {event["plover"]})

    def test_another_type_of_the_same_words_is_one_change(self):
        event = self.records[0]["events"][0]

        def retype(record):
            for other in record["events"]:
                if other["event_id"] == event["event_id"]:
                    other["event_id"], other["plover"] = "0" * 16, "COERCE"
        change, = self.diff(self.old["ndjson"], self.edited(retype), 1)[0]
        self.assertEqual(change["fields"], ["plover"])

    def test_events_and_documents_of_one_side(self):
        def less(record):
            del record["events"][:1]
        gone = sum(1 for r in self.records if r["events"])
        self.assertEqual(self.diff(self.old["duckdb"], self.edited(less), 1)[1]["events"],
                         {"removed": gone, "added": 0, "changed": 0})
        self.assertEqual(self.diff(self.edited(less), self.old["duckdb"], 1)[1]["events"]["added"], gone)
        one = self.write("one.ndjson", json.dumps(self.records[0]) + "\n")
        summary = self.diff(self.old["duckdb"], one, 1)[1]
        self.assertEqual((summary["documents"], summary["documents_removed"]), (1, len(self.records) - 1))

    def test_an_edited_rule_file_is_named(self):
        data = self.folder / "data"
        for part in ("rules", "lexicons", "models"):
            shutil.copytree(ROOT / part, data / part)
        path = data / "lexicons/events/nonpolitical.tsv"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[:-1]), "utf-8")
        new = self.folder / "new.duckdb"
        self.assertEqual(self.run_command("--data", data, "code", "-q", "-o", new, SAMPLES).returncode, 0)
        done = self.run_command("diff", "--format", "json", self.old["duckdb"], new)
        self.assertIn(done.returncode, (0, 1))
        summary = json.loads(done.out.splitlines()[-1])["summary"]
        self.assertEqual(summary["data"], ["lexicons/events/nonpolitical.tsv"])

    def test_text_for_people(self):
        def less(record):
            del record["events"][:1]
        done = self.run_command("diff", self.old["duckdb"], self.edited(less))
        self.assertEqual(done.returncode, 1)
        self.assertIn("- " + self.records[0]["events"][0]["plover"], done.out)
        self.assertIn("by rule:", done.out)

    def test_trouble_is_2(self):
        for old, new in (("no.duckdb", self.old["duckdb"]), (self.write("b.ndjson", "{}\n"), self.old["duckdb"]),
                         ("-", "-")):
            done = self.run_command("diff", old, new)
            self.assertEqual(done.returncode, 2)
            self.assertNotEqual(done.err, "")


if __name__ == "__main__":
    unittest.main()
