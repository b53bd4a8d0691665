"""Trains the autoencoder: `python -m learn.autoencoder --minutes 20`."""

import argparse
import random

import torch
from torch.utils.data import DataLoader, IterableDataset

from nets.autoencoder import Autoencoder
from world import doodle, render, scene

from . import store
from .clock import Clock, rate
from .muon import Muon

STATE = "autoencoder.pt"
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
            shape = scene.Shape(width, height, rng.choice(FRAMES))
            count = min(16, self.pixels // (width * height * shape.frames))
            yield torch.stack([draw(rng, shape) for _ in range(count)])


def draw(rng, shape):
    """One clip of the world or a doodle, perhaps from the middle of its motion."""
    seed = rng.getrandbits(40)
    if rng.random() < 0.12:
        return doodle.clip(seed, shape)
    if shape.frames > 5:
        return render.clip(scene.sample(seed, shape))
    whole = render.clip(scene.sample(seed, scene.Shape(shape.width, shape.height, shape.frames + 8)))
    return whole[:, 8:]


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


def train(minutes, threads):
    """Trains until the budget is spent; saves every minute."""
    torch.manual_seed(0)
    torch.set_num_threads(threads)
    model = Autoencoder()
    optimiser = Muon(model, rate=0.02, plain_rate=2e-3, plain=("leave", "enter"))
    state = store.load(STATE) or {"step": 0, "spent": 0.0}
    if "model" in state:
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
    clock, step = Clock(minutes, state["spent"]), state["step"]
    saved = clock.spent()
    for video in DataLoader(Clips(step), batch_size=None, num_workers=1, prefetch_factor=6):
        if clock.share() >= 1:
            break
        with torch.autocast("cpu", torch.bfloat16):
            made, divergence = model(video)
        loss = distance(made.float(), video) + 1e-4 * divergence
        loss.backward()
        optimiser.step(rate(clock.share(), floor=0.01))
        step += 1
        if step % 25 == 0:
            fit = signal(made.detach().float(), video).item()
            print(f"{clock.spent():.0f}s step {step} {list(video.shape)} loss {loss.item():.4f} "
                  f"kl {divergence.item():.2f} psnr {fit:.1f}", flush=True)  # fmt: skip
        if clock.spent() - saved > 60:
            saved = clock.spent()
            _save(model, optimiser, step, saved)
    _save(model, optimiser, step, clock.spent())


def _save(model, optimiser, step, spent):
    store.save(STATE, {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    train(args.minutes, args.threads)
