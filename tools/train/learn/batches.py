"""Batches for the diffusion transformer from the cache of latents: stills and clips of several lengths and sizes,
captions written anew each time, and known frames on some of the clips.
"""

import random

import torch

from world import captions

from . import latents, store, tokenizer

SIZES = (("wide", 0.72), ("tall", 0.14), ("square", 0.14))
LENGTHS = ((1, 0.1), (2, 0.03), (3, 0.12), (4, 0.3), (5, 0.1), (7, 0.35))
EARLY = ((1, 0.5), (3, 0.15), (4, 0.15), (7, 0.2))
LONGEST_TEXT = 40
SILENT, KNOWN = 0.1, 0.15
SIDEWAYS = 2.0  # how much more often clips that move sideways are picked


class Cache:
    """The chunks of latents found so far, by size."""

    def __init__(self):
        self.chunks, self.rows = set(), {size: [] for size in latents.SIZES}

    def refresh(self):
        """Loads chunks that appeared since."""
        for chunk in range(10_000):
            if chunk not in self.chunks and not store.path(latents.name(chunk)).exists():
                return
            if chunk not in self.chunks:
                data = store.load(latents.name(chunk))
                self.rows[latents.kind(chunk)] += list(zip(latents.scenes(chunk), data))
                self.chunks.add(chunk)

    def count(self):
        """How many clips there are."""
        return sum(len(r) for r in self.rows.values())


def choose(rng, options):
    """One of the (value, weight) pairs."""
    values, weights = zip(*options)
    return rng.choices(values, weights)[0]


def batch(cache, rng, budget, share):
    """(latents [B,8,k,h,w], captions, known [B,k] bool) of at most `budget` tokens; share of the training done."""
    size = choose(rng, [(s, w) for s, w in SIZES if cache.rows[s]])
    length = choose(rng, EARLY if share < 0.15 else LENGTHS)
    rows = cache.rows[size]
    h, w = rows[0][1].shape[-2:]
    count = max(4, budget // (length * h * w // 4))
    weights = [SIDEWAYS if s.motion in captions.SIDE else 1.0 for s, _ in rows]
    picked = rng.choices(rows, weights, k=count)
    data = torch.stack([x[:, :length] for _, x in picked]).float()
    texts = [caption(scene, rng, length) for scene, _ in picked]
    return data, texts, torch.stack([known(rng, length) for _ in range(count)])


def caption(scene, rng, length):
    """What the model is told: nothing at times, and of stills half the time no motion."""
    if rng.random() < SILENT:
        return ""
    if length == 1 and rng.random() < 0.5:
        return captions.still(scene, rng)
    return captions.write(scene, rng)


def known(rng, length):
    """Which latent frames are given: none, the first, the first few, the last, both ends, or scattered ones."""
    mask = torch.zeros(length, dtype=torch.bool)
    if length == 1 or rng.random() > KNOWN:
        return mask
    kind = rng.choice(("first", "first", "head", "last", "ends", "scattered"))
    mask[0] = kind in ("first", "ends")
    mask[-1] = kind in ("last", "ends") and length > 2 or kind == "last"
    if kind == "head":
        mask[: rng.randint(1, length - 1)] = True
    if kind == "scattered":
        mask[rng.sample(range(length), rng.randint(1, length - 1))] = True
    return mask


def text(pieces, texts):
    """Token ids and mask, cut to the longest of the batch."""
    rows = [tokenizer.encode(pieces, t, LONGEST_TEXT) for t in texts]
    ids = torch.tensor(rows)
    ids = ids[:, : int((ids != 0).sum(1).max())]
    return ids, (ids != 0).long()
