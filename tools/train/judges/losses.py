"""What the judges are trained to make small."""

import torch
from torch.nn import functional as fn

from . import labels
from .layers import middles
from .look_net import FRAME_HEADS, KIND_HEADS

NARROW = 1.1  # standard deviation, in cells, of where a thing's middle is taken to be
SCALE, MARGIN = 16.0, 0.2  # of the cosines that tell looks apart


def said(logits, truth):
    """Mean cross entropy where there is something to say; 0 where there is nothing."""
    total = fn.cross_entropy(logits.float(), truth, ignore_index=-1, reduction="sum")
    return total / (truth >= 0).sum().clamp(min=1)


def spot(scores, place):
    """Cross entropy between where is looked, scores [N,h,w], and the true place [N,2] in -1..1."""
    if not len(scores):
        return scores.sum() * 0
    h, w = scores.shape[1:]
    dx = (middles(w, place) - place[:, :1]) * w / 2
    dy = (middles(h, place) - place[:, 1:]) * h / 2
    goal = -(dx.square().unsqueeze(1) + dy.square().unsqueeze(2)) / (2 * NARROW**2)
    return -(goal.flatten(1).softmax(-1) * scores.flatten(1).float().log_softmax(-1)).sum(-1).mean()


def look(made, truth):
    """The judge of looks on a batch: made by the network, truth as `labels.look` stacked. Losses by name."""
    seen, shown = truth["subject"] >= 0, truth["subject"] == 1
    presence = fn.binary_cross_entropy_with_logits(made["subject"], shown.float(), reduction="none")
    parts = {"subject": (presence * seen).sum(1).mean()}
    parts["place"] = 0.3 * spot(made["scores"][shown], truth["place"][shown])
    for head in KIND_HEADS:
        parts[head] = said(made[head][shown], truth[head][shown])
    for head in FRAME_HEADS:
        parts[head] = said(made[head], truth[head])
    parts["identity"] = 0.3 * alike(made, truth, shown)
    return parts


def alike(made, truth, shown):
    """Tells colours and patterns of present kinds apart, and from the absent kinds that seem most present."""
    absent = made["subject"].detach().masked_fill(truth["subject"] != 0, -99).argmax(1)
    rows = torch.cat([made["alike"][shown], made["alike"][torch.arange(len(absent)), absent]])
    goals = truth["colour"][shown] * len(labels.LOOK["pattern"]) + truth["pattern"][shown]
    goals = torch.cat([goals, torch.full_like(absent, rows.shape[1] - 1)])
    margin = fn.one_hot(goals, rows.shape[1]) * MARGIN
    return fn.cross_entropy(SCALE * (rows - margin), goals)


def move(made, truth):
    """The judge of movement on a batch: made by the network, truth as `labels.move` stacked. Losses by name."""
    parts = {head: said(made[head], truth[head]) for head in labels.MOVE}
    for i in range(2):
        clear = truth["actors"] > i
        place, scores = truth["track"][:, i, :, :2][clear], made["scores"][:, :, i][clear]
        inside = (place.abs() < 1).all(-1)
        parts[f"follow {i + 1}"] = 0.2 * spot(scores[inside], place[inside])
    parts["path"] = path(made["path"], truth)
    return parts


def path(made, truth):
    """How far the told path of the lens and of the first actor is from the true one, relative to the first frame."""
    lens, actor = truth["lens"], truth["track"][:, 0, :, :3]
    way = torch.cat([actor[..., :2].clamp(-1.5, 1.5), actor[..., 2:].clamp(min=0.02).log()], -1)
    goal = torch.cat([lens - lens[:, :1], way - way[:, :1]], -1)
    weight = torch.ones_like(goal)
    weight[..., 3:] = (truth["actors"] > 0).view(-1, 1, 1)
    return (fn.smooth_l1_loss(made.float(), goal, reduction="none", beta=0.1) * weight).mean() * 2
