"""Text that the teacher labelled: written and read as one file of arrays.

words      all words, joined by blanks; sentences parted by line feeds (one string)
tags, heads, labels, names   one number a word
seconds, sure                [3, words]: second choices of tag, head and label; how much the first choice counts, 0 to 255
"""

import numpy as np

import batches

_PARTS = ("tags", "heads", "labels", "names")


def write(path, examples):
    text = "\n".join(" ".join(e.words) for e in examples)
    columns = {part: np.concatenate([getattr(e, part) for e in examples]).astype(np.int16) for part in _PARTS}
    columns["seconds"] = np.concatenate([e.seconds for e in examples], 1).astype(np.int16)
    columns["sure"] = np.concatenate([e.sure for e in examples], 1).astype(np.uint8)
    np.savez(path, words=np.frombuffer(text.encode(), dtype=np.uint8), **columns)


def read(path):
    file = np.load(path)
    columns = {part: file[part] for part in (*_PARTS, "seconds", "sure")}
    examples, at = [], 0
    for line in file["words"].tobytes().decode().split("\n"):
        words = line.split(" ")
        end = at + len(words)
        examples.append(batches.Example(words, **{p: c[..., at:end] for p, c in columns.items()}))
        at = end
    return examples
