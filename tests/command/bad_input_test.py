"""Whatever comes in ends as document, reject or skip, with a reason, and loses nothing beside it."""
import gzip
import json
import resource
import unittest

from command import CommandTest

GOOD = ("<html><head><title>Envoys meet</title></head><body><h1>Envoys meet</h1>"
        "<p>Envoys from Peru and Bolivia met in Lima on Monday to discuss the reopening of a border crossing.</p>"
        "<p>The talks ended without a deal, the Peruvian foreign ministry said in a statement.</p></body></html>")


class BadInput(CommandTest):
    def code_beside_a_good_page(self, name, content, *options):
        """Codes one bad file beside a good one; the good one must come through. Gives summary, records."""
        self.write("in/good.html", GOOD)
        self.write("in/" + name, content)
        done = self.run_command("code", "--json", "--quiet", "--output", self.folder / "out.ndjson", *options,
                                self.folder / "in")
        self.assertIn(done.returncode, (0,), done.err)
        with open(self.folder / "out.ndjson", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        self.assertIn("good", [r["documents"]["id"] for r in records])
        summary = json.loads(done.out)
        self.assertEqual(summary["read"], summary["documents"] + summary["rejected"] + summary["skipped"])
        self.assertEqual(summary["documents"], len(records))
        return summary, records

    def assert_left_out(self, summary, kind, code):
        self.assertEqual(summary[kind], 1, summary)
        reason = summary["reasons"][0]
        self.assertEqual(reason["code"], code)
        self.assertGreater(len(reason["message"]), 10)

    def test_empty_file(self):
        self.assert_left_out(self.code_beside_a_good_page("x.html", b"")[0], "rejected", "no_text")

    def test_binary(self):
        summary, _ = self.code_beside_a_good_page("x.bin", bytes(range(256)) * 40)
        self.assertEqual(summary["rejected"], 1)

    def test_another_language(self):
        text = ("Le ministre des Affaires étrangères a déclaré lundi que les deux pays avaient repris leurs négociations. "
                "Les délégations se réuniront de nouveau la semaine prochaine à Genève.")
        self.assert_left_out(self.code_beside_a_good_page("x.txt", text)[0], "skipped", "unsupported_language")

    def test_only_navigation(self):
        links = "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(40))
        summary, _ = self.code_beside_a_good_page("x.html", f"<html><body><nav><ul>{links}</ul></nav></body></html>")
        self.assert_left_out(summary, "rejected", "no_text")

    def test_half_a_gzip_keeps_what_is_there_or_says_why_not(self):
        whole = gzip.compress((GOOD + "<!-- " + "".join(chr(33 + i * 7 % 90) for i in range(20000)) + " -->").encode())
        summary, _ = self.code_beside_a_good_page("x.html.gz", whole[:len(whole) * 3 // 4])
        self.assertEqual(summary["read"], 2)

    def test_fifty_thousand_nested_tags(self):
        page = "<html><body>" + "<div>" * 50000 + "<p>Rebels seized the town of Lima on Monday, the army said.</p>"
        summary, records = self.code_beside_a_good_page("x.html", page)
        if summary["documents"] == 2:
            deep = next(r for r in records if r["documents"]["id"] == "x")
            self.assertIn("Rebels seized the town", deep["documents"]["text"])

    def test_a_hundred_megabytes_of_one_line_is_refused_in_bounded_memory(self):
        path = self.folder / "in/long.ndjson"
        path.parent.mkdir(parents=True)
        with open(path, "wb") as out:
            out.write(b'{"id": "1", "text": "')
            for _ in range(100):
                out.write(b"a " * (1 << 19))
            out.write(b'"}\n{"id": "2", "text": "Ministers from Peru met their neighbours in Lima on Monday."}\n')
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        summary, records = self.code_beside_a_good_page("y.html", GOOD)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertEqual(summary["rejected"], 1)
        self.assertIn("2", [r["documents"]["id"] for r in records])
        self.assertLess(max(before, after), 500 * 1024, "kilobytes resident")

    def test_a_wrong_charset_declaration(self):
        page = GOOD.replace("<head>", '<head><meta charset="utf-8">').replace("Lima", "Junín").encode("windows-1252")
        _, records = self.code_beside_a_good_page("x.html", page)
        bad = next(r for r in records if r["documents"]["id"] == "x")
        self.assertTrue(any("charset" in d["code"] for d in bad["diagnostics"]), bad["diagnostics"])

    def test_no_date_anywhere_leaves_it_null(self):
        records, _ = self.code_ndjson(stdin=json.dumps({"id": "1", "text": "Ministers met in Lima on Monday."}))
        self.assertIsNone(records[0]["documents"].get("published"))

    def test_a_broken_line_costs_only_itself(self):
        lines = ['{"id": "1", "text": "Ministers met in Lima."}', '{"id": "2", "text": ', "null", "[1, 2]",
                 '{"id": "5", "text": "Rebels seized a town."}']
        records, done = self.code_ndjson("-", stdin="\n".join(lines) + "\n")
        self.assertEqual([r["documents"]["id"] for r in records], ["1", "5"])
        self.assertIn("3 rejected", done.err)

    def test_strict_turns_rejects_into_status_3(self):
        _, done = self.code_ndjson("--strict", "-", stdin='{"id": "1"\n')
        self.assertEqual(done.returncode, 3)


if __name__ == "__main__":
    unittest.main()
