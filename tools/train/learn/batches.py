"""Batches for the diffusion transformer from the cache of latents: stills and clips of several lengths and sizes,
captions written anew each time, and known frames on some of the clips.
"""

import random

import torch

from world import captions

from . import latents, store, tokenizer

EARLY = 0.15  # share of the training in which stills and short clips come first
CAPTIONS = ("tag", "sentence", "sentence", "rich")
LONGEST_TEXT = 96
SILENT, KNOWN = 0.1, 0.15
SIDEWAYS = 2.0  # how much more often clips that move sideways are picked


class Cache:
    """The chunks of latents found so far, by size and frames."""

    def __init__(self):
        self.chunks, self.rows = set(), {}

    def refresh(self):
        """Loads chunks that appeared since."""
        for chunk in range(10_000):
            if chunk not in self.chunks and not store.path(latents.name(chunk)).exists():
                return
            if chunk not in self.chunks:
                data = store.load(latents.name(chunk))
                self.rows.setdefault(latents.kind(chunk), []).extend(zip(latents.scenes(chunk), data))
                self.chunks.add(chunk)

    def count(self):
        """How many clips there are."""
        return sum(len(r) for r in self.rows.values())


def batch(cache, rng, budget, share):
    """(latents [B,8,k,h,w], captions, known [B,k] bool) of at most `budget` tokens; share of the training done."""
    kinds = sorted(cache.rows)
    weights = [len(cache.rows[k]) * (1 / k[1] if share < EARLY else 1) for k in kinds]
    rows = cache.rows[rng.choices(kinds, weights)[0]]
    length, h, w = rows[0][1].shape[-3:]
    count = max(4, budget // (length * h * w // 4))
    weights = [SIDEWAYS if s.shots[0].actors[0].direction else 1.0 for s, _ in rows]
    picked = rng.choices(rows, weights, k=count)
    data = torch.stack([x for _, x in picked]).float()
    texts = [caption(scene, rng) for scene, _ in picked]
    return data, texts, torch.stack([known(rng, length) for _ in range(count)])


def caption(scene, rng):
    """What the model is told: nothing at times, else a caption of any length in either language."""
    if rng.random() < SILENT:
        return ""
    return captions.write(scene, rng, rng.choice(("en", "en", "zh")), rng.choice(CAPTIONS)).text


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
