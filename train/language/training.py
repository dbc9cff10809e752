"""What student and teacher share: the gold data, the training loop, a quick measure."""

import copy
import random
import time

import numpy as np
import torch
from torch import distributed

import batches
import data
import features
import name_words
import network
import swap

SIZES = [20011, 4001, 4001, 12007, 1009]
WIDTHS = [48, 24, 24, 32, 16]


def word_features(lexicons, vectors_path):
    packed = np.load(vectors_path)
    vectors = {int(k): i + 1 for i, k in enumerate(packed["keys"])}
    bits = name_words.read(f"{lexicons}/lang/name_words.tsv")
    return features.WordFeatures(SIZES, vectors, bits, len(name_words.BITS)), torch.from_numpy(packed["rows"])


def gold(data_dir, lexicons, every=1):
    """(inventory, examples) of everything a person annotated, or of every n-th sentence of it."""
    titles = {r["name"].lower().rstrip(".") for r in name_words.rows(f"{lexicons}/actors/titles.tsv") if " " not in r["name"]}
    ewt = list(data.read_conllu(f"{data_dir}/{data.EWT_TRAIN}"))
    gum = list(data.read_conllu(f"{data_dir}/{data.GUM_TRAIN}"))
    for sentence in gum:
        data.add_gum_names(sentence, titles)
    named = list(data.read_names(data_dir))
    inventory = batches.Inventory(ewt + gum)
    swapper = swap.Swapper(lexicons, batches.dice_of(5))
    with_names = [s for s in gum + named if any(name != "O" for name in s.names)]
    named += [swapper.swapped(s) for s in with_names if s.ident != "wnut17" or swapper.dice.random() < 0.3]
    examples = [batches.example_of(s, inventory) for s in ewt + gum + named if len(s.words) <= 120]
    return inventory, examples[::every]


def train(model, groups, examples, words, epochs, seed, budget=1000, word_dropout=0.1, rank=0, ranks=1):
    """Adam with warm-up and linear decay; gives (epoch, running average of the weights) after each epoch.

    groups       [(parameters, rate)]
    rank, ranks  this process of so many that train the same weights together, each on its share of the batches
    """
    order = random.Random(seed)
    dice = batches.dice_of(1000 * seed + rank)
    steps = len(batches.plan(examples, budget)) // ranks * epochs
    adam = torch.optim.AdamW([{"params": list(p), "lr": r} for p, r in groups], betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    average = copy.deepcopy(model)
    pairs = [(a, p) for a, p in zip(average.parameters(), model.parameters()) if p.requires_grad]
    averaged, moving = map(list, zip(*pairs))
    step, started = 0, time.time()
    sums, seen = np.zeros(4), np.zeros(4)
    for epoch in range(epochs):
        model.train()
        shares = batches.plan(examples, budget, order)
        for group in shares[rank : len(shares) // ranks * ranks : ranks]:
            scale = min(1.0, (step + 1) / 200) * max(0.02, 1 - step / steps)
            for g, (_, rate) in zip(adam.param_groups, groups):
                g["lr"] = rate * scale
            batch = batches.batch_of(group, words, dice, word_dropout)
            parts = network.losses(model.heads, model(batch), batch)
            counts = {"names": len(batch.named)}
            loss = sum(network.WEIGHTS[t] * p * counts.get(t, len(batch.trees)) / len(group) for t, p in parts.items())
            # A batch stands for its words: short ones weigh less.
            share = len(group) * len(group[0].words) / budget
            (loss * min(1.0, share + 0.1)).backward()
            if ranks > 1:
                _share_gradients(moving, ranks)
            torch.nn.utils.clip_grad_norm_(moving, 2.0)
            adam.step()
            adam.zero_grad()
            keep = min(0.998, step / (step + 50))
            with torch.no_grad():
                torch._foreach_lerp_(averaged, moving, 1 - keep)
            for i, task in enumerate(network.TASKS):
                if task in parts:
                    sums[i] += parts[task].item()
                    seen[i] += 1
            step += 1
            if step % 100 == 0 and rank == 0:
                print(f"{epoch} {step}/{steps} {time.time() - started:.0f}s", (sums / np.maximum(seen, 1)).round(3), flush=True)
                sums, seen = np.zeros(4), np.zeros(4)
        yield epoch, average


def _share_gradients(parameters, ranks):
    """The mean of the gradients of all processes, in all of them."""
    flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in parameters])
    distributed.all_reduce(flat)
    flat /= ranks
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p).clone()
        at += p.numel()


def save(model, inventory, path):
    lists = {"tags": inventory.tags, "labels": inventory.labels, "names": inventory.names}
    torch.save({"state": model.state_dict(), **lists}, path)


def measure_line(model, words, inventory, data_dir):
    """A quick look at the development data: greedy arcs, subtypes dropped; names on a twelfth of the news articles."""
    model.eval()
    out = []
    for name, path, wanted in (("ewt", data.EWT_DEV, ""), ("gum news", data.GUM_DEV, "GUM_news")):
        n = tag = arc = lab = 0
        bare = [d.split(":")[0] for d in inventory.labels]
        upos = [t.split("|")[0] for t in inventory.tags]
        sentences = [s for s in data.read_conllu(f"{data_dir}/{path}") if s.ident.startswith(wanted)]
        items = [batches.Example([w.replace(" ", "") for w in s.words]) for s in sentences]
        of = {id(e): s for e, s in zip(items, sentences)}
        with torch.no_grad():
            for group in batches.plan(items, 2000):
                s = model(batches.batch_of(group, words))
                tags = model.heads.tags(s).argmax(-1)
                heads = model.heads.arcs(s).argmax(-1)
                labels = model.heads.labels(s, heads).argmax(-1)
                for i, e in enumerate(group):
                    g = of[id(e)]
                    for k in range(len(g.words)):
                        n += 1
                        tag += upos[tags[i, k]] == g.tags[k].split("|")[0]
                        right = int(heads[i, k]) == g.heads[k]
                        arc += right
                        lab += right and bare[labels[i, k]] == g.labels[k].split(":")[0]
        out.append(f"{name}: upos {100 * tag / n:.2f} uas {100 * arc / n:.2f} las {100 * lab / n:.2f}")
    sentences = data.read_worldwide(f"{data_dir}/names/worldwide", every=12)
    found = {}
    items = [batches.Example(w) for w, _ in sentences]
    at = {id(e): i for i, e in enumerate(items)}
    with torch.no_grad():
        for group in batches.plan(items, 2000):
            paths = model.heads.name_paths(model.heads.emissions(model(batches.batch_of(group, words))))
            for e, path in zip(group, paths):
                found[at[id(e)]] = data.spans_of_tags([inventory.names[i] for i in path])
    p, r, f = data.spans_f1([s for _, s in sentences], [found[i] for i in range(len(items))])
    out.append(f"names: {100 * p:.1f} {100 * r:.1f} F1 {100 * f:.2f}")
    model.train()
    return "; ".join(out)
