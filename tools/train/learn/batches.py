"""Batches for the diffusion transformer: clips of one shape, a caption of each, known frames and references on some."""

import dataclasses
import math

import torch

from nets.autoencoder import CHANNELS

from . import facts, seen, tokens

EARLY = 0.45  # share of the training in which small pictures come first
LARGE_EARLY, LARGE_LATE = 0.15, 0.85  # share of the batches that are of large pictures
STILLS_EARLY, STILLS_LATE = 0.45, 0.1  # share that are of single pictures
WHOLE_EARLY, WHOLE_LATE = 0.2, 0.7  # share of the batches of large pictures that show them whole; others, a window
WORDS = 32  # tokens of pictures that a caption costs as much as
WINDOWS = ((0.5, 0.75), (0.75, 0.5), (0.6, 0.6))  # shares of rows and columns; few, as every new shape costs a GPU time
CENTRED = 0.75  # of windows that are laid round something that an actor is seen in
SILENT = 0.1  # clips whose caption is left out, for guidance
KNOWN = 0.35  # clips with known frames, where there are more than one
REFERRED = 0.75  # of batches that could be given references
KINDS = ("first", "first", "first", "head", "head", "last", "ends", "ends", "scattered")


@dataclasses.dataclass
class Batch:
    """clean [B,S,C] tokens of the grid, then of references; given [B,S]: which are known; shown
    [B,S,fields]: what they show (see `seen`); coords [B,3,S]; extent [1,3,1]: the largest of the whole picture;
    ids, told, mask [B,L]."""

    clean: torch.Tensor
    given: torch.Tensor
    shown: torch.Tensor
    coords: torch.Tensor
    extent: torch.Tensor
    ids: torch.Tensor
    told: torch.Tensor

    @property
    def mask(self):
        return (self.ids != 0).long()


def between(early, late, share):
    """A value that goes from one to the other over the training."""
    return early + (late - early) * share


def choose(rng, shelves, share):
    """The key of a shelf: by how much is on it, small pictures mostly in the early part, as are single ones."""
    keys = [k for k, s in shelves.shelves.items() if s.count >= 4]
    large = rng.random() < (LARGE_EARLY if share < EARLY else LARGE_LATE)
    still = rng.random() < between(STILLS_EARLY, STILLS_LATE, share)
    keys = [k for k in keys if (k[2] == 1) == still] or keys
    keys = [k for k in keys if is_large(k) == large] or keys
    return rng.choices(keys, [shelves.shelves[k].count for k in keys])[0]


def is_large(key):
    """Whether a shelf holds large pictures."""
    return key[0] * key[1] > 20_000


def batch(rng, shelves, budget, share):
    """A Batch of at most about `budget` tokens."""
    key = choose(rng, shelves, share)
    shelf = shelves.shelves[key]
    used = rng.randint(1, key[3]) if key[3] and rng.random() < REFERRED else 0
    length, h, w = grid = (key[2] + 3) // 4, key[1] // 16, key[0] // 16
    seen_part = part(rng, key, share)
    count = fitting(length * seen_part[0] * seen_part[1] + h * w * used, budget)
    device = shelf.data["latents"].device
    rows = shelf.rows(torch.multinomial(shelf.data["turns"][: shelf.count], count, replacement=True))
    clean, shown = tokens.pack(rows["latents"].float()), rows["shown"]
    given = known(count, length, device).repeat_interleave(h * w, 1)
    coords = tokens.coords(length, 2 * h, 2 * w, used, device)
    whole = Batch(clean, given, shown, coords.expand(count, -1, -1), coords.amax(-1, keepdim=True), *words(rows))
    if seen_part != (h, w):
        whole = cropped(whole, grid, seen_part)
    return referred(whole, rows["references"][:, :used]) if used else whole


def part(rng, key, share):
    """(rows, columns) of what is learnt of a shelf's pictures: the whole, or of large ones a window at times."""
    size = key[1] // 16, key[0] // 16
    if is_large(key) and rng.random() > between(WHOLE_EARLY, WHOLE_LATE, share):
        return tuple(math.ceil(n * share) for n, share in zip(size, rng.choice(WINDOWS)))
    return size


def cropped(b, grid, size):
    """A Batch without references yet, of `grid` frames, rows and columns, seen through windows of `size`; the places
    of references stay."""
    at = window(b.shown[..., 0] > 0, grid, size)
    later = torch.arange(b.clean.shape[1], b.coords.shape[2], device=at.device).expand(len(at), -1)
    places = torch.cat([at, later], 1).unsqueeze(1).expand(-1, 3, -1)
    return dataclasses.replace(
        b, clean=take(b.clean, at), shown=take(b.shown, at), given=b.given.gather(1, at), coords=b.coords.gather(2, places)
    )


def referred(b, references):
    """A Batch with the latents of references [B,R,C,h,w] behind its own tokens, all of them known."""
    more = tokens.pack(references.transpose(1, 2).float())
    size = more.shape[:2]
    return dataclasses.replace(
        b, clean=torch.cat([b.clean, more], 1), given=torch.cat([b.given, b.given.new_ones(size)], 1),
        shown=torch.cat([b.shown, b.shown.new_zeros(*size, b.shown.shape[2])], 1),
    )  # fmt: skip


def window(wanted, grid, size):
    """The tokens [B,n] that a window of `size` rows and columns shows of clips of `grid` frames, rows and columns: for
    most clips one that shows some token of wanted [B,S], elsewhere in the window each time."""
    (length, h, w), count, device = grid, len(wanted), wanted.device
    some = wanted & (torch.rand(count, 1, device=device) < CENTRED)
    middle = torch.multinomial(some.float() + 1e-6, 1) % (h * w)
    corner = []
    for at, whole, part in ((middle // w, h, size[0]), (middle % w, w, size[1])):
        inside = (torch.rand(count, 1, device=device) * part).long()
        corner.append((at - inside).clamp(0, whole - part) + torch.arange(part, device=device))
    flat = corner[0].unsqueeze(2) * w + corner[1].unsqueeze(1)
    frames = torch.arange(length, device=device).view(1, -1, 1) * h * w
    return (frames + flat.flatten(1).unsqueeze(1)).flatten(1)


def take(rows, at):
    """Rows [B,S,C] at at [B,n]."""
    return rows.gather(1, at.unsqueeze(2).expand(-1, -1, rows.shape[2]))


def blank(length, h, w, references, budget, device):
    """A Batch of noise, of about `budget` tokens in clips of length x h x w, to try things on."""
    count = fitting(length * h * w + h * w * references, budget)
    shape = (count, (length + references) * h * w)
    given = torch.zeros(shape, dtype=torch.bool, device=device)
    given[:, length * h * w :] = True
    shown = torch.zeros(*shape, len(seen.SIZES), dtype=torch.int8, device=device)
    coords = tokens.coords(length, 2 * h, 2 * w, references, device)
    ids = torch.ones(count, facts.LONGEST, dtype=torch.long, device=device)
    told = torch.zeros(count, len(facts.FIELDS), dtype=torch.long, device=device)
    clean, extent = torch.randn(*shape, 4 * CHANNELS, device=device), coords.amax(-1, keepdim=True)
    return Batch(clean, given, shown, coords.expand(count, -1, -1), extent, ids, told)


def fitting(each, budget):
    """How many clips of that many tokens a batch of about `budget` has."""
    return max(4, min(512, budget // (each + WORDS)))


def words(rows):
    """(ids, told): one of each clip's captions, none at times; ids are cut to the longest."""
    count, turns = rows["ids"].shape[:2]
    pick = torch.randint(turns, (count,), device=rows["ids"].device)
    here = torch.arange(count, device=pick.device)
    ids, told = rows["ids"][here, pick].long(), rows["told"][here, pick].long()
    silent = torch.rand(count, device=pick.device) < SILENT
    ids, told = torch.where(silent.unsqueeze(1), empty(ids), ids), told.masked_fill(silent.unsqueeze(1), 0)
    return (ids if ids.is_cuda else trimmed(ids)), told  # how long they are a GPU could not say without a pause


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
