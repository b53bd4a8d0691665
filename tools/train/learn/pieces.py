"""Weights in files small enough to be carried: `python -m learn.pieces split DIR` and, elsewhere, `join DIR`.

Only what is needed to use the weights and to train on from them is carried, as float16: no optimiser. Each file holds
at most 16 MB.
"""

import argparse
import pathlib

import torch

from . import store

LARGEST = 16_000_000
# What is carried of each state.
PARTS = {"autoencoder.pt": "model", "facts.pt": "model", "transformer.pt": "average", "teacher.pt": None}


def weights(name):
    """The weights of a state by name, halved; None where there is no such state."""
    state = store.load(name)
    if not state:
        return None
    state = state[PARTS[name]] if PARTS[name] else state
    return {k: v.half() if v.is_floating_point() else v for k, v in state.items()}


def split(folder, names):
    """Writes NAME.0, NAME.1 … of every state there is."""
    for name in names:
        files, size = [{}], 0
        for key, value in (weights(name) or {}).items():
            size += value.nbytes
            if size > LARGEST:
                files.append({})
                size = value.nbytes
            files[-1][key] = value.clone()
        for i, part in enumerate(files if files[0] else []):
            torch.save(part, folder / f"{name}.{i}")


def join(folder, names):
    """Puts what `split` has written into the store; training goes on from there with a fresh optimiser."""
    for name in names:
        whole = {}
        for path in sorted(folder.glob(f"{name}.*")):
            whole |= torch.load(path, map_location="cpu", weights_only=True)
        whole = {k: v.float() if v.is_floating_point() else v for k, v in whole.items()}
        if whole:
            store.save(name, {PARTS[name]: whole} if PARTS[name] else whole)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("split", "join"))
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--names", nargs="*", default=list(PARTS), choices=list(PARTS))
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    {"split": split, "join": join}[args.what](args.folder, args.names)
