"""The colours of the world, as RGB triples in 0..1."""


def rgb(code):
    """The triple of a hexadecimal colour."""
    return tuple(int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))


COLOURS = {
    "red": rgb("e0352b"),
    "orange": rgb("f5861f"),
    "yellow": rgb("fbd021"),
    "green": rgb("2aa548"),
    "blue": rgb("2458d8"),
    "purple": rgb("7d2fb5"),
    "pink": rgb("ff74b8"),
    "brown": rgb("80502b"),
    "black": rgb("26262e"),
    "white": rgb("fcfcf8"),
}

# What a part of a subject is made of, where it isn't the subject's own colour.
STUFF = {
    "ink": rgb("2b2b33"),
    "paper": rgb("fbf7ec"),
    "cream": rgb("fff0d0"),
    "glass": rgb("cdeef6"),
    "flame": rgb("ffb545"),
    "straw": rgb("c49a5c"),
    "wood": rgb("8f6238"),
    "bark": rgb("6b4a33"),
    "metal": rgb("a9b2bd"),
    "stone": rgb("8e9199"),
    "skin": rgb("f2c69f"),
    "tan": rgb("c98d5f"),
    "hair": rgb("5a3a26"),
    "leaf": rgb("4f9e55"),
    "beak": rgb("f39a2d"),
    "rose": rgb("f48ba0"),
    "glow": rgb("fff3a8"),
    "crumb": rgb("d9a45f"),
    "choc": rgb("53331f"),
    "water": rgb("5fb4d8"),
    "lava": rgb("ff6a2b"),
}


def mix(a, b, share):
    """A share of b in a; share in 0..1."""
    return tuple(x + (y - x) * share for x, y in zip(a, b))


def luma(c):
    """How bright a colour looks, 0..1 (BT.709 weights on the values as they are)."""
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]


def tones(colour):
    """What a subject of a named colour is painted with: the colour, a darker and a lighter one, the pattern's."""
    main = COLOURS[colour]
    bright = luma(main) > 0.62
    return {
        "main": main,
        "dark": mix(main, STUFF["ink"], 0.3) if colour != "black" else mix(main, (1, 1, 1), 0.16),
        "light": mix(main, (1, 1, 1), 0.5) if colour != "white" else mix(main, STUFF["ink"], 0.16),
        "accent": mix(main, STUFF["ink"], 0.42) if bright else mix(main, (1, 1, 1), 0.34 if colour == "black" else 0.6),
    }
