"""The derivation of an event, as a reader who does not program sees it."""
import json
import unittest

from command import CommandTest

TEXT = ("Foreign minister Ana Ruiz spoke in Lima on Tuesday. She said that Bolivia had expelled two Peruvian diplomats on "
        "Monday.")


class Explain(CommandTest):
    def test_words_rules_speaker_and_day_are_told(self):
        report = json.dumps({"id": "1", "published": "2021-05-05", "text": TEXT}) + "\n"
        coded = self.folder / "e.duckdb"
        self.assertEqual(self.run_command("code", "-q", "-o", coded, "-", stdin=report).returncode, 0)
        sql = "SELECT event_id, rule FROM events WHERE plover = 'SANCTION'"
        event, rule = self.run_command("query", coded, sql, "-f", "csv").out.splitlines()[1].split(",")
        told = self.run_command("explain", coded, event).out
        for part in ("SANCTION", "“expelled", rule, "rules/events/sanction.toml:", "its pattern: expel|order|", "as in: ", "Bolivia", "BOL",
                     "country from “Bolivia”", "lexicons/actors/country_names.tsv", "happened", "2021-05-03", "Monday” by rule time.",
                     "in a report of 2021-05-05", "“She”, that is Ana Ruiz", "said with “said”"):
            self.assertIn(part, told)

    def test_an_unknown_event_is_66(self):
        coded = self.folder / "e.duckdb"
        self.run_command("code", "-q", "-o", coded, "-", stdin=json.dumps({"id": "1", "text": TEXT}) + "\n")
        self.assertEqual(self.run_command("explain", coded, "0" * 16).returncode, 66)


if __name__ == "__main__":
    unittest.main()
