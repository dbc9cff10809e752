"""Writes the small model of random weights that the tests of src/nn and src/lang run, with what must come out.

    tiny.py OUT_DIR      tiny.bin, tiny_name_words.tsv, tiny_expected.json

The expected figures come from reference.py; decisions closer than 0.01 are avoided so that the last bit cannot sway a test.
"""

import json
import os
import sys

import numpy as np

import data
import features
import model_file
import reference

BITS = ["given", "place"]
TAGS = ["ADP|_", "DET|Definite=Def|PronType=Art", "NOUN|Number=Plur", "PROPN|Number=Sing", "PUNCT|_", "VERB|VerbForm=Inf"]
LABELS = ["case", "compound", "det", "nsubj", "nsubj:pass", "punct", "root"]
NAME_WORDS = [("amina", "given"), ("kathmandu", "place"), ("lima", "given+place")]
SENTENCES = [
    ["Talks"],
    ["The", "envoys", "met", "in", "Kathmandu", "."],
    ["\u201cAmina", "\u2019s", "3,000", "DRUMS\u201d", "\u2014", "\u00c9LAN", "\u2026", "0x1F"],
    ["Lima", "waits", "for", "ships", "from", "the", "north", "while", "Amina", "counts", "12", "of", "37", "crates", "twice", "!"],
]
SURFACES = [
    "a", "The", "Kathmandu", "KATHMANDU", "U.S.", "\u2019s", "n't", "2,345.67", "\u201c", "\u2014", "\u2026", "\u00c9lys\u00e9e",
    "\u0130zmir", "stra\u00dfe", "co\u00adoperate", "\u5317\u4eac", "\u20ac5", "aaaaaaaaXXXXXX", "......", "\U0001f600",
]  # fmt: skip


def tensors(dice):
    def normal(*shape, scale=1.0):
        return (dice.normal(size=shape) * scale).astype(np.float32)

    d, h, layers, pieces, arc, label, name, far = 12, 10, 2, 2, 8, 6, 8, 4
    widths, sizes = [8, 4, 4, 6, 3], [37, 17, 17, 23, 11]
    t = {"tags": TAGS, "labels": LABELS, "names": data.NAME_TAGS, "bits": BITS}
    for i, (w, n) in enumerate(zip(widths, sizes)):
        t[f"embed.f{i}"] = normal(n, w)
    keys = sorted(features.hash_of(features.VECTOR_FEATURE, k) for k in ("the", "in", "kathmandu", "0,000", "'s", "from"))
    t["vec.keys"], t["vec.rows"] = np.array(keys, dtype=np.uint64), normal(len(keys), 5)
    width = sum(widths) + 5 + len(BITS)
    t["mix.w"], t["mix.b"] = normal(d * pieces, width, scale=0.4), normal(d * pieces, scale=0.2)
    t["mix.gamma"], t["mix.beta"] = 1 + normal(d, scale=0.1), normal(d, scale=0.1)
    for layer in range(layers):
        for direction in "fb":
            t[f"lstm.{layer}{direction}.w"] = normal(4 * h, (2 * h if layer else d) + h, scale=0.5)
            t[f"lstm.{layer}{direction}.b"] = normal(4 * h, scale=0.3)
    for part, rows in (("tag", len(TAGS)), ("arc.dep", arc), ("arc.head", arc), ("label.dep", label), ("label.head", label), ("name", name)):
        t[part + ".w"], t[part + ".b"] = normal(rows, 2 * h), normal(rows, scale=0.3)
    t["arc.u"], t["arc.hb"], t["arc.root"] = normal(arc, arc), normal(arc), normal(arc)
    t["arc.dist"], t["arc.dist_root"] = normal(2 * far + 1), normal(1)
    t["label.u"], t["label.root"] = normal(len(LABELS) * label, label), normal(label)
    t["label.w"], t["label.b"] = normal(len(LABELS), 2 * label), normal(len(LABELS))
    t["name.out"], t["name.out.b"] = normal(len(data.NAME_TAGS), name), normal(len(data.NAME_TAGS))
    n = len(data.NAME_TAGS)
    t["name.trans"], t["name.start"], t["name.end"] = normal(n, n), normal(n), normal(n)
    return t


def _close_call(model, words):
    s = model.trunk(words)
    scores = [model.tag_scores(s), model.arc_scores(s)]
    heads = np.array(model.analyse(words)["heads"])
    scores.append(model.label_scores(s, heads))
    ordered = [np.sort(x, axis=1) for x in scores if x.shape[1] > 1]
    return min((x[:, -1] - x[:, -2]).min() for x in ordered) < 0.01


def main():
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    with open(f"{out}/tiny_name_words.tsv", "w") as file:
        print("surface\tvalue\tsource", file=file)
        for row in NAME_WORDS:
            print(*row, "house", sep="\t", file=file)
    for seed in range(1000):
        model_file.write(f"{out}/tiny.bin", tensors(np.random.default_rng(seed)))
        model = reference.Model(f"{out}/tiny.bin", f"{out}/tiny_name_words.tsv", BITS)
        if not any(_close_call(model, words) for words in SENTENCES):
            break
    expected = {"seed": seed, "features": [], "sentences": []}
    for surface in SURFACES:
        strings = features.strings_of(surface)
        hashes = [f"{features.hash_of(i, s):016x}" for i, s in enumerate(strings)]
        hashes.append(f"{features.hash_of(features.VECTOR_FEATURE, strings[0]):016x}")
        expected["features"].append({"surface": surface, "norm": features.norm_of(surface), "strings": strings, "hashes": hashes})
    for words in SENTENCES:
        result = model.analyse(words)
        s = model.trunk(words)
        expected["sentences"].append(
            {
                "words": words,
                "word_vector": [round(float(v), 5) for v in model.word(words[0])],
                "trunk_first": [round(float(v), 5) for v in s[0]],
                "trunk_last": [round(float(v), 5) for v in s[-1]],
                "arcs": [[round(float(v), 4) for v in row] for row in result["arcs"]],
                **{part: result[part] for part in ("tags", "heads", "labels", "names")},
            }
        )
    with open(f"{out}/tiny_expected.json", "w", encoding="utf-8") as file:
        json.dump(expected, file, ensure_ascii=True, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
