"""The light of an hour and of the weather: how it changes a colour. Colours are RGB triples in 0..1."""

from ..palette import luma, mix, rgb

# At an hour colours move towards a scale from a dark to a light tone: dark, light, how far.
SCALES = {
    "dawn": (rgb("6a3a5c"), rgb("ffe6d2"), 0.46),
    "dusk": (rgb("3a1c58"), rgb("ffab6e"), 0.52),
    "night": (rgb("080a26"), rgb("6a7cc4"), 0.74),
}
SKIES = {
    "dawn": (rgb("f2a9a4"), rgb("ffe3c0")),
    "dusk": (rgb("6d4a92"), rgb("ff9c5c")),
    "night": (rgb("171a3e"), rgb("353c78")),
}
# Bad weather takes the colours towards one tone: the tone by day, how far for scenery.
DULL = {"rain": (rgb("8595a5"), 0.34), "snow": (rgb("b3c1d3"), 0.42), "fog": (rgb("d5dadd"), 0.34)}


def tinted(triple, time, share=1.0):
    """A colour in the light of an hour (None: as it is); share in 0..1 says how much of that light falls on it."""
    if time not in SCALES:
        return triple
    dark, light, far = SCALES[time]
    return mix(triple, mix(dark, light, luma(triple)), far * share)


def dulled(triple, time, weather):
    """A colour already in the light of an hour as it looks in some weather (None: clear)."""
    if weather not in DULL:
        return triple
    tone, far = DULL[weather]
    return mix(triple, tinted(tone, time), far)


def sky(top, low, time):
    """The colours of the sky overhead and at the horizon, given those of a setting by day."""
    if time not in SKIES:
        return top, low
    high, deep = SKIES[time]
    return mix(high, tinted(top, time), 0.22), mix(deep, tinted(low, time), 0.22)
