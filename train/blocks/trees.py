"""Gradient-boosted trees by LightGBM: one thread and fixed seeds, so the same bytes every time."""
import struct

import lightgbm as lgb
import numpy as np

PARAMS = dict(objective="binary", learning_rate=0.1, num_leaves=24, min_data_in_leaf=20, feature_fraction=0.35,
              bagging_fraction=0.4, bagging_freq=1, lambda_l2=2.0, seed=7, deterministic=True, force_row_wise=True,
              num_threads=1, verbose=-1, max_bin=127)
# Of rows and columns for each tree. The first pass over markup has fewest pages and is worth the time.
THOROUGH = dict(feature_fraction=0.5, bagging_fraction=0.8)
TREES = 120


def train(pages, thorough):
    weights = np.concatenate([p.weights for p in pages])
    data = lgb.Dataset(np.concatenate([p.rows for p in pages]), np.concatenate([p.labels for p in pages]),
                       weight=weights / weights.mean())
    return lgb.train(PARAMS | THOROUGH if thorough else PARAMS, data, TREES)


def from_string(text):
    return lgb.Booster(model_str=text)


def score(model, page):
    """Log-odds of each line."""
    return model.predict(page.rows, raw_score=True, num_threads=1)


def export(model, meaning, features, path):
    """Writes the layout that src/nn/tree_ensemble.h reads."""
    out = [b"DLTREES1", struct.pack("<III", meaning, features, model.num_trees())]
    for tree in model.dump_model()["tree_info"]:
        inner, leaves = [], []

        def visit(node):
            if "split_feature" not in node:
                leaves.append(node["leaf_value"])
                return ~(len(leaves) - 1)
            here = len(inner)
            inner.append(None)
            left, right = visit(node["left_child"]), visit(node["right_child"])
            # The engine compares 32-bit numbers: round down, or equal values change sides.
            threshold = np.float32(node["threshold"])
            if float(threshold) > node["threshold"]:
                threshold = np.nextafter(threshold, np.float32(-np.inf))
            inner[here] = struct.pack("<Ifii", node["split_feature"], threshold, left, right)
            return here
        visit(tree["tree_structure"])
        out.append(struct.pack("<I", len(inner)) + b"".join(inner) + struct.pack(f"<{len(leaves)}f", *leaves))
    with open(path, "wb") as handle:
        handle.write(b"".join(out))
