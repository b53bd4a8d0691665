"""People, robots and astronauts: each a function of a `canvas.Body` that gives its parts, back to front:
(distance, tone), with the space that a pattern is fixed to where there may be one.

They stand at y = 1 and look to the right. `leg`, `swing` and `eye` serve animals too.
"""

import math

import torch

from ..sdf import Space, both, cut, union

FAR = math.pi  # the far leg and the near arm are half a turn behind the near leg


def swing(b, phase=0.0):
    """How far forward a limb is in its stride, -1..1, eased to 0 at rest: [n,T,1,1]."""
    return b.going * torch.sin(b.gait + phase)


def lift(b, phase=0.0):
    """How high a foot is on its way forward, 0..1, with a soft start and landing: [n,T,1,1]."""
    return b.going * torch.cos(b.gait + phase).clamp(min=0) ** 2


def bob(b):
    """How far a body sinks when its feet are apart, or breathes at rest: [n,T,1,1], a few hundredths of a unit."""
    return 0.03 * b.going * torch.sin(b.gait) ** 2 + 0.012 * (1 - b.going) * torch.sin(b.wave)


def leg(b, x, y, w, phase=0.0, stride=0.3, sole=1.0):
    """A bar of half width w from a hip at (x, y) to the ground, or to a sole above it; it leans as it walks."""
    lean = swing(b, phase) * (stride / (1 - y))
    half = (sole - y - 0.1 * lift(b, phase)) / 2
    drop = b.y - y
    side = torch.addcmul(b.x - x, lean, drop, value=-1).abs_().sub_(w)
    return torch.maximum(side, (drop - half).abs_().sub_(half))


def shoe(b, x, r, phase=0.0, stride=0.3):
    """Half a disc of radius r, flat on the ground, where a leg with the same hip, phase and stride has its foot."""
    ground = 1 - 0.1 * lift(b, phase)
    return torch.maximum(b.circle(x + stride * swing(b, phase), ground, r), b.y - ground)


def eye(s, x, y, r):
    """A wide-awake eye: a disc of paper with a pupil that looks to the right, seen on any colour."""
    return [(s.circle(x, y, r), "paper"), (s.circle(x + 0.3 * r, y + 0.05 * r, 0.58 * r), "ink")]


def _face(s, y):
    """Two eyes and a smile on a face whose middle is at height y."""
    eyes = Space((s.x - 0.17).abs_(), s.y).circle(0.11, y, 0.055)
    return [(eyes, "ink"), (torch.maximum(s.circle(0.19, y + 0.11, 0.085), y + 0.11 - s.y), "rose")]


def _arm(s, b, x, y, reach, r, phase):
    """A straight arm from a shoulder with the hand's place: (distance, hand x, hand y)."""
    angle = 0.75 * swing(b, phase) + 0.05 * torch.sin(b.wave)
    hx, hy = x + reach * torch.sin(angle), y + reach * torch.cos(angle)
    return s.limb(x, y, hx, hy, r), hx, hy


def girl(b):
    """A girl with two bunches of hair and a wide dress."""
    s = b.moved(0, bob(b))
    sway = 0.06 * swing(b) + 0.02 * torch.sin(b.wave)
    half = Space(s.x.abs(), s.y)
    bunch = half.turned(0.38, -0.64, 0.1 * swing(b, 1.0) + 0.06 * torch.sin(b.wave) - 0.25)
    drop = s.y + 0.8
    cone = torch.addcmul(s.x, sway, drop, value=-1).abs_() * 0.83 - drop * 0.56
    dress = torch.maximum(cone, s.circle(0.0, -0.8, 1.46))
    far, fx, fy = _arm(s, b, 0.2, -0.16, 0.44, 0.09, 0.0)
    near, nx, ny = _arm(s, b, -0.12, -0.14, 0.44, 0.1, FAR)
    skull = s.circle(0.0, -0.62, 0.38)
    return [
        (union(bunch.ellipse(0.08, 0.22, 0.15, 0.27), skull), "hair"),
        (half.circle(0.39, -0.66, 0.1), "main", s),
        (union(leg(b, 0.17, 0.4, 0.09, FAR, 0.24), leg(b, -0.13, 0.4, 0.09, 0.0, 0.24)), "skin"),
        (union(shoe(b, 0.22, 0.16, FAR, 0.24), shoe(b, -0.08, 0.16, 0.0, 0.24)), "dark"),
        (s.circle(fx, fy, 0.1), "skin"),
        (union(dress, far), "main", s),
        (both(skull, s.circle(0.13, -0.5, 0.33)), "skin"),
        (near, "dark"),
        (s.circle(nx, ny, 0.1), "skin"),
        *_face(s, -0.52),
    ]


def boy(b):
    """A boy in a cap, a jacket and trousers."""
    s = b.moved(0, bob(b))
    far, fx, fy = _arm(s, b, 0.24, -0.1, 0.48, 0.11, 0.0)
    near, nx, ny = _arm(s, b, -0.14, -0.08, 0.5, 0.12, FAR)
    head = s.circle(0.03, -0.55, 0.34)
    cap = both(s.circle(0.0, -0.66, 0.38), s.y + 0.64)
    return [
        (s.circle(fx, fy, 0.1), "skin"),
        (union(far, leg(b, 0.13, 0.35, 0.15, FAR, 0.34), leg(b, -0.12, 0.35, 0.15, 0.0, 0.34)), "dark"),
        (union(shoe(b, 0.2, 0.19, FAR, 0.34), shoe(b, -0.05, 0.19, 0.0, 0.34)), "ink"),
        (s.box(0.01, 0.1, 0.42, 0.4, 0.16), "main", s),
        (head, "skin"),
        (both(head, s.x + 0.14), "hair"),
        (union(cap, s.box(0.32, -0.68, 0.34, 0.055, 0.05)), "main", s),
        *_face(s, -0.48),
        (near, "light"),
        (s.circle(nx, ny, 0.11), "skin"),
    ]


def _block(s, cx, cy, w, h):
    """A box of half sizes w and h with sharp corners."""
    return torch.maximum((s.x - cx).abs_().sub_(w), (s.y - cy).abs_().sub_(h))


def robot(b):
    """A robot of boxes with an antenna and a dark screen for a face."""
    s = b.moved(0, bob(b))
    head = s.turned(0.0, -0.3, 0.04 * torch.sin(b.wave) + 0.05 * swing(b))
    far, fx, fy = _arm(s, b, 0.5, -0.08, 0.52, 0.08, 0.0)
    near, nx, ny = _arm(s, b, -0.5, -0.08, 0.52, 0.08, FAR)
    legs = union(leg(b, 0.24, 0.4, 0.1, FAR, 0.26, 0.9), leg(b, -0.24, 0.4, 0.1, 0.0, 0.26, 0.9))
    eyes = Space((head.x - 0.1).abs_(), head.y).circle(0.15, -0.32, 0.085)
    return [
        (union(_block(head, 0.0, -0.72, 0.035, 0.16), far, legs), "metal"),
        (head.circle(0.0, -0.84, 0.1), "flame"),
        (union(_block(s, fx, fy, 0.13, 0.12), _boot(b, 0.28, FAR), _boot(b, -0.2, 0.0)), "dark"),
        (union(head.box(0.0, -0.31, 0.52, 0.34, 0.08), s.box(0.0, 0.16, 0.56, 0.42, 0.07)), "main", s),
        (head.box(0.1, -0.32, 0.32, 0.18, 0.08), "ink"),
        (eyes, "glow"),
        (_block(s, 0.1, 0.12, 0.26, 0.17), "light"),
        (s.circle(0.1, 0.12, 0.09), "dark"),
        (near, "metal"),
        (_block(s, nx, ny, 0.13, 0.12), "dark"),
    ]


def _boot(b, x, phase):
    """A robot's block of a foot."""
    return _block(b, x + 0.26 * swing(b, phase), 0.9 - 0.1 * lift(b, phase), 0.22, 0.1)


def astronaut(b):
    """An astronaut in a puffed suit: a round helmet with a visor, and a pack on the back."""
    s = b.moved(0, bob(b))
    far, fx, fy = _arm(s, b, 0.32, 0.02, 0.42, 0.14, 0.0)
    near, nx, ny = _arm(s, b, -0.2, 0.04, 0.42, 0.14, FAR)
    visor = s.ellipse(0.15, -0.5, 0.32, 0.27)
    return [
        (union(s.box(-0.5, 0.06, 0.2, 0.38, 0.1), leg(b, 0.18, 0.4, 0.17, FAR, 0.32)), "dark"),
        (s.circle(fx, fy, 0.15), "light"),
        (union(far, s.box(0.02, 0.24, 0.46, 0.42, 0.24), leg(b, -0.16, 0.4, 0.18, 0.0, 0.32, 0.95)), "main", s),
        (union(shoe(b, 0.22, 0.22, FAR, 0.32), shoe(b, -0.11, 0.23, 0.0, 0.32)), "light"),
        (s.circle(0.02, -0.5, 0.5), "main", s),
        (visor, "glass"),
        (cut(visor + 0.06, s.circle(0.21, -0.44, 0.28)), "paper"),
        (s.box(0.22, 0.2, 0.14, 0.1, 0.03), "paper"),
        (near, "dark"),
        (s.circle(nx, ny, 0.15), "light"),
    ]


PEOPLE = {"girl": girl, "boy": boy, "robot": robot, "astronaut": astronaut}
