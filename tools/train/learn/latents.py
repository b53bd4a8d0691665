"""Fills the cache of encoded clips: `python -m learn.latents --chunks 80`. Runs beside the training that reads it."""

import argparse

import torch

from nets.autoencoder import Autoencoder
from world import render, sample
from world.scene import Shape

from . import store

CHUNK = 256
SIZES = {"wide": (128, 80), "tall": (80, 128), "square": (96, 96)}
TURN = ("wide", "wide", "tall", "wide", "wide", "square", "wide")
FRAMES = (25, 13, 25, 9, 25, 25, 1, 25, 17)


def kind(chunk):
    """The size and frames of the clips that a chunk holds; the two lists have no common period."""
    return TURN[chunk % len(TURN)], FRAMES[chunk % len(FRAMES)]


def scenes(chunk):
    """The scenes of a chunk, in order."""
    size, frames = kind(chunk)
    shape = Shape(*SIZES[size], frames)
    return [sample.scene(chunk * CHUNK + i, shape) for i in range(CHUNK)]


def name(chunk):
    """Where a chunk lies in the store."""
    return f"latents/{chunk:04d}.pt"


@torch.no_grad()
def encode(encoder, chunk):
    """The latents of a chunk, raw, float32 [N,8,k,h,w]."""
    rows = []
    for clip in map(render.clip, scenes(chunk)):
        with torch.autocast("cpu", torch.bfloat16):
            rows.append(encoder(clip.unsqueeze(0))[:, :8].float())
    return torch.cat(rows)


def statistics(latents):
    """Mean and deviation of each channel."""
    return {"mean": latents.mean((0, 2, 3, 4)), "std": latents.std((0, 2, 3, 4))}


def fill(chunks):
    """Encodes the chunks that are missing; the first fixes the statistics."""
    torch.set_num_threads(1)
    store.path("latents").mkdir(exist_ok=True)
    model = Autoencoder()
    model.load_state_dict(store.load("autoencoder.pt")["model"])
    for chunk in range(chunks):
        if store.path(name(chunk)).exists():
            continue
        latents = encode(model.encoder.eval(), chunk)
        if not store.path("latents/statistics.pt").exists():
            store.save("latents/statistics.pt", statistics(latents))
        s = store.load("latents/statistics.pt")
        normal = (latents - s["mean"].view(1, 8, 1, 1, 1)) / s["std"].view(1, 8, 1, 1, 1)
        store.save(name(chunk), normal.half())
        print("chunk", chunk, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--chunks", type=int, default=80)
    fill(parser.parse_args().chunks)
