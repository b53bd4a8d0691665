"""Judging pictures together with their mirror images, which is steadier than either: what the exported graphs do."""

import torch
from torch import nn

from . import augment, labels


def _swapped(words, pair):
    order = list(range(len(words)))
    a, b = (words.index(w) for w in pair)
    order[a], order[b] = b, a
    return order


# What the outputs of a mirrored clip say of the clip itself.
TURNED = {head: _swapped(labels.MOVE[head], pair) for head, pair in augment.TURNED.items()}


class Twice(nn.Module):
    """A judge whose outputs, as a tuple in the order of `outputs`, are means over its input and the mirrored input."""

    def __init__(self, model, outputs):
        super().__init__()
        self.model, self.outputs = model, outputs

    def forward(self, x):
        one, other = self.model(x), self.model(x.flip(-1))
        return tuple((one[name] + turned(name, other[name])) / 2 for name in self.outputs)


def turned(name, value):
    """An output of the mirrored input as the input itself would have it."""
    if name in TURNED:
        return value[:, TURNED[name]]
    if name == "place":
        return value * torch.tensor([-1.0, 1.0])
    return value
