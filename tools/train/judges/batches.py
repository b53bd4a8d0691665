"""Batches from the caches: pictures or clips of one size, damaged a little, with their labels."""

import random
import time

import torch

from . import augment, cache

PARTS = 4  # chunks that a batch is drawn from
FEWEST, WAIT = 12, 900  # chunks that training begins with, and seconds to wait for them


def chunks(kind, seed, device):
    """The cache of a kind as training on that device reads it."""
    place = cache.folder(kind)
    return Chunks(kind, seed, place) if device.type == "cpu" else Resident(kind, seed, place, device)


class Chunks:
    """The chunks of a kind ("look" or "move") found so far; they stay on disk."""

    def __init__(self, kind, seed, folder):
        self.folder, self.rng = folder, random.Random(seed)
        self.field = {"look": "frames", "move": "clips"}[kind]
        self.found = {}
        self.refresh()

    def refresh(self):
        """Takes up new chunks and drops those that are gone; if all are (the world has changed), keeps what it has."""
        there = {p.name: p for p in self.folder.glob("*.pt")}
        if not there and self.found:
            return
        self.found = {n: c for n, c in self.found.items() if n in there}
        for name, path in there.items():
            if name not in self.found:
                self.found[name] = torch.load(path, mmap=True, weights_only=True)
        self.sizes = {}
        for chunk in self.found.values():
            self.sizes.setdefault(chunk[self.field].shape[-2:], []).append(chunk)

    def wait(self):
        """Until there is enough not to learn a few by heart; fails after a while."""
        end = time.time() + WAIT
        while len(self.found) < FEWEST:
            if time.time() > end:
                raise TimeoutError(f"too few chunks in {self.folder}: run `python -m judges.cache` beside")
            time.sleep(2)
            self.refresh()

    def count(self):
        """How many items there are."""
        return sum(map(self._items, self.sizes.values()))

    def _items(self, parts):
        return sum(len(c[self.field]) for c in parts)

    def batch(self, count):
        """(pictures or clips in -1..1, labels by head) of `count` items of one size."""
        size = self.rng.choices(list(self.sizes), [self._items(v) for v in self.sizes.values()])[0]
        parts = []
        for chunk in self.rng.choices(self.sizes[size], k=PARTS):
            items = chunk[self.field]
            pick = torch.tensor(self.rng.sample(range(len(items)), count // PARTS), device=items.device)
            parts.append((items[pick], {n: v[pick] for n, v in chunk["labels"].items()}))
        x = torch.cat([p[0] for p in parts]).float() / 127.5 - 1
        told = truth({n: torch.cat([p[1][n] for p in parts]) for n in parts[0][1]})
        order = torch.randperm(len(x), device=x.device)
        x, told = augment.mirrored(x[order], {n: v[order] for n, v in told.items()})
        return augment.damaged(x), told


class Resident(Chunks):
    """The same held whole by a device, joined by size; what is gone from the disk stays."""

    def __init__(self, kind, seed, folder, device):
        self.device, self.sizes = device, {}
        super().__init__(kind, seed, folder)

    def refresh(self):
        """Takes up new chunks."""
        fresh = {}
        for path in sorted(self.folder.glob("*.pt")):
            if path.name not in self.found:
                chunk = torch.load(path, map_location=self.device, weights_only=True)
                fresh.setdefault(chunk[self.field].shape[-2:], []).append(chunk)
                self.found[path.name] = len(chunk[self.field])
        for size, parts in fresh.items():
            self.sizes[size] = [joined(self.sizes.get(size, []) + parts)]


def joined(parts):
    """One chunk of several."""
    field = next(n for n in parts[0] if n != "labels")
    told = {n: torch.cat([p["labels"][n] for p in parts]) for n in parts[0]["labels"]}
    return {field: torch.cat([p[field] for p in parts]), "labels": told}


def truth(rows):
    """Labels as the losses want them: whole numbers as int64."""
    return {n: v.long() if v.dtype == torch.int8 else v for n, v in rows.items()}
