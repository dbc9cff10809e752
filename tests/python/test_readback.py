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
        # The words of a contraction share its span: their forms together are what is written there.
        rows = self.db.sql('SELECT d.text, t."begin", t."end", string_agg(t.form, \'\' ORDER BY t.token), '
                           'any_value(substring(d.text, t."begin" + 1, t."end" - t."begin")) '
                           'FROM tokens t JOIN documents d USING (doc_id) '
                           'GROUP BY d.doc_id, d.text, t."begin", t."end"').fetchall()
        self.assertGreater(len(rows), 0)
        for text, begin, end, forms, by_duckdb in rows:
            self.assertEqual(text[begin:end], forms)
            self.assertEqual(by_duckdb, forms)

    def test_keys(self):
        for resource in self.package["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                to = key["reference"]
                pairs = list(zip(key["fields"], to["fields"]))
                known = " AND ".join(f'a."{field}" IS NOT NULL' for field, _ in pairs)
                same = " AND ".join(f'a."{field}" = b."{other}"' for field, other in pairs)
                lost = self.db.sql(
                    f'SELECT count(*) FROM "{resource["name"]}" a LEFT JOIN '
                    f'"{to["resource"] or resource["name"]}" b ON {same} '
                    f'WHERE {known} AND b."{to["fields"][0]}" IS NULL').fetchone()[0]
                self.assertEqual(lost, 0, f'{resource["name"]} {key["fields"]}')

    def test_ids_in_lists(self):
        with open(self.outputs["csv"] / "codebook.csv", newline="", encoding="utf-8") as file:
            codebook = list(csv.DictReader(file))
        for row in codebook:
            if row["type"] != "list of string" or not row["refers_to"]:
                continue
            table, column = row["refers_to"].split(".")
            lost = self.db.sql(
                f'SELECT count(*) FROM (SELECT unnest("{row["column"]}") id FROM "{row["table"]}") a '
                f'LEFT JOIN "{table}" b ON a.id = b."{column}" WHERE b."{column}" IS NULL').fetchone()[0]
            self.assertEqual(lost, 0, f'{row["table"]}.{row["column"]}')

    def spans(self):
        """Every span column: table and two SQL expressions, over rows with doc_id."""
        for resource in self.package["resources"]:
            table = f'"{resource["name"]}"'
            names = [field["name"] for field in resource["schema"]["fields"]]
            for name in names:
                end = {"when_begin": "when_end_span"}.get(name, name[:-5] + "end")
                if name.endswith("begin") and end in names:
                    yield table, f'SELECT doc_id, "{name}" b, "{end}" e FROM {table}'
            for field, kind in self.db.sql(f"SELECT column_name, data_type FROM duckdb_columns() "
                                           f"WHERE table_name = '{resource['name']}'").fetchall():
                if kind.endswith("[]") and '"begin"' in kind.replace("begin", '"begin"'):
                    yield table, (f'SELECT doc_id, x."begin" b, x."end" e FROM '
                                  f'(SELECT doc_id, unnest("{field}") x FROM {table})')

    def test_spans_are_words(self):
        checked = 0
        for table, sql in self.spans():
            rows = self.db.sql(
                f"SELECT b, e, substring(text, b + 1, e - b) FROM ({sql}) JOIN documents USING (doc_id) "
                "WHERE b IS NOT NULL OR e IS NOT NULL").fetchall()
            checked += len(rows)
            for begin, end, words in rows:
                self.assertIsNotNone(begin, sql)
                self.assertIsNotNone(end, sql)
                self.assertEqual(len(words), end - begin, sql)
                self.assertNotEqual(words.strip(), "", sql)
        self.assertGreater(checked, 1000)

    def test_triggers_are_those_of_ndjson(self):
        wanted = {}
        for line in self.outputs["ndjson"].read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text = document["documents"]["text"]
            for event in document["events"]:
                wanted[event["event_id"]] = text[event["trigger_begin"]:event["trigger_end"]]
        found = dict(self.db.sql(
            "SELECT event_id, substring(text, trigger_begin + 1, trigger_end - trigger_begin) "
            "FROM events JOIN documents USING (doc_id)").fetchall())
        self.assertEqual(found, wanted)

    def test_closed_lists_hold(self):
        for resource in self.package["resources"]:
            for field in resource["schema"]["fields"]:
                values = field.get("constraints", {}).get("enum")
                if not values:
                    continue
                found = {row[0] for row in self.db.sql(
                    f'SELECT DISTINCT "{field["name"]}" FROM "{resource["name"]}"').fetchall()}
                self.assertLessEqual(found - {None}, set(values), f'{resource["name"]} {field["name"]}')

    def test_views(self):
        events = self.db.sql("SELECT count(*), count(words), count(source) FROM event_summary").fetchone()
        self.assertEqual(events, (self.count("events"),) * 3)
        row = self.db.sql("SELECT words, what, reality FROM event_summary LIMIT 1").fetchone()
        self.assertTrue(all(row), row)
        listed = self.db.sql("SELECT sum(events) FROM unknown_actors").fetchone()[0] or 0
        self.assertEqual(listed, self.db.sql(
            "SELECT count(*) FROM participants p JOIN entities n USING (entity_id) WHERE p.country IS NULL OR (n.kb_id"
            " IS NULL AND EXISTS (FROM mentions m WHERE m.entity_id = n.entity_id AND m.form = 'name'))").fetchone()[0])

    def test_file_is_locked_down(self):
        for sql in ("COPY run TO '/dev/null'", "SELECT * FROM read_csv('/etc/hostname')",
                    "ATTACH 'other.duckdb'", "DELETE FROM run"):
            done = subprocess.run([COMMAND, "query", str(self.outputs["duckdb"]), sql],
                                  capture_output=True, text=True)
            self.assertNotEqual(done.returncode, 0, sql)

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

    def test_exported_tables_keep_their_codes(self):
        """Parquet and the data package need no guess; ids are no numbers even to a reader that guesses."""
        import duckdb
        import pyarrow
        import pyarrow.parquet
        root = pathlib.Path(self.folder.name)
        codes = {"icews": "CAMEO Code", "gdelt": "EventCode", "phoenix": "EventCode", "polecat": "Actor COW"}
        for form, column in codes.items():
            for suffix in ("parquet", "tsv"):
                subprocess.run([COMMAND, "export", "-q", form, str(self.outputs["duckdb"]), "-o",
                                str(root / f"{form}.{suffix}")], check=True)
            table = pyarrow.parquet.read_table(root / f"{form}.parquet")
            package = json.loads((root / f"{form}.tsv.datapackage.json").read_text(encoding="utf-8"))
            resource = package["resources"][0]
            fields = resource["schema"]["fields"]
            self.assertEqual(table.column_names, [field["name"] for field in fields])
            self.assertEqual(table.schema.field(column).type, pyarrow.string())
            with open(root / f"{form}.tsv", encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file, delimiter="\t"))[int(resource["dialect"]["header"]):]
            self.assertEqual(len(rows), table.num_rows)
            at = table.column_names.index(column)
            self.assertEqual([row[at] or None for row in rows], table.column(column).to_pylist())
            types = duckdb.sql(f"DESCRIBE FROM read_csv('{root / form}.tsv', delim='\t')").fetchall()
            self.assertEqual(types[0][1], "VARCHAR")

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
