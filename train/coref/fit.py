#!/usr/bin/env python3
"""Sets the weights of coreference (lexicons/coref/weights.tsv) on treebanks with entity annotation.

    train/coref/fit.py GUM_TRAIN.conllu [--root .] [--pairs build/release/train/coref/coref_pairs]

The engine itself finds the words that point back and computes the signs of every pair (coref_pairs), so training and
use cannot drift apart. For each anaphor the weights make its true antecedents likely against all other candidates and
against having none, which weighs nothing: a conditional log-linear model with a little shrinkage, fitted from the
weights that stand in the file. Which candidates there are depends on the chains found before them, so it runs ROUNDS
times. A link missed costs more here than a wrong one, since what looks as if it pointed back mostly does: READY is
added to the weight of "any", chosen by LEA on the training part. Deterministic. Needs numpy.
"""
import argparse
import collections
import pathlib
import re
import subprocess

import numpy

ROUNDS = 3
STEPS = 400
RATE = 0.05
READY = 1.0
SHRINK = 2.0  # of the squared weights, against the likelihood of all anaphors
CLASSES = ("person", "thing", "plural", "nominal")
KINDS = {"person": "person", "organization": "organization", "place": "place"}


def documents(path, states):
    """Yields each document as coref_pairs reads it."""
    lines, opened, names, heads, keys, count, begin = [], [], [], {}, [], 0, 0
    rows = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            if rows:
                yield write(rows, names, heads, states)
            rows, names, heads, opened, count = [], [], {}, [], 0
        elif line.startswith("# global.Entity"):
            keys = line.split("=", 1)[1].strip().split("-")
        elif line.startswith("# newpar") and rows:
            rows.append(("paragraph",))
        elif not line and rows:
            rows.append(("sentence",))
            begin = count
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(("word", cells, begin))
                read_entities(cells, keys, opened, names, count)
                count += 1
    if rows:
        yield write(rows, names, heads, states)


def read_entities(cells, keys, opened, mentions, at):
    """Adds to `mentions` those that end at word `at`: (entity, kind, first, last, minimal first, minimal last)."""
    found = re.search(r"(?:^|\|)Entity=([^|]+)", cells[9])
    for piece in re.findall(r"\([^()]+\)?|[^()]+\)", found.group(1)) if found else ():
        if piece.startswith("("):
            values = dict(zip(keys, piece.strip("()").split("-")))
            minimal = [int(n) for n in re.findall(r"\d+", values.get("minspan", "1"))]
            opened.append((values["GRP"], values.get("etype", ""), at, minimal))
        if piece.endswith(")"):
            name = piece.strip("()").split("-")[0]
            for k in range(len(opened) - 1, -1, -1):
                if opened[k][0] == name:
                    entity, kind, first, minimal = opened.pop(k)
                    inner = [first + n - 1 for n in minimal if first + n - 1 <= at] or [first]
                    mentions.append((entity, kind, first, at + 1, inner[0], inner[-1] + 1))
                    break


def write(rows, mentions, heads, states):
    words = [row for row in rows if row[0] == "word"]
    head_of = [begin + int(cells[6]) - 1 if cells[6] != "0" else -1 for _, cells, begin in words]
    names = []
    for entity, kind, first, last, inner, end in sorted(mentions, key=lambda m: m[2] - m[3]):
        head = next((i for i in range(inner, end) if not inner <= head_of[i] < end), inner)
        heads[head] = entity
        if words[head][1][3] == "PROPN" and kind in KINDS:
            text = " ".join(words[i][1][1] for i in range(inner, end))
            names.append((inner, end, "state" if text in states else KINDS[kind], entity))
    lines, at = [], 0
    for row in rows:
        if row[0] != "word":
            lines.append(row[0])
            continue
        cells = row[1]
        lines.append("\t".join(("word", cells[1], cells[2], cells[3], cells[6], cells[7], cells[5], heads.get(at, "_"))))
        at += 1
    lines += ["\t".join(("name", str(a), str(b), kind, entity)) for a, b, kind, entity in sorted(names)]
    return "\n".join(lines + ["end"])


def read_pairs(text, signs):
    """{class: (matrix of signs, anaphor number of each row, truth of each row)}."""
    place = {sign: i for i, sign in enumerate(signs)}
    found = {name: ([], [], []) for name in CLASSES}
    groups = collections.defaultdict(dict)
    for line in text.splitlines():
        document, anaphor, kind, same, *cells = line.split("\t")
        row = numpy.zeros(len(signs))
        for cell in cells:
            sign, value = cell.split("=")
            row[place[sign]] = float(value)
        matrix, group, truth = found[kind]
        matrix.append(row)
        group.append(groups[kind].setdefault((document, anaphor), len(groups[kind])))
        truth.append(same == "1")
    return {kind: (numpy.array(m), numpy.array(g), numpy.array(t)) for kind, (m, g, t) in found.items() if m}


def fit(matrix, group, truth, start):
    """The weights by Adam on the conditional likelihood; gives them and the mean likelihood of an anaphor."""
    weights, mean, square = start.copy(), numpy.zeros_like(start), numpy.zeros_like(start)
    size = group.max() + 1
    known = numpy.bincount(group, truth, size) > 0
    for step in range(1, STEPS + 1):
        score = numpy.exp(numpy.clip(matrix @ weights, -30, 30))
        total = 1 + numpy.bincount(group, score, size)
        right = numpy.where(known, numpy.bincount(group, score * truth, size), 1)
        pull = truth * score / right[group] * known[group] - score / total[group]
        gradient = pull @ matrix - SHRINK * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient ** 2
        weights += RATE * (mean / (1 - 0.9 ** step)) / (numpy.sqrt(square / (1 - 0.999 ** step)) + 1e-8)
    return weights, float(numpy.mean(numpy.log(right / total)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", nargs="+")
    parser.add_argument("--root", default=".")
    parser.add_argument("--pairs", default="build/release/train/coref/coref_pairs")
    args = parser.parse_args()
    root = pathlib.Path(args.root)
    rows = (root / "lexicons/actors/country_names.tsv").read_text(encoding="utf-8").splitlines()
    states = {cells[0] for cells in (row.split("\t") for row in rows) if cells[2] == "name"}
    text = "\n".join(d for path in args.treebank for d in documents(path, states)) + "\n"
    table = root / "lexicons/coref/weights.tsv"
    for number in range(ROUNDS):
        header, *lines = table.read_text(encoding="utf-8").splitlines()
        weights = {line.split("\t")[0]: line.split("\t")[1:-1] for line in lines}
        signs = list(weights)
        start = numpy.array([[float(x) for x in weights[s]] for s in signs])
        start[signs.index("any")] -= READY
        done = subprocess.run([args.pairs, args.root], input=text, capture_output=True, text=True, check=True)
        for kind, (matrix, group, truth) in read_pairs(done.stdout, signs).items():
            fitted, likelihood = fit(matrix, group, truth, start[:, CLASSES.index(kind)])
            start[:, CLASSES.index(kind)] = fitted
            print(f"round {number + 1} {kind:8} {group.max() + 1:6} anaphors, mean log likelihood {likelihood:.4f}")
        start[signs.index("any")] += READY
        table.write_text("\n".join([header] + ["\t".join([s] + [f"{x:.2f}" for x in start[i]] + ["gum"])
                                               for i, s in enumerate(signs)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
