"""Text that the teacher labelled: written and read as one file of arrays.

words      all words, joined by blanks; sentences parted by line feeds (one string)
tags, heads, labels, names   one number a word
"""

import numpy as np

import batches


def write(path, examples):
    text = "\n".join(" ".join(e.words) for e in examples)

    def join(part):
        return np.concatenate([getattr(e, part) for e in examples]).astype(np.uint8 if part != "tags" else np.int16)

    np.savez(path, words=np.frombuffer(text.encode(), dtype=np.uint8), **{p: join(p) for p in ("tags", "heads", "labels", "names")})


def read(path):
    file = np.load(path)
    columns = {part: file[part].astype(np.int16) for part in ("tags", "heads", "labels", "names")}
    examples, at = [], 0
    for line in file["words"].tobytes().decode().split("\n"):
        words = line.split(" ")
        end = at + len(words)
        examples.append(batches.Example(words, **{p: c[at:end] for p, c in columns.items()}))
        at = end
    return examples
