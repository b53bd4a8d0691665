"""Clips from prompts while training, without the engine: a quick look, in PyTorch, at what is being learnt."""

import random

import torch

from nets.autoencoder import CHANNELS, Autoencoder
from world import captions, sample, sheet
from world.scene import Shape

from . import autoencoder, batches, precision, rollout, store, tokenizer, tokens


@torch.no_grad()
def clips(pair, prompts, shape, device, mean, std, decoder):
    """Videos [N,3,T,H,W] of prompts, each from the same noise whenever it is looked at."""
    pieces = tokenizer.load()
    ids = torch.tensor([tokenizer.encode(pieces, p, 112) for p in prompts], device=device)
    h, w, length = shape.height // 8, shape.width // 8, (shape.frames + 3) // 4
    x = tokens.pack(torch.zeros(len(prompts), CHANNELS, length, h, w, device=device))
    coords = tokens.coords(length, h, w, 0, device)
    b = batches.Batch(
        x, torch.zeros(x.shape[:2], dtype=torch.bool, device=device), None, coords.expand(len(x), -1, -1),
        coords.amax(-1, keepdim=True), batches.trimmed(ids), None,
    )  # fmt: skip
    with torch.random.fork_rng():
        torch.manual_seed(1)
        way = rollout.Rollout(pair, b)
    for _ in range(rollout.STEPS):
        way.advance()
    latents = tokens.unpack(way.x, length, h, w) * std.view(1, -1, 1, 1, 1) + mean.view(1, -1, 1, 1, 1)
    with precision.quick(device):
        return torch.cat([decoder(part) for part in latents.split(8)]).float().clamp(-1, 1).cpu()


def sheet_of(pair, device, name, count=24):
    """Writes a sheet of held-out prompts to the store."""
    scenes = [sample.scene(900 + i, Shape(256, 144, 25), "validation") for i in range(count)]
    prompts = [captions.write(s, random.Random(s.seed), "en", "rich").text for s in scenes]
    model = Autoencoder()
    model.load_state_dict(store.load(autoencoder.STATE)["model"])
    numbers = store.load(autoencoder.STATISTICS)
    mean, std = numbers["mean"].to(device), numbers["std"].to(device)
    shape, decoder = Shape(256, 144, 25), model.decoder.to(device).eval()
    made = clips(pair.eval(), prompts, shape, device, mean, std, decoder)
    sheet.page(made, prompts).save(store.path(name), quality=88)
