"""Random gradients and shapes in any colour, so that the autoencoder learns more than the world."""

import torch

from .sdf import Space


def clip(seed, shape):
    """A clip [3,T,H,W] in -1..1 of coloured shapes that drift over a gradient with some texture."""
    g = torch.Generator().manual_seed(seed)
    t = torch.arange(shape.frames).view(1, -1, 1, 1) / 12
    y = torch.arange(shape.height).view(1, 1, -1, 1) / shape.height
    x = torch.arange(shape.width).view(1, 1, 1, -1) / shape.width
    page = _gradient(g, x, y) + _texture(g, shape)
    for _ in range(int(torch.randint(2, 8, (1,), generator=g))):
        page = _piece(g, page, x, y, t, shape.height)
    return (page.clamp(0, 1) * 2 - 1).expand(3, shape.frames, -1, -1).contiguous()


def _colour(g):
    return torch.rand(3, 1, 1, 1, generator=g)


def _gradient(g, x, y):
    a, b, c = _colour(g), _colour(g), _colour(g)
    return a + (b - a) * x + (c - a) * y * 0.7


def _texture(g, shape):
    cells = int(torch.randint(3, 12, (1,), generator=g))
    noise = torch.randn(1, 3, cells, cells, generator=g)
    wide = torch.nn.functional.interpolate(noise, (shape.height, shape.width), mode="bicubic")
    return 0.08 * torch.rand(1, generator=g) * wide[0].unsqueeze(1)


def _piece(g, page, x, y, t, height):
    r = torch.rand(8, generator=g).tolist()
    cx, cy = r[0] + (r[1] - 0.5) * t * 0.6, r[2] + (r[3] - 0.5) * t * 0.6
    size = 0.05 + 0.25 * r[4]
    space = Space((x - cx) * (page.shape[3] / height) / size, (y - cy) / size)
    kinds = (
        lambda: space.circle(0, 0, 1.0),
        lambda: space.box(0, 0, 0.3 + r[5], 0.3 + r[6], 0.1),
        lambda: space.poly((-1.0, 1.0), (r[5] - 0.5, -1.0), (1.0, 1.0)),
    )
    alpha = (0.5 - kinds[int(r[7] * 2.999)]() * size * height).clamp(0, 1)
    return page + (_colour(g) - page) * alpha
