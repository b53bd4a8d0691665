"""The judge of looks: one frame in, what it shows out. Convolutions at 1/4, 1/8 and 1/16 of the frame's extent."""

import torch
from torch import nn
from torch.nn import functional as fn

from . import labels
from .layers import Block, conv, gather, places

KINDS = len(labels.LOOK["subject"])
FEATURES, SEEN, IDENTITY = 128, 96, 32
ALIKE = len(labels.LOOK["colour"]) * len(labels.LOOK["pattern"])  # looks that one kind can have
KIND_HEADS = ("colour", "pattern", "size")
FRAME_HEADS = ("setting", "time", "weather", "style", "framing")
OUTPUTS = ("subject", *KIND_HEADS, "place", *FRAME_HEADS, "identity", "features")


class Look(nn.Module):
    """frames [B,3,H,W] in -1..1, H and W multiples of 16 -> outputs by name.

    subject [B,32]: presence logits; colour, pattern, size [B,32,n]: logits of each kind, meaningful where it is
    present; place [B,32,2]: its middle in -1..1; setting, time, weather, style, framing [B,n]: logits;
    identity [B,32,32]: of length 1, near each other for the same kind, colour and pattern; features [B,128].
    For training also scores [B,32,H/8,W/8], where each kind is looked for, and alike [B,32,41]: cosines of the identity
    to a model vector of each colour and pattern, and to that of an absent kind.
    """

    def __init__(self, outer=96, inner=160):
        super().__init__()
        self.fine = nn.Sequential(nn.PixelUnshuffle(4), conv(48, 48), conv(48, outer, 3, 2))
        self.near = nn.Sequential(*[Block(outer, outer // 2) for _ in range(2)])
        self.deep = nn.Sequential(conv(outer, inner, 2, 2), *[Block(inner, inner // 2) for _ in range(4)])
        self.side = conv(inner, outer, act=False)
        self.join = Block(outer, outer // 2)
        self.score = nn.Conv2d(outer, KINDS, 1)
        self.value = nn.Conv2d(outer, SEEN, 1)
        self.kind = nn.Parameter(torch.zeros(KINDS, SEEN))
        self.mix = nn.Linear(SEEN, SEEN)
        self.kinds = nn.ModuleDict({h: nn.Linear(SEEN, len(labels.LOOK[h])) for h in KIND_HEADS})
        self.likeness = nn.Linear(SEEN, IDENTITY)
        self.models = nn.Parameter(torch.randn(ALIKE + 1, IDENTITY))
        nn.init.constant_(self.score.bias, -9.0)
        self.whole = nn.Linear(inner + 2 * outer, FEATURES)
        self.frame = nn.ModuleDict({h: nn.Linear(FEATURES, len(labels.LOOK[h])) for h in FRAME_HEADS})

    def maps(self, frames):
        """What is seen before it is named: near, at 1/8 of the extent; deep, at 1/16; and joined, at 1/8 again."""
        near = self.near(self.fine(frames))
        deep = self.deep(near)
        joined = self.join(fn.relu(near + fn.interpolate(self.side(deep), scale_factor=2.0, mode="nearest")))
        return near, deep, joined

    def forward(self, frames):
        near, deep, joined = self.maps(frames)
        scores = self.score(joined)
        share, seen = gather(scores, self.value(joined))
        seen = fn.relu(self.mix(fn.relu(seen + self.kind)))
        wide = torch.cat([deep.mean((2, 3)), near.mean((2, 3)), joined.mean((2, 3))], 1)
        features = fn.relu(self.whole(wide.float()))
        made = {"subject": scores.flatten(2).float().logsumexp(-1), "place": places(share)}
        made |= {h: layer(seen) for h, layer in self.kinds.items()}
        made |= {h: layer(features) for h, layer in self.frame.items()}
        made |= {"identity": fn.normalize(self.likeness(seen).float(), dim=-1), "features": features}
        made["alike"] = made["identity"] @ fn.normalize(self.models, dim=-1).t()
        made["scores"] = scores
        return made
