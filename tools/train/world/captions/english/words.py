"""English words for subjects, looks, places, hours, weather, styles and camera.

Marks: see `markup`; `*` before a verb means that the sentence bends it; `a|the x` lists articles.
"""

NOUN = {
    "girl": ("girl", "girl", "young girl"), "boy": ("boy", "boy", "young boy"), "robot": ("robot", "robot", "droid"),
    "astronaut": ("astronaut", "astronaut", "spaceman", "space traveller"),
    "cat": ("cat", "cat", "cat", "kitty"), "dog": ("dog", "dog", "dog", "doggy"),
    "rabbit": ("rabbit", "rabbit", "bunny", "bunny rabbit"), "horse": ("horse",), "elephant": ("elephant",),
    "duck": ("duck",), "bird": ("bird",), "fish": ("fish",), "turtle": ("turtle", "turtle", "tortoise"),
    "butterfly": ("butterfly",), "penguin": ("penguin",),
    "car": ("car", "car", "automobile", "motor car"), "bus": ("bus", "bus", "coach"), "truck": ("truck", "lorry"),
    "train": ("train", "train", "steam train", "railway train"), "boat": ("boat", "boat", "sailboat", "sailing boat"),
    "plane": ("plane", "airplane", "aeroplane"), "rocket": ("rocket", "rocket", "space rocket", "rocket ship"),
    "helicopter": ("helicopter", "helicopter", "chopper"),
    "ball": ("ball",), "box": ("box", "box", "parcel"), "balloon": ("balloon", "balloon", "toy balloon"),
    "lamp": ("lamp", "lamp", "table lamp"), "cookie": ("cookie", "cookie", "biscuit"),
    "tower": ("tower", "tower", "tower of blocks"),
    "cup": ("cup", "cup", "mug"), "flower": ("flower", "flower", "blossom"), "egg": ("egg",),
}  # fmt: skip
# Whose colour and pattern are those of clothes, and which.
DRESSED = {
    "girl": ("clothes", "a dress"), "boy": ("clothes", "a jacket"), "astronaut": ("a suit", "a space suit"),
}  # fmt: skip
PRONOUN = {"girl": "she", "boy": "he"}
COLOUR = {
    "red": ("red",), "orange": ("orange",), "yellow": ("yellow",), "green": ("green",), "blue": ("blue",),
    "purple": ("purple", "purple", "violet"), "pink": ("pink",), "brown": ("brown",), "black": ("black",),
    "white": ("white",),
}  # fmt: skip
PATTERN = {
    "plain": ("plain",), "striped": ("striped", "striped", "stripy"), "spotted": ("spotted", "spotted", "dotted"),
    "checked": ("checked", "chequered", "checkered"),
}  # fmt: skip
PATTERN_AFTER = {
    "plain": (), "striped": ("with <stripes>",), "spotted": ("with <spots>", "with <dots>"),
    "checked": ("with a <check pattern>", "with <checks>"),
}  # fmt: skip
SIZE = {"small": ("small", "little", "tiny"), "medium": ("medium-sized",), "big": ("big", "large", "huge")}

# nouns with their articles; where somebody is in it, on the way through it, flying; words that stand alone
PLACE = {
    "meadow": (("a|the <meadow>", "a|the <grassy field>", "the <grassland>"), ("in", "on"), ("across", "through"), ()),
    "desert": (("a|the <desert>", "a|the <sandy desert>", "the <dunes>"), ("in",), ("through", "across"), ()),
    "sea": (("the <sea>", "the <ocean>"), ("on",), ("across", "over"), ("at <sea>", "out at <sea>")),
    "mountains": (("the <mountains>", "the <high mountains>"), ("in", "among"), ("through",), ()),
    "forest": (("a|the <forest>", "the <woods>", "a|the <wood>"), ("in",), ("through",), ()),
    "city": (("a|the <city>", "the <city streets>"), ("in",), ("through", "across"), ("<downtown>",)),
    "beach": (("a|the <beach>", "a|the <sandy beach>", "the <seashore>"), ("on",), ("along", "across"), ()),
    "village": (("a|the <village>", "a|the <country village>"), ("in",), ("through",), ()),
    "farm": (("a|the <farm>", "a|the <farmyard>"), ("on",), ("across",), ()),
    "jungle": (("a|the <jungle>", "a|the <tropical forest>"), ("in",), ("through",), ()),
    "moon": (("the <moon>", "the <lunar surface>", "the surface of the <moon>"), ("on",), ("across",), ()),
    "underwater": (
        ("the <underwater world>",), ("in",), ("through",),
        ("<underwater>", "<under the sea>", "<under water>", "<beneath the waves>"),
    ),
    "room": (("a|the <room>", "a|the <living room>"), ("in",), ("through", "across"), ("<indoors>",)),
    "volcano": (("a|the <volcano>",), ("near", "by", "beside"), ("past",), ()),
}  # fmt: skip
TIME = {
    "dawn": ("at <dawn>", "at <sunrise>", "at <daybreak>", "in the <early morning>"),
    "day": ("by <day>", "during the <day>", "in the <daytime>", "in <daylight>"),
    "dusk": ("at <dusk>", "at <sunset>", "at <nightfall>", "in the <evening>", "as the <sun goes down>"),
    "night": ("at <night>", "at <night>", "by <night>", "at <nighttime>"),
}
# after a word for the weather: on a rainy night
HOUR = {"dawn": ("<morning>",), "day": ("<day>",), "dusk": ("<evening>",), "night": ("<night>",)}
TIME_TAG = {
    "dawn": ("dawn", "sunrise", "early morning"), "day": ("daytime", "daylight", "day"),
    "dusk": ("dusk", "sunset", "evening"), "night": ("night", "nighttime"),
}  # fmt: skip
WEATHER = {
    "clear": ("under a <clear sky>", "in <clear weather>", "in <fine weather>"),
    "rain": ("in the <rain>", "while it <rains>", "as <rain falls>", "in the <falling rain>"),
    "snow": ("in the <snow>", "while it <snows>", "as <snow falls>", "in <falling snow>"),
    "fog": ("in the <fog>", "in the <mist>", "in <foggy weather>"),
    "wind": ("in the <wind>", "in <windy weather>", "while the <wind blows>"),
}
WEATHER_NOW = {
    "clear": ("the <sky is clear>", "the <weather is fine>"), "rain": ("it is <raining>", "<rain is falling>"),
    "snow": ("it is <snowing>", "<snow is falling>"), "fog": ("it is <foggy>", "<fog> hangs in the air"),
    "wind": ("it is <windy>", "the <wind is blowing>"),
}  # fmt: skip
WEATHER_ADJECTIVE = {
    "clear": ("clear",), "rain": ("rainy",), "snow": ("snowy",), "fog": ("foggy", "misty"), "wind": ("windy",),
}  # fmt: skip
WEATHER_TAG = {
    "clear": ("clear sky", "clear weather"), "rain": ("rain", "rainy", "raining"), "snow": ("snow", "snowing", "snowy"),
    "fog": ("fog", "foggy", "mist"), "wind": ("wind", "windy", "windy weather"),
}  # fmt: skip

# tags at the end; before "video of"; after a sentence's noun
STYLE_TAG = {
    "papercut": ("papercut", "papercut style", "paper cut style", "cut paper", "paper cutout style"),
    "watercolour": ("watercolour", "watercolor", "watercolour painting", "watercolor style"),
    "neon": ("neon", "neon style", "neon lines", "glowing neon lines"),
    "ink": ("ink drawing", "ink style", "pen and ink"),
    "pixel": ("pixel art", "pixel style", "pixel art style"),
    "chalk": ("chalk drawing", "chalk style", "chalk on a blackboard"),
}
STYLE_ADJECTIVE = {
    "papercut": ("papercut", "paper cut"), "watercolour": ("watercolour", "watercolor"), "neon": ("neon", "neon line"),
    "ink": ("ink", "pen-and-ink"), "pixel": ("pixel art",), "chalk": ("chalk", "chalkboard"),
}  # fmt: skip
STYLE_MADE = {
    "papercut": ("made of <cut paper>", "in <papercut style>", "<cut out of paper>"),
    "watercolour": ("painted in <watercolours>", "in <watercolour>", "in <watercolor>"),
    "neon": ("drawn in <neon lines>", "in <neon lines>", "in <neon style>"),
    "ink": ("drawn in <ink>", "in <pen and ink>"),
    "pixel": ("in <pixel art>", "made of <pixels>"),
    "chalk": ("drawn in <chalk>", "in <chalk>", "drawn with <chalk>"),
}

_PAN = ("pans {s}", "pans to the {s}", "turns to the {s}", "slowly pans {s}")
_PAN_TAG = ("pan {s}", "slow pan {s}", "camera pans {s}", "pan to the {s}", "camera panning {s}")
_TILT = ("tilts {s}", "tilts {s}wards", "slowly tilts {s}")
_TILT_TAG = ("tilt {s}", "slow tilt {s}", "camera tilts {s}", "camera tilting {s}")
_ZOOM = ("zooms {s}", "slowly zooms {s}")
_ZOOM_TAG = ("zoom {s}", "slow zoom {s}", "camera zooms {s}", "camera zooming {s}")


def _both(clauses, tags, side):
    return tuple(f"the <camera {c.format(s=side)}>" for c in clauses), tuple(t.format(s=side) for t in tags)


# clauses, tags
CAMERA = {
    "static": (
        ("the <camera stands still>", "the <camera does not move>", "the <camera stays fixed>"),
        ("static camera", "static shot", "fixed camera"),
    ),
    "pan_right": _both(_PAN, _PAN_TAG, "right"),
    "pan_left": _both(_PAN, _PAN_TAG, "left"),
    "tilt_up": _both(_TILT, _TILT_TAG, "up"),
    "tilt_down": _both(_TILT, _TILT_TAG, "down"),
    "zoom_in": _both(_ZOOM, _ZOOM_TAG, "in"),
    "zoom_out": _both(_ZOOM, _ZOOM_TAG, "out"),
    "follow": (
        ("the <camera follows>", "the <camera keeps up>", "the <camera moves along>"),
        ("tracking shot", "camera follows", "follow shot"),
    ),
}
FRAMING = {
    "wide": ("wide shot", "wide view", "long shot"), "medium": ("medium shot", "mid shot"),
    "close": ("close-up", "close shot", "close view"),
}  # fmt: skip
