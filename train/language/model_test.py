import itertools
import json
import os
import tempfile
import unittest

try:
    import numpy as np

    import data
    import model_file
    import reference
    import tiny
    import trees
except ModuleNotFoundError as missing:
    raise unittest.SkipTest(f"needs {missing.name}")

_TINY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tiny")


class File(unittest.TestCase):
    def test_there_and_back(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "m.bin")
            matrix = np.array([[1.0, -0.5], [0, 0], [0.003, 0.001]], dtype=np.float32)
            model_file.write(path, {"w": matrix, "k": np.array([7], dtype=np.uint64), "tags": ["a|_", "b|_"]})
            t = model_file.read(path)
        self.assertEqual(t["tags"], ["a|_", "b|_"])
        self.assertEqual(t["k"][0], 7)
        back = t["w"] * t["w.scale"][:, None]
        self.assertLess(np.abs(back - matrix).max(), 0.005)
        self.assertEqual(t["w"].dtype, np.int8)


class Trees(unittest.TestCase):
    def test_best_of_all_trees(self):
        dice = np.random.default_rng(4)
        for n in (1, 2, 3, 4):
            for _ in range(30):
                scores = dice.normal(size=(n, n + 1))
                best = max(
                    (h for h in itertools.product(range(n + 1), repeat=n) if trees._is_tree(np.array(h))),
                    key=lambda h: sum(scores[i, j] for i, j in enumerate(h)),
                )
                self.assertEqual(list(trees.best_tree(scores)), list(best))


class Tiny(unittest.TestCase):
    def test_gives_what_was_written(self):
        model = reference.Model(f"{_TINY}/tiny.bin", f"{_TINY}/tiny_name_words.tsv", tiny.BITS)
        with open(f"{_TINY}/tiny_expected.json", encoding="utf-8") as file:
            expected = json.load(file)
        for sentence in expected["sentences"]:
            result = model.analyse(sentence["words"])
            for part in ("tags", "heads", "labels", "names"):
                self.assertEqual(result[part], sentence[part])
            self.assertLess(np.abs(result["arcs"] - np.array(sentence["arcs"])).max(), 0.01)

    def test_names_are_legal(self):
        model = reference.Model(f"{_TINY}/tiny.bin", f"{_TINY}/tiny_name_words.tsv", tiny.BITS)
        for words in tiny.SENTENCES:
            tags = model.names(words)
            self.assertEqual(data.tags_of_spans(len(words), data.spans_of_tags(tags)), tags)


if __name__ == "__main__":
    unittest.main()
