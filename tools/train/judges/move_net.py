"""The judge of movement: 13 frames of a shot in, what happens in it out.

Each frame is seen with its difference to the one before and with what has moved where; a few learned looks follow
things over the frames, and what they see and where they see it is read as one row.
"""

import torch
from torch import nn
from torch.nn import functional as fn

from . import labels
from .layers import Shift, TimeBlock, conv, gather, places

FRAMES = labels.MOMENTS
LOOKS, SEEN, ROW, FEATURES = 8, 24, 96, 192
HEADS = tuple(labels.MOVE)
OUTPUTS = (*HEADS, "features")


class Move(nn.Module):
    """clip [B,3,13,h,w] in -1..1, h and w multiples of 8 -> logits by head [B,n] and features [B,192].

    For training also scores [B,13,8,h/8,w/8] (the first two looks learn to follow the first two actors) and path
    [B,13,6]: the lens and the first actor relative to the first frame.
    """

    def __init__(self, channels=96):
        super().__init__()
        self.fine = nn.Sequential(conv(96, 48), conv(48, channels, 3, 2))
        self.shift = Shift(channels, 16, FRAMES)
        self.blocks = nn.Sequential(*[TimeBlock(channels, channels // 2, FRAMES) for _ in range(3)])
        self.score = nn.Conv2d(channels, LOOKS, 1)
        self.value = nn.Conv2d(channels, SEEN, 1)
        self.row = nn.Linear(LOOKS * (SEEN + 2) + channels, ROW)
        self.whole = nn.Linear(FRAMES * ROW, FEATURES)
        self.mix = nn.Linear(FEATURES, FEATURES)
        self.heads = nn.ModuleDict({h: nn.Linear(FEATURES, len(words)) for h, words in labels.MOVE.items()})
        self.path = nn.Linear(FEATURES, FRAMES * 6)

    def forward(self, clip):
        x = self.blocks(self.shift(self.fine(self._patches(clip))))
        scores = self.score(x)
        share, seen = gather(scores, self.value(x))
        row = torch.cat([seen.flatten(1), 2 * places(share).flatten(1), x.mean((2, 3)).float()], 1)
        rows = fn.relu(self.row(row)).reshape(-1, FRAMES * ROW)
        h = fn.relu(self.whole(rows))
        features = fn.relu(h + self.mix(h))
        made = {h: layer(features) for h, layer in self.heads.items()}
        made |= {"features": features, "scores": scores.unflatten(0, (-1, FRAMES))}
        made["path"] = self.path(features).unflatten(1, (FRAMES, 6))
        return made

    def _patches(self, clip):
        """[B,3,13,h,w] -> [B*13,96,h/4,w/4]: every frame beside its difference to the one before."""
        frames = clip.transpose(1, 2)
        step = torch.cat([frames[:, :1] * 0, frames[:, 1:] - frames[:, :-1]], 1)
        both = torch.cat([frames, step], 2).flatten(0, 1)
        return fn.pixel_unshuffle(both, 4)
