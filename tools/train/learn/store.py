"""Where training keeps its state: the folder KINORA_TRAIN, or ~/.cache/kinora-train."""

import os
import pathlib

import torch

ROOT = pathlib.Path(os.environ.get("KINORA_TRAIN", pathlib.Path.home() / ".cache" / "kinora-train"))


def path(name):
    """A file in the store; its folder is made."""
    ROOT.mkdir(parents=True, exist_ok=True)
    return ROOT / name


def save(name, state):
    """Writes a state whole or not at all."""
    target = path(name)
    draft = target.with_suffix(".part")
    torch.save(state, draft)
    os.replace(draft, target)


def load(name):
    """The state of that name, or None where there is none yet."""
    return torch.load(path(name), map_location="cpu", weights_only=True) if path(name).exists() else None
