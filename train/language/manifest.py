"""Writes models/language.toml: what the weights are, what they come from, what they score.

    manifest.py MODEL.bin DATA_DIR SCORES.json OUT.toml
"""

import hashlib
import json
import os
import sys

import data
import model_file

INPUTS = [
    (data.EWT_TRAIN, "UD English EWT, train", "CC-BY-SA-4.0"),
    (data.GUM_TRAIN, "GUM without its non-commercial genres, train", "CC-BY, CC-BY-SA, public domain"),
    ("names/wikigold", "Wikigold", "CC-BY-4.0"),
    ("names/wnut17", "WNUT 2017 emerging entities", "CC-BY-4.0"),
    ("names/re3d", "re3d of Dstl without its BBC part", "OGL-3.0, CC-BY-SA, public domain"),
    ("names/crossner_politics", "CrossNER, politics", "MIT"),
    ("unlabelled/whitehouse.txt.xz", "statements of the US government: vectors, and trees of the teacher", "public domain"),
    ("unlabelled/kremlin.txt.xz", "kremlin.ru: vectors, and trees of the teacher; credit: kremlin.ru", "CC-BY-4.0"),
    ("news/voa.jsonl", "Voice of America: trees of the teacher", "public domain"),
]


def digest(path):
    """SHA-256 of a file, or of the digests of all files below a folder in the order of their names."""
    if os.path.isfile(path):
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    names = sorted(os.path.relpath(os.path.join(d, f), path) for d, _, fs in os.walk(path) for f in fs)
    return hashlib.sha256("".join(f"{n} {digest(os.path.join(path, n))}\n" for n in names).encode()).hexdigest()


def main():
    model, data_dir, scores_path, out = sys.argv[1:]
    tensors = model_file.read(model)
    with open(scores_path, encoding="utf-8") as file:
        scores = json.load(file)
    hidden, width = len(tensors["lstm.0f.w"]) // 4, len(tensors["mix.gamma"])
    layers = sum(f"lstm.{i}f.w" in tensors for i in range(9))
    lines = [
        "# Written by train/language/run.sh. The format: docs/formats/model.md.",
        f'file = "{os.path.basename(model)}"',
        f'sha256 = "{digest(model)}"',
        'layout = "DLMODEL 1"',
        f"meaning = {model_file.MEANING}",
        'recipe = "train/language/run.sh"',
        'licence = "CC-BY-SA-4.0"  # learnt from treebanks under it; credits below',
        f"network = {{ width = {width}, layers = {layers}, hidden = {hidden}, words_with_vectors = {len(tensors['vec.keys'])}, "
        f"tags = {len(tensors['tags'])}, labels = {len(tensors['labels'])} }}",
        'teacher = "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned on the same gold; no weight of it is in the file"',
        'good_for = "news, statements and plain web prose in English, cut into words as UD does; headlines and capitals were practised"',
        'not_good_for = "tweets, transcripts with broken speech, lists and tables, text before 1950; names of works, products and events are not marked"',
        "",
        "[training]  # SHA-256 of the inputs; of a folder: of the sorted list of its files and theirs",
    ]
    for path, what, licence in INPUTS:
        lines.append(f'"{path}" = {{ sha256 = "{digest(os.path.join(data_dir, path))}", what = "{what}", licence = "{licence}" }}')
    lines += ["", "[scores]  # by train/language/reference.py on gold tokens of development sets that nothing was trained on; subtypes dropped, punctuation counts"]
    for name, values in scores.items():
        lines.append(f"{name} = {{ " + ", ".join(f"{k} = {v}" for k, v in values.items()) + " }")
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
