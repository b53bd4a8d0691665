"""Draws scenes: `clips(scenes)` gives the frames of many clips of one shape at once, on any device.

A clip is a function of its scene: the same scene gives the same bytes on the same device, whatever else is drawn
beside it. Cost: about a tenth of a second a clip of 25 frames of 256x144 on one CPU core.
"""

import collections

import numpy as np
import torch

from . import camera, canvas, look, motion, names, palette, scenery, subjects
from .scenery import light, occluders
from .scene import FPS

BATCH = {"cpu": 1, "cuda": 48}  # clips painted together: a CPU is fastest where one clip's page stays in its caches
TINT = 0.22  # how much of the light's colour a subject takes
FAINT = 0.5  # strength of the scenery's lines
ACTORS = 3  # of a shot, at most
COVER = 2.2  # radius of an occluder, in those of what it hides


def clips(scenes, moments=None, device="cpu"):
    """The frames of scenes of one shape, float32 [n,3,T,H,W] in -1..1.

    moments: indices of the frames to draw, in rising order; all if None.
    """
    shape = scenes[0].shape
    moments = list(range(shape.frames)) if moments is None else list(moments)
    out = torch.empty(len(scenes), 3, len(moments), shape.height, shape.width, device=device)
    batch = BATCH[torch.device(device).type]
    for group in _groups(scenes, moments).values():
        for at in range(0, len(group), batch):
            part = group[at : at + batch]
            drawn = draw([j[0] for j in part], device)
            for (_, clip, places), frames in zip(part, drawn):
                out[clip, :, places] = frames
    return out


def clip(scene):
    """The frames of one scene, float32 [3,T,H,W] in -1..1."""
    return clips([scene])[0]


def places(scene):
    """Where actors are on the picture: float32 [ACTORS,T,3] of x, y and radius as shares of width, height and height;
    the radius is 0 where there is none or it is not shown."""
    out, start = np.zeros((ACTORS, scene.shape.frames, 3), np.float32), 0
    shape = scene.shape
    for number, shot in enumerate(scene.shots):
        job = Job(scene, number, range(shot.frames))
        zoom = job.camera["zoom"] * shape.unit
        for row, pose in zip(out, job.poses):
            x = (pose["x"] - job.camera["x"]) * zoom / shape.width + 0.5
            y = (pose["y"] - job.camera["y"]) * zoom / shape.height + 0.5
            radius = np.abs(pose["radius"]) * zoom / shape.height * (pose["shown"] > 0)
            row[start : start + shot.frames] = np.stack([x, y, radius], -1)
        start += shot.frames
    return torch.from_numpy(out)


class Job:
    """One shot to be drawn: its scene's seed and style, poses and camera at the moments asked."""

    def __init__(self, scene, number, moments):
        self.shot, self.shape, self.style = scene.shots[number], scene.shape, scene.style
        self.seed = scene.seed * 7919 + number
        pick = np.asarray(moments)
        poses = motion.shot(self.shot, scene.shape)
        eye = camera.path(self.shot, scene.shape, poses)
        self.poses = [{k: v[pick] for k, v in p.items()} for p in poses]
        self.camera = {k: v[pick] for k, v in eye.items()}
        self.t = pick / FPS


def _groups(scenes, moments):
    """Jobs that can be drawn together, by setting and number of moments: (job, clip, places in the output)."""
    found = collections.defaultdict(list)
    for i, scene in enumerate(scenes):
        start = 0
        for number, shot in enumerate(scene.shots):
            places = [k for k, m in enumerate(moments) if start <= m < start + shot.frames]
            if places:
                job = Job(scene, number, [moments[k] - start for k in places])
                found[shot.setting, len(places)].append((job, i, places))
            start += shot.frames
    return found


def _stack(rows):
    return {k: np.stack([r[k] for r in rows]) for k in rows[0]}


def draw(jobs, device):
    """Frames [n,3,T,H,W] of jobs of one setting."""
    shots = [j.shot for j in jobs]
    c = canvas.Canvas(
        jobs[0].shape, [j.seed for j in jobs], [j.style for j in jobs], np.stack([j.t for j in jobs]),
        _stack([j.camera for j in jobs]), device,
    )  # fmt: skip
    air = (shots[0].setting, [s.time for s in shots], [s.weather for s in shots])
    c.weight = FAINT
    scenery.back(c, *air)
    c.weight = 1.0
    _ropes(c, jobs)
    _shadows(c, jobs)
    _actors(c, jobs)
    _occluders(c, jobs)
    c.weight = FAINT
    scenery.front(c, *air)
    c.grain()
    return c.frames()


def _order(job):
    """Actors from back to front."""
    return sorted(range(len(job.shot.actors)), key=lambda k: (job.shot.actors[k].y, -k))


def _actors(c, jobs):
    """Draws actors layer by layer, those of one kind and pattern together."""
    for layer in range(max(len(j.shot.actors) for j in jobs)):
        kinds = collections.defaultdict(list)
        for row, job in enumerate(jobs):
            if layer < len(job.shot.actors):
                k = _order(job)[layer]
                actor = job.shot.actors[k]
                kinds[actor.subject, actor.pattern].append((row, actor, job.poses[k]))
        for (subject, pattern), found in kinds.items():
            rows = [row for row, _, _ in found]
            tones = _tones([jobs[row] for row in rows], [actor for _, actor, _ in found])
            c.sprite(_stack([p for _, _, p in found]), subjects.drawing(subject, pattern), tones, rows=rows)


def _tones(jobs, actors):
    """Every tone of the actors' colours, as the light and the style show them."""
    tones = collections.defaultdict(list)
    for job, actor in zip(jobs, actors):
        for tone, triple in palette.tones(actor.colour).items():
            lit = light.tinted(triple, job.shot.time, TINT)
            tones[tone].append(look.washed(lit, job.style))
            tones[tone + "!"].append(look.vivid(triple))
    return tones


def _occluders(c, jobs):
    for kind in names.OCCLUDERS:
        rows = [i for i, j in enumerate(jobs) if j.shot.occluder == kind]
        if rows:
            poses = [_still(jobs[i], 0.0, jobs[i].shot.actors[0].y + 0.06, _radius(jobs[i]) * COVER) for i in rows]
            c.sprite(_stack(poses), occluders.OCCLUDERS[kind], {}, rows=rows)


def _radius(job):
    return motion.RADIUS[job.shot.actors[0].size]


def _still(job, x, feet, radius):
    """The pose of something that stands on its feet and does not move."""
    ones = np.ones(len(job.t))
    zeros = np.zeros(len(job.t))
    return {
        "x": x * ones, "y": (feet - radius) * ones, "radius": radius * ones, "angle": zeros, "sx": ones, "sy": ones,
        "gait": zeros, "going": zeros, "effect": zeros, "shown": ones,
    }  # fmt: skip


def _shadows(c, jobs):
    """A soft spot on the ground below every actor that stands there, fainter the higher it is."""
    for layer in range(max(len(j.shot.actors) for j in jobs)):
        rows = [i for i, j in enumerate(jobs) if layer < len(j.shot.actors) and _grounded(j.shot.actors[layer])]
        if rows:
            poses = [_spot(jobs[i], jobs[i].shot.actors[layer], jobs[i].poses[layer]) for i in rows]
            c.sprite(_stack(poses), _spot_drawing, _spot_tones(rows), rows=rows, halo=False, styled=False)


def _grounded(actor):
    hangs = actor.motion in ("swing", "rise") or actor.y < 0.3
    return actor.subject not in names.FLYING + names.SWIMMING and not hangs


def _spot(job, actor, pose):
    ground = np.full(len(job.t), float(actor.y))
    if actor.motion in ("approach", "recede", "circle", "fall"):
        ground = pose["y"] + pose["radius"] if actor.motion != "fall" else np.full(len(job.t), 0.52 * job.shape.down)
    height = np.clip((ground - pose["y"] - pose["radius"]) / 0.6, 0, 1)
    p = _still(job, 0.0, 0.0, 1.0)
    p.update(x=pose["x"], y=ground, radius=pose["radius"], sy=0.16 * np.ones(len(job.t)))
    p["shown"] = 0.3 * (1 - 0.6 * height) * pose["shown"]
    return p


def _spot_drawing(b):
    return [(b.circle(0, 0, 1.0), "spot")]


def _spot_tones(rows):
    return {"spot": [palette.STUFF["ink"]] * len(rows)}


def _ropes(c, jobs):
    """What swings hangs on a rope from above the picture."""
    rows = [i for i, j in enumerate(jobs) if j.shot.actors[0].motion == "swing"]
    if not rows:
        return
    poses = []
    for i in rows:
        job = jobs[i]
        _, _, length = motion.rope(job.shot.actors[0], job.shape)
        p = dict(job.poses[0])
        # Its own space is a unit long from the middle of the subject up to where it is tied.
        p.update(radius=np.full(len(job.t), length), sx=np.ones(len(job.t)), sy=np.ones(len(job.t)))
        poses.append(p)
    c.sprite(_stack(poses), _rope_drawing, {}, rows=rows, reach=1.05)


def _rope_drawing(b):
    return [(b.limb(0, 0, 0, -1.0, 0.012), "straw")]
