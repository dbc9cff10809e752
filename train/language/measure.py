"""Scores a written model with reference.py on the development sets.

    measure.py MODEL.bin LEXICONS DATA_DIR OUT.json [EVERY]      on every n-th sentence, and names on every n-th article (default 1)
"""

import json
import sys

import data
import reference


def trees(model, path, every, wanted=""):
    n = upos = arc = label = 0
    sentences = [s for s in data.read_conllu(path) if s.ident.startswith(wanted)]
    for sentence in sentences[::every]:
        found = model.analyse([w.replace(" ", "") for w in sentence.words])
        for i, tag in enumerate(sentence.tags):
            n += 1
            upos += found["tags"][i].split("|")[0] == tag.split("|")[0]
            right = found["heads"][i] == sentence.heads[i]
            arc += right
            label += right and found["labels"][i].split(":")[0] == sentence.labels[i].split(":")[0]
    return {"words": n, "upos": round(100 * upos / n, 2), "uas": round(100 * arc / n, 2), "las": round(100 * label / n, 2)}


def names(model, folder, every):
    sentences = data.read_worldwide(folder, every)
    found = [data.spans_of_tags(model.names(words)) for words, _ in sentences]
    precision, recall, f1 = data.spans_f1([spans for _, spans in sentences], found)
    return {"every": every, "precision": round(100 * precision, 2), "recall": round(100 * recall, 2), "f1": round(100 * f1, 2)}


def main():
    path, lexicons, data_dir, out = sys.argv[1:5]
    every = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    model = reference.Model(path, f"{lexicons}/lang/name_words.tsv")
    scores = {
        "ewt_dev": trees(model, f"{data_dir}/{data.EWT_DEV}", every),
        "gum_dev_news": trees(model, f"{data_dir}/{data.GUM_DEV}", every, "GUM_news"),
        "gum_dev": trees(model, f"{data_dir}/{data.GUM_DEV}", every),
        "worldwide_names": names(model, f"{data_dir}/names/worldwide", every),
    }
    with open(out, "w", encoding="utf-8") as file:
        json.dump(scores, file, indent=1)
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
