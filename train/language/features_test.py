import unittest

import features


class Norm(unittest.TestCase):
    def test_letters_quotes_and_dashes(self):
        cases = {
            "Kathmandu": "kathmandu",
            "\u201cWe": '"we',
            "isn\u2019t": "isn't",
            "\u2014": "-",
            "wait\u2026": "wait...",
            "co\u00adop": "coop",
            "\u0130zmir": "izmir",
            "\u00c9LAN": "\u00e9lan",
            "`": "'",
        }
        for surface, norm in cases.items():
            self.assertEqual(features.norm_of(surface), norm, surface)


class Shape(unittest.TestCase):
    def test_runs_are_cut_at_four(self):
        cases = {"Kathmandu": "Xxxxx", "NATO": "XXXX", "2,345": "0,000", "U.S.": "X.X.", "......": "....", "\u2019s": "*x", "\u5317\u4eac": "uu"}
        for surface, shape in cases.items():
            self.assertEqual(features.shape_of(surface), shape, surface)


class Hash(unittest.TestCase):
    def test_follows_fnv_and_depends_on_the_feature(self):
        h = 0xCBF29CE484222325
        for byte in b"\x00a":
            h = ((h ^ byte) * 0x100000001B3) % 2**64
        h ^= h >> 33
        h = h * 0xFF51AFD7ED558CCD % 2**64
        h ^= h >> 33
        self.assertEqual(features.hash_of(0, "a"), h)
        self.assertNotEqual(features.hash_of(0, "a"), features.hash_of(1, "a"))

    def test_rows_are_in_the_table(self):
        for word in ("a", "bee", "\u00e9"):
            self.assertTrue(all(0 <= r < 7 for r in features.rows_of(features.hash_of(0, word), 7)))


class Strings(unittest.TestCase):
    def test_short_words_are_whole(self):
        self.assertEqual(features.strings_of("At"), ("at", "at", "at", "at", "Xx"))
        self.assertEqual(features.strings_of("1994"), ("0000", "000", "000", "0000", "0000"))


class Words(unittest.TestCase):
    def test_vector_and_bits(self):
        vectors = {features.hash_of(features.VECTOR_FEATURE, "lima"): 3}
        words = features.WordFeatures([5] * 5, vectors, {"lima": [0, 2]}, 3)
        rows, vector, bits = words.of("LIMA")
        self.assertEqual((len(rows), vector, bits), (10, 3, 0b101))
        self.assertEqual(words.of("quito")[1:], (0, 0))


if __name__ == "__main__":
    unittest.main()
