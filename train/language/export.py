"""Turns trained weights into the tensors of docs/formats/model.md.

    export.py WEIGHTS.pt WORK_DIR OUT.bin
"""

import sys

import numpy as np
import torch

import model_file
import name_words


def tensors_of(saved, vector_keys):
    state = {k: v.float().numpy() if v.is_floating_point() else v.numpy() for k, v in saved["state"].items()}
    t = {"tags": saved["tags"], "labels": saved["labels"], "names": saved["names"], "bits": name_words.BITS}
    i = 0
    while f"mix.embed.{i}.weight" in state:
        t[f"embed.f{i}"] = state[f"mix.embed.{i}.weight"]
        i += 1
    t["vec.keys"], t["vec.rows"] = vector_keys.astype(np.uint64), state["mix.vectors"][1:]
    t["mix.w"], t["mix.b"] = state["mix.mix.weight"], state["mix.mix.bias"]
    t["mix.gamma"], t["mix.beta"] = state["mix.norm.weight"], state["mix.norm.bias"]
    layer = 0
    while f"layers.{layer}.weight_ih_l0" in state:
        for direction, suffix in (("f", ""), ("b", "_reverse")):
            w = [state[f"layers.{layer}.weight_{part}_l0{suffix}"] for part in ("ih", "hh")]
            b = [state[f"layers.{layer}.bias_{part}_l0{suffix}"] for part in ("ih", "hh")]
            t[f"lstm.{layer}{direction}.w"], t[f"lstm.{layer}{direction}.b"] = np.hstack(w), b[0] + b[1]
        layer += 1
    for name, key in (
        ("tag", "tag"), ("arc.dep", "arc_dep"), ("arc.head", "arc_head"), ("label.dep", "label_dep"),
        ("label.head", "label_head"), ("label", "label"), ("name", "name"),
    ):  # fmt: skip
        t[name + ".w"], t[name + ".b"] = state[f"heads.{key}.weight"], state[f"heads.{key}.bias"]
    t["name.out"], t["name.out.b"] = state["heads.name_out.weight"], state["heads.name_out.bias"]
    for name in ("arc.u", "arc.hb", "arc.root", "arc.dist", "arc.dist_root", "label.u", "label.root", "name.trans", "name.start", "name.end"):
        t[name] = state["heads." + name.replace(".", "_")]
    return t


def main():
    saved = torch.load(sys.argv[1], weights_only=True)
    model_file.write(sys.argv[3], tensors_of(saved, np.load(f"{sys.argv[2]}/vectors.npz")["keys"]))


if __name__ == "__main__":
    main()
