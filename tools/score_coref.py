#!/usr/bin/env python3
"""Scores coreference against a treebank with entity annotation (GUM's CoNLL-U, column MISC, Entity=...).

    tools/score_coref.py GOLD.conllu [--run "build/release/dateline code --format ndjson"]
                         [--genres news,interview] [--kinds person,organization,place] [--misses FILE]

Each document goes to the command with its tokens and sentences as given. A mention of the command is paired with the
gold mention whose minimal span (the head and what belongs to its name) it covers without leaving the gold span; of
several, the shortest. Prints precision, recall and F1 of MUC, B3, CEAF-e (chains of two and more mentions) and LEA
(Moosavi and Strube 2016), and the mean of the first three, over all documents together.
"""
import argparse
import itertools
import json
import re
import shlex
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Document:
    name: str
    text: str = ""
    tokens: list = field(default_factory=list)  # (begin, end) in text
    sentences: list = field(default_factory=list)  # (begin, end)
    mentions: dict = field(default_factory=dict)  # (begin, end) -> (entity, minimal (begin, end))


@dataclass
class Open:
    entity: str
    kind: str
    first: int
    minimal: list


def read_conllu(lines):
    """Documents of a CoNLL-U file, with the mentions of their Entity annotations."""
    documents, opened, space = [], [], False
    keys, contraction, space_after_contraction = [], 0, False
    for line in itertools.chain(lines, ["# newdoc id = end"]):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            documents.append(Document(line.split("=", 1)[1].strip()))
            opened, space = [], False
        elif line.startswith("# global.Entity"):
            keys = line.split("=", 1)[1].strip().split("-")
        elif line == "# newpar" or line.startswith("# newpar "):
            if documents[-1].text:
                documents[-1].text += "\n\n"
                space = False
        elif line.startswith("# sent_id"):
            documents[-1].sentences.append(None)
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            spaced = "SpaceAfter=No" not in columns[9]
            if "-" in columns[0]:  # a contraction: its words follow, and stand together
                contraction, space_after_contraction = int(columns[0].split("-")[1]), spaced
            if not columns[0].isdigit():
                continue
            add_token(documents[-1], columns, keys, opened, space)
            word = int(columns[0])
            space = spaced if word > contraction else word == contraction and space_after_contraction
            if word >= contraction:
                contraction = 0
    return documents[:-1]


def add_token(document, columns, keys, opened, space):
    if space:
        document.text += " "
    begin = len(document.text)
    document.text += columns[1]
    document.tokens.append((begin, len(document.text)))
    last = document.sentences[-1]
    document.sentences[-1] = (last[0] if last else begin, len(document.text))
    found = re.search(r"(?:^|\|)Entity=([^|]+)", columns[9])
    if not found:
        return
    at = len(document.tokens) - 1
    for piece in re.findall(r"\([^()]+\)?|[^()]+\)", found.group(1)):
        if piece.startswith("("):
            values = dict(zip(keys, piece.strip("()").split("-")))
            minimal = [int(n) for n in re.findall(r"\d+", values.get("minspan", "1"))]
            opened.append(Open(values["GRP"], values.get("etype", ""), at, minimal))
        if piece.endswith(")"):
            name = piece.strip("()").split("-")[0]
            for k in range(len(opened) - 1, -1, -1):
                if opened[k].entity == name:
                    close(document, opened.pop(k), at)
                    break


def close(document, mention, last):
    tokens = document.tokens
    span = (tokens[mention.first][0], tokens[last][1])
    inner = [mention.first + n - 1 for n in mention.minimal if mention.first + n - 1 <= last] or [mention.first]
    document.mentions[span] = (mention.entity, mention.kind, (tokens[inner[0]][0], tokens[inner[-1]][1]))


def gold_chains(document, kinds):
    """{entity: set of mention spans}, chains of two and more, of entities that are ever of one of `kinds`."""
    chains, seen = defaultdict(set), defaultdict(set)
    for span, (entity, kind, _) in document.mentions.items():
        chains[entity].add(span)
        seen[entity].add(kind)
    return {e: m for e, m in chains.items() if len(m) > 1 and (not kinds or seen[e] & kinds)}


def system_chains(document, record):
    """The same of the command's record, its mentions renamed to the gold spans they stand for."""
    chains = defaultdict(set)
    for mention in record.get("mentions", []):
        begin, end = mention["begin"], mention["end"]
        fits = [s for s, (_, _, inner) in document.mentions.items()
                if s[0] <= begin and end <= s[1] and begin <= inner[0] and inner[1] <= end]
        span = min(fits, key=lambda s: (s[1] - s[0], s)) if fits else (begin, end)
        chains[mention["entity_id"]].add(span)
    return {e: m for e, m in chains.items() if len(m) > 1}


def links(n):
    return n * (n - 1) // 2


def where(chains):
    return {mention: name for name, mentions in chains.items() for mention in mentions}


def muc(key, response):
    of = where(response)
    good = total = 0
    for mentions in key.values():
        parts = {of.get(m, m) for m in mentions}
        good += len(mentions) - len(parts)
        total += len(mentions) - 1
    return good, total


def b_cubed(key, response):
    of = where(response)
    good = total = 0
    for mentions in key.values():
        for m in mentions:
            mine = response.get(of.get(m), set())
            good += len(mentions & mine) / len(mentions)
            total += 1
    return good, total


def lea(key, response):
    of = where(response)
    good = total = 0
    for mentions in key.values():
        parts = defaultdict(int)
        for m in mentions:
            if m in of:
                parts[of[m]] += 1
        good += len(mentions) * sum(links(n) for n in parts.values()) / links(len(mentions))
        total += len(mentions)
    return good, total


def ceaf_similarity(key, response):
    """One-to-one pairing of chains by 2|K&R|/(|K|+|R|), greedy from the most similar down: never above the best one."""
    pairs = []
    of = where(response)
    for name, mentions in key.items():
        for other in {of[m] for m in mentions if m in of}:
            common = len(mentions & response[other])
            pairs.append((2 * common / (len(mentions) + len(response[other])), str(name), str(other)))
    used, total = set(), 0.0
    for value, name, other in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if ("k", name) not in used and ("r", other) not in used:
            used |= {("k", name), ("r", other)}
            total += value
    return total


def score(pairs):
    """{metric: (precision, recall, F1)} of [(gold chains, system chains)] of many documents."""
    out = {}
    for name, metric in (("MUC", muc), ("B3", b_cubed), ("LEA", lea)):
        recall = [sum(x) for x in zip(*(metric(k, r) for k, r in pairs))]
        precision = [sum(x) for x in zip(*(metric(r, k) for k, r in pairs))]
        out[name] = figures(precision[0], precision[1], recall[0], recall[1])
    common = sum(ceaf_similarity(k, r) for k, r in pairs)
    out["CEAF-e"] = figures(common, sum(len(r) for _, r in pairs), common, sum(len(k) for k, _ in pairs))
    return out


def figures(good_p, total_p, good_r, total_r):
    p = good_p / total_p if total_p else 0.0
    r = good_r / total_r if total_r else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def write_misses(handle, document, gold, system):
    of = where(system)
    handle.write(f"== {document.name}\n")
    for mentions in gold.values():
        row = [f"{document.text[b:e]!r}→{of.get((b, e), '-')}" for b, e in sorted(mentions)]
        handle.write("  " + "  ".join(row) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--run", default="build/release/dateline code --format ndjson")
    parser.add_argument("--genres", default="", help="GUM genres, comma-separated; all if empty")
    parser.add_argument("--kinds", default="person,organization,place", help="entity types; all if empty")
    parser.add_argument("--misses", help="write each gold chain with the system's entity of every mention")
    args = parser.parse_args()
    with open(args.gold, encoding="utf-8") as handle:
        documents = read_conllu(handle)
    genres = set(filter(None, args.genres.split(",")))
    documents = [d for d in documents if not genres or d.name.split("_")[1] in genres]
    lines = [json.dumps({"id": d.name, "text": d.text, "tokens": d.tokens, "sentences": d.sentences}) for d in documents]
    done = subprocess.run([*shlex.split(args.run), "-"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    records = {r["documents"]["id"]: r for r in map(json.loads, done.stdout.splitlines())}
    kinds = set(filter(None, args.kinds.split(",")))
    pairs, misses = [], open(args.misses, "w", encoding="utf-8") if args.misses else None
    for document in documents:
        gold = gold_chains(document, kinds)
        system = system_chains(document, records.get(document.name, {}))
        if kinds:  # a chain of another kind is no error
            others = {m for m, (e, _, _) in document.mentions.items() if e not in gold}
            system = {e: m - others for e, m in system.items()}
            system = {e: m for e, m in system.items() if len(m) > 1}
        pairs.append((gold, system))
        if misses:
            write_misses(misses, document, gold, system)
    result = score(pairs)
    print(f"{len(documents)} documents, {sum(len(k) for k, _ in pairs)} chains")
    for name in ("MUC", "B3", "CEAF-e", "LEA"):
        p, r, f = (100 * x for x in result[name])
        print(f"  {name:7} precision {p:5.1f}  recall {r:5.1f}  F1 {f:5.1f}")
    print(f"  CoNLL   mean F1 of the first three {100 * sum(result[n][2] for n in ('MUC', 'B3', 'CEAF-e')) / 3:5.1f}")


if __name__ == "__main__":
    main()
