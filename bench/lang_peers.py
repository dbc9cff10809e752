#!/usr/bin/env python3
"""Dateline's language core beside UDPipe 1: the same text, one core, one run.

    bench/lang_peers.py train EWT_DIR MODEL [--tokenizer OPTIONS] [--tagger OPTIONS] [--parser OPTIONS]
    bench/lang_peers.py EWT_DIR MODEL [--rounds 5] [--release build/release] [--bench build/bench]

EWT_DIR holds UD English EWT, train and dev. Needs the packages of bench/requirements.txt. `train` makes UDPipe's model of the
train part; options are UDPipe's own ("iterations=10"), its defaults where none are given. Without it, each round times from raw
text to tags, lemmas and trees: UDPipe, then `lang_bench` on each kind of processor that this one can play, which finds names as
well. Speeds are words of the system's own per second of processor time, because other work on the machine then costs least: the
best of the rounds, and their median. Accuracy is on EWT dev by the definitions of the CoNLL 2018 shared task, subtypes dropped.
UDPipe on gold tokens is given the words of contractions; dateline is given the written tokens and finds them.
"""
import argparse
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

import ufal.udpipe as udpipe

ROOT = pathlib.Path(__file__).resolve().parents[1]
TRAIN, DEV = "en_ewt-ud-train.conllu", "en_ewt-ud-dev.conllu"
PIPELINE = udpipe.Pipeline


def resident_mib():
    pages = int(pathlib.Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def train(args):
    reader = udpipe.InputFormat.newInputFormat("conllu")
    reader.setText((args.ewt / TRAIN).read_text(encoding="utf-8"))
    sentences, sentence, error = udpipe.Sentences(), udpipe.Sentence(), udpipe.ProcessingError()
    while reader.nextSentence(sentence, error):
        sentences.push_back(sentence)
        sentence = udpipe.Sentence()
    options = (args.tokenizer, args.tagger, args.parser)
    model = udpipe.Trainer.train("morphodita_parsito", sentences, udpipe.Sentences(), *options, error)
    if error.occurred():
        sys.exit(error.message)
    args.model.write_bytes(model)


def documents(path):
    """[(raw text, written tokens, sentences)] of a treebank's documents; tokens and sentences as code points [begin, end).
    Between sentences is white space, also where the web page had none."""
    out, text, tokens, spans, until, first = [], "", [], [], 0, 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc") and text:
            out.append((text, tokens, spans))
            text, tokens, spans = "", [], []
        if line.startswith("# newpar") and text:
            text = text.rstrip(" ") + "\n\n"
        if not line and len(tokens) > first:
            spans.append([tokens[first][0], tokens[-1][1]])
            text = text.rstrip(" ") + " "
        if not line or line[0] == "#":
            until, first = 0, len(tokens)
            continue
        cells = line.split("\t")
        if "." in cells[0] or ("-" not in cells[0] and int(cells[0]) <= until):
            continue
        if "-" in cells[0]:
            until = int(cells[0].split("-")[1])
        tokens.append([len(text), len(text) + len(cells[1])])
        text += cells[1] + ("" if "SpaceAfter=No" in cells[9].split("|") else " ")
    return out + [(text, tokens, spans)]


def words(conllu):
    """(words, sentences): of each word (place, upos, index of its head or -1, relation). Places do not count white space; words of
    a contraction share the place of it and have their forms beside."""
    found, sentences, at, begin, base, until = [], set(), 0, 0, 0, 0
    for line in conllu.split("\n"):
        if not line and at > begin:
            sentences.add((begin, at))
        if not line or line[0] == "#":
            begin, base, until = at, len(found), 0
            continue
        cells = line.split("\t")
        size = len("".join(cells[1].split()))
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            until, held = int(cells[0].split("-")[1]), (at, at + size)
            at += size
            continue
        inside = int(cells[0]) <= until
        place = (*held, cells[1].lower()) if inside else (at, at + size, "")
        at += 0 if inside else size
        head = base + int(cells[6]) - 1 if int(cells[6]) else -1
        found.append((place, cells[3], head, cells[7].split(":")[0]))
    return found, sentences


def scores(gold, system):
    """F1 of sentences, UPOS and LAS."""
    (gold, gold_sentences), (system, system_sentences) = words(gold), words(system)
    place_of = {}
    for i, word in enumerate(gold):
        place_of.setdefault(word[0], []).append(i)
    twin = [place_of.get(word[0], [None]).pop(0) if place_of.get(word[0]) else None for word in system]
    tags = trees = 0
    for i, word in zip(twin, system):
        if i is None:
            continue
        tags += gold[i][1] == word[1]
        head = twin[word[2]] if word[2] >= 0 else -1
        trees += head == gold[i][2] and gold[i][3] == word[3]
    f1 = lambda right, a, b: 200 * right / (len(a) + len(b))
    return (f1(len(gold_sentences & system_sentences), gold_sentences, system_sentences),
            f1(tags, gold, system), f1(trees, gold, system))


def processed(pipeline, texts):
    error = udpipe.ProcessingError()
    out = [pipeline.process(text, error) for text in texts]
    if error.occurred():
        sys.exit(error.message)
    return out


def dateline(release, rows):
    done = subprocess.run([release / "dateline", "code", "--quiet", "--threads", "1", "--format", "conllu", "--output", "-", "-"],
                          input="\n".join(map(json.dumps, rows)).encode(), capture_output=True, check=True)
    return done.stdout.decode()


def lang_bench(bench, path, min_time):
    """{name: measurements} of one run."""
    done = subprocess.run([bench / "bench/lang_bench", f"--benchmark_min_time={min_time}", "--benchmark_format=json", path],
                          capture_output=True, check=True)
    return {row["name"]: row for row in json.loads(done.stdout)["benchmarks"]}


def machine():
    """Processor, cores and memory; no name of the machine."""
    info = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*:\s*(.*)", info)
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text(encoding="utf-8"))
    return (f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, "
            f"{int(memory.group(1)) / 2**20:.0f} GiB of memory")


def compare(args):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, for the commands too
    print(f"machine: {machine()}; load average {os.getloadavg()[0]:.1f}")
    before, clock = resident_mib(), time.process_time()
    model = udpipe.Model.load(str(args.model))
    print(f"UDPipe: model {args.model.stat().st_size / 2**20:.1f} MiB, loaded in {1000 * (time.process_time() - clock):.0f} ms, "
          f"{resident_mib() - before:.1f} MiB resident")
    gold = (args.ewt / DEV).read_text(encoding="utf-8")
    docs = documents(args.ewt / DEV)
    raw = PIPELINE(model, "tokenize", PIPELINE.DEFAULT, PIPELINE.DEFAULT, "conllu")
    told = PIPELINE(model, "conllu", PIPELINE.DEFAULT, PIPELINE.DEFAULT, "conllu")
    texts = [text for text, _, _ in docs]
    rows = [{"id": str(i), "text": text} for i, text in enumerate(texts)]
    given = [{**row, "tokens": tokens, "sentences": spans} for row, (_, tokens, spans) in zip(rows, docs)]
    print("accuracy on EWT dev: F1 of           sentences    UPOS     LAS")
    for name, system in (("UDPipe, raw text", "".join(processed(raw, texts))),
                         ("UDPipe, gold words", processed(told, [gold])[0]),
                         ("dateline, raw text", dateline(args.release, rows)),
                         ("dateline, gold tokens", dateline(args.release, given))):
        print(f"  {name:32}" + "".join(f"{score:9.2f}" for score in scores(gold, system)))
    speeds, load = {}, {"cpu_time": 0, "resident_MiB": 0}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "text")
        path.write_text("\n\n".join(text.replace("\n\n", "\n") for text in texts), encoding="utf-8")
        for _ in range(args.rounds):
            clock = time.process_time()
            out = processed(raw, texts)
            clock = time.process_time() - clock
            speeds.setdefault("UDPipe", []).append(len(words("".join(out))[0]) / clock)
            for name, row in lang_bench(args.bench, path, 0.5).items():
                if "items_per_second" in row:
                    speeds.setdefault("dateline " + name.split("/")[1], []).append(row["items_per_second"])
                else:
                    load = row
    print(f"dateline: models loaded in {load['cpu_time']:.0f} ms, {load['resident_MiB']:.1f} MiB resident")
    print("words per second of processor time    best   median")
    for name, values in speeds.items():
        print(f"  {name:32}{max(values):9.0f}{statistics.median(values):9.0f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    training = sys.argv[1:2] == ["train"]
    parser.add_argument("ewt", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    for part in ("tokenizer", "tagger", "parser"):
        parser.add_argument("--" + part, default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--release", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--bench", type=pathlib.Path, default=ROOT / "build" / "bench")
    args = parser.parse_args(sys.argv[2:] if training else None)
    (train if training else compare)(args)


if __name__ == "__main__":
    main()
