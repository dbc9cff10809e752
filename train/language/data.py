"""Reads the treebanks and the name-tagged texts."""

import dataclasses
import glob
import os

EWT_TRAIN = "syntax/ewt/en_ewt-ud-train.conllu"
EWT_DEV = "syntax/ewt/en_ewt-ud-dev.conllu"
GUM_TRAIN = "syntax/gum_by/gum-by-train.conllu"
GUM_DEV = "syntax/gum_by/gum-by-dev.conllu"


@dataclasses.dataclass
class Sentence:
    words: list
    tags: list = None  # "UPOS|FEATS"
    heads: list = None  # 0 is the root, words count from 1
    labels: list = None
    names: list = None  # BIOES with PER, LOC, ORG, GRP
    ident: str = ""
    misc: list = None  # column 10 of the tree file


def read_conllu(path):
    sentence = Sentence([], [], [], [], ident="", misc=[])
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line:
                if sentence.words:
                    yield sentence
                sentence = Sentence([], [], [], [], ident="", misc=[])
            elif line.startswith("# sent_id = "):
                sentence.ident = line[12:]
            elif line[0] != "#":
                cells = line.split("\t")
                if cells[0].isdigit():
                    sentence.words.append(cells[1])
                    sentence.tags.append(cells[3] + "|" + cells[5])
                    sentence.heads.append(int(cells[6]))
                    sentence.labels.append(cells[7])
                    sentence.misc.append(cells[9])
    if sentence.words:
        yield sentence


# Names ---------------------------------------------------------------------------------------------------------

KINDS = ("PER", "LOC", "ORG")
NAME_TAGS = ["O"] + [f"{position}-{kind}" for kind in KINDS for position in "BIES"]

_KIND = {
    "per": "PER", "person": "PER", "politician": "PER",
    "loc": "LOC", "location": "LOC", "country": "LOC", "place": "LOC",
    "org": "ORG", "organisation": "ORG", "organization": "ORG", "politicalparty": "ORG", "corporation": "ORG", "group": "ORG",
}  # fmt: skip


def tags_of_spans(length, spans):
    """BIOES tags of [(begin, end, kind)]; a span that meets an earlier one is left out."""
    tags = ["O"] * length
    for begin, end, kind in spans:
        if any(t != "O" for t in tags[begin:end]):
            continue
        if end - begin == 1:
            tags[begin] = "S-" + kind
        else:
            tags[begin:end] = ["B-" + kind] + ["I-" + kind] * (end - begin - 2) + ["E-" + kind]
    return tags


def spans_of_tags(tags):
    """[(begin, end, raw kind)] of IOB1, IOB2 or BIOES tags."""
    spans, begin, kind = [], None, None
    for at, tag in enumerate([*tags, "O"]):
        position, _, here = tag.partition("-")
        if begin is not None and (position in "OBS" or here != kind):
            spans.append((begin, at, kind))
            begin = None
        if begin is None and position != "O":
            begin, kind = at, here
    return spans


def read_columns(path, column=1):
    words, tags = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.split()
            if len(cells) >= 2:
                words.append(cells[0])
                tags.append(cells[column])
            elif words:
                yield words, tags
                words, tags = [], []
    if words:
        yield words, tags


def _trim_to_capitals(words, begin, end):
    """Descriptions become the name in them: "the Syrian army of X" keeps what lies between capitals."""
    while begin < end and not words[begin][0].isupper():
        begin += 1
    while end > begin and not (words[end - 1][0].isupper() or words[end - 1][0] in ").0123456789"):
        end -= 1
    return begin, end


def split_hyphens(words, spans):
    """Words parted at inner hyphens, as in the treebanks, and the spans over the new words."""
    parted, starts = [], []
    for word in words:
        starts.append(len(parted))
        pieces = word.split("-")
        if len(pieces) == 1 or not all(p.isalnum() for p in pieces) or not word[0].isalpha():
            parted.append(word)
            continue
        for i, piece in enumerate(pieces):
            parted.extend((["-"] if i else []) + [piece])
    starts.append(len(parted))
    return parted, [(starts[b], starts[e], kind) for b, e, kind in spans]


def read_names(data_dir):
    """Every name-tagged sentence a shipped model may learn from, the treebank's own names aside."""
    names = f"{data_dir}/names"
    paths = [f"{names}/wikigold/CONLL-format/data/wikigold.conll.txt"]
    paths += sorted(glob.glob(f"{names}/wnut17/CONLL-format/data/*/*"))
    paths += [f"{names}/crossner_politics/{part}.txt" for part in ("train", "dev", "test")]
    sources = f"{names}/re3d/CONLL-format/data-by-source/conll"
    for source in sorted(os.listdir(sources)):
        if source != "BBC_Online":  # may be looked at, not learnt from
            paths += sorted(glob.glob(f"{sources}/{source}/*.conll"))
    for path in paths:
        trim = "/re3d/" in path
        for words, tags in read_columns(path):
            if words == ["-DOCSTART-"]:
                continue
            spans = []
            for begin, end, kind in spans_of_tags(tags):
                if trim:
                    begin, end = _trim_to_capitals(words, begin, end)
                if kind.lower() in _KIND and begin < end:
                    spans.append((begin, end, _KIND[kind.lower()]))
            words, spans = split_hyphens(words, spans)
            yield Sentence(words, names=tags_of_spans(len(words), spans), ident=path.split("/names/")[1].split("/")[0])


_GUM_KIND = {"person": "PER", "place": "LOC", "organization": "ORG"}


def _entities(sentence, open_entities):
    """[(begin, end, type)] of column 10's Entity; entities that run over the sentence's end are dropped."""
    spans = []
    for at, misc in enumerate(sentence.misc):
        for cell in misc.split("|"):
            if not cell.startswith("Entity="):
                continue
            text, i = cell[7:], 0
            while i < len(text):
                if text[i] == "(":
                    j = i + 1
                    while j < len(text) and text[j] not in "()":
                        j += 1
                    parts = text[i + 1 : j].split("-")
                    open_entities.setdefault(parts[0], []).append((at, parts[1] if len(parts) > 1 else ""))
                    if j < len(text) and text[j] == ")":
                        begin, kind = open_entities[parts[0]].pop()
                        spans.append((begin, at + 1, kind))
                        j += 1
                    i = j
                else:
                    j = text.find(")", i)
                    ident = text[i:j]
                    if open_entities.get(ident):
                        begin, kind = open_entities[ident].pop()
                        spans.append((begin, at + 1, kind))
                    i = j + 1
    open_entities.clear()
    return spans


def add_gum_names(sentence, titles):
    """Names of a GUM sentence: from the entities headed by a proper noun, their core without titles and relative clauses."""
    spans = []
    for begin, end, kind in sorted(_entities(sentence, {}), key=lambda s: (s[0], -s[1])):
        if kind not in _GUM_KIND:
            continue
        heads = [i for i in range(begin, end) if not begin < sentence.heads[i] <= end]
        if len(heads) != 1 or not sentence.tags[heads[0]].startswith("PROPN"):
            continue

        def proper(i):
            word = sentence.words[i]
            return word[0].isupper() or (word[0].isdigit() and kind != "person")

        def joins(i):  # inner words of a name, with a proper word behind them
            if sentence.words[i].lower() in ("-", "'s", "\u2019s", "de", "al", "el", "bin", "von", "van", "der", "da", "la"):
                return i + 1 < end and proper(i + 1)
            if kind == "person":
                return False
            return sentence.words[i].lower() in ("of", "for", "the", "and", "&") and any(proper(k) for k in range(i + 1, min(i + 3, end)))

        first = last = heads[0]
        if not proper(first):
            continue
        while first > begin and (proper(first - 1) or (joins(first - 1) and first - 1 > begin and proper(first - 2))):
            first -= 1
        while last + 1 < end and (proper(last + 1) or joins(last + 1)):
            last += 1
        while first < last and kind == "person" and sentence.words[first].rstrip(".").lower() in titles:
            first += 1
        if kind == "person" and (first == last and sentence.words[first].rstrip(".").lower() in titles):
            continue
        spans.append((first, last + 1, _GUM_KIND[kind]))
    sentence.names = tags_of_spans(len(sentence.words), spans)


_MEASURED = {"person": "PER", "location": "LOC", "organization": "ORG"}


def read_worldwide(folder, every=1):
    """[(words, spans)] of every n-th file of the news articles names are measured on."""
    sentences = []
    for path in sorted(glob.glob(f"{folder}/*.tsv"))[::every]:
        for words, tags in read_columns(path):
            spans = [(b, e, _MEASURED[k.lower()]) for b, e, k in spans_of_tags(tags) if k.lower() in _MEASURED]
            if len(words) > 1:
                sentences.append(split_hyphens(words, spans))
    return sentences


def spans_f1(gold, found):
    """(precision, recall, F1) of spans that are the same in place and kind."""
    right = sum(len(set(g) & set(f)) for g, f in zip(gold, found))
    n_gold, n_found = sum(map(len, gold)), sum(map(len, found))
    return right / max(n_found, 1), right / max(n_gold, 1), 2 * right / max(n_found + n_gold, 1)
