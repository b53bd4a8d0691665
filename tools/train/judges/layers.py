"""What both judges are made of: convolutions with norms, residual blocks, and attention that looks for things."""

import torch
from torch import nn
from torch.nn import functional as fn


def conv(given, made, size=1, stride=1, act=True):
    """A convolution with batch norm and, if wanted, ReLU; extents stay the same at stride 1."""
    layer = nn.Conv2d(given, made, size, stride, (size - 1) // 2, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(made), *([nn.ReLU()] if act else []))


class Block(nn.Module):
    """Residual: narrow, 3x3, and wide again."""

    def __init__(self, channels, inner):
        super().__init__()
        self.layers = nn.Sequential(conv(channels, inner), conv(inner, inner, 3), conv(inner, channels, act=False))

    def forward(self, x):
        return fn.relu(x + self.layers(x))


class TimeBlock(nn.Module):
    """The same for [B*T,C,h,w], with a layer over the frames before and after in between."""

    def __init__(self, channels, inner, frames):
        super().__init__()
        self.frames = frames
        self.enter, self.space = conv(channels, inner), conv(inner, inner, 3)
        self.time, self.leave = conv(3 * inner, inner), conv(inner, channels, act=False)

    def forward(self, x):
        h = self.space(self.enter(x))
        return fn.relu(x + self.leave(self.time(around(h, self.frames))))


def around(x, frames):
    """[B*T,C,h,w] -> [B*T,3C,h,w]: each frame with the one before it and the one after it, zeros beyond the ends."""
    rows = x.unflatten(0, (-1, frames))
    gap = rows[:, :1] * 0
    before, after = torch.cat([gap, rows[:, :-1]], 1), torch.cat([rows[:, 1:], gap], 1)
    return torch.cat([before, rows, after], 2).flatten(0, 1)


class Shift(nn.Module):
    """Adds to every cell of [B*T,C,h,w] how much it is like the cells round its place in the frame before.

    It tells which way things go, and how far: up to 2 cells sideways and 1 up or down. It starts by adding nothing.
    """

    def __init__(self, channels, inner, frames, reach=(2, 1)):
        super().__init__()
        self.frames, self.reach = frames, reach
        self.enter = nn.Conv2d(channels, inner, 1)
        self.leave = conv((2 * reach[0] + 1) * (2 * reach[1] + 1), channels, act=False)
        nn.init.zeros_(self.leave[1].weight)

    def forward(self, x):
        rows = fn.normalize(self.enter(x), dim=1).unflatten(0, (-1, self.frames))
        before = torch.cat([rows[:, :1], rows[:, :-1]], 1).flatten(0, 1)
        rows, (across, down) = rows.flatten(0, 1), self.reach
        h, w = x.shape[2], x.shape[3]
        wide = fn.pad(before, (across, across, down, down))
        maps = [
            (rows * wide[:, :, dy : dy + h, dx : dx + w]).sum(1)
            for dy in range(2 * down + 1)
            for dx in range(2 * across + 1)
        ]
        return fn.relu(x + self.leave(torch.stack(maps, 1)))


def middles(count, like):
    """The middles of `count` cells from -1 to 1, [count]; traced by ONNX for any count."""
    return (torch.arange(count, device=like.device, dtype=torch.float32) + 0.5) * 2 / count - 1


def places(share):
    """Shares of attention [B,K,h,w], each map's sum 1 -> their middle x, y in -1..1, [B,K,2]."""
    x = (share.sum(2) * middles(share.shape[3], share)).sum(-1)
    y = (share.sum(3) * middles(share.shape[2], share)).sum(-1)
    return torch.stack([x, y], -1)


def gather(scores, values):
    """scores [B,K,h,w], values [B,C,h,w] -> shares of attention [B,K,h,w] and what they see [B,K,C], float32."""
    share = scores.flatten(2).float().softmax(-1)
    seen = share @ values.flatten(2).float().transpose(1, 2)
    return share.view(scores.shape), seen
