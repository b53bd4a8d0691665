"""What a clip shows, as plain data. `sample.scene(seed, shape)` makes one, `render.clips` draws it, `captions` tell it."""

import dataclasses

FPS = 12


@dataclasses.dataclass(frozen=True)
class Shape:
    """The extent of a clip in pixels and frames."""

    width: int
    height: int
    frames: int

    @property
    def unit(self):
        """Pixels of one stage unit: half of the shorter side. The stage reaches from -across to across."""
        return min(self.width, self.height) / 2

    @property
    def across(self):
        """Half the width of the stage in stage units."""
        return self.width / 2 / self.unit

    @property
    def down(self):
        """Half the height of the stage in stage units; y grows downwards."""
        return self.height / 2 / self.unit


@dataclasses.dataclass(frozen=True)
class Actor:
    """A subject with its looks and what it does. The place is that of its feet at the start, in stage units."""

    subject: str
    colour: str
    pattern: str = "plain"
    size: str = "medium"
    motion: str = "still"
    direction: str | None = None
    speed: str = "medium"
    x: float = 0.0
    y: float = 0.5
    facing: int = 1


@dataclasses.dataclass(frozen=True)
class Shot:
    """One unbroken view. `relation` and `event` tell what the first actor is or does to the second.

    time and weather are None where nothing of them can be seen. An occluder stands in the way of the first actor,
    which passes behind it and comes out on the other side. In an event the second actor is the object it happens to.
    """

    frames: int
    actors: tuple[Actor, ...]
    setting: str
    time: str | None = "day"
    weather: str | None = "clear"
    camera: str = "static"
    framing: str = "medium"
    relation: str | None = None
    occluder: str | None = None
    event: str | None = None


@dataclasses.dataclass(frozen=True)
class Scene:
    """A whole clip: one shot, or two to four with the same first actor and style."""

    seed: int
    shape: Shape
    style: str
    shots: tuple[Shot, ...]

    @property
    def cuts(self):
        """The first frame of every shot but the first."""
        starts, at = [], 0
        for shot in self.shots[:-1]:
            at += shot.frames
            starts.append(at)
        return tuple(starts)
