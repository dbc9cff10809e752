"""Features of pages, computed by the engine itself, so that training and use cannot drift apart."""
import json
import os
import subprocess
from dataclasses import dataclass, field

import numpy as np

from gold_lines import labels, words


@dataclass
class Page:
    id: str
    path: str
    unread: bool  # as if its language were not known
    lines: list
    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray
    gold: str
    scores: np.ndarray = field(default=None)  # of the first pass, by models that have not seen the page


@dataclass
class Paths:
    tool: str    # extract_dump
    source: str  # the source tree, for its word lists
    work: str    # scratch


def _run(paths, command, unread, files, columns, extra=()):
    out = os.path.join(paths.work, "rows.bin")
    switch = ["--unread"] if unread else []
    done = subprocess.run([paths.tool, *switch, command, paths.source, out, *extra, *files],
                          check=True, capture_output=True)
    pages = [json.loads(line) for line in done.stdout.decode().rstrip("\n").split("\n")]
    return pages, np.fromfile(out, dtype="<f4").reshape(-1, columns)


def line_weights(lines, weight):
    """Long lines count for more, and lines of short pages too: the measure is a mean over pages."""
    return np.log2(2 + np.array([len(t) for t in lines])) * weight * 100 / (50 + len(lines))


def first_pass(paths, sources, ending, columns, unread_share):
    """Pages with the features of the first pass; a share of those of WCXB once more as if in another language."""
    os.makedirs(paths.work, exist_ok=True)
    by_name = {}
    for item in sources:
        path = os.path.join(paths.work, item.id.replace("/", "~") + ending)
        with open(path, "wb") as handle:
            handle.write(item.content)
        by_name[os.path.basename(path)[:-len(ending)]] = (item, path)
    pages = []
    for unread in (False, True):
        names = [n for k, n in enumerate(by_name)
                 if not unread or (n.startswith("wcxb~") and k % 100 < 100 * unread_share)]
        if not names:
            continue
        found, rows = _run(paths, "features", unread, [by_name[n][1] for n in names], columns)
        at = 0
        for page in found:
            item, path = by_name[page["id"]]
            size = len(page["lines"])
            right = [1] * size if item.whole else labels(page["lines"], item.gold)
            weights = line_weights(page["lines"], item.weight * (0.5 if unread else 1.0))
            pages.append(Page(item.id, path, unread, page["lines"], rows[at:at + size],
                              np.array(right), weights, item.gold))
            at += size
    return pages


def second_pass(paths, pages, columns):
    """Replaces each page's rows by those of the second pass, which need `scores`."""
    for unread in (False, True):
        some = [p for p in pages if p.unread == unread]
        if not some:
            continue
        scores = os.path.join(paths.work, "scores.bin")
        np.concatenate([p.scores for p in some]).astype("<f4").tofile(scores)
        _, rows = _run(paths, "context", unread, [p.path for p in some], columns, [scores])
        at = 0
        for page in some:
            page.rows = rows[at:at + len(page.lines)]
            at += len(page.lines)


def body_words(page, keep):
    return [w for text, kept in zip(page.lines, keep) if kept for w in words(text)]
