import itertools
import os
import tempfile
import unittest

try:
    import numpy as np
    import torch

    import batches
    import data
    import export
    import features
    import model_file
    import name_words
    import network
    import reference
    import silver
except ModuleNotFoundError as missing:
    raise unittest.SkipTest(f"needs {missing.name}")

_TAGS, _LABELS = ["NOUN|_", "PUNCT|_", "VERB|_"], ["nsubj", "obj", "punct", "root"]


def _student():
    torch.manual_seed(3)
    sizes, widths = [31, 13, 13, 17, 11], [8, 4, 4, 6, 3]
    mix = network.WordMix(sizes, widths, torch.randn(2, 6), len(name_words.BITS), 10, pieces=2)
    model = network.Student(mix, len(_TAGS), len(_LABELS), data.NAME_TAGS, hidden=9, width=10, arc=7, label=5, name=6)
    with torch.no_grad():
        for p in model.parameters():
            p.add_(torch.randn_like(p) * 0.3)
    return model.eval(), sizes


class SameAsReference(unittest.TestCase):
    def test_written_weights_give_the_same_scores(self):
        model, sizes = _student()
        keys = sorted(features.hash_of(features.VECTOR_FEATURE, k) for k in ("lima", "waits"))
        words = ["Lima", "waits", "for", "2", "ships", "."]
        seen = features.WordFeatures(sizes, {k: i + 1 for i, k in enumerate(keys)}, {"lima": [2]}, len(name_words.BITS))
        saved = {"state": model.state_dict(), "tags": _TAGS, "labels": _LABELS, "names": data.NAME_TAGS}
        with tempfile.TemporaryDirectory() as folder:
            model_file.write(f"{folder}/m.bin", export.tensors_of(saved, np.array(keys, dtype=np.uint64)))
            with open(f"{folder}/words.tsv", "w") as file:
                file.write("surface\tvalue\tsource\nlima\tplace\thouse\n")
            plain = reference.Model(f"{folder}/m.bin", f"{folder}/words.tsv")
        with torch.no_grad():
            s = model(batches.batch_of([batches.Example(words)], seen))
            arcs = model.heads.arcs(s)[0].numpy()
            result = plain.analyse(words)
            labels = model.heads.labels(s, torch.tensor([result["heads"]]))[0].numpy()
        self.assertLess(np.abs(plain.trunk(words) - s[0].numpy()).max(), 0.08)
        self.assertLess(np.abs(result["arcs"] - arcs).max() / np.abs(arcs).max(), 0.05)
        legal = plain.label_scores(plain.trunk(words), np.array(result["heads"]))
        kept = legal > -1e29
        self.assertLess(np.abs((legal - labels)[kept]).max() / np.abs(labels).max(), 0.05)


class Names(unittest.TestCase):
    def test_loss_and_path_agree_with_all_paths(self):
        torch.manual_seed(1)
        names = ["O", "B-PER", "I-PER", "E-PER", "S-PER"]
        heads = network.Heads(4, 2, 2, names, arc=3, label=3, name=3)
        with torch.no_grad():
            for p in (heads.name_trans, heads.name_start, heads.name_end):
                p.copy_(torch.randn_like(p))
        emissions = torch.randn(1, 3, len(names))
        legal, start, end = network.legal_names(names)
        scores = {}
        for path in itertools.product(range(len(names)), repeat=3):
            if start[path[0]] and end[path[-1]] and all(legal[a, b] for a, b in zip(path, path[1:])):
                total = heads.name_start[path[0]] + heads.name_end[path[-1]] + sum(emissions[0, i, t] for i, t in enumerate(path))
                scores[path] = total + sum(heads.name_trans[a, b] for a, b in zip(path, path[1:]))
        best = max(scores, key=lambda p: scores[p].item())
        self.assertEqual(tuple(heads.name_paths(emissions)[0].tolist()), best)
        expected = torch.logsumexp(torch.stack(list(scores.values())), 0) - scores[best]
        self.assertAlmostEqual(heads.name_loss(emissions, torch.tensor([best])).item(), expected.item(), places=3)


class Silver(unittest.TestCase):
    def test_there_and_back(self):
        pair = np.array([1, 2])
        example = batches.Example(["a", "b\u2019s"], pair, pair - 1, pair, pair, np.stack([pair] * 3), np.stack([pair] * 3))
        with tempfile.TemporaryDirectory() as folder:
            silver.write(os.path.join(folder, "s.npz"), [example, example])
            back = silver.read(os.path.join(folder, "s.npz"))
        self.assertEqual(len(back), 2)
        self.assertEqual(back[1].words, example.words)
        self.assertEqual(back[1].heads.tolist(), [0, 1])
        self.assertEqual(back[0].sure.tolist(), [[1, 2]] * 3)


class Inventory(unittest.TestCase):
    def test_rare_tags_stand_for_their_relatives(self):
        many = data.Sentence(["x"] * 3, ["NOUN|Number=Sing"] * 3, [0, 1, 1], ["root", "dep", "dep"])
        rare = data.Sentence(["y"], ["NOUN|Abbr=Yes|Number=Sing"], [0], ["root"])
        inventory = batches.Inventory([many, rare])
        self.assertEqual(inventory.tags, ["NOUN|Number=Sing"])
        self.assertEqual(inventory.tag("NOUN|Abbr=Yes|Number=Sing|Typo=Yes"), 0)


if __name__ == "__main__":
    unittest.main()
