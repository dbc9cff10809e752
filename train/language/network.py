"""The network of docs/formats/model.md in PyTorch, and the teacher's larger heads.

All sentences of a batch have the same length, so nothing is padded or masked.
"""

import torch
from torch import nn
from torch.nn import functional as F

FAR = 24  # distances beyond this count as this
LIMIT = 7.99  # activations that enter a matrix stay below 8
_NO = -1e4


class WordMix(nn.Module):
    """A word's features to one vector: hashed rows, fixed vectors, name bits; maxout and layer norm."""

    def __init__(self, sizes, widths, vectors, bit_count, width, pieces=3):
        super().__init__()
        self.embed = nn.ModuleList(nn.Embedding(n, w) for n, w in zip(sizes, widths))
        for table in self.embed:
            nn.init.normal_(table.weight, std=0.3)
        self.register_buffer("vectors", torch.cat([torch.zeros(1, vectors.shape[1]), vectors]))
        self.register_buffer("powers", torch.arange(bit_count))
        self.input_width = sum(widths) + vectors.shape[1] + bit_count
        self.mix = nn.Linear(self.input_width, width * pieces)
        self.norm = nn.LayerNorm(width, eps=1e-5)
        self.pieces = pieces

    def inputs(self, rows, vector, bits):
        parts = [t(rows[..., 2 * i]) + t(rows[..., 2 * i + 1]) for i, t in enumerate(self.embed)]
        parts.append(self.vectors[vector])
        parts.append(((bits.unsqueeze(-1) >> self.powers) & 1).to(parts[0].dtype))
        return torch.cat(parts, -1)

    def forward(self, rows, vector, bits, dropout=0.0):
        x = F.dropout(self.inputs(rows, vector, bits), dropout, self.training)
        y = self.mix(x)
        return self.norm(y.view(*y.shape[:-1], -1, self.pieces).amax(-1))


class Heads(nn.Module):
    """Tags, arcs, labels and names over the trunk's output s [batch, words, width]."""

    def __init__(self, width, tags, labels, names, arc=96, label=48, name=64):
        super().__init__()
        self.tag = nn.Linear(width, tags)
        self.arc_dep, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.arc_u = nn.Parameter(torch.randn(arc, arc) * arc**-0.5)
        self.arc_hb = nn.Parameter(torch.zeros(arc))
        self.arc_dist = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.arc_dist_root = nn.Parameter(torch.zeros(1))
        self.label_dep, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.label_u = nn.Parameter(torch.randn(labels * label, label) * 0.02)
        self.label = nn.Linear(2 * label, labels)
        self.name = nn.Linear(width, name)
        self.name_out = nn.Linear(name, len(names))
        self.name_trans = nn.Parameter(torch.zeros(len(names), len(names)))
        self.name_start = nn.Parameter(torch.zeros(len(names)))
        self.name_end = nn.Parameter(torch.zeros(len(names)))
        legal, start, end = legal_names(names)
        self.register_buffer("name_illegal", (~legal).float() * _NO)
        self.register_buffer("name_no_start", (~start).float() * _NO)
        self.register_buffer("name_no_end", (~end).float() * _NO)

    def tags(self, s):
        return self.tag(s)

    def arcs(self, s):
        """[batch, dependent, head]; head 0 is the root."""
        dep = torch.relu(self.arc_dep(s))
        head = torch.relu(self.arc_head(s)).clamp(max=LIMIT)
        root = self.arc_root.expand(s.shape[0], 1, -1)
        head = torch.cat([root, head], 1)
        scores = dep @ (head @ self.arc_u.T).transpose(1, 2) + (head @ self.arc_hb).unsqueeze(1)
        n = s.shape[1]
        at = torch.arange(n)
        distance = self.arc_dist[(at.unsqueeze(0) - at.unsqueeze(1)).clamp(-FAR, FAR) + FAR]
        return scores + torch.cat([self.arc_dist_root.expand(n, 1), distance], 1)

    def labels(self, s, heads):
        """[batch, words, labels] for the given heads."""
        dep = torch.relu(self.label_dep(s))
        head = torch.relu(self.label_head(s)).clamp(max=LIMIT)
        head = torch.cat([self.label_root.expand(s.shape[0], 1, -1), head], 1)
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        mixed = F.linear(head, self.label_u).view(*head.shape[:2], -1, head.shape[-1])
        return (mixed @ dep.unsqueeze(-1)).squeeze(-1) + self.label(torch.cat([dep, head], -1))

    def emissions(self, s):
        return self.name_out(torch.relu(self.name(s)).clamp(max=LIMIT))

    def name_loss(self, emissions, gold):
        """Negative log likelihood of the gold paths, summed."""
        trans = self.name_trans + self.name_illegal
        start, end = self.name_start + self.name_no_start, self.name_end + self.name_no_end
        alpha = emissions[:, 0] + start
        for i in range(1, emissions.shape[1]):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + trans, 1) + emissions[:, i]
        total = torch.logsumexp(alpha + end, 1).sum()
        path = emissions.gather(2, gold.unsqueeze(-1)).sum()
        path = path + start[gold[:, 0]].sum() + end[gold[:, -1]].sum() + trans[gold[:, :-1], gold[:, 1:]].sum()
        return total - path

    @torch.no_grad()
    def name_paths(self, emissions):
        trans = self.name_trans + self.name_illegal
        alpha = emissions[:, 0] + self.name_start + self.name_no_start
        back = []
        for i in range(1, emissions.shape[1]):
            best, where = (alpha.unsqueeze(2) + trans).max(1)
            alpha = best + emissions[:, i]
            back.append(where)
        at = (alpha + self.name_end + self.name_no_end).argmax(1)
        path = [at]
        for where in reversed(back):
            at = where.gather(1, at.unsqueeze(1)).squeeze(1)
            path.append(at)
        return torch.stack(path[::-1], 1)


def legal_names(names):
    """(transition, start, end) as booleans over BIOES tags."""
    n = len(names)
    legal = torch.zeros(n, n, dtype=torch.bool)
    opens = torch.tensor([t[0] in "OBS" for t in names])
    closes = torch.tensor([t[0] in "OES" for t in names])
    for a, before in enumerate(names):
        for b, after in enumerate(names):
            if before[0] in "BI":
                legal[a, b] = after[0] in "IE" and after[2:] == before[2:]
            else:
                legal[a, b] = bool(opens[b])
    return legal, opens, closes


class Student(nn.Module):
    def __init__(self, mix, tags, labels, names, hidden=128, layers=2, width=112, **heads):
        super().__init__()
        self.mix = mix
        self.layers = nn.ModuleList(
            nn.LSTM(width if i == 0 else 2 * hidden, hidden, batch_first=True, bidirectional=True) for i in range(layers)
        )
        for lstm in self.layers:
            for name, p in lstm.named_parameters():
                if "weight_hh" in name:
                    for gate in p.data.chunk(4):
                        nn.init.orthogonal_(gate)
                elif "bias_ih" in name:
                    p.data.zero_()
                    p.data[hidden : 2 * hidden] = 1.0
                elif "bias_hh" in name:
                    p.data.zero_()
        self.heads = Heads(2 * hidden, tags, labels, names, **heads)
        self.dropout = 0.3

    def forward(self, batch):
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):  # half the time; exact where it is measured
            s = self.mix(batch.rows, batch.vector, batch.bits, self.dropout * 0.5)
            for lstm in self.layers:
                s = shared_dropout(s, self.dropout, self.training)
                s, _ = lstm(s)
        return shared_dropout(s.float(), self.dropout, self.training)


def shared_dropout(x, p, training):
    """Drops the same units in all words of a sentence."""
    if not training or p == 0:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= p).to(x.dtype) / (1 - p)


TASKS = ("tags", "arcs", "labels", "names")
WEIGHTS = {"tags": 0.7, "arcs": 1.0, "labels": 1.0, "names": 2.0}


def losses(heads, s, batch):
    """{task: mean loss per word}, for the tasks that the batch has gold for."""
    parts = {}
    trees = batch.trees  # indices of the sentences with trees
    if len(trees):
        t = s[trees]
        gold_heads = batch.heads[trees]
        for i, (task, scores, gold) in enumerate((
            ("tags", heads.tags(t), batch.tags[trees]),
            ("arcs", heads.arcs(t), gold_heads),
            ("labels", heads.labels(t, gold_heads), batch.labels[trees]),
        )):
            chances = torch.log_softmax(scores, -1)
            first = chances.gather(-1, gold.unsqueeze(-1)).squeeze(-1)
            second = chances.gather(-1, batch.seconds[i, trees].unsqueeze(-1)).squeeze(-1)
            sure = batch.sure[i, trees]
            parts[task] = -(sure * first + (1 - sure) * second).mean()
    if len(batch.named):
        t = s[batch.named]
        parts["names"] = heads.name_loss(heads.emissions(t), batch.names[batch.named]) / (t.shape[0] * t.shape[1])
    return parts
