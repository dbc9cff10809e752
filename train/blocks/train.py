#!/usr/bin/env python3
"""Trains the two block classifiers: models/blocks_html.bin (pages with markup), models/blocks_text.bin (plain text).

    train.py EXTRACT_DUMP SOURCE_DIR DATA_DIR WORK_DIR [text]

EXTRACT_DUMP is the built program of that name, SOURCE_DIR the source tree (rules in, models out), DATA_DIR the
folder with extract/ and news/, WORK_DIR scratch;
`text` leaves the model for markup as it is. Needs lightgbm 4 and numpy. One thread, fixed seeds: the same
bytes every time. Features are computed by the engine itself, so that training and use cannot drift apart.
The scrapinghub pages, and dumps made of them, are never read: they are the test.
"""
import glob, gzip, hashlib, json, os, re, struct, subprocess, sys
from collections import Counter

import lightgbm as lgb
import numpy as np

MEANING, FEATURES = 1 * 1000 + 1, 132
PARAMS = dict(objective="binary", learning_rate=0.1, num_leaves=24, min_data_in_leaf=20, feature_fraction=0.5,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=2.0, seed=7, deterministic=True, force_row_wise=True,
              num_threads=1, verbose=-1, max_bin=127)
TREES, FOLDS = 120, 5


def words(text):
    return re.findall(r"\w+", (text or "").lower())


def labels(lines, gold):
    """1 for lines of the gold body: the heaviest rising chain of line occurrences in gold; long lines by 4-grams."""
    g = words(gold)
    joined, starts, at = " " + " ".join(g) + " ", [], 1
    for w in g:
        starts.append(at)
        at += len(w) + 1
    grams = {tuple(g[i:i + 4]) for i in range(len(g) - 3)}
    chain, out = [], [0] * len(lines)  # chain: (end, weight, line, previous)
    best = []
    for i, line in enumerate(lines):
        w = words(line)
        if not w:
            continue
        needle, found, pos = " " + " ".join(w) + " ", [], 0
        while len(found) < 20:
            pos = joined.find(needle, pos)
            if pos < 0:
                break
            found.append((pos, pos + len(needle) - 1))
            pos += 1
        if not found and len(w) >= 8:
            share = sum(tuple(w[k:k + 4]) in grams for k in range(len(w) - 3)) / (len(w) - 3)
            if share >= 0.5:
                out[i] = 1
        fresh = []
        for begin, end in found:
            weight, previous = 0, None
            for k, (e, wt, _, _) in enumerate(best):
                if e <= begin and wt > weight:
                    weight, previous = wt, k
            fresh.append((end, weight + len(w) ** 1.2, i, previous))
        best.extend(fresh)
    if best:
        k = max(range(len(best)), key=lambda j: best[j][1])
        while k is not None:
            out[best[k][2]] = 1
            k = best[k][3]
    return out


def dump(tool, source, pages, folder, ending):
    """pages: {id: text or bytes}. Gives {id: (lines, rows)}."""
    os.makedirs(folder, exist_ok=True)
    files = []
    for key, data in pages.items():
        path = os.path.join(folder, key + ending)
        with open(path, "wb") as handle:
            handle.write(data if isinstance(data, bytes) else data.encode())
        files.append(path)
    out, lines = os.path.join(folder, "rows"), []
    text = subprocess.run([tool, "features", source, out] + files, check=True, capture_output=True).stdout.decode()
    rows, at, result = np.fromfile(out, dtype="<f4").reshape(-1, FEATURES), 0, {}
    for line in text.rstrip("\n").split("\n"):
        page = json.loads(line)
        n = len(page["lines"])
        result[page["id"]] = (page["lines"], rows[at:at + n])
        at += n
    return result


def export(booster, path):
    out = [b"DLTREES1", struct.pack("<III", MEANING, FEATURES, booster.num_trees())]
    for tree in booster.dump_model()["tree_info"]:
        inner, leaves = [], []

        def visit(node):
            if "leaf_value" in node and "split_feature" not in node:
                leaves.append(node["leaf_value"])
                return ~(len(leaves) - 1)
            here = len(inner)
            inner.append(None)
            left, right = visit(node["left_child"]), visit(node["right_child"])
            # The engine compares 32-bit numbers: round down, or equal values change sides.
            t = np.float32(node["threshold"])
            if float(t) > node["threshold"]:
                t = np.nextafter(t, np.float32(-np.inf))
            inner[here] = struct.pack("<Ifii", node["split_feature"], t, left, right)
            return here
        visit(tree["tree_structure"])
        out.append(struct.pack("<I", len(inner)) + b"".join(inner) + struct.pack("<%df" % len(leaves), *leaves))
    with open(path, "wb") as handle:
        handle.write(b"".join(out))


def word_f1(a, b):
    a, b = Counter(a), Counter(b)
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))


def fit(pages, name, source, digests, note):
    """pages: list of (id, lines, rows, labels, weight, gold). Cross-validates by page, then trains on all."""
    fold = {p[0]: int(hashlib.sha256(p[0].split("/")[-1].encode()).hexdigest(), 16) % FOLDS for p in pages}
    scores, groups = [], {}

    def train(chosen):
        x = np.concatenate([p[2] for p in chosen])
        y = np.concatenate([p[3] for p in chosen])
        w = np.concatenate([np.log2(2 + np.array([len(t) for t in p[1]])) * p[4] * 100 / (50 + len(p[1])) for p in chosen])
        return lgb.train(PARAMS, lgb.Dataset(x, y, weight=w / w.mean()), TREES)
    for k in range(FOLDS):
        model = train([p for p in pages if fold[p[0]] != k])
        for p in (p for p in pages if fold[p[0]] == k):
            keep = model.predict(p[2], num_threads=1) > 0.5
            system = [w for t, y in zip(p[1], keep) if y for w in words(t)]
            ceiling = [w for t, y in zip(p[1], p[3]) if y for w in words(t)]
            groups.setdefault(p[0].split("/")[0], []).append((word_f1(system, words(p[5])), word_f1(ceiling, words(p[5]))))
    path = os.path.join(source, "models", name + ".bin")
    export(train(pages), path)
    with open(path, "rb") as handle:
        digest = hashlib.sha256(handle.read()).hexdigest()
    with open(os.path.join(source, "models", name + ".toml"), "w") as out:
        out.write(f'# Written by train/blocks/train.py.\nfile = "{name}.bin"\nsha256 = "{digest}"\nlayout = "DLTREES1"\n'
                  f'meaning = {MEANING}\nfeatures = {FEATURES}\ntrees = {TREES}\nrecipe = "train/blocks/train.py"\n'
                  f'licence = "{note}"\n\n[training]  # SHA-256 of the inputs\n')
        out.writelines(f'"{k}" = "{v}"\n' for k, v in sorted(digests.items()))
        out.write("\n[scores]  # body word F1, mean of pages, 5-fold cross-validation by page; before the kinds are settled\n")
        for group, got in sorted(groups.items()):
            out.write(f'{group} = {{ pages = {len(got)}, f1 = {np.mean([g[0] for g in got]):.4f}, '
                      f'perfect_labels = {np.mean([g[1] for g in got]):.4f} }}\n')
            print(name, group, len(got), np.mean([g[0] for g in got]), np.mean([g[1] for g in got]))


def digest_of(*paths):
    state = hashlib.sha256()
    for path in sorted(paths):
        with open(path, "rb") as handle:
            state.update(handle.read())
    return state.hexdigest()


def main(tool, source, data, work, only=""):
    wcxb = os.path.join(data, "extract", "wcxb_dev")
    gold, html = {}, {}
    for path in sorted(glob.glob(os.path.join(wcxb, "ground-truth", "*.json"))):
        key = os.path.basename(path)[:-5]
        page = os.path.join(wcxb, "html", key + ".html.gz")
        if os.path.isfile(page):
            with open(path) as handle:
                gold[key] = json.load(handle)["ground_truth"]["main_content"] or ""
            with gzip.open(page) as handle:
                html[key] = handle.read()
    pages = [("wcxb/" + k, lines, rows, labels(lines, gold[k]), 1.0, gold[k])
             for k, (lines, rows) in dump(tool, source, html, os.path.join(work, "html"), ".html").items()]
    digests = {"extract/wcxb_dev": digest_of(*glob.glob(os.path.join(wcxb, "ground-truth", "*.json")))}
    note = "WCXB CC BY 4.0 (features only); page dumps: public sets; VOA public domain"
    if only != "text":
        fit(pages, "blocks_html", source, digests, note)

    # Plain text: dumps, the lines of the pages above without their markup, and articles by themselves.
    text = {"wcxb/" + k: ("\n".join(lines), gold[k], 0.5) for k, lines, *_ in ((p[0].split("/")[1], p[1]) for p in pages)}
    text.update({"article/" + k: (g, g, 0.5) for k, g in gold.items() if len(g) > 500})
    for line in open(os.path.join(data, "news", "page_dumps.jsonl")):
        row = json.loads(line)
        if row.get("gold_body") and row["source"] != "scrapinghub":
            text[row["source"] + "/" + row["id"]] = (row["page_text"], row["gold_body"],
                                                    0.5 if row["source"] == "kremlin" else 2.0)
    for line in open(os.path.join(data, "news", "voa.jsonl")):
        row = json.loads(line)
        text["voa/" + row["id"]] = (row["text"], row["text"], 0.5)
    flat = {k.replace("/", "~"): v[0] for k, v in text.items()}
    rows = dump(tool, source, flat, os.path.join(work, "text"), ".txt")
    pages = [(k, *rows[k.replace("/", "~")], None, text[k][2], text[k][1]) for k in text if k.replace("/", "~") in rows]
    pages = [(k, lines, x, labels(lines, g) if k.split("/")[0] not in ("voa", "article") else [1] * len(lines), w, g)
             for k, lines, x, _, w, g in pages]
    digests["news/page_dumps.jsonl"] = digest_of(os.path.join(data, "news", "page_dumps.jsonl"))
    digests["news/voa.jsonl"] = digest_of(os.path.join(data, "news", "voa.jsonl"))
    fit(pages, "blocks_text", source, digests, note)


if __name__ == "__main__":
    main(*sys.argv[1:])
