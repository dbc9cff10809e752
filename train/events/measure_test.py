import types
import unittest

import gold
import measure


def act(begin, end, event_type, actors=(), recipients=(), **more):
    fields = {"sentence": 0, "reality": "happened", "when": None, "source": ["report"]} | more
    return measure.Told(begin=begin, end=end, type=event_type, actors=list(actors), recipients=list(recipients), **fields)


def event(trigger, event_type, actors=(), recipients=(), **more):
    return {"trigger": trigger, "context": trigger, "type": event_type, "actors": list(actors), "recipients": list(recipients),
            "reality": "happened", "when": None, "source": "report"} | more


def report(text, events):
    return types.SimpleNamespace(events=events, places=[gold.spans(e, text) for e in events],
                                 report=types.SimpleNamespace(sentence_at=lambda place: 0))


GHANA = {"name": "Ghana", "country": "GHA"}
TOGO = {"name": "Togo", "country": "TGO"}


class Names(unittest.TestCase):
    def test_same_name(self):
        for a, b, same in (("the Ministry of Trade", "Trade Ministry", True), ("Ama Owusu", "Owusu", True),
                           ("Russia", "Russian", True), ("Ghana", "Togo", False), ("the", "the", False)):
            self.assertEqual(gold.same_name(a, b), same, (a, b))

    def test_same_party(self):
        united = {"name": "United States", "country": "USA"}
        self.assertTrue(gold.same_party(united, ["America", "United States of America"], "USA"))
        self.assertFalse(gold.same_party(GHANA, ["Ghana"], "TGO"))
        self.assertFalse(gold.same_party(GHANA, ["the traders"], "GHA"))

    def test_same_source(self):
        said = event("talks", "CONSULT", source="Ama Owusu", accept_source=["unnamed"])
        for names, same in ((["Owusu"], True), (["unnamed"], True), (["report"], False), (["Togo"], False)):
            self.assertEqual(gold.same_source(said, names), same, names)


class Counts(unittest.TestCase):
    text = "Ghana accused Togo. Later they met."

    def test_full_record(self):
        document = report(self.text, [event("accused", "ACCUSE", [GHANA], [TOGO])])
        c = measure.count(document, [act(6, 13, "ACCUSE", [(["Ghana"], "GHA")], [(["Togo"], "TGO")])])
        self.assertEqual((c["matched"], c["full"]), (1, 1))
        c = measure.count(document, [act(6, 13, "ACCUSE", [(["Togo"], "TGO")], [(["Ghana"], "GHA")])])
        self.assertEqual((c["matched"], c["full"], c["type"]), (1, 0, 1))

    def test_sides_of_a_meeting_are_one_pool(self):
        document = report(self.text, [event("met", "CONSULT", [GHANA, TOGO])])
        c = measure.count(document, [act(31, 34, "CONSULT", [(["Togo"], "TGO")], [(["Ghana"], "GHA")])])
        self.assertEqual(c["full"], 1)

    def test_one_row_to_one_event(self):
        document = report(self.text, [event("accused", "ACCUSE", [GHANA], [TOGO])])
        c = measure.count(document, [act(6, 13, "ACCUSE"), act(6, 13, "REJECT")])
        self.assertEqual((c["matched"], c["told"], c["type"]), (1, 2, 1))

    def test_optional_counts_neither_way(self):
        document = report(self.text, [event("accused", "ACCUSE", optional=True)])
        c = measure.count(document, [act(6, 13, "ACCUSE")])
        self.assertEqual((c["matched"], c["told"], c["gold"]), (0, 0, 0))


if __name__ == "__main__":
    unittest.main()
