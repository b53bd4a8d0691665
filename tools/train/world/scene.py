"""What happens in a clip: a structured description sampled from a seed, and the path of its subject."""

import dataclasses
import math
import random

import torch

from . import palette, shapes

FPS = 12
MOTIONS = ("right", "left", "rise", "fall", "bounce", "grow", "shrink", "still")
SIZES = {"small": 0.115, "plain": 0.15, "big": 0.19}
GROUND = ("ball", "box", "car", "boat")


@dataclasses.dataclass(frozen=True)
class Shape:
    """The extent of a clip in pixels and frames."""

    width: int
    height: int
    frames: int


@dataclasses.dataclass(frozen=True)
class Scene:
    """Everything that determines a clip. Places are shares of the width and height."""

    seed: int
    shape: Shape
    subject: str
    colour: str
    motion: str
    setting: str
    size: str
    x: float
    y: float
    facing: int
    speed: float
    sun: tuple
    hills: tuple
    trees: tuple


@dataclasses.dataclass
class Path:
    """Per-frame pose of the subject: centre in pixels, radius in pixels, angle in radians; each [T]."""

    x: torch.Tensor
    y: torch.Tensor
    radius: torch.Tensor
    angle: torch.Tensor


def sample(seed, shape):
    """The scene of a seed."""
    rng = random.Random(seed)
    motion = rng.choices(MOTIONS, weights=(5, 5, 3, 3, 2, 2, 2, 2))[0]
    subject = rng.choice(tuple(shapes.SUBJECTS))
    x, y = _start(rng, motion, subject)
    setting = "sea" if subject == "boat" and rng.random() < 0.4 else rng.choice(tuple(palette.SETTING))
    return Scene(
        seed=seed, shape=shape, subject=subject, motion=motion, setting=setting,
        colour=rng.choice(tuple(palette.SUBJECT)),
        size=rng.choices(tuple(SIZES), weights=(1, 2, 1))[0],
        x=x, y=y,
        facing={"right": 1, "left": -1}.get(motion) or rng.choice((1, -1)),
        speed=rng.uniform(0.85, 1.15),
        sun=(rng.choice((rng.uniform(0.12, 0.3), rng.uniform(0.7, 0.88))), rng.uniform(0.14, 0.24)),
        hills=tuple((rng.uniform(2.0, 3.2), rng.uniform(0, math.pi)) for _ in range(3)),
        trees=tuple(rng.choice((rng.uniform(0.05, 0.25), rng.uniform(0.75, 0.95))) for _ in range(rng.randint(0, 1))),
    )  # fmt: skip


def _start(rng, motion, subject):
    low = 0.72 if subject in GROUND else rng.uniform(0.38, 0.5)
    x = rng.uniform(0.3, 0.7)
    if motion in ("right", "left"):
        x = rng.uniform(0.14, 0.36)
        return (x if motion == "right" else 1 - x), low
    heights = {"rise": rng.uniform(0.68, 0.74), "fall": rng.uniform(0.2, 0.28), "bounce": 0.72}
    return x, heights.get(motion, low)


def _eased(t):
    """Starts gently, then runs at one unit a second."""
    return torch.where(t < 0.5, t * t, t - 0.25)


def path(scene):
    """The pose of the subject at every frame of its clip."""
    shape = scene.shape
    t = torch.arange(shape.frames) / FPS
    go = _eased(t) * scene.speed
    unit = min(shape.width, shape.height)
    x, y = torch.full_like(t, scene.x * shape.width), torch.full_like(t, scene.y * shape.height)
    radius, angle = torch.full_like(t, SIZES[scene.size] * unit), torch.zeros_like(t)
    if scene.motion in ("right", "left"):
        x, y, angle = _travel(scene, x, y, radius, go)
    elif scene.motion in ("rise", "fall"):
        y = y + (go * 0.3 * (1 if scene.motion == "fall" else -1)).clamp(-0.6, 0.52) * shape.height
    elif scene.motion == "bounce":
        y = y - torch.sin(t * math.pi * 1.25 * scene.speed).abs() * 0.3 * shape.height
    elif scene.motion in ("grow", "shrink"):
        radius = radius * _swell(scene.motion, go)
    return Path(x, y, radius, angle)


def _travel(scene, x, y, radius, go):
    way = go * 0.36 * scene.shape.width * scene.facing
    angle = torch.zeros_like(go)
    if scene.subject == "ball":
        angle = way / radius
    elif scene.subject == "rocket":
        angle = torch.full_like(go, 1.2 * scene.facing)
    bob = 0.0 if scene.subject in ("ball", "box", "car") else 0.02
    return x + way, y + torch.sin(go * 5) * bob * scene.shape.height, angle


def _swell(motion, go):
    share = (go / 1.75).clamp(0, 1)
    return 0.55 + 0.95 * share if motion == "grow" else 1.5 - 0.95 * share
