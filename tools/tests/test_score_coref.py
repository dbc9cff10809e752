import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import score_coref  # noqa: E402

HEAD = ["# newdoc id = GUM_news_made", "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity"]


def token(number, form, entity="_", space=True):
    misc = [f"Entity={entity}"] * (entity != "_") + ["SpaceAfter=No"] * (not space)
    return "\t".join([str(number), form, *["_"] * 7, "|".join(misc) or "_"])


class Reading(unittest.TestCase):
    def test_spans_and_contractions(self):
        lines = [*HEAD, "# newpar", "# sent_id = 1",
                 token(1, "The", "(1-person-new-nnnnn-cf1-2-coref"), token(2, "minister", "1)"),
                 "3-4\tdidn't" + "\t_" * 8, token(3, "did"), token(4, "n't"), token(5, "resign", space=False), token(6, "."),
                 "# newpar", "# sent_id = 2", token(1, "She", "(1-person-giv:act-nnnnn-cf1-1-ana)"), token(2, "stayed")]
        (document,) = score_coref.read_conllu(lines)
        self.assertEqual(document.text, "The minister didn't resign.\n\nShe stayed")
        self.assertEqual([document.text[b:e] for b, e in document.sentences], ["The minister didn't resign.", "She stayed"])
        gold = score_coref.gold_chains(document, {"person"})
        self.assertEqual({document.text[b:e] for b, e in gold["1"]}, {"The minister", "She"})

    def test_a_shorter_mention_stands_for_the_gold_span_around_its_head(self):
        document = score_coref.Document("d", text="the old minister left", mentions={(0, 16): ("1", "person", (8, 16))})
        record = {"mentions": [{"begin": 8, "end": 16, "entity_id": "e1"}, {"begin": 17, "end": 21, "entity_id": "e1"}]}
        self.assertEqual(score_coref.system_chains(document, record), {"e1": {(0, 16), (17, 21)}})


class Metrics(unittest.TestCase):
    # The worked example of the metrics' papers: key {abc}{defg}, response {ab}{cd}{fghi}.
    KEY = {"1": set("abc"), "2": set("defg")}
    RESPONSE = {"1": set("ab"), "2": set("cd"), "3": set("fghi")}

    def test_example(self):
        result = score_coref.score([(self.KEY, self.RESPONSE)])
        self.assertAlmostEqual(result["MUC"][0], 0.40, 2)
        self.assertAlmostEqual(result["MUC"][1], 0.40, 2)
        self.assertAlmostEqual(result["B3"][0], 0.50, 2)
        self.assertAlmostEqual(result["B3"][1], 0.42, 2)
        self.assertAlmostEqual(result["LEA"][1], 0.24, 2)

    def test_perfect_and_empty(self):
        for name, (p, r, f) in score_coref.score([(self.KEY, self.KEY)]).items():
            self.assertEqual((p, r, f), (1, 1, 1), name)
        self.assertEqual(score_coref.score([(self.KEY, {})])["LEA"], (0, 0, 0))


if __name__ == "__main__":
    unittest.main()
