import unittest

import words


class Words(unittest.TestCase):
    def test_cuts_as_treebanks_do(self):
        cases = {
            "They don\u2019t pay $5.20.": ["They", "do", "n\u2019t", "pay", "$", "5.20", "."],
            "Mr. Osei cannot come.": ["Mr.", "Osei", "can", "not", "come", "."],
            "a well-known U.S. firm": ["a", "well", "-", "known", "U.S.", "firm"],
            "Ghana's plan (in part)": ["Ghana", "'s", "plan", "(", "in", "part", ")"],
            "the ministers' talks": ["the", "ministers", "'", "talks"],
        }
        for text, expected in cases.items():
            self.assertEqual(words.words_of(text), expected, text)

    def test_sentences(self):
        text = 'Dr. Mensah spoke. "It ended," she said. Did 5 p.m. suit?'
        self.assertEqual([len(s) for s in words.sentences_of(text)], [4, 8, 5])

    def test_wrapped_lines_are_joined(self):
        text = "A line that was\nwrapped here.\n\nAnother."
        self.assertEqual(list(words.paragraphs_of(text)), ["A line that was wrapped here.", "Another."])


if __name__ == "__main__":
    unittest.main()
