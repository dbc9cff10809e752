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

    def test_the_folder_is_compiled(self):
        self.assertTrue((self.made / "lexicons/places/gazetteer.bin").exists())


VERBS = """# ours
&SONG
+HYMN
+WAR CRY

--- PRAISE [051] ---
PRAISE
+CHEER_ON {+CHEERED_ON +CHEERS_ON}
- * &SONG [345]
- NEVER * [111]
- + KNOWN_TO_* $ [0231]
- * IN ^ WITH + [174K]

--- VISIT [042:043] ---
VISIT
- % * [046:046]
- * GRAVE [---]

--- SHOCK [:110] ---
SHOCK

--- ARREST [173] ---
ARREST
- * FOR_FRAUD [1731]
- * SONG_&MISSING [174]
"""


class Verbs(CommandTest):
    """Her patterns decide of the verbs that her dictionary holds."""

    def make(self, *options):
        made = self.folder / "made"
        self.done = self.run_command("lexicon", "import", "--petrarch", self.write("mine.txt", VERBS), *options, "--out", made)
        self.assertEqual(self.done.returncode, 0, self.done.err)
        return made

    def acts(self, made, text):
        """(code, actors, recipients) of each event of her patterns."""
        line = json.dumps({"id": "1", "published": "2020-05-01", "text": text})
        done = self.run_command("--data", made, "code", "--format", "ndjson", "--output", "-", "-", stdin=line)
        self.assertEqual(done.returncode, 0, done.err)
        self.events = json.loads(done.out)["events"]
        side = lambda e, role: sorted(p["country"] or "" for p in e["participants"] if p["role"] == role)
        return sorted((e["cameo"], *(",".join(side(e, role)) for role in ("actor", "recipient")))
                      for e in self.events if (e["rule"] or "").startswith("mine.txt:"))

    def test_patterns_of_each_kind(self):
        made = self.make()
        for text, want in [
            ("Kenya praised Peru.", [("051", "KEN", "PER")]),
            ("Kenya cheered on Peru.", [("051", "KEN", "PER")]),
            ("Peru was praised by Kenya.", [("051", "KEN", "PER")]),
            ("Kenya praised a hymn of Peru.", [("345", "KEN", "PER")]),
            ("Kenya praised the war cries of Peru.", [("345", "KEN", "PER")]),
            ("Kenya never praised Peru.", [("111", "KEN", "PER")]),
            ("Kenya, which is known to praise Peru, slept.", [("0231", "PER", "KEN")]),
            ("Kenya praised progress in Togo with Peru.", [("174K", "KEN", "PER")]),
            ("Kenya and Togo praised Peru.", [("051", "KEN,TGO", "PER")]),
            ("The foreign ministers of Kenya and Togo praised Peru.", [("051", "KEN,TGO", "PER")]),
            ("Kenya praised the trade ties of Peru and Chile.", [("051", "KEN", "CHL,PER")]),
            ("Kenya agreed to praise Peru.", [("051", "KEN", "PER")]),
            ("The king of Kenya visited Peru.", [("042", "KEN", "PER"), ("043", "PER", "KEN")]),
            ("Kenya and Peru visited each other.", [("046", "KEN,PER", "")]),
            ("The king of Kenya visited a grave in Peru.", []),
            ("Kenya shocked Peru.", [("110", "PER", "KEN")]),
            ("Peruvian police arrested Chilean farmers for fraud.", [("1731", "PER", "CHL")]),
            ("Kenya praised reforms.", []),
        ]:
            with self.subTest(text):
                self.assertEqual(self.acts(made, text), want)

    def test_one_sided_acts_count_where_asked_for(self):
        self.assertEqual(self.acts(self.make("--one-sided"), "Kenya praised reforms."), [("051", "KEN", "")])

    def test_dictionaries_of_phrases_stay_within_the_clause(self):
        words, phrases = VERBS + "\n--- SAY [010] ---\nSAY {SAID}\n", VERBS + "\n--- SAY [010] ---\nSAY {SAID}\n- * {WAR SONG} [017]\n"
        for name, verbs, want in (("words", words, [("010", "KEN", "TGO")]), ("phrases", phrases, [])):
            with self.subTest(name):
                made = self.folder / name
                done = self.run_command("lexicon", "import", "--petrarch", self.write("mine.txt", verbs), "--out", made)
                self.assertEqual(done.returncode, 0, done.err)
                self.assertEqual(self.acts(made, "Kenya said that Togo slept."), want)

    def test_explain_names_file_and_line(self):
        self.acts(self.make(), "Kenya praised Peru.")
        self.assertEqual([e["rule"] for e in self.events], ["mine.txt:7"])

    def test_our_rules_keep_the_other_verbs(self):
        self.assertEqual(self.acts(self.make(), "Kenya praised Peru. Peru condemned Togo."), [("051", "KEN", "PER")])
        self.assertEqual([e["plover"] for e in self.events], ["SUPPORT", "ACCUSE"])

    def test_what_was_not_understood_is_listed_with_its_line(self):
        doubts = (self.make() / "not_understood.txt").read_text(encoding="utf-8")
        self.assertIn("mine.txt:25: no set is called &missing: - * SONG_&MISSING [174]", doubts)
        self.assertIn("345: no PLOVER type is known for the code", doubts)

    def test_the_folder_passes_its_check(self):
        self.assertEqual(self.run_command("--data", self.make(), "lexicon", "check").returncode, 0)


if __name__ == "__main__":
    unittest.main()
