"""Trains text encoder and diffusion transformer together by flow matching: `python -m learn.transformer --minutes 75`."""

import argparse
import random
import time

import torch
from torch import nn

from nets.text import TextEncoder
from nets.transformer import Transformer

from . import batches, store, tokenizer, tokens
from .clock import Clock, rate
from .muon import Muon

STATE = "transformer.pt"
SHIFT, HIGH = 2.0, 0.5
PLAIN = ("embed", "enter", "leave", "last", "place", "time", "summary", "change", "table", "gains")


class Pair(nn.Module):
    """The two modules that are trained as one."""

    def __init__(self, vocabulary):
        super().__init__()
        self.text, self.transformer = TextEncoder(vocabulary), Transformer()

    def forward(self, x, ids, mask, timestep, coords):
        return self.transformer(x, self.text(ids, mask), mask, timestep, coords)


def noise_levels(count):
    """Sigmas in 0..1: logit-normal and shifted towards noise; half of them near 1, where the motion is decided."""
    u = torch.sigmoid(torch.randn(count))
    high = 1 - 0.3 * torch.rand(count).square()
    return torch.where(torch.rand(count) < HIGH, high, SHIFT * u / (1 + (SHIFT - 1) * u))


def loss(model, pieces, sample):
    """Mean squared error of the velocity on the unknown tokens."""
    data, texts, known = sample
    b, _, f, h, w = data.shape
    clean = tokens.pack(data)
    given = known.repeat_interleave(h * w // 4, 1)
    sigma = noise_levels(b).unsqueeze(1).expand(-1, clean.shape[1]).masked_fill(given, 0.0)
    noise = torch.randn_like(clean)
    mixed = clean + sigma.unsqueeze(-1) * (noise - clean)
    ids, mask = batches.text(pieces, texts)
    with torch.autocast("cpu", torch.bfloat16):
        made = model(mixed, ids, mask, sigma * 1000, tokens.coords(f, h, w).expand(b, -1, -1))
    error = (made.float() - (noise - clean)).square().mean(-1)
    return error[~given].mean()


@torch.no_grad()
def follow(average, model, step):
    """Moves the averaged weights towards the model's."""
    pace = 1 - min(0.998, (1 + step) / (20 + step))
    for mine, theirs in zip(average.parameters(), model.parameters()):
        mine.lerp_(theirs, pace)


class Trainer:
    """The state of a training run and its steps."""

    def __init__(self, minutes, budget):
        torch.manual_seed(0)
        self.pieces, self.cache, self.budget = tokenizer.load(), batches.Cache(), budget
        self.model, self.average = (Pair(self.pieces.get_piece_size()) for _ in range(2))
        self.average.load_state_dict(self.model.state_dict())
        self.optimiser = Muon(self.model, rate=0.02, plain_rate=2e-3, plain=PLAIN)
        state = store.load(STATE)
        self.step, spent = 0, 0.0
        if state:
            self.step, spent = state["step"], state["spent"]
            for part in ("model", "average", "optimiser"):
                getattr(self, part).load_state_dict(state[part])
        self.clock, self.rng = Clock(minutes, spent), random.Random(self.step)
        torch.manual_seed(self.step)

    def advance(self):
        """One step; returns the loss and the clips seen."""
        share = self.clock.share()
        sample = batches.batch(self.cache, self.rng, self.budget, share)
        value = loss(self.model, self.pieces, sample)
        value.backward()
        self.optimiser.step(rate(share, hold=0.75, floor=0.01))
        self.step += 1
        follow(self.average, self.model, self.step)
        return value.item(), len(sample[0])

    def save(self):
        """Writes everything needed to go on."""
        parts = {part: getattr(self, part).state_dict() for part in ("model", "average", "optimiser")}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent()})

    def run(self):
        """Trains until the budget is spent; saves every two minutes."""
        saved, marks = time.time(), []
        self.cache.refresh()
        since = time.time()
        while self.clock.share() < 1:
            marks.append(self.advance())
            if self.step % 25 == 0:
                clips = sum(n for _, n in marks) / (time.time() - since)
                mean = sum(v for v, _ in marks) / len(marks)
                print(f"{self.clock.spent():.0f}s step {self.step} loss {mean:.4f} {clips:.1f} clips/s "
                      f"of {self.cache.count()}", flush=True)  # fmt: skip
                marks, since = [], time.time()
            if time.time() - saved > 120:
                saved = time.time()
                self.save()
                self.cache.refresh()
        self.save()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=6000)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    Trainer(args.minutes, args.tokens).run()
