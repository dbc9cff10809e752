#!/usr/bin/env python3
"""Trains the block classifiers of src/extract: for pages with markup and for plain text, two passes each.

run.sh prepares everything and calls this. The first pass judges each line by itself and by its place; the second sees
what the first made of the surroundings. For that the first pass must be as unsure of the pages it learns from as of
new ones: each page gets the scores of a model that has not seen it (cross-fitting). One thread for each model, fixed
seeds: the same bytes every time.
"""
import argparse
import hashlib
import multiprocessing
import os
import subprocess

import corpora
import features
import manifest
import trees
from gold_lines import word_f1, words

FOLDS = 5
_PAGES = []


def fold(page):
    """By page, so that the page, its plain text and its article alone are always on the same side."""
    return int(hashlib.sha256(page.id.split("/")[-1].encode()).hexdigest(), 16) % FOLDS


def _fit_fold(k, thorough):
    """A model of all folds but `k`, with its scores of the pages of `k`; of all pages where there is no such fold."""
    model = trees.train([p for p in _PAGES if fold(p) != k], thorough)
    scores = {i: trees.score(model, p) for i, p in enumerate(_PAGES) if fold(p) == k}
    return model.model_to_string(), scores


def cross_fit(pages, thorough, jobs):
    """Scores of every page by a model that has not seen it, and the model of all pages."""
    global _PAGES  # the workers are forked and find the pages there
    _PAGES = pages
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        done = pool.starmap(_fit_fold, [(k, thorough) for k in range(FOLDS + 1)], chunksize=1)
    scores = {i: score for _, found in done for i, score in found.items()}
    return [scores[i] for i in range(len(pages))], trees.from_string(done[FOLDS][0])


def evaluate(pages, scores):
    """{corpus: list of (F1, F1 of perfect labels)}."""
    out = {}
    for page, score in zip(pages, scores):
        gold = words(page.gold)
        f1 = word_f1(features.body_words(page, score > 0), gold)
        best = word_f1(features.body_words(page, page.labels), gold)
        corpus = page.id.split("/")[0] + ("-unread" if page.unread else "")
        out.setdefault(corpus, []).append((f1, best))
    return out


def show(name, scores):
    for corpus, got in sorted(scores.items()):
        print(f"{name:24} {corpus:14} {len(got):4} pages  F1 {sum(g[0] for g in got) / len(got):.4f}", flush=True)


def fit(pages, name, paths, meaning, counts, digests, jobs):
    """Both passes over `pages`; writes models/NAME.bin and models/NAME_context.bin."""
    for suffix, size in (("", counts[0]), ("_context", counts[1])):
        scores, model = cross_fit(pages, name + suffix == "blocks_html", jobs)
        found = evaluate(pages, scores)
        show(name + suffix, found)
        manifest.write(os.path.join(paths.source, "models"), name + suffix, model, meaning, size, digests, found)
        if not suffix:
            for page, score in zip(pages, scores):
                page.scores = score
            features.second_pass(paths, pages, counts[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", help="the built extract_dump")
    parser.add_argument("source", help="the source tree: rules in, models out")
    parser.add_argument("data", help="folder with extract/ and news/")
    parser.add_argument("work", help="scratch")
    parser.add_argument("--only", choices=("html", "text"), help="leave the other model as it is")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes; changes nothing in the models")
    args = parser.parse_args()
    told = subprocess.run([args.tool, "meaning", args.source], check=True, capture_output=True).stdout.split()
    meaning, counts = int(told[0]), (int(told[1]), int(told[2]))
    paths = {kind: features.Paths(args.tool, args.source, os.path.join(args.work, kind)) for kind in ("html", "text")}
    html = features.first_pass(paths["html"], list(corpora.wcxb(args.data)), ".html", counts[0], 0.5)
    if args.only != "text":
        fit(html, "blocks_html", paths["html"], meaning, counts, manifest.inputs(args.data, plain=False), args.jobs)
    if args.only != "html":
        seen = [p for p in html if not p.unread]
        text = features.first_pass(paths["text"], list(corpora.plain(args.data, seen)), ".txt", counts[0], 0.3)
        fit(text, "blocks_text", paths["text"], meaning, counts, manifest.inputs(args.data, plain=True), args.jobs)


if __name__ == "__main__":
    main()
