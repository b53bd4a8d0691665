"""Animals: each a function of a `canvas.Body` that gives its parts, back to front: (distance, tone), with the space
that a pattern is fixed to where there may be one.

They look to the right and stand at y = 1; who flies or swims reaches down to it.
"""

import math

import torch

from ..sdf import Space, both, cut, union
from .people import bob, eye, leg, lift, swing

OTHER = math.pi  # legs across from each other are half a turn apart: a trot


def _merged(a, b, k):
    """The distance to a and b as one shape, with the nook between them filled over about k units."""
    near = (a - b).abs_().neg_().add_(k).clamp_(min=0)
    return torch.minimum(a, b).sub_(near.mul_(near), alpha=0.25 / k)


def _leaf(s, length, w):
    """A leaf from the origin of a space to (length, 0) with pointed ends, w half its width."""
    r = (length * length / 4 + w * w) / (2 * w)
    u, v = s.x - length / 2, s.y.abs().add_(r - w)
    return torch.addcmul(u * u, v, v).sqrt_().sub_(r)


def _arc(s, cx, cy, r, w, start, end):
    """A bent stroke with round ends, w half its width: from one angle to another (radians, clockwise from the right),
    at most half a turn further."""
    p = s.turned(cx, cy, (start + end) / 2)
    cos, sin = math.cos((end - start) / 2), math.sin((end - start) / 2)
    u, v = p.x, p.y.abs()
    ring = torch.addcmul(u * u, v, v).sqrt_().sub_(r).abs_().sub_(w)
    tip = Space(u, v).circle(r * cos, r * sin, w)
    return torch.minimum(torch.maximum(ring, v * cos - u * sin), tip)


def _oval(s, cx, cy, rx, ry):
    """An ellipse whose distance is right near its edge even where it is narrow; half axes may be tensors."""
    p, q = (s.x - cx) / rx, (s.y - cy) / ry
    k = torch.addcmul(p * p, q, q).sqrt_()
    p, q = p / rx, q / ry
    return (k - 1).mul_(k) / torch.addcmul(p * p, q, q).sqrt_().clamp_(min=1e-3)


def _trot(b, back, front, y, w, stride, apart=0.16):
    """The legs of a four-legged animal as (near, far) distances; hips at two places and a height."""
    near = union(leg(b, back, y, w, 0.0, stride), leg(b, front, y, w, OTHER, stride))
    far = union(leg(b, back + apart, y, w, OTHER, stride), leg(b, front + apart, y, w, 0.0, stride))
    return near, far


def cat(b):
    """A cat: pointed ears and a long tail held high."""
    s = b.moved(0, bob(b))
    near, far = _trot(b, -0.58, 0.3, 0.4, 0.11, 0.24)
    tail = s.turned(-0.6, 0.15, 0.1 * torch.sin(b.wave) + 0.1 * swing(b, 1.0))
    head = s.turned(0.75, -0.2, 0.04 * torch.sin(b.wave * 0.5) + 0.04 * swing(b))
    tail = _arc(tail, 0.0, -0.6, 0.58, 0.1, 1.7, 4.1)
    ears = [_leaf(head.turned(x, 0.1, a), 0.94, 0.21) for x, a in ((-0.12, -1.8), (0.2, -1.3))]
    body = _merged(s.box(-0.14, 0.26, 0.7, 0.34, 0.32), head.circle(0.05, -0.1, 0.42), 0.15)
    return [
        (far, "dark"),
        (ears[1], "dark"),
        (union(body, tail, near, ears[0]), "main", s),
        (head.ellipse(0.31, 0.07, 0.17, 0.13), "light"),
        (head.circle(0.42, -0.01, 0.065), "rose"),
        *eye(head, 0.16, -0.16, 0.11),
    ]


def dog(b):
    """A dog: a long snout, a hanging ear and a short tail that wags."""
    s = b.moved(0, bob(b))
    near, far = _trot(b, -0.66, 0.26, 0.3, 0.13, 0.3)
    head = s.turned(0.5, -0.3, 0.05 * torch.sin(b.wave) + 0.05 * swing(b))
    tail = s.turned(-0.82, 0.0, 0.3 * torch.sin(b.t * 9))
    skull = _merged(head.circle(0.08, -0.22, 0.38), head.box(0.46, -0.08, 0.38, 0.19, 0.17), 0.12)
    body = _merged(s.box(-0.2, 0.16, 0.7, 0.33, 0.3), skull, 0.2)
    ear = head.turned(-0.12, -0.44, 0.2 + 0.1 * swing(b, 0.8) + 0.04 * torch.sin(b.wave))
    return [
        (far, "dark"),
        (union(body, near, tail.limb(0.0, 0.0, -0.24, -0.34, 0.1)), "main", s),
        (ear.ellipse(-0.02, 0.26, 0.18, 0.34), "dark"),
        (head.circle(0.8, -0.18, 0.11), "ink"),
        *eye(head, 0.26, -0.28, 0.11),
    ]


def rabbit(b):
    """A rabbit: two long ears and a round tail."""
    s = b.moved(0, bob(b))
    head = s.turned(0.5, -0.1, 0.04 * torch.sin(b.wave) + 0.05 * swing(b))
    bend = 0.06 * torch.sin(b.wave) + 0.1 * swing(b, 0.8)
    ears = [_leaf(head.turned(x, -0.28, a + bend), 0.86, 0.16) for x, a in ((0.2, -1.3), (-0.02, -1.75))]
    body = _merged(s.ellipse(-0.2, 0.38, 0.74, 0.58), head.circle(0.12, -0.08, 0.4), 0.25)
    feet = union(_paw(b, -0.36, 0.36, 0.0), leg(b, 0.36, 0.5, 0.11, OTHER, 0.2))
    return [
        (ears[0], "dark"),
        (union(leg(b, 0.5, 0.5, 0.1, 0.0, 0.2), _paw(b, -0.2, 0.34, OTHER)), "dark"),
        (s.circle(-0.92, 0.36, 0.22), "light"),
        (union(body, feet, ears[1]), "main", s),
        (_leaf(head.turned(-0.03, -0.4, bend - 1.75), 0.62, 0.07), "rose"),
        (head.circle(0.5, -0.02, 0.06), "rose"),
        *eye(head, 0.24, -0.14, 0.11),
    ]


def _paw(b, x, w, phase):
    """A rabbit's long hind foot, flat on the ground."""
    return b.box(x + 0.2 * swing(b, phase), 0.88 - 0.1 * lift(b, phase), w, 0.12, 0.11)


def horse(b):
    """A horse: long legs, a proud neck, a mane and a tail."""
    s = b.moved(0, bob(b))
    near, far = _trot(b, -0.7, 0.26, 0.05, 0.1, 0.36)
    neck = s.turned(0.3, -0.05, 0.04 * torch.sin(b.wave) + 0.05 * swing(b))
    tail = s.turned(-0.8, -0.2, 0.1 * torch.sin(b.wave) + 0.1 * swing(b, 1.0))
    head = _merged(neck.limb(0.0, 0.1, 0.38, -0.62, 0.19), neck.limb(0.42, -0.66, 0.8, -0.42, 0.15), 0.1)
    ear = _leaf(neck.turned(0.38, -0.6, -1.45), 0.46, 0.1)
    body = _merged(s.box(-0.22, 0.0, 0.66, 0.31, 0.28), head, 0.2)
    return [
        (far, "dark"),
        (union(_arc(tail, 0.05, 0.42, 0.42, 0.13, 3.2, 4.4), tail.limb(-0.37, 0.4, -0.4, 0.62, 0.13)), "dark"),
        (union(body, near, ear), "main", s),
        (both(near, 0.88 - b.y), "dark"),
        (neck.limb(-0.14, -0.12, 0.22, -0.82, 0.11), "dark"),
        *eye(neck, 0.48, -0.66, 0.085),
    ]


def elephant(b):
    """An elephant: a trunk, a big ear and legs like pillars."""
    s = b.moved(0, bob(b))
    near, far = _trot(b, -0.68, 0.2, 0.3, 0.19, 0.2, 0.2)
    trunk = s.turned(0.9, -0.3, 0.1 * torch.sin(b.wave) + 0.1 * swing(b))
    flap = s.turned(0.5, -0.5, 0.1 * torch.sin(b.wave) + 0.08 * swing(b, 1.0))
    nose = union(trunk.limb(0.0, 0.0, 0.05, 0.62, 0.15), _arc(trunk, 0.22, 0.66, 0.17, 0.12, 0.1, 3.14))
    body = _merged(s.ellipse(-0.26, -0.12, 0.92, 0.72), s.circle(0.68, -0.38, 0.48), 0.2)
    return [
        (far, "dark"),
        (s.limb(-1.1, -0.2, -1.24 + 0.05 * torch.sin(b.wave), 0.25, 0.05), "dark"),
        (union(_merged(body, nose, 0.15), near), "main", s),
        (_leaf(s.turned(0.8, -0.04, 0.7), 0.46, 0.09), "paper"),
        (flap.ellipse(-0.18, 0.16, 0.34, 0.44), "dark"),
        (both(near, 0.9 - b.y), "light"),
        *eye(s, 0.82, -0.5, 0.09),
    ]


def duck(b):
    """A duck: a flat beak, a round breast, a tail that points up, and short legs that waddle."""
    s = b.turned(0.0, 0.9, 0.08 * swing(b)).moved(0, bob(b) - 0.9)
    head = s.moved(0.03 * torch.sin(b.wave * 0.5) + 0.04 * swing(b, 1.0), 0.0)
    body = _merged(s.ellipse(-0.2, 0.26, 0.86, 0.5), head.circle(0.58, -0.56, 0.42), 0.5)
    near = union(leg(b, -0.2, 0.6, 0.06, 0.0, 0.22), _web(b, -0.14, 0.0))
    far = union(leg(b, 0.12, 0.6, 0.06, OTHER, 0.22), _web(b, 0.18, OTHER))
    return [
        (union(far, near, head.limb(0.85, -0.5, 1.2, -0.44, 0.12)), "beak"),
        (union(body, _leaf(s.turned(-0.5, 0.3, 3.6), 0.95, 0.24)), "main", s),
        (_leaf(s.turned(0.34, 0.24, 3.3 + 0.05 * torch.sin(b.wave)), 1.1, 0.28), "dark"),
        *eye(head, 0.68, -0.66, 0.12),
    ]


def _web(b, x, phase, r=0.18):
    """The foot of a bird, r its half length, flat on the ground."""
    ground = 1 - 0.1 * lift(b, phase)
    return torch.maximum(b.ellipse(x + 0.22 * swing(b, phase), ground, r, 0.7 * r), b.y - ground)


def bird(b):
    """A bird on the wing."""
    flap = torch.sin(b.t * 9)
    s = b.moved(0, 0.04 * flap)
    near, far = s.turned(0.3, 0.02, 3.3 + 1.25 * flap), s.turned(0.42, -0.08, 3.7 + 1.05 * flap)
    body = _merged(s.ellipse(0.0, 0.12, 0.8, 0.46), s.circle(0.68, -0.2, 0.38), 0.25)
    tail = [_leaf(s.turned(-0.4, 0.06, a), 1.05, 0.15) for a in (2.95, 3.35)]
    return [
        (_leaf(far, 1.1, 0.3), "dark"),
        (_leaf(s.moved(0.82, -0.16), 0.6, 0.15), "beak"),
        (union(body, *tail), "main", s),
        (both(body, s.circle(0.45, 0.72, 0.5)), "light"),
        (_leaf(near, 1.16, 0.34), "dark"),
        *eye(s, 0.78, -0.26, 0.11),
    ]


def fish(b):
    """A fish: fins above and below, and a tail that beats."""
    beat = torch.sin(b.t * 8)
    s = b.moved(0.14, 0.0)
    lobes = Space(s.x, (s.y - 0.04 * beat).abs())
    reach = 0.98 - 0.14 * beat
    tail = _leaf(lobes.turned(-0.6, -0.06, 2.55), reach, 0.22)
    fins = union(_leaf(s.turned(0.55, -0.46, 3.5), 1.15, 0.32), _leaf(s.turned(0.5, 0.56, 2.6), 0.8, 0.2))
    return [
        (fins, "dark"),
        (union(s.ellipse(0.14, 0.0, 0.98, 0.72), tail), "main", s),
        (cut(s.circle(0.1, 0.02, 0.46), s.circle(-0.04, 0.02, 0.48)), "light"),
        (_leaf(s.turned(0.2, 0.14, 2.6 + 0.3 * beat), 0.55, 0.16), "dark"),
        *eye(s, 0.74, -0.16, 0.15),
    ]


def turtle(b):
    """A turtle: a high dome of a shell, a long neck and short legs."""
    s = b.turned(0.0, 0.9, 0.04 * swing(b)).moved(0, bob(b) - 0.9)
    near, far = _trot(b, -0.72, 0.22, 0.5, 0.16, 0.18, 0.24)
    head = s.moved(0.04 * torch.sin(b.wave) + 0.05 * swing(b, 1.0), 0.0)
    shell = s.ellipse(-0.2, 0.45, 1.06, 1.3)
    dome = both(shell, s.y - 0.5)
    spokes = Space((s.x + 0.2).abs_(), s.y).turned(0.0, 0.45, -1.05).y.abs_() - 0.045
    seams = both(union((shell + 0.45).abs_() - 0.045, cut(spokes, shell + 0.45)), dome)
    return [
        (far, "dark"),
        (union(near, _leaf(s.turned(-0.9, 0.46, 2.8), 0.6, 0.1), _neck(head)), "light"),
        (dome, "main", s),
        (seams, "dark"),
        (s.box(-0.2, 0.48, 1.1, 0.08, 0.08), "dark"),
        *eye(head, 1.22, -0.2, 0.09),
    ]


def _neck(s):
    """A turtle's neck and head."""
    return _merged(s.limb(0.5, 0.4, 1.06, 0.0, 0.16), s.circle(1.16, -0.1, 0.28), 0.1)


def butterfly(b):
    """A butterfly: two large wings that beat about a thin body."""
    spread = 0.67 + 0.33 * torch.sin(b.t * 9)
    s = b.turned(0.0, 0.0, 0.25).moved(0, 0.05 * torch.sin(b.t * 9))
    half = Space(s.x.abs(), s.y)
    worn = Space(s.x / spread, s.y)  # a pattern is squeezed with the wings
    upper = half.turned(0.0, 0.0, -0.3)
    lower = _oval(half, 0.44 * spread, 0.48, 0.44 * spread, 0.4)
    wings = union(_oval(upper, 0.64 * spread, -0.28, 0.64 * spread, 0.52), lower)
    return [
        (wings, "dark"),
        (wings + 0.07, "main", worn),
        (_oval(upper, 0.78 * spread, -0.34, 0.22 * spread, 0.2), "light"),
        (union(s.limb(0.0, -0.5, 0.0, 0.62, 0.09), half.limb(0.0, -0.5, 0.24, -0.92, 0.035)), "dark"),
    ]


def penguin(b):
    """A penguin: upright, with a paper belly, and a waddle."""
    s = b.turned(0.0, 0.95, 0.1 * swing(b) + 0.015 * torch.sin(b.wave)).moved(0, bob(b) - 0.95)
    body = _merged(s.ellipse(0.0, 0.2, 0.64, 0.74), s.circle(0.08, -0.56, 0.42), 0.3)
    flipper = s.turned(-0.3, -0.14, 0.25 + 0.35 * swing(b) + 0.06 * torch.sin(b.wave))
    other = s.turned(0.42, -0.14, 0.35 * swing(b) - 0.4 - 0.06 * torch.sin(b.wave))
    return [
        (_leaf(other.turned(0, 0, 1.5), 0.75, 0.15), "dark"),
        (union(_web(b, 0.36, OTHER, 0.26), _web(b, -0.08, 0.0, 0.26)), "beak"),
        (_leaf(s.moved(0.25, -0.54), 0.7, 0.15), "beak"),
        (body, "main", s),
        (s.ellipse(0.26, 0.3, 0.33, 0.48), "paper"),
        (_leaf(flipper.turned(0, 0, 1.5), 0.8, 0.17), "dark"),
        *eye(s, 0.24, -0.64, 0.11),
    ]


ANIMALS = {
    "cat": cat, "dog": dog, "rabbit": rabbit, "horse": horse, "elephant": elephant, "duck": duck, "bird": bird,
    "fish": fish, "turtle": turtle, "butterfly": butterfly, "penguin": penguin,
}  # fmt: skip
