"""Word vectors: skip-gram with fastText over the unlabelled text and the training trees.

    vectors.py corpus DATA_DIR SENTENCES.txt CORPUS.txt      one sentence a line, words or keys parted by blanks
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


def write_corpus(data_dir, sentences, corpus):
    """The unlabelled sentences as they are, and the keys of these and of the training trees for fastText."""
    with open(sentences, "w", encoding="utf-8") as plain, open(corpus, "w", encoding="utf-8") as keys:
        for sentence in unlabelled_sentences(data_dir):
            print(" ".join(sentence), file=plain)
            print(_keys(sentence), file=keys)
        for trees in (data.EWT_TRAIN, data.GUM_TRAIN):
            for sentence in data.read_conllu(f"{data_dir}/{trees}"):
                print(_keys(w.replace(" ", "") for w in sentence.words), file=keys)


def _keys(words_of_sentence):
    return " ".join(features.key_of(features.norm_of(w)) for w in words_of_sentence)


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
        write_corpus(*sys.argv[2:5])
    else:
        pack(sys.argv[2], int(sys.argv[3]), sys.argv[4])
