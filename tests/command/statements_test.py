"""Statements as the command writes them, where a unit test would need a whole report."""
import json
import unittest

from command import CommandTest

# Each of the two cues of the first sentence lies in what the other introduces.
CROSSED = (
    "The ministry said that Peru attacked Chile according to the governor. The army denied it.",
    "According to the minister, Peru attacked Chile, the governor said. The army rejected the accusation.",
)


class Parents(CommandTest):
    def test_no_statement_is_told_by_itself(self):
        for text in CROSSED:
            with self.subTest(text):
                records, _ = self.code_ndjson(stdin=json.dumps({"id": "1", "text": text}))
                parents = {row["statement_id"]: row.get("parent_id") for row in records[0]["statements"]}
                self.assertGreaterEqual(len(parents), 3)
                for statement in parents:
                    told = [statement]
                    while parents[told[-1]]:
                        self.assertNotIn(parents[told[-1]], told)
                        told.append(parents[told[-1]])


if __name__ == "__main__":
    unittest.main()
