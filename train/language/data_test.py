import unittest

import data


def _gum(words, tags, heads, misc):
    return data.Sentence(words, tags, heads, ["dep"] * len(words), misc=misc)


class Spans(unittest.TestCase):
    def test_all_schemes(self):
        expected = [(0, 2, "PER"), (3, 4, "LOC")]
        for tags in (
            ["I-PER", "I-PER", "O", "I-LOC"],
            ["B-PER", "I-PER", "O", "B-LOC"],
            ["B-PER", "E-PER", "O", "S-LOC"],
        ):
            self.assertEqual(data.spans_of_tags(tags), expected)
        self.assertEqual(data.spans_of_tags(["B-PER", "B-PER"]), [(0, 1, "PER"), (1, 2, "PER")])

    def test_there_and_back(self):
        spans = [(0, 1, "LOC"), (2, 5, "ORG")]
        self.assertEqual(data.spans_of_tags(data.tags_of_spans(6, spans)), spans)

    def test_hyphens(self):
        words, spans = data.split_hyphens(["Ban", "Ki-moon", "-", "2-1"], [(0, 2, "PER")])
        self.assertEqual(words, ["Ban", "Ki", "-", "moon", "-", "2-1"])
        self.assertEqual(spans, [(0, 4, "PER")])


class GumNames(unittest.TestCase):
    def test_titles_and_clauses_are_left_out(self):
        s = _gum(
            ["President", "Ama", "Sarpong", ",", "who", "left", "Accra"],
            ["PROPN|_", "PROPN|_", "PROPN|_", "PUNCT|_", "PRON|_", "VERB|_", "PROPN|_"],
            [0, 1, 1, 6, 6, 1, 6],
            ["Entity=(1-person-new", "_", "_", "_", "_", "_", "Entity=(2-place-new)1)"],
        )
        data.add_gum_names(s, {"president"})
        self.assertEqual(data.spans_of_tags(s.names), [(1, 3, "PER"), (6, 7, "LOC")])

    def test_common_nouns_are_no_names(self):
        s = _gum(["The", "mayor", "sang"], ["DET|_", "NOUN|_", "VERB|_"], [2, 3, 0], ["Entity=(1-person-new", "Entity=1)", "_"])
        data.add_gum_names(s, set())
        self.assertEqual(s.names, ["O", "O", "O"])


if __name__ == "__main__":
    unittest.main()
