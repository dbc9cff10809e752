"""`dateline lexicon import`: a data folder made with somebody's own dictionaries codes as they say."""
import json
import unittest

from command import CommandTest

ACTORS = """# ours
LAKE_PARTY_OF_PERU [PERPTY]
+LAKISTS
ANA_RUIZ
\t[PERELI 900101-990731]
\t[PERGOV >990801]
BROKEN [PER
"""
TEXT = '{"id": "1", "published": "%s", "text": "The Lake Party of Peru accused Ana Ruiz of fraud."}\n'


class Import(CommandTest):
    def setUp(self):
        super().setUp()
        self.made = self.folder / "made"
        self.done = self.run_command("lexicon", "import", "--petrarch", self.write("actors.txt", ACTORS),
                                     "--petrarch", self.write("agents.txt", "GRAPE_PICKER [~AGR]\n"), "--out", self.made)

    def entities(self, published):
        done = self.run_command("--data", self.made, "code", "--format", "ndjson", "--output", "-", "-",
                                stdin=TEXT % published)
        self.assertEqual(done.returncode, 0, done.err)
        return {e["name"]: (e["country"], e["sectors"]) for e in json.loads(done.out)["entities"]}

    def test_the_folder_codes_by_code_and_day(self):
        self.assertEqual(self.done.returncode, 0, self.done.err)
        self.assertEqual(self.entities("1995-05-01"),
                         {"Lake Party of Peru": ("PER", ["PTY"]), "Ana Ruiz": ("PER", ["ELI"])})
        self.assertEqual(self.entities("2005-05-01")["Ana Ruiz"], ("PER", ["GOV"]))

    def test_the_folder_passes_its_check(self):
        self.assertEqual(self.run_command("--data", self.made, "lexicon", "check").returncode, 0)

    def test_what_was_not_understood_is_listed_with_its_line(self):
        self.assertIn("2 lines not understood", self.done.out)
        self.assertIn("actors.txt:7: ", (self.made / "not_understood.txt").read_text(encoding="utf-8"))

    def test_a_folder_that_is_there_is_left_alone(self):
        again = self.run_command("lexicon", "import", "--petrarch", self.folder / "actors.txt", "--out", self.made)
        self.assertNotEqual(again.returncode, 0)
        self.assertIn("is there already", again.err)

    def test_a_missing_dictionary_is_66(self):
        done = self.run_command("lexicon", "import", "--petrarch", self.folder / "none.txt", "--out", self.folder / "x")
        self.assertEqual(done.returncode, 66)
        self.assertFalse((self.folder / "x").exists())


if __name__ == "__main__":
    unittest.main()
