"""Exports: read back by other readers, held against the records they were made from."""
import collections
import csv
import json
import unittest

from command import ROOT, CommandTest

SAMPLES = ROOT / "samples/reports"
TABLES = {"icews": (20, True), "polecat": (40, True), "phoenix": (26, False), "gdelt": (61, False)}
CODES = {"icews": 6, "phoenix": 13, "gdelt": 26}
HEADS = {
    "icews": "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
             "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,"
             "Longitude",
    "polecat": "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
               "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient "
               "Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia "
               "Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature "
               "Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version"}


def taken(event):
    return event["reality"] == "happened" and not event["historical"] and not event["contested_by"]


class Export(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.case = CommandTest("run_command")
        cls.case.setUp()
        cls.inputs = {"duckdb": cls.case.folder / "in.duckdb", "parquet": cls.case.folder / "in",
                      "ndjson": cls.case.folder / "in.ndjson"}
        for form, path in cls.inputs.items():
            done = cls.case.run_command("code", "-q", "--format", form, "-o", path, SAMPLES)
            assert done.returncode == 0, done.err
        cls.records = [json.loads(line) for line in cls.inputs["ndjson"].read_text("utf-8").splitlines()]
        cls.events = {e["event_id"]: e for r in cls.records for e in r["events"]}

    @classmethod
    def tearDownClass(cls):
        cls.case.doCleanups()

    def export(self, form, *options, source="duckdb"):
        done = self.run_command("export", form, self.inputs[source], *options)
        self.assertEqual(done.returncode, 0, done.err)
        return done

    def rows(self, form, *options):
        rows = list(csv.reader(self.export(form, *options).out.splitlines(), delimiter="\t"))
        return rows[1:] if TABLES[form][1] else rows

    def test_headers_are_those_of_the_projects(self):
        for form, head in HEADS.items():
            self.assertEqual(self.export(form).out.splitlines()[0].split("\t"), head.split(","))

    def test_every_row_has_every_column(self):
        for form, (columns, _) in TABLES.items():
            rows = self.rows(form)
            self.assertGreater(len(rows), 20)
            self.assertEqual({len(row) for row in rows}, {columns}, form)

    def test_the_three_inputs_give_the_same_bytes(self):
        for form in (*TABLES, "plover-json", "geojson"):
            outputs = {self.export(form, source=source).out for source in self.inputs}
            if form in ("polecat", "plover-json"):  # these name the version; NDJSON has it beside the file
                self.assertIn("dateline 0.", outputs.copy().pop())
            self.assertEqual(len(outputs), 1, form)

    def test_only_what_happened_is_taken_and_the_rest_is_counted(self):
        wanted = {i for i, e in self.events.items() if taken(e)}
        self.assertLess(len(wanted), len(self.events))
        for form in TABLES:
            self.assertEqual({row[0].split("-")[0] for row in self.rows(form)}, wanted, form)
        path = self.folder / "x.tsv"
        counts = json.loads(self.export("icews", "--json", "-o", path).out)
        self.assertEqual(counts["seen"], len(self.events))
        self.assertEqual(counts["kept"], len(wanted))
        self.assertEqual(counts["kept"] + sum(counts["left_out"].values()), counts["seen"])

    def test_options_take_what_was_left_out(self):
        every = self.rows("icews", "--reality", "all", "--historical", "--contested")
        self.assertEqual({row[0].split("-")[0] for row in every}, set(self.events))
        planned = {row[0].split("-")[0] for row in self.rows("gdelt", "--reality", "planned", "--historical", "--contested")}
        self.assertEqual(planned, {i for i, e in self.events.items() if e["reality"] == "planned"})
        own = {row[0].split("-")[0] for row in self.rows("icews", "--unattributed")}
        self.assertEqual(own, {i for i, e in self.events.items() if taken(e) and not e["statement_id"]})

    def test_codes_keep_their_zeros(self):
        for form, column in CODES.items():
            for row in self.rows(form):
                self.assertEqual(row[column], self.events[row[0].split("-")[0]]["cameo"] or "")
        self.assertTrue(any(row[6].startswith("0") for row in self.rows("icews")))

    def test_rows_are_pairs_of_parties(self):
        pairs = collections.Counter(row[0].split("-")[0] for row in self.rows("polecat"))
        for event_id, count in pairs.items():
            sides = collections.Counter(p["role"] for p in self.events[event_id]["participants"])
            if sides["actor"] and sides["recipient"]:
                self.assertLessEqual(count, sides["actor"] * sides["recipient"])
            elif self.events[event_id]["plover"] in ("CONSULT", "AGREE", "COOPERATE"):
                self.assertLessEqual(count, max(1, sides["actor"] * (sides["actor"] - 1)))

    def test_gdelt_values_go_together(self):
        for row in self.rows("gdelt"):
            self.assertEqual(row[27], row[26][:3])
            self.assertEqual(row[28], row[26][:2])
            self.assertEqual(row[29], str(1 + (int(row[28]) > 5) + (int(row[28]) > 8) + (int(row[28]) > 13)))
            self.assertTrue(row[1].startswith(row[2]) and row[2].startswith(row[3]))
            self.assertTrue(row[4].startswith(row[3] + "."))
            self.assertIn(row[51], "012345")
            self.assertRegex(row[53], "^([A-Z]{2})?$")

    def test_sidecar_says_what_is_text(self):
        path = self.folder / "icews.tsv"
        self.export("icews", "-o", path)
        package = json.loads((self.folder / "icews.tsv.datapackage.json").read_text("utf-8"))
        resource, = package["resources"]
        fields = {f["name"]: f["type"] for f in resource["schema"]["fields"]}
        self.assertEqual(list(fields), HEADS["icews"].split(","))
        self.assertEqual(fields["CAMEO Code"], "string")
        self.assertTrue((self.folder / resource["path"]).exists())

    def test_plover_json_has_the_auxiliary_modes(self):
        aux = {"planned": "future", "possible": "hypothetical", "conditional": "hypothetical", "wanted": "hypothetical",
               "negated": "negation"}
        rows = [json.loads(line) for line in self.export("plover-json").out.splitlines()]
        self.assertEqual([row["id"] for row in rows], list(self.events))
        for row in rows:
            event = self.events[row["id"]]
            modes = [m for m in (event["mode"], "historical" if event["historical"] else None, aux.get(event["reality"]))
                     if m]
            self.assertEqual(row.get("mode", []), modes)
            self.assertEqual(row["event"], [event["plover"]])
            self.assertEqual(len(row["actor"]) + len(row["recipient"]), len(event["participants"]))

    def test_geojson_is_a_collection_of_points(self):
        collection = json.loads(self.export("geojson", "--reality", "all").out)
        self.assertEqual(collection["type"], "FeatureCollection")
        self.assertGreater(len(collection["features"]), 0)
        for feature in collection["features"]:
            lon, lat = feature["geometry"]["coordinates"]
            event = self.events[feature["id"]]
            self.assertEqual((lon, lat), (event["lon"], event["lat"]))
            self.assertEqual(feature["properties"].get("cameo"), event["cameo"])
            self.assertEqual(feature["properties"]["reality"], event["reality"])

    def test_brat_spans_are_the_words(self):
        self.export("brat", "-o", self.folder / "brat")
        triggers = 0
        for record in self.records:
            stem = self.folder / "brat" / record["documents"]["doc_id"]
            text = stem.with_suffix(".txt").read_bytes().decode("utf-8")
            self.assertEqual(text, record["documents"]["text"])
            for line in stem.with_suffix(".ann").read_text("utf-8").splitlines():
                if line[0] == "E":
                    triggers += 1
                if line[0] != "T":
                    continue
                _, kind, words = line.split("\t")
                spans = [tuple(map(int, s.split())) for s in kind.split(" ", 1)[1].split(";")]
                self.assertEqual(" ".join(text[b:e] for b, e in spans), words)
        self.assertEqual(triggers, len(self.events))
        self.assertIn("[events]", (self.folder / "brat/annotation.conf").read_text("utf-8"))

    def test_an_export_again_needs_overwrite_and_spares_other_folders(self):
        target = self.folder / "brat"
        self.export("brat", "-o", target)
        again = self.run_command("export", "brat", self.inputs["ndjson"], "-o", target)
        self.assertEqual(again.returncode, 73)
        self.export("brat", "-o", target, "--overwrite")
        (target / "notes.doc").write_text("mine")
        spared = self.run_command("export", "brat", self.inputs["ndjson"], "-o", target, "--overwrite")
        self.assertEqual(spared.returncode, 2)
        self.assertTrue((target / "notes.doc").exists())

    def test_mistakes_name_file_and_remedy(self):
        missing = self.run_command("export", "icews", self.folder / "no.duckdb")
        self.assertEqual((missing.returncode, "no.duckdb" in missing.err), (66, True))
        broken = self.run_command("export", "icews", self.write("b.ndjson", '{"documents": 7}\n'))
        self.assertEqual(broken.returncode, 1)
        self.assertIn("b.ndjson:1", broken.err)
        self.assertEqual(self.run_command("export", "icews", "x", "--reality", "maybe").returncode, 2)
        self.assertEqual(self.run_command("export", "xls", "x").returncode, 2)

    def test_no_documents_give_a_whole_empty_output(self):
        empty = self.write("e.ndjson", "")
        self.assertEqual(json.loads(self.run_command("export", "geojson", empty).out)["features"], [])
        self.assertEqual(len(self.run_command("export", "icews", empty).out.splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
