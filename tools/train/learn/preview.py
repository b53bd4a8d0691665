"""Clips from prompts while training, without the engine: a quick look, in PyTorch, at what is being learnt."""

import dataclasses
import random

import torch

from nets.autoencoder import CHANNELS, Autoencoder
from world import captions, sample, sheet
from world.scene import Shape

from . import autoencoder, batches, store, tokenizer, tokens

STEPS, SHIFT = 24, 3.0


@torch.no_grad()
def clips(pair, prompts, shape, guidance, device, mean, std, decoder):
    """Videos [N,3,T,H,W] of prompts by Euler steps, each of two passes."""
    pieces = tokenizer.load()
    ids = torch.tensor([tokenizer.encode(pieces, p, 112) for p in prompts], device=device)
    h, w, length = shape.height // 8, shape.width // 8, (shape.frames + 3) // 4
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(len(prompts), CHANNELS, length, h, w, generator=generator).to(device)
    x = tokens.pack(x)
    coords = tokens.coords(length, h, w, 0, device)
    b = batches.Batch(
        x, torch.zeros(x.shape[:2], dtype=torch.bool, device=device), None, coords.expand(len(x), -1, -1),
        coords.amax(-1, keepdim=True), batches.trimmed(ids), None,
    )  # fmt: skip
    sigmas = [SHIFT * s / (1 + (SHIFT - 1) * s) for s in torch.linspace(1, 0, STEPS + 1).tolist()]
    silent = dataclasses.replace(b, ids=batches.empty(b.ids))
    ones = torch.ones(len(x), device=device)
    for now, then in zip(sigmas, sigmas[1:]):
        with torch.autocast(device.type, torch.bfloat16):
            time = torch.full((len(x), 1), now * 1000, device=device)
            said, free = pair(x, b, time, ones).float(), pair(x, silent, time, ones).float()
        x = x + (then - now) * (free + guidance * (said - free))
    latents = tokens.unpack(x, length, h, w) * std.view(1, -1, 1, 1, 1) + mean.view(1, -1, 1, 1, 1)
    with torch.autocast(device.type, torch.bfloat16):
        return torch.cat([decoder(part) for part in latents.split(8)]).float().clamp(-1, 1).cpu()


def sheet_of(pair, device, name, guidance=4.0, count=24):
    """Writes a sheet of held-out prompts to the store."""
    scenes = [sample.scene(900 + i, Shape(256, 144, 25), "validation") for i in range(count)]
    prompts = [captions.write(s, random.Random(s.seed), "en", "rich").text for s in scenes]
    model = Autoencoder()
    model.load_state_dict(store.load(autoencoder.STATE)["model"])
    numbers = store.load(autoencoder.STATISTICS)
    mean, std = numbers["mean"].to(device), numbers["std"].to(device)
    made = clips(pair.eval(), prompts, Shape(256, 144, 25), guidance, device, mean, std, model.decoder.to(device).eval())
    sheet.page(made, prompts).save(store.path(name), quality=88)
