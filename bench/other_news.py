#!/usr/bin/env python3
"""How many pages of sport, business and entertainment yield no conflict.

    bench/other_news.py [--news DIR] [--data DIR] [--pages] DATELINE

DIR (../shared/data/news) holds clusters.jsonl and page_dumps.jsonl: JSON lines with id, url, and text or page_text. Which
of them are such pages their sections say: a part of the address, or the category of their cluster. A page whose
address names politics, the world, war or a court as well is left out. Conflict is an event of the quads 3
(in words, requests apart) and 4 (in deed). `--data` is the folder with rules/ and lexicons/; `--pages` prints the pages that
yield any, with the words. Ends quietly where the news is absent.
"""
import argparse
import ast
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[1]
SECTIONS = {
    "sport": "sports?|soccer|football|nfl|nba|mlb|nhl|baseball|basketball|hockey|cricket|tennis|golf|rugby|olympics|formula1|othersports",
    "business": "business|money|markets|finance|technology|tech|companies|investing|personal-finance|property",
    "entertainment": "entertainment|showbiz|celebrity|celebrities|music|movies|film|tv|tv-and-radio|arts|culture|style|fashion|lifestyle",
}
CATEGORIES = {"sports": "sport", "business": "business", "technology": "business", "entertainment": "entertainment"}
POLITICS = r"politics|world|war|government|court|crime|courts|opinion|election|africa|asia|europe|middle-east"


def part(names):
    return re.compile(r"https?://[^/]*/(?:[^/]+/)*(?:" + names + r")/|https?://(?:" + names + r")\.", re.I)


def section_of(page):
    cluster = page.get("cluster_meta") or {}
    if isinstance(cluster, str):
        cluster = ast.literal_eval(cluster)
    url = page.get("url") or ""
    if part(POLITICS).search(url):
        return None
    for section, names in SECTIONS.items():
        if part(names).search(url):
            return section
    return CATEGORIES.get((cluster or {}).get("Category"))


def pages(folder):
    for name in ("clusters.jsonl", "page_dumps.jsonl"):
        with open(folder / name, encoding="utf-8") as file:
            for line in file:
                page = json.loads(line)
                section = section_of(page)
                if section:
                    yield section, page


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dateline")
    parser.add_argument("--news", type=pathlib.Path, default=ROOT.parent / "shared/data/news")
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--pages", action="store_true")
    args = parser.parse_args()
    if not (args.news / "clusters.jsonl").exists():
        print(f"skipped: no news in {args.news}")
        return 0
    sections, lines = {}, []
    for section, page in pages(args.news):
        sections[str(page["id"])] = section
        lines.append(json.dumps({"id": str(page["id"]), "url": page.get("url"), "title": page.get("title"),
                                 "published": page.get("date"), "text": page.get("text") or page.get("page_text")}))
    command = [args.dateline] + (["--data", str(args.data)] if args.data else []) + ["code", "--format", "ndjson", "-"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True)
    if not done.stdout:
        sys.exit(done.stderr or "no output")
    all_pages, deeds, words, rules = Counter(), Counter(), Counter(), Counter()
    for line in done.stdout.splitlines():
        record = json.loads(line)
        section = sections.get(str(record["documents"].get("id")))
        if section is None:
            continue
        conflict = [e for e in record["events"] if e["quad"] in (3, 4) and e["plover"] != "REQUEST"]
        all_pages[section] += 1
        deeds[section] += any(e["quad"] == 4 for e in conflict)
        words[section] += bool(conflict)
        rules.update(e["rule"] for e in conflict)
        if args.pages and conflict:
            text = record["documents"]["text"]
            print(f"{section}  {record['documents'].get('url') or record['documents']['id']}")
            for event in conflict:
                begin, end = event["trigger_begin"], event["trigger_end"]
                around = text[max(0, begin - 60):begin] + "[[" + text[begin:end] + "]]" + text[end:end + 50]
                print(f"    {event['rule']}  {' '.join(around.split())}")
    for section in sorted(all_pages):
        count = all_pages[section]
        print(f"{section:14} {count:4} pages   without deeds of conflict {100 * (1 - deeds[section] / count):5.1f}%"
              f"   without any {100 * (1 - words[section] / count):5.1f}%")
    total = sum(all_pages.values())
    print(f"{'all':14} {total:4} pages   without deeds of conflict {100 * (1 - sum(deeds.values()) / total):5.1f}%"
          f"   without any {100 * (1 - sum(words.values()) / total):5.1f}%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
