"""A simple measure of a clip: which subject colour is there most, and how that colour moves.

It knows only the palettes of the world; its figures on rendered clips stand beside those on generated ones.
"""

import torch

from world import palette

FEWEST = 12  # pixels of a colour that count as a subject
SHADES = (1.0, 0.82)


def _prototypes():
    rows = [torch.tensor(c) for c in palette.SUBJECT.values()]
    for setting in palette.SETTING.values():
        rows += [torch.tensor(c) * shade for c in setting for shade in SHADES]
    return torch.stack(rows)


def masks(clip):
    """Clip [3,T,H,W] in -1..1 -> bool [8,T,H,W]: pixels nearest to each subject colour."""
    pixels = ((clip + 1) / 2).permute(1, 2, 3, 0)
    nearest = (pixels.unsqueeze(-2) - _prototypes()).square().sum(-1).argmin(-1)
    found = torch.stack([nearest == i for i in range(len(palette.SUBJECT))])
    found[7] &= ~_sun(clip)
    return found


def _sun(clip):
    """Where a white sun may be: it is no white subject."""
    h, w = clip.shape[-2:]
    x, y = torch.arange(w) / w, (torch.arange(h) / h).view(-1, 1)
    return (y < 0.4) & ((x < 0.4) | (x > 0.6))


def colour(clip):
    """The subject colour that covers most, or None."""
    counts = masks(clip).sum((2, 3)).float().mean(1)
    best = int(counts.argmax())
    return tuple(palette.SUBJECT)[best] if counts[best] >= FEWEST else None


def track(clip, name):
    """Centre x, centre y (shares of the frame) and area (pixels) of a colour in the frames that show it: [n,3]."""
    found = masks(clip)[tuple(palette.SUBJECT).index(name)].float()
    area = found.sum((1, 2))
    h, w = found.shape[-2:]
    x = (found.sum(1) * torch.arange(w)).sum(1) / area.clamp(min=1) / w
    y = (found.sum(2) * torch.arange(h)).sum(1) / area.clamp(min=1) / h
    return torch.stack([x, y, area], 1)[area >= FEWEST]


def motion(clip, name):
    """The motion of a colour: one of the world's motions, or None where too little of it is seen."""
    way = track(clip, name)
    if len(way) < 4:
        return None
    head, tail = way[:3].mean(0), way[-3:].mean(0)
    dx, dy, swell = (tail[0] - head[0]).item(), (tail[1] - head[1]).item(), (tail[2] / head[2]).item()
    if abs(dx) > 0.1 and abs(dx) > abs(dy):
        return "right" if dx > 0 else "left"
    if way[:, 1].max() - way[:, 1].min() > 0.1:
        far = abs(dy) > 0.14
        return ("fall" if dy > 0 else "rise") if far and _steady(way[:, 1]) else "bounce"
    if not 0.6 < swell < 1.7:
        return "grow" if swell > 1 else "shrink"
    return "still"


def _steady(y):
    """Whether a path goes one way: its way and its reach are nearly the same."""
    step = (y[1:] - y[:-1]).abs().sum()
    return step < 1.3 * (y.max() - y.min())
