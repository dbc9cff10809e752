"""Sentences to batches of equal length, with changes of style so that headlines and capitals are no surprise."""

import collections
import dataclasses
import random

import numpy as np
import torch

import data

_SMALL = frozenset("a an the of in on at to for by and or but as with from is are s 's n't".split())
_DROPPED = ("Typo=", "Style=", "CorrectForm=")


def plain_tag(tag):
    """A tag without the features that describe the writing, not the word."""
    upos, _, feats = tag.partition("|")
    kept = [f for f in feats.split("|") if not f.startswith(_DROPPED)]
    return upos + "|" + ("|".join(kept) or "_")


class Inventory:
    """The lists of tags and labels; rare tags stand for their most frequent relative."""

    def __init__(self, sentences, at_least=3):
        tags = collections.Counter(plain_tag(t) for s in sentences if s.tags for t in s.tags)
        self.tags = sorted(t for t, n in tags.items() if n >= at_least)
        self.labels = sorted({d for s in sentences if s.labels for d in s.labels})
        self.names = data.NAME_TAGS
        self._tag = {t: i for i, t in enumerate(self.tags)}
        self._label = {d: i for i, d in enumerate(self.labels)}
        self._name = {n: i for i, n in enumerate(self.names)}
        for rare in sorted(t for t, n in tags.items() if n < at_least):
            self._tag[rare] = self._tag[max(self.tags, key=lambda t: (_likeness(rare, t), tags[t]))]

    def tag(self, tag):
        return self._tag[plain_tag(tag)]

    def label(self, label):
        return self._label[label]

    def name(self, name):
        return self._name[name]


def _likeness(a, b):
    if a.split("|")[0] != b.split("|")[0]:
        return -1
    return len(set(a.split("|")) & set(b.split("|"))) - 0.5 * len(set(b.split("|")) - set(a.split("|")))


@dataclasses.dataclass
class Example:
    """A sentence as numbers. Missing gold is None."""

    words: list
    tags: np.ndarray = None
    heads: np.ndarray = None
    labels: np.ndarray = None
    names: np.ndarray = None
    seconds: np.ndarray = None  # [3, words]: the second choice of tag, head and label, of labelled text
    sure: np.ndarray = None  # [3, words]: how much the first choice counts, 0 to 255


def example_of(sentence, inventory):
    words = [w.replace(" ", "") for w in sentence.words]
    e = Example(words)
    if sentence.heads:
        e.tags = np.array([inventory.tag(t) for t in sentence.tags], dtype=np.int16)
        e.heads = np.array(sentence.heads, dtype=np.int16)
        e.labels = np.array([inventory.label(d) for d in sentence.labels], dtype=np.int16)
    if sentence.names:
        e.names = np.array([inventory.name(n) for n in sentence.names], dtype=np.int16)
    return e


def restyled(words, dice):
    """The words as a headline, in capitals or small letters, or with other quotation marks."""
    roll = dice.random()
    if roll < 0.03:
        words = [w.upper() for w in words]
    elif roll < 0.07:
        words = [w if w.lower() in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    elif roll < 0.09:
        words = [w.lower() for w in words]
    if dice.random() < 0.3:
        opened = False
        curly = []
        for w in words:
            if w in ('"', "``", "''", "\u201c", "\u201d"):
                straight = w != '"'
                w = '"' if straight else ("\u201d" if opened else "\u201c")
                opened = not opened
            elif "'" in w:
                w = w.replace("'", "\u2019")
            elif "\u2019" in w:
                w = w.replace("\u2019", "'")
            curly.append(w)
        words = curly
    return words


@dataclasses.dataclass
class Batch:
    words: list
    rows: torch.Tensor = None
    vector: torch.Tensor = None
    bits: torch.Tensor = None
    tags: torch.Tensor = None
    heads: torch.Tensor = None
    labels: torch.Tensor = None
    names: torch.Tensor = None
    seconds: torch.Tensor = None  # [3, batch, words]
    sure: torch.Tensor = None  # [3, batch, words], 0 to 1
    trees: list = ()
    named: list = ()


def batch_of(examples, features, dice=None, word_dropout=0.0):
    """One batch of sentences of one length; with dice, restyled and with some words made unknown."""
    words = [restyled(e.words, dice) if dice else e.words for e in examples]
    rows, vector, bits = zip(*(features.of(w) for sentence in words for w in sentence))
    shape = (len(words), len(words[0]))
    rows = torch.tensor(rows).view(*shape, -1)
    vector = torch.tensor(vector).view(shape)
    bits = torch.tensor(bits).view(shape)
    if dice and word_dropout:
        unknown = torch.rand(shape) < word_dropout
        stranger = torch.randint(features.sizes[0], (*shape, 2))  # what an unseen word's hash would hit
        rows[..., :2] = torch.where(unknown.unsqueeze(-1), stranger, rows[..., :2])
        vector = torch.where(unknown & (torch.rand(shape) < 0.5), 0, vector)
        bits = torch.where(torch.rand(shape) < 0.1, 0, bits)
    batch = Batch(words, rows, vector, bits)
    batch.trees = [i for i, e in enumerate(examples) if e.heads is not None]
    batch.named = [i for i, e in enumerate(examples) if e.names is not None]
    blank = np.zeros(shape[1], dtype=np.int16)

    def stack(part):
        columns = [getattr(e, part) if getattr(e, part) is not None else blank for e in examples]
        return torch.from_numpy(np.stack(columns).astype(np.int64))

    batch.tags, batch.heads, batch.labels, batch.names = map(stack, ("tags", "heads", "labels", "names"))
    alone = np.stack([blank] * 3)
    firsts = torch.stack([batch.tags, batch.heads, batch.labels])
    seconds = torch.from_numpy(np.stack([alone if e.seconds is None else e.seconds for e in examples], 1).astype(np.int64))
    gold = torch.tensor([e.seconds is None for e in examples]).view(1, -1, 1)
    batch.seconds = torch.where(gold, firsts, seconds)
    batch.sure = torch.from_numpy(np.stack([alone if e.sure is None else e.sure for e in examples], 1).astype(np.float32) / 255)
    return batch


def plan(examples, budget, dice=None):
    """Lists of examples of equal length with about BUDGET words each; shuffled with dice."""
    by_length = collections.defaultdict(list)
    for e in examples:
        by_length[len(e.words)].append(e)
    groups = []
    for length in sorted(by_length):
        group = by_length[length]
        if dice:
            dice.shuffle(group)
        size = max(1, min(128, budget // length))
        groups.extend(group[i : i + size] for i in range(0, len(group), size))
    if dice:
        dice.shuffle(groups)
    return groups


def dice_of(seed):
    torch.manual_seed(seed)
    return random.Random(seed)
