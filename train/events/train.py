#!/usr/bin/env python3
"""Trains the scorer of rows (models/events.*) on annotated reports; run.sh has the command.

    train.py empty PROGRAM MODELS                 a model that knows nothing, so that the engine starts
    train.py fit PROGRAM ROOT ANNOTATED MODELS    the model, and how reliable it is

PROGRAM is event_rows. Trained on reports of open licence whose number four does not divide; measured by
cross-validation on those, and on the others. The rules were written with the same reports in view and do better on
them than on new ones, so the log-odds are moved by one number (the shift) that makes the mean right on the others; it is measured
on either half of those with the shift of the other half. Fixed seeds, one thread: the same bytes every time.
"""
import hashlib
import json
import pathlib
import struct
import subprocess
import sys

import lightgbm as lgb
import numpy as np

import gold
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "blocks"))
from trees import export  # noqa: E402

TREES = 120
FOLDS = 5
BINS = 8
PARAMS = {"objective": "binary", "learning_rate": 0.05, "num_leaves": 6, "min_data_in_leaf": 25, "feature_fraction": 0.4,
          "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "verbosity": -1, "seed": 1, "num_threads": 1,
          "deterministic": True, "force_row_wise": True}


def features(program):
    """(version, names)"""
    version, *names = subprocess.run([program, "--names"], capture_output=True, text=True, check=True).stdout.split()
    return int(version), names


def fit(rows, right):
    return lgb.train(PARAMS, lgb.Dataset(rows, right), TREES)


def shifted(chance, shift):
    return 1 / (1 + (1 - chance) / chance * np.exp(-shift))


def shift_for(chance, right):
    """What to add to the log-odds so that on average they are right."""
    low, high = -3.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if shifted(chance, middle).mean() < right.mean() else (low, middle)
    return round(low, 3)


def write(models, model, version, names, shift=0.0, inputs="", scores=""):
    path = pathlib.Path(models) / "events.bin"
    if model is None:
        path.write_bytes(b"DLTREES1" + struct.pack("<III", version, len(names), 0))
    else:
        export(model, version, len(names), path)
        head, data = 8 + 12, path.read_bytes()  # the shift is one more tree, of a single leaf
        path.write_bytes(data[:head - 4] + struct.pack("<I", TREES + 1) + data[head:] + struct.pack("<If", 0, shift))
    path.with_suffix(".toml").write_text(
        f'# Written by train/events/train.py.\nfile = "events.bin"\nsha256 = "{digest(path.read_bytes())}"\n'
        f'layout = "DLTREES1"\nmeaning = {version}\nfeatures = {len(names)}\ntrees = {TREES + 1 if model else 0}\n'
        'recipe = "train/events/run.sh"\nlicence = "learnt from texts in the public domain, of CC BY 4.0 (kremlin.ru) and of '
        f'CC BY 2.5 (Wikinews); no text is in it"\n{inputs}{scores}', encoding="utf-8")


def digest(data):
    return hashlib.sha256(data).hexdigest()


def reliability(chance, right):
    """(table, expected calibration error, area under the curve): rows in bins of like size, by confidence."""
    order = np.argsort(chance, kind="stable")
    table = [(len(part), chance[part].min(), chance[part].max(), chance[part].mean(), right[part].mean())
             for part in np.array_split(order, BINS)]
    error = sum(n * abs(said - was) for n, _, _, said, was in table) / len(chance)
    ranks = np.empty(len(chance))
    for value in np.unique(chance):
        at = chance == value
        ranks[at] = np.sum(chance < value) + (at.sum() + 1) / 2
    ones = right.sum()
    area = (ranks[right == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(right) - ones))
    return table, float(error), float(area)


def show(what, chance, right):
    table, error, area = reliability(chance, right)
    print(f"{what}: {len(right)} rows, {100 * right.mean():.1f}% right, calibration error {100 * error:.1f}, AUC {area:.3f}")
    for n, low, high, said, was in table:
        print(f"  {low:.2f}-{high:.2f}  {n:5} rows  said {100 * said:5.1f}  right {100 * was:5.1f}")
    return f'{{ rows = {len(right)}, right = {right.mean():.3f}, calibration_error = {error:.3f}, auc = {area:.3f} }}'


def main():
    command, program = sys.argv[1:3]
    version, names = features(program)
    if command == "empty":
        write(sys.argv[3], None, version, names)
        return
    root, folder, models = sys.argv[3:6]
    reports = gold.reports(folder)
    done = subprocess.run([program, root], input="".join(json.dumps(r) + "\n" for _, _, r, _ in reports),
                          capture_output=True, text=True, check=True)
    numbers, is_open, rows, right = [], [], [], []
    for (number, free, record, annotated), line in zip(reports, done.stdout.splitlines(), strict=True):
        document = json.loads(line)
        assert document["id"] == record["id"]
        for event, answer in zip(document["events"], gold.label(document, annotated)):
            if answer is not None:
                numbers.append(number)
                is_open.append(free)
                rows.append(event["features"])
                right.append(answer)
    numbers, is_open, rows, right = np.array(numbers), np.array(is_open), np.array(rows, np.float32), np.array(right)
    held_out = numbers % gold.HELD_OUT == 0
    learn = ~held_out & is_open
    fold = numbers // gold.HELD_OUT % FOLDS
    chance = np.zeros(len(right))
    for k in range(FOLDS):
        model = fit(rows[learn & (fold != k)], right[learn & (fold != k)])
        chance[learn & (fold == k)] = model.predict(rows[learn & (fold == k)], num_threads=1)
    model = fit(rows[learn], right[learn])
    chance[held_out] = model.predict(rows[held_out], num_threads=1)
    shift = shift_for(chance[held_out], right[held_out])
    moved = chance.copy()
    for half in (0, 1):
        here = held_out & (numbers // gold.HELD_OUT % 2 == half)
        moved[here] = shifted(chance[here], shift_for(chance[held_out & ~here], right[held_out & ~here]))
    print(f"shift of the log-odds: {shift}")
    scores = [f"\n# By models that have not seen the report. Shift of the log-odds in the file: {shift}.\n[scores]\n",
              f"crossvalidated = {show('cross-validated', chance[learn], right[learn])}\n",
              f"held_out = {show('held out', chance[held_out], right[held_out])}\n",
              f"held_out_shifted = {show('held out, shifted', moved[held_out], right[held_out])}\n"]
    used = [p for p in sorted(pathlib.Path(folder).glob("gold/*.json")) if int(p.stem) % gold.HELD_OUT]
    free = {number for number, ok, _, _ in reports if ok}
    state = b"".join(p.read_bytes() for p in used if int(p.stem) in free)
    write(models, model, version, names, shift,
          f'\n[training]  # SHA-256 of the inputs\n"annotated/gold" = "{digest(state)}"\n', "".join(scores))
    gain = model.feature_importance("gain")
    print("most used:", ", ".join(names[i] for i in np.argsort(-gain, kind="stable")[:20]))


if __name__ == "__main__":
    main()
