"""What a judge's outputs say of whole shots, beside what is true. `eval` reads the outputs in the same way.

A verdict is (head, answers, goals): two equally long rows of label numbers.
"""

import torch

from world.names import DIRECTIONS
from world.names import RELATIONS as EXACT

from . import labels
from .look_net import FRAME_HEADS, KIND_HEADS

WITH_NONE = ("relation", "event", "hidden")


def look(made, truth):
    """Verdicts of shots seen in some glimpses: made and truth as the network and `labels.look` have them, [N,G,...].

    The answer for a named kind is itself where it is among the most present kinds, as many as are named; how present
    a kind is in a shot is the mean over its glimpses. What a named kind looks like is the mean over the glimpses,
    weighted by how present it is there.
    """
    named = (truth["subject"] == 1).any(1)
    shown = made["subject"].float().sigmoid()
    present = shown.mean(1)
    clips, kinds = named.nonzero(as_tuple=True)
    yield "subject", _kinds(present, named, clips, kinds), kinds
    weight = (shown + 1e-4).unsqueeze(-1)
    for head in KIND_HEADS:
        logits = (made[head].float() * weight).sum(1)[clips, kinds]
        yield head, logits.argmax(-1), truth[head].amax(1)[clips, kinds]
    for head in FRAME_HEADS:
        goals = truth[head][:, 0]
        asked = goals >= 0
        yield head, made[head].float().mean(1)[asked].argmax(-1), goals[asked]


def _kinds(present, named, clips, kinds):
    """For each named kind itself if it is found, else the most present kind that isn't named."""
    rank = present.argsort(1, descending=True).argsort(1)
    found = rank[clips, kinds] < named.sum(1)[clips]
    other = present.masked_fill(named, -1).argmax(1)[clips]
    return torch.where(found, kinds, other)


def move(made, truth):
    """Verdicts of shots as the judge of movement sees them.

    Relations, events and what is hidden are asked for where there are any; "nothing" is right where there are none and
    none are seen.
    """
    heads = {head: made[head].argmax(-1) for head in labels.MOVE}
    for head in labels.MOVE:
        asked = truth[head] > (0 if head in WITH_NONE else -1)
        if head == "relation":
            asked &= truth[head] != labels.RELATIONS.index("event")
        yield head, heads[head][asked], truth[head][asked]
    calm = sum(truth[head] for head in WITH_NONE) == 0
    yield "nothing", sum(heads[head] for head in WITH_NONE)[calm].clamp(max=1), torch.zeros_like(calm[calm]).long()


def related(looks, moves, truth):
    """Verdicts on relations with who is where.

    The class is by the judge of movement, the order of the two by their places in the first glimpse. Where the order is
    wrong the answer is the opposite relation, or -1 where there is none.
    """
    asked = truth["exact"] >= 0
    exact, kinds = truth["exact"][asked], truth["kinds"][asked]
    classes = moves["relation"][asked].argmax(-1)
    place = looks["place"].float()[asked][:, 0]
    first, second = (place[torch.arange(len(kinds)), kinds[:, k]] for k in range(2))
    dx, dy = (second - first).unbind(-1)
    ahead = torch.where(moves["direction"][asked].argmax(-1) == DIRECTIONS.index("right"), dx, -dx)
    gaps = {"left_of": dx, "right_of": -dx, "above": dy, "behind": dy, "following": ahead}
    answers = torch.full_like(exact, -1)
    for word, gap in (gaps | {"meeting": torch.ones_like(dx)}).items():
        kind = "beside" if word in labels.BESIDE else word
        fits = (classes == labels.RELATIONS.index(kind)) & (gap > 0)
        fits &= (exact == EXACT.index(word)) | (answers < 0)
        answers[fits] = EXACT.index(word)
    yield "relation", answers, exact


def identities(made, truth, scenes):
    """What is known of each named kind of each shot: rows (scene, kind, look, ends) and vectors [M,3,E].

    look: a number for colour and pattern together; ends: whether it is seen in the first and in the last glimpse;
    vectors: of the whole shot and of its first and last glimpse.
    """
    named = (truth["subject"] == 1).any(1)
    clips, kinds = named.nonzero(as_tuple=True)
    shown = made["subject"].float().sigmoid().unsqueeze(-1) + 1e-4
    vectors = made["identity"].float()
    whole = (vectors * shown).sum(1)
    parts = torch.stack([whole, vectors[:, 0], vectors[:, -1]], 1)[clips, :, kinds]
    look = truth["colour"].amax(1) * len(labels.LOOK["pattern"]) + truth["pattern"].amax(1)
    ends = (truth["subject"][:, 0] == 1) & (truth["subject"][:, -1] == 1)
    rows = torch.stack([scenes[clips], kinds, look[clips, kinds], ends[clips, kinds].long()], 1)
    return rows, torch.nn.functional.normalize(parts, dim=-1)


def pairs(rows, vectors):
    """Cosines of the same kind in two shots: of the same subject, and of as many that are not the same.

    The same are in shots of one scene; the others in different scenes, and differ in colour or in pattern, not in both.
    """
    scene, kind, look = rows[:, 0], rows[:, 1], rows[:, 2]
    patterns = len(labels.LOOK["pattern"])
    upper = torch.ones(len(rows), len(rows)).triu(1).bool()
    both = upper & (kind.unsqueeze(1) == kind)
    alike = look.unsqueeze(1) == look
    together = scene.unsqueeze(1) == scene
    near = (look.unsqueeze(1) // patterns == look // patterns) ^ (look.unsqueeze(1) % patterns == look % patterns)
    cosines = vectors[:, 0] @ vectors[:, 0].t()
    same, other = cosines[both & alike & together], cosines[both & near & ~together]
    pick = torch.randperm(len(other), generator=torch.Generator().manual_seed(0))[: len(same)]
    return same, other[pick]


def threshold(same, other):
    """The cosine that tells the two best."""
    steps = torch.linspace(-0.5, 0.98, 149)
    right = torch.stack([(same > s).float().mean() + (other <= s).float().mean() for s in steps])
    best = steps[right >= right.max() - 1e-6]
    return best[len(best) // 2].item()
