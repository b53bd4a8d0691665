"""Writes normal.json: Philox4x32-10 and Box-Muller worked out independently of the Go code.

Integers are Python's own and the normal deviates are computed with 60 decimal digits, then
rounded once to float32. Needs mpmath and numpy; run it from this folder.
"""

import json

import mpmath
import numpy

MASK = 0xFFFFFFFF
mpmath.mp.dps = 60


def philox(counter, key):
    a, b, c, d = counter
    for turn in range(10):
        k0 = (key[0] + turn * 0x9E3779B9) & MASK
        k1 = (key[1] + turn * 0xBB67AE85) & MASK
        first, second = a * 0xD2511F53, c * 0xCD9E8D57
        a, b, c, d = (second >> 32) ^ b ^ k0, second & MASK, (first >> 32) ^ d ^ k1, first & MASK
    return [a, b, c, d]


def pair(radius, angle):
    length = mpmath.sqrt(-2 * mpmath.log((mpmath.mpf(radius) + mpmath.mpf("0.5")) / 2**32))
    turn = 2 * mpmath.pi * mpmath.mpf(angle) / 2**32
    return [length * mpmath.cos(turn), length * mpmath.sin(turn)]


def bits(value):
    """float32 bits of an exact value, rounded once: numpy's string parser rounds correctly."""
    return int(numpy.float32(mpmath.nstr(value, 40)).view(numpy.uint32))


def sequence(seed, stream, blocks):
    out = []
    for block in blocks:
        words = philox([block & MASK, block >> 32, stream & MASK, stream >> 32], [seed & MASK, seed >> 32])
        out += [bits(z) for z in pair(words[0], words[1]) + pair(words[2], words[3])]
    return out


cases = []
for seed, stream, first, count in [
    (0, 0, 0, 64),
    (7, 1 << 56, 0, 256),
    (0xDEADBEEFCAFEF00D, (2 << 56) | 3, 0, 64),
    (123456789, (1 << 56) | 5, (1 << 32) - 4, 8),
]:
    cases.append({"seed": str(seed), "stream": str(stream), "block": str(first),
                  "bits": sequence(seed, stream, range(first, first + count))})

edges = []
for radius, angle in [(0, 0), (MASK, 0), (0, MASK), (1 << 31, 1 << 29), (5, (1 << 29) - 1), (9, 3 << 29), (77, 1 << 30),
                      (3000000000, 1 << 31), (3037000499, 3 << 30), (3037000500, 12345)]:
    edges.append({"radius": radius, "angle": angle, "bits": [bits(z) for z in pair(radius, angle)]})

with open("normal.json", "w") as out:
    json.dump({"sequences": cases, "edges": edges}, out, separators=(",", ":"))
    out.write("\n")
