"""Batches for the diffusion transformer: clips of one shape, a caption of each, known frames and references on some."""

import dataclasses

import torch

from . import facts, seen, tokens

EARLY = 0.45  # share of the training in which small pictures come first
LARGE_EARLY, LARGE_LATE = 0.15, 0.8  # share of the batches that are of large pictures
SILENT = 0.1  # clips whose caption is left out, for guidance
KNOWN = 0.35  # clips with known frames, where there are more than one
REFERRED = 0.75  # of batches that could be given references
KINDS = ("first", "first", "first", "head", "head", "last", "ends", "ends", "scattered")


@dataclasses.dataclass
class Batch:
    """clean [B,S,C] tokens of the grid, then of references; given [B,S]: which are known; shown
    [B,S,fields]: what they show (see `seen`); coords [B,3,S]; ids, told, mask [B,L]."""

    clean: torch.Tensor
    given: torch.Tensor
    shown: torch.Tensor
    coords: torch.Tensor
    ids: torch.Tensor
    told: torch.Tensor

    @property
    def mask(self):
        return (self.ids != 0).long()


def choose(rng, shelves, share):
    """The key of a shelf: by how much is on it, small pictures mostly in the early part."""
    keys = [k for k, s in shelves.shelves.items() if s.count >= 4]
    large = [k for k in keys if k[0] * k[1] > 20_000]
    wanted = rng.random() < (LARGE_EARLY if share < EARLY else LARGE_LATE)
    keys = [k for k in keys if (k in large) == wanted] or keys
    weights = [shelves.shelves[k].count * (0.3 if k[2] == 1 else 1) for k in keys]
    return rng.choices(keys, weights)[0]


def batch(rng, shelves, budget, share):
    """A Batch of at most about `budget` tokens."""
    key = choose(rng, shelves, share)
    shelf = shelves.shelves[key]
    used = rng.randint(1, key[3]) if key[3] and rng.random() < REFERRED else 0
    h, w, length = key[1] // 16, key[0] // 16, (key[2] + 3) // 4
    count = max(4, min(512, budget // (h * w * (length + used))))
    device = shelf.data["latents"].device
    rows = shelf.rows(torch.randint(shelf.count, (count,), device=device))
    clean = tokens.pack(rows["latents"].float())
    given, shown = known(count, length, device).repeat_interleave(h * w, 1), rows["shown"]
    if used:
        references = rows["references"][:, :used].transpose(1, 2)
        clean = torch.cat([clean, tokens.pack(references.float())], 1)
        given = torch.cat([given, given.new_ones(count, used * h * w)], 1)
        shown = torch.cat([shown, shown.new_zeros(count, used * h * w, shown.shape[2])], 1)
    coords = tokens.coords(length, 2 * h, 2 * w, used, device).expand(count, -1, -1)
    return Batch(clean, given, shown, coords, *words(rows))


def blank(length, h, w, references, device):
    """A Batch of noise, four clips of length x h x w tokens, to try things on."""
    size = (4, (length + references) * h * w)
    given = torch.zeros(size, dtype=torch.bool, device=device)
    given[:, length * h * w :] = True
    shown = torch.zeros(*size, len(seen.SIZES), dtype=torch.int8, device=device)
    coords = tokens.coords(length, 2 * h, 2 * w, references, device).expand(4, -1, -1)
    ids = torch.ones(4, 64, dtype=torch.long, device=device)
    told = torch.zeros(4, len(facts.FIELDS), dtype=torch.long, device=device)
    return Batch(torch.randn(*size, 64, device=device), given, shown, coords, ids, told)


def words(rows):
    """(ids, told): one of each clip's captions, none at times; ids are cut to the longest."""
    count, turns = rows["ids"].shape[:2]
    pick = torch.randint(turns, (count,), device=rows["ids"].device)
    here = torch.arange(count, device=pick.device)
    ids, told = rows["ids"][here, pick].long(), rows["told"][here, pick].long()
    silent = torch.rand(count, device=pick.device) < SILENT
    ids, told = torch.where(silent.unsqueeze(1), empty(ids), ids), told.masked_fill(silent.unsqueeze(1), 0)
    return trimmed(ids), told


def empty(ids):
    """The ids of no caption, in the shape of ids: an end mark alone."""
    none = torch.zeros_like(ids)
    none[:, 0] = 1
    return none


def trimmed(ids):
    """Ids without the columns that are padding everywhere, to a multiple of 16."""
    longest = int((ids != 0).sum(1).max())
    return ids[:, : -(-longest // 16) * 16]


def known(count, length, device="cpu"):
    """Which latent frames are given, [count,length] bool: none, the first, the first few, the last, both ends, or
    scattered ones; never all."""
    at = torch.arange(length, device=device)
    if length == 1:
        return torch.zeros(count, 1, dtype=torch.bool, device=device)
    few = 1 + (torch.rand(count, 1, device=device) * (length - 1)).long().clamp(max=length - 2)
    tail = length - 1 - (torch.rand(count, 1, device=device) * min(2, (length - 1) // 2)).long()
    some = torch.rand(count, length, device=device) < torch.rand(count, 1, device=device) * 0.7
    some[:, -1] &= ~some.all(1)
    masks = {
        "first": (at < 1).expand(count, -1), "head": at < few, "last": at >= tail,
        "ends": (at < 1 + few // 3) | (at >= tail) if length > 2 else (at < 1).expand(count, -1), "scattered": some,
    }  # fmt: skip
    kind = torch.randint(len(KINDS), (count,), device=device)
    kind = kind.masked_fill(torch.rand(count, device=device) > KNOWN, -1)
    out = torch.zeros(count, length, dtype=torch.bool, device=device)
    for i, name in enumerate(KINDS):
        out |= masks[name] & (kind == i).unsqueeze(1)
    return out & ~out.all(1, keepdim=True)
