"""Trains the student: first on the treebanks alone, later on what the teacher labelled as well.

    student.py DATA_DIR WORK_DIR OUT.pt [--silver FILE.npz ...] [--epochs N] [--dropout P]
"""

import argparse
import tempfile

import torch

import batches
import name_words
import network
import silver
import training


def new_student(vectors, inventory):
    mix = network.WordMix(training.SIZES, training.WIDTHS, vectors, len(name_words.BITS), 112)
    return network.Student(mix, len(inventory.tags), len(inventory.labels), inventory.names, hidden=144)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--lexicons", default="lexicons")
    p.add_argument("--every", type=int, default=1, help="learn from every n-th gold sentence only: a trial")
    p.add_argument("--start", help="weights to begin with")
    p.add_argument("--silver", nargs="*", default=[])
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--gold-times", type=int, default=2)
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--dropout", type=float, default=0.15)
    p.add_argument("--budget", type=int, default=1000)
    p.add_argument("--processes", type=int, default=2, help="one a core; another number gives other weights")
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        torch.multiprocessing.spawn(work, (args, f"{folder}/meet"), args.processes)


def work(rank, args, meeting_place):
    torch.set_num_threads(1)
    torch.distributed.init_process_group("gloo", init_method=f"file://{meeting_place}", rank=rank, world_size=args.processes)
    words, vectors = training.word_features(args.lexicons, f"{args.work}/vectors.npz")
    inventory, examples = training.gold(args.data, args.lexicons, args.every)
    batches.dice_of(1)
    model = new_student(vectors, inventory)
    model.dropout = args.dropout
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["state"])
    examples = examples * args.gold_times
    for path in args.silver:
        examples += silver.read(path)
    if rank == 0:
        print(len(examples), "sentences", sum(len(e.words) for e in examples), "words", len(inventory.tags), "tags", flush=True)
    groups = [(model.parameters(), args.rate)]
    for _epoch, average in training.train(model, groups, examples, words, args.epochs, 1, args.budget, rank=rank, ranks=args.processes):
        if rank == 0:
            training.save(average, inventory, args.out)
            print(training.measure_line(average, words, inventory, args.data), flush=True)


if __name__ == "__main__":
    main()
