"""All subjects and the patterns they wear: `drawing(subject, pattern)` gives what `canvas.Canvas.sprite` draws.

A subject's own drawing is a function Body -> parts, each (distance, tone) or (distance, tone, space); the space, if
there is one, is what the pattern of the part is fixed to, so that it turns when the part does.
"""

import torch

from ..sdf import Space, both
from .animals import ANIMALS
from .people import PEOPLE
from .things import THINGS
from .vehicles import VEHICLES

SUBJECTS = {**PEOPLE, **ANIMALS, **VEHICLES, **THINGS}


def drawing(subject, pattern="plain"):
    """The drawing of a subject that wears a pattern: a function Body -> (distance, tone) parts, painted in order."""
    own, mark = SUBJECTS[subject], PATTERNS[pattern]

    def parts(b):
        out = []
        for d, tone, *space in own(b):
            out.append((d, tone))
            if mark and tone == "main":
                out.append((both(d, mark(space[0] if space else b)), "accent"))
        return out

    return parts


def stripes(s):
    """Slanted stripes, four to a subject's height."""
    across = (s.x * 0.42 + s.y * 0.91) / 0.46
    return ((across - across.floor() - 0.5).abs() - 0.23) * 0.46


def spots(s):
    """Staggered spots, four rows to a subject's height."""
    row = (s.y / 0.48).round()
    x = s.x / 0.56 + row * 0.5
    return Space((x - x.round()) * 0.56, s.y - row * 0.48).circle(0, 0, 0.17)


def checks(s):
    """A chessboard, five squares to a subject's height."""
    x, y = (_wave(v / 0.4) * 0.4 for v in (s.x, s.y))
    return -torch.sign(x * y) * torch.minimum(x.abs(), y.abs())


def _wave(v):
    """A triangle wave through 0 with a slope of 1: -0.5..0.5 and back."""
    return (v / 2 - (v / 2).floor() - 0.5).abs() * 2 - 0.5


PATTERNS = {"plain": None, "striped": stripes, "spotted": spots, "checked": checks}
