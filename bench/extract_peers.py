#!/usr/bin/env python3
"""Dateline beside trafilatura: the same pages, one core, one run.

    bench/extract_peers.py DATA_DIR [--rounds 5] [--build build/release] [--out DIR]

DATA_DIR holds extract/scrapinghub and extract/wcxb_dev. Needs the packages of bench/requirements.txt. Three things are
timed in turn, each round: trafilatura (HTML to text, comments left out), `extract_dump blocks` (HTML to labelled
blocks) and `dateline code` (HTML to the whole record, events and all). Start-up counts for the two commands. Given are
pages per second of processor time, because other work on the machine then costs nothing, and of the clock: median and
range over the rounds. Memory is the peak of a process that reads all pages. Body F1 is by the definitions of the two
benchmarks: 4-grams (scrapinghub), words (WCXB). The text of the run goes to standard output and, with --out, to
DIR/extract_peers.txt.
"""
import argparse
import glob
import gzip
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
from collections import Counter

import trafilatura

ROOT = pathlib.Path(__file__).resolve().parents[1]
BODY = ("paragraph", "list", "quote_block", "crosshead", "dateline")


def unzip(path):
    with gzip.open(path, "rb") as handle:
        return handle.read()


def scrapinghub(folder):
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return {key: (unzip(folder / "html" / (key + ".html.gz")), row["articleBody"]) for key, row in gold.items()}


def wcxb(folder):
    pages = {}
    for path in sorted(glob.glob(str(folder / "ground-truth" / "*.json"))):
        key = os.path.basename(path)[:-5]
        truth = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["ground_truth"]
        pages[key] = (unzip(folder / "html" / (key + ".html.gz")), truth["main_content"] or "")
    return pages


def grams(text, size=4):
    words = re.findall(r"\w+", text)
    return Counter(g for g in (tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))) if g)


def gram_f1(gold, texts):
    """F1 of the mean precision and the mean recall over pages, as the scrapinghub benchmark has it."""
    precision, recall = [], []
    for key, want in gold.items():
        a, b = grams(want), grams(texts.get(key, ""))
        both = sum((a & b).values())
        if b:
            precision.append(both / sum(b.values()))
        if a:
            recall.append(both / sum(a.values()))
    p, r = statistics.mean(precision), statistics.mean(recall)
    return 2 * p * r / (p + r)


def word_f1(gold, texts):
    """Mean over pages of the F1 of words as multisets."""
    def one(want, got):
        a, b = (Counter(re.findall(r"\w+", t.lower())) for t in (want, got))
        both = sum((a & b).values())
        return 2 * both / max(1, sum(a.values()) + sum(b.values()))
    return statistics.mean(one(want, texts.get(key, "")) for key, want in gold.items())


def body_of(record):
    document = record["documents"]
    return "\n".join(document["text"][b["begin"]:b["end"]] for b in document["blocks"] if b["kind"] in BODY)


READ_ALL = """
import pathlib, sys, trafilatura
for path in sys.argv[1:]:
    trafilatura.extract(pathlib.Path(path).read_bytes(), include_comments=False)
"""


def run_trafilatura(pages, files):
    return {key: trafilatura.extract(pages[key][0], include_comments=False) or "" for key in files}


def run_command(command):
    """`command FILE...` as a runner."""
    def run(_, files):
        done = subprocess.run([*command, *files.values()], check=True, capture_output=True)
        records = (json.loads(line) for line in done.stdout.decode().split("\n") if line)
        return {record["documents"]["id"]: body_of(record) for record in records}
    return run


# A process begins with the peak of the one that starts it, so a small one must.
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_mib(command):
    """Peak resident memory of a command, in MiB."""
    done = subprocess.run([sys.executable, "-c", MEASURE, *command], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def timed(run, pages, files):
    """(texts, seconds of the clock, seconds of the processor, children included)."""
    clock, processor = time.monotonic(), sum(os.times()[:4])
    texts = run(pages, files)
    return texts, time.monotonic() - clock, sum(os.times()[:4]) - processor


def rates(pages, seconds):
    values = sorted(pages / s for s in seconds)
    return f"{statistics.median(values):8.1f} ({values[0]:.1f} to {values[-1]:.1f})"


def machine():
    """Processor, cores and memory; no name of the machine."""
    info = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*:\s*(.*)", info)
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text(encoding="utf-8"))
    return (f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, "
            f"{int(memory.group(1)) / 2**20:.0f} GiB of memory")


def compare(name, pages, measure, commands, rounds, say):
    gold = {key: body for key, (_, body) in pages.items()}
    runners = {label: run_command(command) for label, command in commands.items()}
    runners["trafilatura"] = run_trafilatura  # in this process, so that its start does not count
    seconds = {label: ([], []) for label in runners}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for key, (page, _) in pages.items():
            files[key] = os.path.join(folder, key + ".html")
            pathlib.Path(files[key]).write_bytes(page)
        for _ in range(rounds):
            for label, run in runners.items():
                texts, clock, processor = timed(run, pages, files)
                seconds[label][0].append(processor)
                seconds[label][1].append(clock)
                if len(seconds[label][0]) == rounds:
                    say(f"{name:12} {label:20} body F1 {100 * measure(gold, texts):5.1f}   "
                        f"pages per processor second {rates(len(pages), seconds[label][0])}   "
                        f"per second of the clock {rates(len(pages), seconds[label][1])}   "
                        f"memory {peak_mib([*commands[label], *files.values()]):.0f} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--lang", nargs="*", default=[], help="languages for `dateline code` (default: its own)")
    parser.add_argument("--out", type=pathlib.Path)
    args = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, for the commands too
    lines = []

    def say(line):
        lines.append(line)
        print(line, flush=True)

    lang = [word for code in args.lang for word in ("--lang", code)]
    commands = {"trafilatura": [sys.executable, "-c", READ_ALL],
                "extract_dump blocks": [args.build / "apps/extract_dump/extract_dump", "blocks", ROOT],
                "dateline code": [args.build / "dateline", "code", "--quiet", "--threads", "1", *lang,
                                  "--format", "ndjson", "--output", "-"]}
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    say(f"command: bench/extract_peers.py {' '.join(a if not a.startswith('/') else 'DATA_DIR' for a in sys.argv[1:])}")
    say(f"commit: {commit}")
    say(f"machine: {machine()}; load average {os.getloadavg()[0]:.1f}")
    say(f"trafilatura {trafilatura.__version__}, Python {platform.python_version()}; one core, {args.rounds} rounds")
    compare("scrapinghub", scrapinghub(args.data / "extract" / "scrapinghub"), gram_f1, commands, args.rounds, say)
    compare("WCXB", wcxb(args.data / "extract" / "wcxb_dev"), word_f1, commands, args.rounds, say)
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
        (args.out / "extract_peers.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
