"""What every token of a clip shows, known from the scene that was drawn: which actor, with its looks and its motion.

The transformer has to say it too, half-way through its blocks, while it learns to make pictures: who is where is then
settled early and does not have to be found out from blurred colours. The layer that says it is thrown away.
"""

import torch
from torch import nn
from torch.nn import functional as fn

from world import render

from . import facts, tokens

SIZES = [1 + len(labels) for labels in facts.ACTOR.values()]  # of each field, nobody being 0
CELL = tokens.PATCH * tokens.SPACE


def cast(scene):
    """The labels of every actor at every moment, i8 [A,T,fields]; 0 where there is none."""
    out, start = torch.zeros(render.ACTORS, scene.shape.frames, len(SIZES), dtype=torch.int8), 0
    for shot in scene.shots:
        for row, actor in zip(out, shot.actors):
            row[start : start + shot.frames] = torch.tensor([_label(actor, *field) for field in facts.ACTOR.items()])
        start += shot.frames
    return out


def _label(actor, name, labels):
    value = getattr(actor, name)
    return 0 if value is None else 1 + labels.index(value)


def labels(places, cast, height, width):
    """The labels of every token of clips of that size, i8 [N,S,fields]; places [N,A,T,3] (see `render.places`) and
    cast [N,A,T,fields]. A token shows the last actor whose square round it touches, in any frame of its group."""
    touched = near(places, height, width)
    number = torch.arange(1, 1 + touched.shape[1], device=places.device).view(-1, 1, 1, 1)
    who = (touched * number).amax(1)
    later = who[:, 1:].unflatten(1, (-1, tokens.TIME)).amax(2)
    who = torch.cat([who[:, :1], later], 1).flatten(2)
    moments = cast[:, :, :: tokens.TIME]
    nobody = torch.zeros_like(moments[:, :1])
    rows = torch.cat([nobody, moments], 1).transpose(1, 2)  # [N,k,1+A,fields]
    index = who.unsqueeze(-1).expand(*who.shape, rows.shape[-1])
    return rows.gather(2, index).flatten(1, 2)


def near(places, height, width, cell=CELL):
    """[N,A,T,rows,columns]: whether an actor's square touches each cell of a picture, of `cell` pixels a side."""
    y = (torch.arange(height // cell, device=places.device) + 0.5).view(-1, 1) * cell
    x = (torch.arange(width // cell, device=places.device) + 0.5) * cell
    at = places[:, :, :, None, None]
    off = torch.maximum((at[..., 0] * width - x).abs(), (at[..., 1] * height - y).abs())
    return (off < at[..., 2] * height + cell / 2) & (at[..., 2] > 0)


class Witness(nn.Module):
    """Says of hidden tokens [B,S,width] what they show."""

    def __init__(self, width):
        super().__init__()
        self.norm, self.says = nn.LayerNorm(width), nn.Linear(width, sum(SIZES))

    def forward(self, hidden, shown):
        """Cross entropy of each token [B,S], over all fields of shown [B,S,fields]."""
        parts = self.says(self.norm(hidden)).float().flatten(0, 1).split(SIZES, -1)
        losses = [fn.cross_entropy(p, s, reduction="none") for p, s in zip(parts, shown.flatten(0, 1).long().unbind(-1))]
        return torch.stack(losses).sum(0).view(shown.shape[:2])
