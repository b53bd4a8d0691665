"""Writes geometry.json: patch order and coordinates by numpy's own reshapes and permutations.

Run it from this folder. Packing is [C,F,H,W] -> [C,F/a,a,H/b,b,W/c,c] -> tokens; coordinates
are worked out from index grids, the way the pipelines of diffusers do it.
"""

import json

import numpy as np


def pack(shape, patch):
    c, f, h, w = shape
    a, b, d = patch
    x = np.arange(c * f * h * w).reshape(c, f // a, a, h // b, b, w // d, d)
    return x.transpose(1, 3, 5, 0, 2, 4, 6).reshape((f // a) * (h // b) * (w // d), -1)


def coords(frames, rows, cols, patch, time, space, rate, causal, bounds, offset=0, own=True):
    start = np.stack(np.meshgrid(np.arange(frames // patch[0]), np.arange(rows // patch[1]), np.arange(cols // patch[2]), indexing="ij"))
    start = start.reshape(3, -1) * np.array(patch)[:, None]
    end = start + np.array(patch)[:, None]
    scale = np.array([time, space, space])[:, None]
    start, end = start * scale, end * scale
    if causal and (own or not bounds):
        start[0], end[0] = np.maximum(0, start[0] + 1 - time), np.maximum(0, end[0] + 1 - time)
    if not own and bounds and frames == 1:
        end[0] = start[0] + 1
    start[0] += offset
    end[0] += offset
    both = np.stack([start, end], -1).astype(float)
    if rate:
        both[0] /= rate
    return both.ravel().tolist() if bounds else both[..., 0].ravel().tolist()


packs = [{"shape": s, "patch": p, "tokens": pack(s, p).ravel().tolist(), "width": pack(s, p).shape[1]}
         for s, p in [((3, 2, 4, 6), (1, 2, 2)), ((2, 4, 3, 5), (1, 1, 1)), ((2, 4, 6, 4), (2, 3, 2)), ((1, 1, 2, 2), (1, 2, 2))]]
places = []
for frames, rows, cols, patch, time, space, rate, causal, bounds, offset, own in [
    (3, 4, 6, (1, 2, 2), 4, 8, 12, True, False, 0, True),
    (3, 2, 2, (1, 1, 1), 8, 32, 25, True, False, 0, True),
    (2, 2, 2, (1, 1, 1), 8, 32, 25, True, False, 40, False),
    (3, 2, 2, (1, 1, 1), 8, 32, 24, True, True, 0, True),
    (1, 2, 2, (1, 1, 1), 8, 32, 24, True, True, 17, False),
    (2, 2, 2, (1, 1, 1), 8, 32, 24, True, True, 17, False),
    (4, 2, 2, (2, 1, 1), 4, 16, 0, False, True, -4, True),
]:
    places.append({"grid": [frames, rows, cols], "patch": patch, "time": time, "space": space, "rate": rate, "causal": causal,
                   "bounds": bounds, "offset": offset, "own": own,
                   "coords": coords(frames, rows, cols, patch, time, space, rate, causal, bounds, offset, own)})
with open("geometry.json", "w") as out:
    json.dump({"packs": packs, "places": places}, out, separators=(",", ":"))
    out.write("\n")
