"""How a style paints: each is a row of numbers, so that clips of different styles are painted together."""

import dataclasses

import torch

from .palette import mix, rgb


@dataclasses.dataclass(frozen=True)
class Style:
    """ground: what colours are mixed into, by wash (subjects) and scenery (all else). Widths are shares of a unit.

    shadow: darkness of the halo round a cutout; pigment: unevenness of a fill; rim: darkness of a fill's edge;
    line, thick: strength and width of outlines; own: share of the fill's colour in them, else stroke; glow: light round
    lines; rough: how far edges wander; grain: paper; shade: of the ground where nothing is painted.
    """

    ground: tuple
    wash: float
    scenery: float
    shadow: float = 0.0
    pigment: float = 0.0
    rim: float = 0.0
    line: float = 0.0
    thick: float = 0.02
    stroke: tuple = (0.0, 0.0, 0.0)
    own: float = 0.0
    glow: float = 0.0
    rough: float = 0.0
    grain: float = 0.012
    opacity: float = 1.0


STYLES = {
    "papercut": Style((1.0, 1.0, 1.0), 0.0, 0.0, shadow=0.36),
    "watercolour": Style(
        rgb("fbf6ea"), 0.14, 0.42, pigment=0.11, rim=0.26, rough=0.022, grain=0.022, opacity=0.96
    ),
    "neon": Style(rgb("07071a"), 0.72, 0.90, line=1.0, thick=0.03, own=1.0, glow=0.75, grain=0.0),
    "ink": Style(rgb("f4efe2"), 0.08, 0.74, line=1.0, thick=0.032, stroke=rgb("17171c"), rough=0.012, grain=0.02),
    "pixel": Style((1.0, 1.0, 1.0), 0.0, 0.0, grain=0.0),
    "chalk": Style(
        rgb("26332f"), 0.34, 0.72, pigment=0.2, line=0.85, thick=0.03, stroke=rgb("f3f1e6"), own=0.7, rough=0.03,
        grain=0.02,
    ),
}  # fmt: skip
FIELDS = ("wash", "scenery", "shadow", "pigment", "rim", "line", "thick", "own", "glow", "rough", "grain", "opacity")


class Look:
    """The styles of n clips: every field as a tensor [n,1,1,1]; ground and stroke as [3,n,1,1,1]."""

    def __init__(self, styles, device):
        rows = [STYLES[s] for s in styles]
        for field in FIELDS:
            values = torch.tensor([getattr(r, field) for r in rows], device=device).view(-1, 1, 1, 1)
            setattr(self, field, values)
        self.any = {f: any(getattr(r, f) for r in rows) for f in FIELDS}
        self.ground = colours([r.ground for r in rows], device)
        self.stroke = colours([r.stroke for r in rows], device)

    def rows(self, index):
        """The look of some of the clips, as a Look."""
        part = object.__new__(Look)
        for field in FIELDS:
            setattr(part, field, getattr(self, field)[index])
        part.any, part.ground, part.stroke = self.any, self.ground[:, index], self.stroke[:, index]
        return part


def colours(triples, device):
    """RGB triples of n clips as [3,n,1,1,1]."""
    return torch.tensor(triples, dtype=torch.float32, device=device).t().reshape(3, -1, 1, 1, 1)


def vivid(colour):
    """A colour as light shows it: at its brightest, for lines of their fill's colour."""
    return tuple(v * max(1.0, 0.78 / max(colour)) for v in colour)


def washed(colour, style, scenery=False):
    """A colour as a style's fill shows it."""
    row = STYLES[style]
    return mix(colour, row.ground, row.scenery if scenery else row.wash)
