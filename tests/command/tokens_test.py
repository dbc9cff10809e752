"""Tokens and names as they are written: offsets in characters, contractions, trees, given tokens."""
import itertools
import json
import unittest

from command import CommandTest

TEXT = """KHARTOUM, Sudan (Agency) \u2014 Rebels didn\u2019t leave El Fasher \U0001F1F8\U0001F1E9 on Monday, Ms. N\u00F8rby said.

\u201CWe can\u2019t go home,\u201D a Bogot\u00E1-born doctor told r\u00E9porters.

\u201CIts a pity. The U.N. must act.\u201D

\u2022 Open the roads
\u2022 Free Jose\u0301 P\u00E9rez

POLICE IN NAIROBI ARRESTED 12 MEN. The govern-
ment said \uFFFD nothing...
"""


class TokensTest(CommandTest):
    def sentences_of(self, record):
        """Lists of token rows that are each checked to be a tree over the text."""
        text = record["documents"]["text"]
        sentences = [list(rows) for _, rows in itertools.groupby(record["tokens"], key=lambda row: row["sentence"])]
        for rows in sentences:
            for (begin, end), words in itertools.groupby(rows, key=lambda row: (row["begin"], row["end"])):
                self.assertEqual("".join(word["form"] for word in words), text[begin:end])
            self.assertEqual(sum(row["head"] == 0 for row in rows), 1)
            for place, row in enumerate(rows, start=1):
                self.assertEqual(row["head"] == 0, row["deprel"] == "root")
                seen = set()
                while place:
                    self.assertNotIn(place, seen)
                    seen.add(place)
                    place = rows[place - 1]["head"]
        return sentences

    def test_tokens_are_slices_of_the_text_and_sentences_are_trees(self):
        records, _ = self.code_ndjson("--layers", "tokens,names", "-", stdin=json.dumps({"text": TEXT}))
        text = records[0]["documents"]["text"]
        forms = [[row["form"] for row in rows] for rows in self.sentences_of(records[0])]
        self.assertIn(["\u201C", "It", "s", "a", "pity", "."], forms)
        self.assertIn(["The", "U.N.", "must", "act", ".", "\u201D"], forms)
        self.assertIn(["\u2022", "Free", "Jose\u0301", "P\u00E9rez"], forms)
        self.assertIn(["POLICE", "IN", "NAIROBI", "ARRESTED", "12", "MEN", "."], forms)
        names = {text[name["begin"]:name["end"]] for name in records[0]["names"]}
        self.assertLessEqual({"Sudan", "El Fasher", "NAIROBI"}, names)

    def test_given_tokens_and_sentences_are_kept(self):
        text = "Envoys didn't meet. 10 000 fled"
        given = {"tokens": [[0, 6], [7, 13], [14, 18], [18, 19], [20, 26], [27, 31]], "sentences": [[0, 19], [20, 31]]}
        records, _ = self.code_ndjson("--layers", "tokens", "-", stdin=json.dumps({"text": text, **given}))
        forms = [[row["form"] for row in rows] for rows in self.sentences_of(records[0])]
        self.assertEqual(forms, [["Envoys", "did", "n't", "meet", "."], ["10 000", "fled"]])

    def test_a_sentence_beyond_the_limit_is_broken_and_said_to_be(self):
        record = json.dumps({"text": "Envoys met " + "and spoke " * 9 + "in Lima."})
        for limit, most, said in ((10, 10, ["sentence_broken"]), (50, 23, [])):
            records, _ = self.code_ndjson("--layers", "tokens", "--max-sentence-tokens", limit, "-", stdin=record)
            self.assertEqual(max(map(len, self.sentences_of(records[0]))), most)
            self.assertEqual([row["code"] for row in records[0]["diagnostics"]], said)


if __name__ == "__main__":
    unittest.main()
