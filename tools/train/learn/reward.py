"""How far a clip is from showing whom its caption speaks of, to eyes that gradients go through (`learn.eyes`)."""

import random
from dataclasses import dataclass

import torch
from torch.nn import functional as fn

from judges import labels
from nets.critic import ASIDE, CALM, DOWN, LEAST, SHARP, whole

from . import facts, precision

ROWS = {path: row for row, (path, _) in enumerate(facts.FIELDS)}
LOOKS = {"colour": 0.5, "pattern": 0.1, "size": 0.1}  # their weights, beside being there
PLACE = {"setting": 0.1, "time": 0.1, "weather": 0.1, "framing": 0.1, "style": 0.4}  # the others alone change styles
STEADY = 0.3  # of being the same in all frames; more seems to take motion away (README)
HIDDEN, KIN = 1.5, 3.0  # of being the same after hiding, and the same as in the references
ALIKE = 0.7  # cosine of identities above which somebody is the same after hiding; a critic is content with less
OTHERS = 0.3  # of not seeing anybody who is not in the scene


@dataclass
class Wish:
    """What the caption of one clip says of its first shot, as numbers of labels.

    actors: (kind, {what of its looks is said: label}); place: the same of the shot; hides: whether something hides them;
    present: all kinds in the scene.
    """

    actors: list
    place: dict
    hides: bool
    present: set


def wish(told, shown):
    """The wish of a caption's answers [fields] (see `facts`) for a clip whose tokens show shown [S,fields]."""
    label = lambda *path: told[ROWS[path]].item() - 1
    said = lambda *path: label(0, *path)
    some = lambda labels: {name: at for name, at in labels.items() if at >= 0}
    named = [a for a in range(facts.ACTORS[0]) if said(a, "subject") >= 0]
    actors = [(said(a, "subject"), some({name: said(a, name) for name in LOOKS})) for a in named]
    present = {kind - 1 for kind in shown[:, 0].unique().tolist() if kind > 0} | {kind for kind, _ in actors}
    place = {name: label("style") if name == "style" else said(name) for name in PLACE}  # one style, for all shots
    return Wish(actors, some(place), said("occluder") >= 0, present)


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
    return {head: seen[head].float() for head in ("subject", *LOOKS, *PLACE, "identity")}


def missed(seen, wished, kin=None):
    """How much of a wish is not seen, a logarithm of chances as the critic's (`nets.critic`); kin: what is seen in the
    references, if there are any."""
    sure = (seen["subject"] / CALM).sigmoid().mean(0).clamp(LEAST, 1 - LEAST)
    looks = {head: whole(seen, head).log_softmax(-1) for head in LOOKS}
    loss = sure.new_zeros(())
    for kind, said in wished.actors:
        loss = loss - sure[kind].log() + STEADY * strayed(seen, kind)
        loss = loss - sum(LOOKS[head] * looks[head][kind, label] for head, label in said.items())
        if wished.hides:
            near = (seen["identity"][0, kind] * seen["identity"][-1, kind]).sum()
            ends = seen["subject"][[0, -1], kind] / CALM  # in the middle nobody may be seen
            loss = loss - HIDDEN * (fn.logsigmoid(SHARP * (near - ALIKE)) + fn.logsigmoid(ends).mean())
        if kin is not None and (known := kin["subject"][:, kind].sigmoid().max()) > 0.5:
            ours, theirs = whole(seen, "identity")[kind], whole(kin, "identity")[kind]
            loss = loss + KIN * known * (1 - fn.cosine_similarity(ours, theirs, dim=-1))
    loss = loss - sum(PLACE[head] * seen[head].mean(0).log_softmax(-1)[label] for head, label in wished.place.items())
    if kin is not None:
        loss = loss - PLACE["style"] * (kin["style"].mean(0).softmax(-1) * seen["style"].mean(0).log_softmax(-1)).sum()
    others = torch.ones(len(labels.LOOK["subject"]), dtype=torch.bool, device=sure.device)
    others[list(wished.present)] = False
    return loss - OTHERS * torch.log1p(-sure[others]).sum()


def strayed(seen, kind):
    """How far somebody is from looking as in the first frame in the others, as far as they are seen in both: what moves
    fast breaks up after the first moment."""
    there = seen["subject"][:, kind].sigmoid().detach()
    near = seen["identity"][1:, kind] @ seen["identity"][0, kind]
    return (there[0] * there[1:] * (1 - near)).mean()
