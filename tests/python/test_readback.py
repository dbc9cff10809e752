"""Reads what `dateline code` wrote with other readers: Python's duckdb and pyarrow, and csv.

Run by tests/python/run.sh. DATELINE_COMMAND names the built command; without it nothing is tested.
"""
import csv
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

COMMAND = os.environ.get("DATELINE_COMMAND")
SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def code(fmt, out):
    subprocess.run(
        [COMMAND, "code", "--quiet", "--layers", "tokens", "--format", fmt, "-o", str(out), str(SAMPLES)],
        check=True)


@unittest.skipUnless(COMMAND, "DATELINE_COMMAND is not set")
class Readback(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        import duckdb
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        cls.outputs = {"duckdb": root / "o.duckdb", "parquet": root / "parquet",
                       "csv": root / "csv", "ndjson": root / "o.ndjson"}
        for fmt, out in cls.outputs.items():
            code(fmt, out)
        cls.db = duckdb.connect(str(cls.outputs["duckdb"]), read_only=True)
        cls.package = json.loads((root / "csv" / "datapackage.json").read_text())
        cls.tables = [resource["name"] for resource in cls.package["resources"]]

    @classmethod
    def tearDownClass(cls):
        cls.db.close()
        cls.folder.cleanup()

    def count(self, table):
        return self.db.sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]

    def test_counts_add_up(self):
        read, documents, rejected, skipped = self.db.sql(
            "SELECT read, documents, rejected, skipped FROM run").fetchone()
        self.assertEqual(read, documents + rejected + skipped)
        self.assertEqual(documents, self.count("documents"))
        self.assertEqual(rejected, self.count("rejected_inputs"))
        self.assertEqual(skipped, self.count("skipped_inputs"))
        self.assertGreater(documents, 0)

    def test_offsets_are_code_points(self):
        rows = self.db.sql('SELECT d.text, t."begin", t."end", t.form, '
                           'substring(d.text, t."begin" + 1, t."end" - t."begin") '
                           'FROM tokens t JOIN documents d USING (doc_id)').fetchall()
        self.assertGreater(len(rows), 0)
        for text, begin, end, form, by_duckdb in rows:
            self.assertEqual(text[begin:end], form)
            self.assertEqual(by_duckdb, form)

    def test_keys(self):
        for resource in self.package["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                fields = ", ".join(key["fields"])
                known = " AND ".join(f"{field} IS NOT NULL" for field in key["fields"])
                to = key["reference"]
                lost = self.db.sql(
                    f'SELECT count(*) FROM "{resource["name"]}" WHERE {known} AND ({fields}) NOT IN '
                    f'(SELECT ({", ".join(to["fields"])}) FROM "{to["resource"]}")').fetchone()[0]
                self.assertEqual(lost, 0, f'{resource["name"]} {fields}')

    def test_parquet_by_pyarrow(self):
        import pyarrow.parquet
        for table in self.tables:
            data = pyarrow.parquet.read_table(self.outputs["parquet"] / f"{table}.parquet")
            self.assertEqual(data.num_rows, self.count(table), table)
            columns = [row[0] for row in self.db.sql(f'DESCRIBE "{table}"').fetchall()]
            self.assertEqual(data.column_names, columns)

    def test_csv_as_strings(self):
        csv.field_size_limit(1 << 27)
        for resource in self.package["resources"]:
            table = resource["name"]
            with open(self.outputs["csv"] / f"{table}.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual(len(rows), self.count(table), table)
            for field in resource["schema"]["fields"]:
                for row in rows:
                    if field["type"] == "array":
                        self.assertIsInstance(json.loads(row[field["name"]]), list)

    def test_ndjson(self):
        lines = self.outputs["ndjson"].read_text(encoding="utf-8").split("\n")
        self.assertEqual(lines.pop(), "")
        self.assertEqual(len(lines), self.count("documents"))
        events = [event for line in lines for event in json.loads(line)["events"]]
        self.assertEqual(len(events), self.count("events"))
        self.assertEqual(sum(len(event["participants"]) for event in events),
                         self.count("participants"))

    def test_same_bytes_twice(self):
        with tempfile.TemporaryDirectory() as again:
            for fmt in ("parquet", "csv"):
                out = pathlib.Path(again) / fmt
                code(fmt, out)
                for file in sorted(out.iterdir()):
                    self.assertEqual(file.read_bytes(),
                                     (self.outputs[fmt] / file.name).read_bytes(), file.name)


if __name__ == "__main__":
    unittest.main()
