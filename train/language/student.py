"""Trains the student: first on the treebanks alone, later on what the teacher labelled as well.

    student.py DATA_DIR WORK_DIR OUT.pt [--silver FILE.npz ...] [--epochs N] [--dropout P]
"""

import argparse

import torch

import batches
import name_words
import network
import silver
import training


def new_student(vectors, inventory):
    mix = network.WordMix(training.SIZES, training.WIDTHS, vectors, len(name_words.BITS), 112)
    return network.Student(mix, len(inventory.tags), len(inventory.labels), inventory.names)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--lexicons", default="lexicons")
    p.add_argument("--silver", nargs="*", default=[])
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--gold-times", type=int, default=1)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--dropout", type=float, default=0.3)
    p.add_argument("--budget", type=int, default=1000)
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    words, vectors = training.word_features(args.lexicons, f"{args.work}/vectors.npz")
    inventory, examples = training.gold(args.data, args.lexicons)
    batches.dice_of(1)
    model = new_student(vectors, inventory)
    model.dropout = args.dropout
    examples = examples * args.gold_times
    for path in args.silver:
        examples += silver.read(path)
    print(len(examples), "sentences", sum(len(e.words) for e in examples), "words", len(inventory.tags), "tags", flush=True)
    for _epoch, average in training.train(model, [(model.parameters(), args.rate)], examples, words, args.epochs, 1, args.budget):
        training.save(average, inventory, args.out)
        print(training.measure_line(average, words, inventory, args.data), flush=True)


if __name__ == "__main__":
    main()
