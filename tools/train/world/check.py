"""Checks that clips show what their scenes say, by looking at the drawn pixels: `python -m world check`."""

import itertools

import numpy as np
import torch

from . import motion, names, palette, render, sample
from .captions import check as captions_check
from .scene import FPS, Actor, Scene, Shape, Shot

SMALL = Shape(128, 72, 25)
SHAPES = (SMALL, Shape(90, 160, 25), Shape(96, 96, 13), Shape(128, 72, 49))


def same_bytes():
    """A clip is a function of its scene, whatever is drawn beside it and whichever moments are asked for."""
    scenes = [sample.scene(seed, SMALL) for seed in range(30)]
    together, again = render.clips(scenes), render.clips(scenes)
    assert torch.equal(together, again), "the same seeds must give the same bytes"
    for scene, clip in zip(scenes[:10], together):
        assert torch.equal(render.clip(scene), clip), scene.seed
    assert torch.equal(render.clips(scenes[:4], [0, 7, 24]), together[:4][:, :, [0, 7, 24]])
    assert together.abs().max() <= 1 and together.std() > 0.1


def splits():
    """No subject does a motion in a setting in two splits, and every split has all subjects, motions and settings."""
    seen = {}
    for split in sample.SPLITS:
        shots = [s for seed in range(900) for s in sample.scene(seed, SMALL, split).shots]
        seen[split] = {(s.actors[0].subject, s.actors[0].motion, s.setting) for s in shots}
        for i, words in enumerate((names.SUBJECTS, names.MOTIONS, names.SETTINGS)):
            assert {row[i] for row in seen[split]} == set(words), split
    for a, b in itertools.combinations(seen.values(), 2):
        assert not a & b


def alone(scene, number, actor, moments):
    """How much each pixel of a shot changes by an actor being there: [T,H,W], 0..2."""
    with_it, without = (render.Job(scene, number, moments) for _ in range(2))
    for k, (p, q) in enumerate(zip(with_it.poses, without.poses)):
        q["shown"] = q["shown"] * 0
        p["shown"] = p["shown"] * (k == actor)
    drawn = [render.draw([job], "cpu")[0] for job in (with_it, without)]
    return (drawn[0] - drawn[1]).abs().amax(0)


def middle(change):
    """Centre of what changed, in pixels: x [T], y [T]."""
    weight = (change > 0.25).float() + 1e-6
    x = (weight.sum(1) * torch.arange(weight.shape[2])).sum(1) / weight.sum((1, 2))
    y = (weight.sum(2) * torch.arange(weight.shape[1])).sum(1) / weight.sum((1, 2))
    return x, y


def places():
    """`render.places` tells where the pixels of an actor are."""
    off = []
    for seed in range(60):
        scene = sample.scene(seed, SMALL)
        told, start = render.places(scene), 0
        for number, shot in enumerate(scene.shots):
            change = alone(scene, number, 0, range(shot.frames))
            x, y = middle(change)
            x0, y0, radius = told[0, start : start + shot.frames].T
            seen = (change > 0.25).sum((1, 2)) > 30
            away = torch.hypot(x - x0 * SMALL.width, y - y0 * SMALL.height) / (radius * SMALL.height)
            off += away[seen & (radius > 0) & (x0 > 0.15) & (x0 < 0.85) & (y0 > 0.15) & (y0 < 0.85)].tolist()
            start += shot.frames
    off.sort()
    assert len(off) > 500 and off[int(0.95 * len(off))] < 0.6, (len(off), off[int(0.95 * len(off))])


def directions():
    """What goes right or left moves that way on the screen; rising and falling, growing and shrinking do as they say."""
    count = 0
    for seed in range(400):
        shape = SHAPES[seed % 4]
        scene = sample.scene(seed, shape)
        shot = scene.shots[0]
        if shot.camera not in ("static", "follow", "zoom_in", "zoom_out") or scene.style != "papercut" or shot.relation:
            continue
        actor, last = shot.actors[0], shot.frames - 1
        end = last // 2 - 1 if actor.motion == "return" else last
        change = alone(scene, 0, 0, [0, end])
        x, y = middle(change)
        if shot.camera in ("static", "follow") and actor.direction:
            assert (x[1] - x[0]) * {"right": 1, "left": -1}[actor.direction] > 1.5, (seed, actor)
        if actor.motion in ("rise", "fall"):
            assert (y[1] - y[0]) * {"fall": 1, "rise": -1}[actor.motion] > 8, (seed, actor)
        size = (change > 0.25).float().sum((1, 2))
        if actor.motion in ("grow", "approach"):
            assert size[1] > 1.5 * size[0], (seed, actor)
        if actor.motion in ("shrink", "recede"):
            assert size[0] > 1.5 * size[1], (seed, actor)
        count += 1
    assert count > 30, count


def relations():
    """Actors stand to each other as the relation says, at every moment it holds."""
    found = dict.fromkeys(names.RELATIONS, 0)
    for seed in range(700):
        scene = sample.scene(seed, SHAPES[seed % 2])
        shot = scene.shots[0]
        if not shot.relation or scene.style in names.DARK_STYLES:
            continue
        moments = [0, shot.frames // 3]
        (ax, ay), (bx, by) = (middle(alone(scene, 0, k, moments)) for k in (0, 1))
        assert _holds(shot, ax, ay, bx, by), (seed, shot, ax, ay, bx, by)
        found[shot.relation] += 1
    assert min(found.values()) >= 2, found


def _holds(shot, ax, ay, bx, by):
    side = {"right": 1, "left": -1}.get(shot.actors[0].direction, 0)
    return {
        "left_of": lambda: (ax < bx - 8).all(),
        "right_of": lambda: (ax > bx + 8).all(),
        "above": lambda: (ay < by - 12).all(),
        "behind": lambda: (ay < by - 4).all(),
        "following": lambda: ((bx - ax) * side > 8).all() and (ax[1] - ax[0]) * side > 1,
        "meeting": lambda: ((bx - ax) * side > 0).all() and (bx - ax)[1].abs() < (bx - ax)[0].abs(),
    }[shot.relation]()


def colours():
    """A plain subject has the colour that it is said to have, and no other as much but its shades and small parts'."""
    shades = {names.COLOURS.index(c) for c in ("brown", "black", "white")}
    table = torch.tensor(list(palette.COLOURS.values()))
    for i, (subject, colour) in enumerate(itertools.product(names.SUBJECTS, names.COLOURS)):
        setting, time = names.SETTINGS[i % 14], names.TIMES[i % 4]
        shot = Shot(1, (Actor(subject, colour, size="big", y=0.55),), setting, time)
        scene = Scene(i, Shape(128, 72, 1), "papercut", (shot,))
        change = alone(scene, 0, 0, [0])[0]
        pixels = (render.clip(scene)[:, 0].permute(1, 2, 0)[change > 0.3] + 1) / 2
        nearest = (pixels.unsqueeze(1) - table).square().sum(-1).argmin(1)
        own = names.COLOURS.index(colour)
        shares = torch.bincount(nearest, minlength=10) / len(nearest)
        rivals = [k for k in range(10) if k != own and k not in shades and (colour, names.COLOURS[k]) != ("red", "pink")]
        assert shares[own] > 0.2 and shares[own] > shares[rivals].max(), (subject, colour, setting, time, shares)


def effects():
    """An effect is not there before the doer comes, comes after, and stays as it is to the end."""
    for i, (event, thing) in enumerate(names.EVENTS.items()):
        scene = _event_scene(i, event, thing)
        shot = scene.shots[0]
        assert shot.event == event and shot.actors[1].subject == thing
        at = [round(s * (shot.frames - 1)) for s in (0, motion.TOUCH - 0.05, 0.9, 1)]
        job = [render.Job(scene, 0, [m]) for m in at]
        for j in job:
            j.poses[0]["shown"] = j.poses[0]["shown"] * 0
            j.t = j.t * 0  # nothing but the effect may move
        frames = [render.draw([j], "cpu")[0, :, 0] for j in job]
        assert torch.equal(frames[0], frames[1]), event
        assert (frames[2] - frames[1]).abs().max() > 0.5, event
        if event != "cut":  # what is cut loose goes on rising
            assert torch.equal(frames[2], frames[3]), event


def _event_scene(seed, event, thing):
    doer = Actor("cat", "orange", motion="travel", direction="right", x=-1.3, y=0.55)
    shot = Shot(25, (doer, Actor(thing, "blue", x=0.3, y=0.55)), "meadow", event=event)
    return Scene(seed, SMALL, "papercut", (shot,))


def hiding():
    """What passes behind something is out of sight half way and as before at the end."""
    count = 0
    for seed in range(500):
        scene = sample.scene(seed, SHAPES[seed % 4])
        shot = scene.shots[0]
        if not shot.occluder or scene.style in names.DARK_STYLES:
            continue
        seen = (alone(scene, 0, 0, [0, (shot.frames - 1) // 2, shot.frames - 1]) > 0.25).float().sum((1, 2))
        assert seen[1] < 0.12 * min(seen[0], seen[2]), (seed, seen, shot)
        count += 1
    assert count >= 3, count


def steady():
    """Nothing jumps from one frame to the next, and every actor leaves its mark on the first frame."""
    for seed in range(240):
        scene = sample.scene(seed, SHAPES[seed % 4])
        for number, shot in enumerate(scene.shots):
            for k, pose in enumerate(render.Job(scene, number, range(shot.frames)).poses):
                step = np.abs(np.diff(pose["x"])).max() if shot.frames > 1 else 0
                assert step < 9 / FPS, (seed, shot.actors[k], step)
                if seed % 4 == 0:
                    seen = (alone(scene, number, k, [0])[0] > 0.1).float().sum()
                    assert seen > 40, (seed, shot.actors[k], seen)


CHECKS = (splits, same_bytes, places, directions, relations, colours, effects, hiding, steady)


def run():
    """Runs them all, the captions' too."""
    torch.set_num_threads(1)
    captions_check.run()
    for check in CHECKS:
        check()
        print("world:", check.__name__.replace("_", " "), "ok", flush=True)
