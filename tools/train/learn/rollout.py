"""Clips on their way from noise, as an engine makes them with a pack's defaults."""

import dataclasses
import math

import torch

from . import batches, precision

STEPS, SHIFT, GUIDANCE = 8, 3.0, 3.0  # as in pack/manifest.py
SIGMAS = [SHIFT * s / (1 + (SHIFT - 1) * s) for s in torch.linspace(1, 0, STEPS + 1).tolist()]


def log_ratio(sigma):
    """log(signal / noise) at a noise level between 0 and 1."""
    return math.log((1 - sigma) / sigma)


class Rollout:
    """A batch on its way; x [B,S,C] are its tokens before the next step."""

    def __init__(self, pair, b):
        self.pair, self.b, self.step = pair, b, 0
        self.x = self.held(torch.randn_like(b.clean))
        self.silent = dataclasses.replace(b, ids=batches.empty(b.ids)[:, :16])
        self.said, self.free = (self.read(batch) for batch in (b, self.silent))
        self.gap, self.before = None, None

    def held(self, x):
        """x, with the known tokens as they are given."""
        return torch.where(self.b.given.unsqueeze(-1), self.b.clean, x)

    def read(self, b):
        """The encoded words of a batch."""
        with torch.no_grad(), precision.quick(b.clean.device):
            return self.pair.text(b.ids, b.mask)

    def advance(self):
        """Makes the next step; gives (tokens before it, velocity without words, clean tokens that are expected).

        The difference that words make is taken over from the step before in every other step, which saves a fourth of the time.
        """
        sigma, then = SIGMAS[self.step], SIGMAS[self.step + 1]
        told = velocity(self.pair, self.x, self.b, self.said, sigma)
        if self.step % 2 == 0:
            free = velocity(self.pair, self.x, self.silent, self.free, sigma)
            self.gap = told - free
        else:
            free = told - self.gap
        here, clean = self.x, expected(self.x, sigma, free, told)
        self.x = self.held((then / sigma) * here + (1 - then / sigma) * self.ahead(clean, sigma, then))
        self.before, self.step = (sigma, clean), self.step + 1
        return here, free, clean

    def ahead(self, clean, sigma, then):
        """The clean tokens that a step goes by: two steps make a line (DPM-Solver++(2M), Lu et al., 2022)."""
        if self.before is None or then == 0 or (last := self.before[0]) == 1:
            return clean
        size, gap = log_ratio(then) - log_ratio(sigma), log_ratio(sigma) - log_ratio(last)
        return clean + (clean - self.before[1]) * size / (2 * gap)


def velocity(pair, x, b, states, sigma):
    """What the transformer says of tokens x at a noise level."""
    time, plain = x.new_full((len(x), 1), sigma * 1000), x.new_ones(len(x))
    with precision.quick(x.device):
        return pair.transformer.known(x, states, b.mask, time, b.given, b.coords, b.extent, plain)[0].float()


def expected(x, sigma, free, told):
    """The clean tokens that guidance leads to from x, by the velocities without and with words."""
    return x - sigma * (free + GUIDANCE * (told - free))
