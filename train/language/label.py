"""Has the teacher label text for the student to learn from.

    label.py DATA_DIR WORK_DIR TEACHER.pt OUT.npz [--words N] [--part I/N]
"""

import argparse
import itertools
import json
import time

import numpy as np
import torch

import batches
import data
import network
import silver
import teacher
import training
import words as cutter

LENGTHS = range(3, 61)


def news_sentences(data_dir):
    """Reports in the public domain, and the words of the name-tagged texts, whose trees nobody drew."""
    with open(f"{data_dir}/news/voa.jsonl", encoding="utf-8") as file:
        for line in file:
            for paragraph in json.loads(line)["text"].split("\n"):
                yield from cutter.sentences_of(paragraph)
    for sentence in data.read_names(data_dir):
        yield sentence.words


def chosen(data_dir, sentences_path, count, seed):
    """News first, then a sample of the unlabelled text, COUNT words together."""
    with open(sentences_path, encoding="utf-8") as file:
        rest = [s for s in map(str.split, file) if len(s) in LENGTHS]
    batches.dice_of(seed).shuffle(rest)
    news = (s for s in news_sentences(data_dir) if len(s) in LENGTHS)
    sentences, total = [], 0
    for sentence in itertools.chain(news, rest):
        if total >= count:
            break
        sentences.append(sentence)
        total += len(sentence)
    return sentences


def best_two(scores):
    """(first choice, second choice, share of the first among the two from 0 to 255), of the last dimension."""
    top, which = scores.topk(2, -1)
    sure = torch.sigmoid(top[..., 0] - top[..., 1])
    return which[..., 0], which[..., 1], (sure * 255).round()


@torch.no_grad()
def labelled(model, sentences, features, budget=3000):
    """Examples with the model's tags, heads, labels and names, and the mean log chance of the heads."""
    model.eval()
    started, done = time.time(), 0
    for group in batches.plan([batches.Example(s) for s in sentences], budget):
        s = model(batches.batch_of(group, features))
        arcs = model.heads.arcs(s)
        picks = [best_two(model.heads.tags(s)), best_two(arcs)]
        picks.append(best_two(model.heads.labels(s, picks[1][0])))
        chance = torch.log_softmax(arcs, -1).amax(-1).mean(1)
        names = model.heads.name_paths(model.heads.emissions(s))
        for i, example in enumerate(group):
            example.tags, example.heads, example.labels = (first[i].numpy() for first, _, _ in picks)
            example.seconds = np.stack([second[i].numpy() for _, second, _ in picks])
            example.sure = np.stack([sure[i].numpy() for _, _, sure in picks])
            example.names = names[i].numpy()
            yield example, float(chance[i])
        if done // 100000 != (done + s.shape[0] * s.shape[1]) // 100000:
            print(f"{done} words {time.time() - started:.0f}s", flush=True)
        done += s.shape[0] * s.shape[1]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("work")
    p.add_argument("teacher")
    p.add_argument("out")
    p.add_argument("--lexicons", default="lexicons")
    p.add_argument("--words", type=int, default=2000000)
    p.add_argument("--part", default="1/1")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--keep", type=float, default=0.9, help="share of the sentences kept, the surest")
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    features, rows = training.word_features(args.lexicons, f"{args.work}/vectors.npz")
    saved = torch.load(args.teacher, weights_only=True)
    model = teacher.Teacher(rows, len(saved["tags"]), len(saved["labels"]), saved["names"])
    model.load_state_dict(saved["state"])
    part, parts = map(int, args.part.split("/"))
    sentences = chosen(args.data, f"{args.work}/sentences.txt", args.words, 3)[part - 1 :: parts]
    pairs = list(labelled(model, sentences, features))
    floor = np.quantile([sure for _, sure in pairs], 1 - args.keep)
    kept = [e for e, sure in pairs if sure >= floor and int((e.heads == 0).sum()) == 1]
    print(len(sentences), "sentences", len(kept), "kept", sum(len(e.words) for e in kept), "words")
    silver.write(args.out, kept)


if __name__ == "__main__":
    main()
