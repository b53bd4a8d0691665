"""Skylines: functions from x [n,T,1,W] to heights, with random phases for every clip. All in stage units."""

import math

import torch


def rolling(p, key, base, height=0.08, length=2.2, bumps=0.0, bump=0.3):
    """Hills that roll round a base, with round bumps on them as if cut with nail scissors."""
    a, b, g = (p.any(f"{key} {i}", 0, 2 * math.pi) for i in range(3))

    def profile(x):
        k = 2 * math.pi / length
        y = base - height * (0.6 * torch.sin(x * k + a) + 0.4 * torch.sin(x * (k * 2.3) + b))
        if bumps:
            size = 0.65 + 0.35 * torch.sin(x * (k * 3.1) + g)
            y = y - bumps * size * torch.sin(x * (math.pi / bump) + a + 0.6 * torch.sin(x * 1.7 + b)).abs()
        return y

    return profile


def peaks(p, key, base, height=0.5, width=0.9):
    """Triangular mountains of different heights."""
    a, b = p.any(f"{key} 0", 0, 10), p.any(f"{key} 1", 0, 10)

    def profile(x):
        return base - height * torch.maximum(_teeth(x / width + a), 0.72 * _teeth(x / (width * 0.66) + b))

    return profile


def _teeth(x):
    """Teeth of uneven height, one a unit of x; 0..1."""
    cell = torch.floor(x)
    size = 0.72 + 0.28 * torch.sin(cell * 2.4)
    return size * (1 - (2 * (x - cell) - 1).abs())


def mesas(p, key, base, height=0.3, length=1.7):
    """Flat-topped rocks with steep sides, some with a step."""
    hills = rolling(p, key, 0.0, 1.0, length)

    def profile(x):
        up = -hills(x)
        return base - height * (0.55 * (3.2 * up).clamp(0, 1) + 0.45 * (3.2 * up - 1.5).clamp(0, 1))

    return profile


def swell(p, key, base, height=0.04, length=0.5, speed=0.2):
    """Waves with sharp crests that travel sideways."""
    a = p.any(key, 0, 7)

    def profile(x):
        move = x + p.t * speed
        crest = torch.sin(move * (math.pi / length) + a).abs()
        return base - height * (1 - crest) + 0.3 * height * torch.sin(x * 1.9 - p.t * 0.9 + a)

    return profile


def blades(x, length):
    """Blades of grass standing side by side: their relative height, 0..1."""
    place = x / length
    cell = torch.floor(place)
    size = 0.55 + 0.45 * torch.sin(cell * 2.7)
    return size * (1 - (2 * (place - cell) - 1).abs()) ** 1.3
