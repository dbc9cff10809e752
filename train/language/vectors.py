"""Word vectors: skip-gram with fastText over the unlabelled text and the training trees.

    vectors.py corpus DATA_DIR OUT.txt       one sentence a line, keys parted by blanks
    vectors.py pack VECTORS.vec COUNT OUT.npz
"""

import glob
import lzma
import sys

import numpy as np

import data
import features
import words


def unlabelled_sentences(data_dir):
    """Sentences of the unlabelled text, each once, in the order of the files."""
    seen = set()
    for path in sorted(glob.glob(f"{data_dir}/unlabelled/*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            text = file.read()
        for paragraph in words.paragraphs_of(text):
            for sentence in words.sentences_of(paragraph):
                if len(sentence) < 2:
                    continue
                mark = " ".join(sentence)
                if mark not in seen:
                    seen.add(mark)
                    yield sentence


def write_corpus(data_dir, out):
    with open(out, "w", encoding="utf-8") as file:
        for sentence in unlabelled_sentences(data_dir):
            print(" ".join(features.key_of(features.norm_of(w)) for w in sentence), file=file)
        for trees in (data.EWT_TRAIN, data.GUM_TRAIN):
            for sentence in data.read_conllu(f"{data_dir}/{trees}"):
                print(" ".join(features.key_of(features.norm_of(w.replace(" ", ""))) for w in sentence.words), file=file)


def pack(path, count, out):
    """The first COUNT words (fastText writes the most frequent first) with their hashes, rising."""
    keys, rows = [], []
    with open(path, encoding="utf-8") as file:
        next(file)
        for line in file:
            cells = line.rstrip().split(" ")
            if cells[0] == "</s>":
                continue
            keys.append(features.hash_of(features.VECTOR_FEATURE, cells[0]))
            rows.append([float(c) for c in cells[1:]])
            if len(keys) == count:
                break
    keys, rows = np.array(keys, dtype=np.uint64), np.array(rows, dtype=np.float32)
    rows /= np.sqrt((rows**2).mean())  # unit variance
    order = np.argsort(keys, kind="stable")
    np.savez(out, keys=keys[order], rows=rows[order])


if __name__ == "__main__":
    if sys.argv[1] == "corpus":
        write_corpus(sys.argv[2], sys.argv[3])
    else:
        pack(sys.argv[2], int(sys.argv[3]), sys.argv[4])
