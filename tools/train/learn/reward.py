"""How far a clip is from showing whom its caption speaks of, to eyes that gradients go through (`learn.eyes`)."""

import random
from dataclasses import dataclass

import torch
from torch.nn import functional as fn

from judges import labels
from nets.critic import ASIDE, CALM, DOWN, LEAST, SHARP, whole

from . import facts, precision

ROWS = {path: row for row, (path, _) in enumerate(facts.FIELDS)}
COLOUR, PATTERN = 0.5, 0.1  # weights of looks, beside being there
HIDDEN, KIN = 1.5, 2.0  # of being the same after hiding, and the same as in the references
ALIKE = 0.7  # cosine of identities above which somebody is the same after hiding; a critic is content with less
OTHERS = 0.3  # of not seeing anybody who is not in the scene


@dataclass
class Wish:
    """What the caption of one clip says of the actors of its first shot, as numbers of labels.

    actors: (kind, colour or None, pattern or None); hides: whether something hides them; present: all kinds in the scene.
    """

    actors: list
    hides: bool
    present: set


def wish(told, shown):
    """The wish of a caption's answers [fields] (see `facts`) for a clip whose tokens show shown [S,fields]."""
    said = lambda *path: told[ROWS[(0, *path)]].item() - 1
    some = lambda number: None if number < 0 else number
    actors = [(said(a, "subject"), some(said(a, "colour")), some(said(a, "pattern"))) for a in range(facts.ACTORS[0])]
    actors = [actor for actor in actors if actor[0] >= 0]
    present = {kind - 1 for kind in shown[:, 0].unique().tolist() if kind > 0} | {actor[0] for actor in actors}
    return Wish(actors, said("occluder") >= 0, present)


def glimpses(rng, frames):
    """Three frames of a clip: the first, one in its middle third and the last, or the ones beside them."""
    return [rng.randint(0, 1), rng.randint(frames // 3, 2 * frames // 3), frames - 1 - rng.randint(0, 1)]


def look(eyes, frames, rng=random):
    """What eyes see in frames [G,3,H,W] that are moved by some pixels."""
    down, aside = rng.randint(0, DOWN), rng.randint(0, ASIDE)
    height, width = frames.shape[2:]
    moved = fn.pad(frames, (ASIDE, 0, DOWN, 0), mode="replicate")[..., down : down + height, aside : aside + width]
    with precision.quick(frames.device):
        seen = eyes(moved)
    return {head: seen[head].float() for head in ("subject", "colour", "pattern", "identity")}


def missed(seen, wished, kin=None):
    """How much of a wish is not seen, a logarithm of chances as the critic's (`nets.critic`); kin: what is seen in the
    references, if there are any."""
    sure = (seen["subject"] / CALM).sigmoid().mean(0).clamp(LEAST, 1 - LEAST)
    colour, pattern = (whole(seen, head).log_softmax(-1) for head in ("colour", "pattern"))
    loss = sure.new_zeros(())
    for kind, tone, print_ in wished.actors:
        loss = loss - sure[kind].log()
        loss = loss - (0 if tone is None else COLOUR * colour[kind, tone])
        loss = loss - (0 if print_ is None else PATTERN * pattern[kind, print_])
        if wished.hides:
            near = (seen["identity"][0, kind] * seen["identity"][-1, kind]).sum()
            ends = seen["subject"][[0, -1], kind] / CALM  # in the middle nobody may be seen
            loss = loss - HIDDEN * (fn.logsigmoid(SHARP * (near - ALIKE)) + fn.logsigmoid(ends).mean())
        if kin is not None and (known := kin["subject"][:, kind].sigmoid().max()) > 0.5:
            ours, theirs = whole(seen, "identity")[kind], whole(kin, "identity")[kind]
            loss = loss + KIN * known * (1 - fn.cosine_similarity(ours, theirs, dim=-1))
    others = torch.ones(len(labels.LOOK["subject"]), dtype=torch.bool, device=sure.device)
    others[list(wished.present)] = False
    return loss - OTHERS * torch.log1p(-sure[others]).sum()
