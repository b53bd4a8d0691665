"""Trains the autoencoder: `python -m learn.autoencoder --minutes 20`, and later its decoder alone:
`python -m learn.autoencoder --decoder --minutes 10`, which leaves every cached latent true.
"""

import argparse
import random

import torch
from torch.utils.data import DataLoader, IterableDataset

from nets.autoencoder import Autoencoder
from world import doodle, render, sample
from world.scene import Shape

from . import store
from .clock import Clock, rate
from .muon import Muon

STATE, DECODER = "autoencoder.pt", "decoder.pt"
SIZES = ((128, 80), (128, 80), (80, 128), (96, 96))
FRAMES = (1, 5, 9, 9, 13)


class Clips(IterableDataset):
    """Endless batches [B,3,T,H,W] of equal shape: mostly the world, some doodles."""

    def __init__(self, seed, pixels=900_000):
        self.seed, self.pixels = seed, pixels

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        rng = random.Random(self.seed * 64 + (worker.id if worker else 0))
        torch.set_num_threads(1)
        while True:
            width, height = rng.choice(SIZES)
            shape = Shape(width, height, rng.choice(FRAMES))
            count = min(16, self.pixels // (width * height * shape.frames))
            yield torch.stack([draw(rng, shape) for _ in range(count)])


def draw(rng, shape):
    """One clip [3,T,H,W] of the world or a doodle; short ones from the middle of a longer."""
    seed = rng.getrandbits(40)
    if rng.random() < 0.12:
        return doodle.clip(seed, shape)
    whole = sample.scene(seed, Shape(shape.width, shape.height, shape.frames + 12))
    start = rng.randrange(13)
    return render.clips([whole], range(start, start + shape.frames))[0]


def edges(x):
    """Differences along x, y and time."""
    return (x[..., 1:] - x[..., :-1], x[..., 1:, :] - x[..., :-1, :], x[:, :, 1:] - x[:, :, :-1])


def distance(made, true):
    """Mean absolute difference of pixels and of their edges."""
    loss = (made - true).abs().mean()
    for a, b in zip(edges(made), edges(true)):
        loss = loss + (a - b).abs().mean() if a.numel() else loss
    return loss


def signal(made, true):
    """Peak signal to noise ratio in dB of pixels in -1..1."""
    return -10 * torch.log10((made.clamp(-1, 1) - true).square().mean() / 4)


class Trainer:
    """The state of a run: of the whole, or of the decoder over frozen latents with a little noise."""

    def __init__(self, minutes, decoder):
        torch.manual_seed(0)
        self.model, self.alone, self.name = Autoencoder(), decoder, DECODER if decoder else STATE
        part, speed = (self.model.decoder, 0.006) if decoder else (self.model, 0.02)
        self.optimiser = Muon(part, rate=speed, plain_rate=speed / 10, plain=("leave", "enter"))
        self.step, spent = 0, 0.0
        state = store.load(self.name)
        if state:
            self.step, spent = state["step"], state["spent"]
            self.optimiser.load_state_dict(state["optimiser"])
        if state or decoder:
            self.model.load_state_dict((state or store.load(STATE))["model"])
        self.clock = Clock(minutes, spent)

    def loss(self, video):
        """(loss, psnr in dB) of a batch."""
        with torch.autocast("cpu", torch.bfloat16):
            made, divergence = self._frozen(video) if self.alone else self.model(video)
        made = made.float()
        return distance(made, video) + 1e-4 * divergence, signal(made.detach(), video).item()

    def _frozen(self, video):
        with torch.no_grad():
            mean = self.model.encoder(video)[:, :8]
        return self.model.decoder(mean + 0.08 * torch.randn_like(mean)), 0.0

    def advance(self, video):
        """One step."""
        loss, fit = self.loss(video)
        loss.backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.4, floor=0.01))
        self.step += 1
        if self.step % 25 == 0:
            print(f"{self.clock.spent():.0f}s step {self.step} {list(video.shape)} loss {loss.item():.4f} "
                  f"psnr {fit:.1f}", flush=True)  # fmt: skip

    def save(self):
        """Writes everything needed to go on."""
        parts = {part: getattr(self, part).state_dict() for part in ("model", "optimiser")}
        store.save(self.name, parts | {"step": self.step, "spent": self.clock.spent()})

    def run(self):
        """Trains until the budget is spent; saves every minute."""
        saved = self.clock.spent()
        for video in DataLoader(Clips(self.step + 7 * self.alone), batch_size=None, num_workers=1, prefetch_factor=6):
            if self.clock.share() >= 1:
                break
            self.advance(video)
            if self.clock.spent() - saved > 60:
                saved = self.clock.spent()
                self.save()
        self.save()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--decoder", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    Trainer(args.minutes, args.decoder).run()
