"""The pages to learn from, with their gold bodies. Scrapinghub's pages, and dumps made of them, are the test and are
never read here."""
import glob
import gzip
import json
import os
from dataclasses import dataclass


@dataclass
class Source:
    id: str        # corpus/page
    content: bytes  # the page or text
    gold: str      # text of its body
    weight: float  # of each of its lines
    whole: bool = False  # every line is body


def _read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as handle:
        return handle.read()


def _rows(path):
    with open(path, encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def wcxb_paths(data):
    return sorted(glob.glob(os.path.join(data, "extract", "wcxb_dev", "ground-truth", "*.json")))


def wcxb_page(data, path):
    """The page of a gold file."""
    return os.path.join(data, "extract", "wcxb_dev", "html", os.path.basename(path)[:-5] + ".html.gz")


def wcxb(data):
    """Pages with markup."""
    for path in wcxb_paths(data):
        key = os.path.basename(path)[:-5]
        page = wcxb_page(data, path)
        if os.path.isfile(page):
            gold = json.loads(_read(path))["ground_truth"]["main_content"] or ""
            yield Source("wcxb/" + key, _read(page), gold, 1.0)


def plain(data, html_pages):
    """Dumps of pages, the lines of `html_pages` without their markup, and articles by themselves."""
    for page in html_pages:
        yield Source(page.id, "\n".join(page.lines).encode(), page.gold, 0.5)
    for page in html_pages:
        if len(page.gold) > 500:
            yield Source("article/" + page.id.split("/")[1], page.gold.encode(), page.gold, 0.5, whole=True)
    for row in _rows(os.path.join(data, "news", "page_dumps.jsonl")):
        if row.get("gold_body") and row["source"] != "scrapinghub":
            # Kremlin's pages are all of one make.
            weight = 0.5 if row["source"] == "kremlin" else 2.0
            yield Source(row["source"] + "/" + row["id"], row["page_text"].encode(), row["gold_body"], weight)
    for row in _rows(os.path.join(data, "news", "voa.jsonl")):
        yield Source("voa/" + row["id"], row["text"].encode(), row["text"], 0.5, whole=True)
