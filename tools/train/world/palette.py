"""The colours of the world, as RGB triples in 0..1."""


def _rgb(code):
    return tuple(int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))


SUBJECT = {
    "red": _rgb("e0352b"),
    "orange": _rgb("f58a1f"),
    "yellow": _rgb("fbd21f"),
    "green": _rgb("1f9e3a"),
    "blue": _rgb("2458d8"),
    "purple": _rgb("7d2fb5"),
    "pink": _rgb("ff6fb4"),
    "white": _rgb("fdfdfb"),
}

DARK = _rgb("2b2b33")
GLASS = _rgb("cdeef6")
CREAM = _rgb("fff3d6")
FLAME = _rgb("ffb545")
STRAW = _rgb("b98a4e")

# sky, sun or moon, then the hills from far to near
SETTING = {
    "meadow": (_rgb("d4ebc0"), _rgb("fff2c4"), _rgb("a9d68d"), _rgb("86bd6c"), _rgb("4d7f4a")),
    "desert": (_rgb("f9dfb4"), _rgb("fff6dd"), _rgb("ecc188"), _rgb("dcaa6c"), _rgb("a9764a")),
    "sea": (_rgb("c4e6ec"), _rgb("fff6da"), _rgb("8fcbc9"), _rgb("5fb0b0"), _rgb("2f7479")),
    "night": (_rgb("2a2b52"), _rgb("f3e6a4"), _rgb("3d3f78"), _rgb("2b2c5a"), _rgb("17172f")),
    "snow": (_rgb("dfe6ec"), _rgb("ffffff"), _rgb("c6d1db"), _rgb("aab8c6"), _rgb("76879a")),
    "sunset": (_rgb("f6cfc9"), _rgb("fff0e4"), _rgb("dd9bb0"), _rgb("b06f98"), _rgb("66406f")),
}


def mix(a, b, share):
    """A share of b in a; share in 0..1."""
    return tuple(x + (y - x) * share for x, y in zip(a, b))
