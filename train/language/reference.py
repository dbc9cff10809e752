"""Reads a written model and runs it word for word as docs/formats/model.md says. numpy only; slow and plain.

    reference.py MODEL LEXICONS IN.conllu OUT.conllu     fills in tags, heads and labels for the words of IN
    reference.py MODEL LEXICONS --names FOLDER [EVERY]   PER, LOC, ORG of column-tagged texts: exact spans
"""

import sys

import numpy as np

import data
import features
import model_file
import name_words
import trees

_STATE, _WIDE = np.float32(128), np.float32(32)  # how many steps make 1: of states, of all else
_LARGEST = 127


class Model:
    def __init__(self, path, name_words_path, bit_names=name_words.BITS):
        self.t = model_file.read(path)
        self.hashed = [f"embed.f{i}" for i in range(features.FEATURES)]
        sizes = [len(self.t[name]) for name in self.hashed]
        vectors = {int(k): i for i, k in enumerate(self.t["vec.keys"])}
        wanted = {bit: i for i, bit in enumerate(self.t["bits"])}
        bits = {
            norm: [wanted[bit_names[b]] for b in numbers if bit_names[b] in wanted]
            for norm, numbers in name_words.read(name_words_path, bit_names).items()
        }
        self.words = features.WordFeatures(sizes, vectors, bits, len(self.t["bits"]))
        self.types = {}

    def product(self, name, x, bias=None, scale=_WIDE):
        """x [n, columns] through matrix NAME, in whole numbers."""
        return self.scaled(name, _whole(x, scale), bias, scale)

    def scaled(self, name, whole, bias, scale):
        y = (whole @ self.t[name].T.astype(np.float64)).astype(np.float32)
        y = y * (self.t[name + ".scale"] / scale)
        return y if bias is None else y + self.t[bias]

    def row(self, name, at):
        return self.t[name][at].astype(np.float32) * self.t[name + ".scale"][at]

    def word(self, surface):
        """The word's vector after the mix; the same for every place it stands in."""
        if surface not in self.types:
            rows, _, bits = self.words.of(surface)
            parts = [self.row(f, rows[2 * i]) + self.row(f, rows[2 * i + 1]) for i, f in enumerate(self.hashed)]
            key = features.hash_of(features.VECTOR_FEATURE, features.key_of(features.norm_of(surface)))
            at = self.words.vectors.get(key)
            parts.append(np.zeros(self.t["vec.rows"].shape[1], np.float32) if at is None else self.row("vec.rows", at))
            parts.append(np.array([bits >> i & 1 for i in range(self.words.bit_count)], np.float32))
            width = len(self.t["mix.gamma"])
            y = self.product("mix.w", np.concatenate(parts)[None], "mix.b")[0].reshape(width, -1).max(1)
            y = (y - y.mean()) / np.sqrt(y.var() + np.float32(1e-5))
            self.types[surface] = y * self.t["mix.gamma"] + self.t["mix.beta"]
        return self.types[surface]

    def lstm(self, name, x, scale):
        w, b = self.t[name + ".w"], name + ".b"
        size = len(w) // 4
        h, c, out = np.zeros(size, np.float32), np.zeros(size, np.float32), []
        for row in _whole(x, scale) * (_STATE / scale):
            whole = np.concatenate([row, _whole(h, _STATE)])
            i, f, g, o = np.split(self.scaled(name + ".w", whole[None], b, _STATE)[0], 4)
            c = c * _sigmoid(f) + _sigmoid(i) * _tanh(g)
            h = _sigmoid(o) * _tanh(c)
            out.append(h)
        return np.stack(out)

    def trunk(self, words):
        s = np.stack([self.word(w) for w in words])
        layer = 0
        while f"lstm.{layer}f.w" in self.t:
            scale = _STATE if layer else _WIDE
            backward = self.lstm(f"lstm.{layer}b", s[::-1], scale)[::-1]
            s = np.concatenate([self.lstm(f"lstm.{layer}f", s, scale), backward], 1)
            layer += 1
        return s

    def tag_scores(self, s):
        return self.product("tag.w", s, "tag.b", _STATE)

    def arc_scores(self, s):
        n = len(s)
        dep = np.maximum(self.product("arc.dep.w", s, "arc.dep.b", _STATE), 0)
        head = np.vstack([self.t["arc.root"][None], np.maximum(self.product("arc.head.w", s, "arc.head.b", _STATE), 0)])
        scores = dep @ self.product("arc.u", head).T + head @ self.t["arc.hb"]
        far = len(self.t["arc.dist"]) // 2
        at = np.arange(n)
        scores[:, 1:] += self.t["arc.dist"][np.clip(at[None] - at[:, None], -far, far) + far]
        scores[:, 0] += self.t["arc.dist_root"][0]
        return scores

    def label_scores(self, s, heads):
        dep = np.maximum(self.product("label.dep.w", s, "label.dep.b", _STATE), 0)
        head = np.vstack([self.t["label.root"][None], np.maximum(self.product("label.head.w", s, "label.head.b", _STATE), 0)])
        head = head[heads]
        mixed = self.product("label.u", head).reshape(len(s), -1, head.shape[1])
        scores = (mixed @ dep[:, :, None])[:, :, 0] + self.product("label.w", np.hstack([dep, head]), "label.b")
        root = self.t["labels"].index("root")
        for i, h in enumerate(heads):
            if h == 0:
                scores[i, np.arange(len(scores[i])) != root] = -1e30
            else:
                scores[i, root] = -1e30
        return scores

    def name_path(self, s):
        t = np.maximum(self.product("name.w", s, "name.b", _STATE), 0)
        emission = self.product("name.out", t, "name.out.b").astype(np.float64)
        names, back = self.t["names"], []
        trans = np.array([[self.t["name.trans"][i, j] if _follows(a, b) else -1e30 for j, b in enumerate(names)] for i, a in enumerate(names)])
        alpha = emission[0] + [v if n[0] in "OBS" else -1e30 for n, v in zip(names, self.t["name.start"])]
        for row in emission[1:]:
            all_paths = alpha[:, None] + trans
            back.append(all_paths.argmax(0))
            alpha = all_paths.max(0) + row
        at = int(np.argmax(alpha + [v if n[0] in "OES" else -1e30 for n, v in zip(names, self.t["name.end"])]))
        path = [at]
        for where in reversed(back):
            at = int(where[at])
            path.append(at)
        return [names[i] for i in reversed(path)]

    def names(self, words):
        return self.name_path(self.trunk(words))

    def analyse(self, words):
        """{tags, heads, labels, names, arcs}"""
        s = self.trunk(words)
        arcs = self.arc_scores(s)
        heads = trees.best_tree(arcs)
        return {
            "tags": [self.t["tags"][i] for i in self.tag_scores(s).argmax(1)],
            "heads": [int(h) for h in heads],
            "labels": [self.t["labels"][i] for i in self.label_scores(s, heads).argmax(1)],
            "names": self.name_path(s),
            "arcs": arcs,
        }


def _whole(x, scale):
    return np.clip(np.rint(x.astype(np.float32) * scale), -_LARGEST, _LARGEST).astype(np.float64)


def _tanh(x):
    """Lambert's continued fraction, cut off after the ninth power."""
    x = np.clip(x.astype(np.float32), -6.25, 6.25)
    s = x * x
    above = (((s + 990) * s + 135135) * s + 4729725) * s + 34459425
    below = (((s * 45 + 13860) * s + 945945) * s + 16216200) * s + 34459425
    return np.clip(above * x / below, -1, 1)


def _sigmoid(x):
    return _tanh(x / 2) / 2 + np.float32(0.5)


def _follows(a, b):
    return b[0] in "IE" and a[2:] == b[2:] if a[0] in "BI" else b[0] in "OBS"


def write_conllu(model, source, target, wanted=""):
    ident, words, rows = "", [], []
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# sent_id = "):
                ident = line[12:]
            if line:
                rows.append(line.split("\t") if line[0] != "#" else [line])
                if rows[-1][0].isdigit():
                    words.append(rows[-1][1].replace(" ", ""))
                continue
            if words and ident.startswith(wanted):
                result = model.analyse(words)
                for row in rows:
                    if row[0].isdigit():
                        i = int(row[0]) - 1
                        row[3], row[5] = result["tags"][i].split("|", 1)
                        row[6], row[7] = str(result["heads"][i]), result["labels"][i]
                        row[4] = row[8] = "_"
                    print("\t".join(row), file=out)
                print(file=out)
            words, rows = [], []


def main():
    model = Model(sys.argv[1], f"{sys.argv[2]}/lang/name_words.tsv")
    if sys.argv[3] == "--names":
        sentences = data.read_worldwide(sys.argv[4], every=int(sys.argv[5]) if len(sys.argv) > 5 else 1)
        found = [data.spans_of_tags(model.names(words)) for words, _ in sentences]
        print("precision {:.4f} recall {:.4f} F1 {:.4f}".format(*data.spans_f1([s for _, s in sentences], found)))
    else:
        write_conllu(model, sys.argv[3], sys.argv[4], *sys.argv[5:])


if __name__ == "__main__":
    main()
