"""Writes a model and its manifest, which src/lexicon/model_file.h checks before use."""
import glob
import hashlib
import os

import numpy as np

import corpora
from trees import TREES, export

LICENCE = "WCXB CC BY 4.0 (features only); page dumps: public sets; VOA public domain"


def _digest(*paths):
    state = hashlib.sha256()
    for path in sorted(paths):
        with open(path, "rb") as handle:
            state.update(handle.read())
    return state.hexdigest()


def inputs(data, plain):
    """{name: SHA-256} of what a model is trained on."""
    gold = corpora.wcxb_paths(data)
    pages = [corpora.wcxb_page(data, path) for path in gold]
    out = {"extract/wcxb_dev/ground-truth": _digest(*gold),
           "extract/wcxb_dev/html": _digest(*(page for page in pages if os.path.isfile(page)))}
    if plain:
        for name in ("news/page_dumps.jsonl", "news/voa.jsonl"):
            out[name] = _digest(os.path.join(data, name))
    return out


def write(folder, name, model, meaning, features, digests, scores):
    """scores: {corpus: list of (F1, F1 of perfect labels)}, by models that have not seen the page."""
    path = os.path.join(folder, name + ".bin")
    export(model, meaning, features, path)
    with open(os.path.join(folder, name + ".toml"), "w", encoding="utf-8") as out:
        out.write(f'# Written by train/blocks/train.py.\nfile = "{name}.bin"\nsha256 = "{_digest(path)}"\n'
                  f'layout = "DLTREES1"\nmeaning = {meaning}\nfeatures = {features}\ntrees = {TREES}\n'
                  f'recipe = "train/blocks/run.sh"\nlicence = "{LICENCE}"\n\n[training]  # SHA-256 of the inputs\n')
        out.writelines(f'"{key}" = "{value}"\n' for key, value in sorted(digests.items()))
        out.write("\n# Body word F1, mean of pages, before kinds are settled. The models of these scores have not seen the page (5-fold\n"
                  "# cross-validation by page); the shipped one has, so that its own scores on these corpora say little.\n[scores]\n")
        for corpus, got in sorted(scores.items()):
            f1, best = np.mean([g[0] for g in got]), np.mean([g[1] for g in got])
            out.write(f"{corpus} = {{ pages = {len(got)}, f1 = {f1:.4f}, perfect_labels = {best:.4f} }}\n")
