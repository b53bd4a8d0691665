"""More from what there is: mirrored pictures with their labels, and damage, so that soft pictures are judged too."""

import functools
import math

import torch
from torch.nn import functional as fn

from . import labels


TURNED = {"direction": labels.MOVE["direction"], "camera": ("pan_right", "pan_left")}
SIDES = ("place", "track", "lens")  # labels whose first number is a place or way to the right


def mirrored(x, truth):
    """Swaps left and right of the second half of a batch, in the picture and in its labels."""
    half = slice(len(x) // 2, len(x))
    x[half] = x[half].flip(-1)
    for head, (a, b) in TURNED.items():
        if head in truth:
            i, j = (labels.MOVE[head].index(w) for w in (a, b))
            rows = truth[head][half]
            truth[head][half] = torch.where(rows == i, j, torch.where(rows == j, i, rows))
    for name in SIDES:
        if name in truth:
            truth[name][half, ..., 0] *= -1
    return x, truth


def damaged(x):
    """Pictures [B,C,H,W] or clips [B,3,T,H,W] in -1..1 with a part of the batch damaged, the same over time."""
    shape = x.shape
    x = x.reshape(shape[0], -1, *shape[-2:])
    for change, share in ((light, 1.0), (blur, 0.35), (rescale, 0.3), (blocks, 0.3), (noise, 0.4)):
        part = some(len(x), share)
        x[part] = change(x[part]) if part.stop > part.start else x[part]
    return x.clamp(-1, 1).view(shape)


def some(count, share):
    """A slice of about a share of a batch, anywhere in it."""
    size = round(count * share)
    start = int(torch.randint(0, count - size + 1, ()))
    return slice(start, start + size)


def any_of(x, low, high):
    """One random number for each of the batch, [B,1,1,1]."""
    return torch.empty(len(x), 1, 1, 1, device=x.device).uniform_(low, high)


def light(x):
    """A little brighter or darker, more or less contrast."""
    return x * any_of(x, 0.92, 1.06) + any_of(x, -0.05, 0.05)


def blur(x):
    """Mixes in the mean of the neighbours."""
    return torch.lerp(x, fn.avg_pool2d(x, 3, 1, 1, count_include_pad=False), any_of(x, 0.2, 1.0))


def rescale(x):
    """Fewer pixels and back."""
    size = [max(8, int(v * (0.5 + 0.4 * torch.rand(()).item()))) for v in x.shape[-2:]]
    small = fn.interpolate(x, size, mode="bilinear", align_corners=False)
    return fn.interpolate(small, x.shape[-2:], mode="bilinear", align_corners=False)


def noise(x):
    """Grain of its own on every pixel."""
    return x + any_of(x, 0.0, 0.06) * torch.randn_like(x)


@functools.cache
def _cosines(device):
    """The orthonormal cosine transform of blocks of 8x8 numbers, [64,64], and how much coarser each step is, [64]."""
    k = torch.arange(8.0)
    rows = torch.cos(math.pi / 8 * (k + 0.5) * k.view(-1, 1)) * 0.5
    rows[0] *= 0.5**0.5
    return torch.kron(rows, rows).to(device), (1 + 0.35 * (k + k.view(-1, 1))).flatten().to(device)


def blocks(x):
    """Coarse steps of the cosine coefficients of 8x8 blocks, as JPEG has them."""
    cosines, coarser = _cosines(x.device)
    b, c, h, w = x.shape
    tiles = x.view(b, c, h // 8, 8, w // 8, 8).transpose(3, 4).flatten(-2)
    steps = any_of(x, 0.02, 0.2).unsqueeze(-1) * coarser
    coarse = ((tiles @ cosines.t()) / steps).round() * steps
    return (coarse @ cosines).unflatten(-1, (8, 8)).transpose(3, 4).reshape(b, c, h, w)
