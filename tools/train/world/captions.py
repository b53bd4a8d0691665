"""Tells a scene in words: many word orders and synonyms, always true, sometimes leaving things unsaid."""

SUBJECT = {
    "ball": ("ball", "ball", "ball"),
    "box": ("box", "box", "parcel"),
    "car": ("car", "car", "motor car"),
    "boat": ("boat", "sailing boat", "sailboat", "boat"),
    "bird": ("bird",),
    "balloon": ("balloon", "balloon", "toy balloon"),
    "rocket": ("rocket", "rocket", "space rocket"),
    "fish": ("fish", "fish"),
}
GO = {
    "ball": ("rolls", "rolls", "moves"), "box": ("slides", "moves"), "car": ("drives", "drives", "moves"),
    "boat": ("sails", "sails", "moves"), "bird": ("flies", "flies", "moves"),
    "balloon": ("floats", "drifts", "moves"), "rocket": ("flies", "flies", "moves"), "fish": ("swims", "swims", "moves"),
}  # fmt: skip
SIDE = {
    "right": ("to the right", "to the right", "to the right", "right", "towards the right"),
    "left": ("to the left", "to the left", "to the left", "left", "towards the left"),
}
DO = {
    "rise": ("rises", "goes up", "rises up", "moves up", "climbs"),
    "fall": ("falls", "falls down", "goes down", "drops", "sinks down"),
    "bounce": ("bounces", "bounces up and down", "hops up and down", "jumps"),
    "grow": ("grows", "gets bigger", "grows larger"),
    "shrink": ("shrinks", "gets smaller", "shrinks away"),
    "still": ("stays still", "rests", "does not move", "stands still", "waits"),
}
PLACE = {
    "meadow": ("a green meadow", "a meadow", "a green field", "the meadow", "the grass"),
    "desert": ("the desert", "a sandy desert", "a desert", "sand dunes"),
    "sea": ("the sea", "the blue sea", "the ocean", "the water"),
    "night": ("hills at night", "dark hills at night", "the night hills", "a starry night"),
    "snow": ("the snow", "a snowy field", "white snow", "snowy hills"),
    "sunset": ("hills at sunset", "a pink sunset", "the sunset hills", "purple hills at sunset"),
}
BIG = {"small": ("small", "little", "tiny"), "big": ("big", "large", "huge")}
STYLE = ("paper cut of ", "a paper cut scene: ", "papercut, ")
GERUND = {
    "rolls": "rolling", "moves": "moving", "slides": "sliding", "drives": "driving", "sails": "sailing",
    "flies": "flying", "floats": "floating", "drifts": "drifting", "swims": "swimming", "rises": "rising",
    "goes": "going", "climbs": "climbing", "falls": "falling", "drops": "dropping", "sinks": "sinking",
    "bounces": "bouncing", "hops": "hopping", "jumps": "jumping", "grows": "growing", "gets": "getting",
    "shrinks": "shrinking", "stays": "staying", "rests": "resting", "does": "not moving", "stands": "standing",
    "waits": "waiting",
}  # fmt: skip


def write(scene, rng):
    """One caption of a scene; rng is a random.Random."""
    if rng.random() < 0.15:
        return _short(scene, rng)
    words = _sentence(scene, rng)
    if rng.random() < 0.08:
        words = rng.choice(STYLE) + words
    if rng.random() < 0.12:
        words = words[0].upper() + words[1:] + rng.choice((".", ""))
    return words


def still(scene, rng):
    """A caption of one frame: it says nothing of motion."""
    words = _noun(scene, rng)
    return words if rng.random() < 0.2 else f"{words} {rng.choice(('in', 'on', 'over'))} {_place(scene, rng)}"


def full(scene, rng):
    """A caption in the commonest order that names subject, colour, motion and setting."""
    article = "an" if scene.colour[0] in "aeiou" else "a"
    return f"{article} {scene.colour} {scene.subject} {_verb(scene, rng)} {_where(scene, rng)}"


def _noun(scene, rng, colour=True):
    size = rng.choice(BIG[scene.size]) if scene.size in BIG and rng.random() < 0.6 else ""
    words = " ".join(w for w in (size, scene.colour if colour else "", rng.choice(SUBJECT[scene.subject])) if w)
    article = "an" if words[0] in "aeiou" else "a"
    return f"{'the' if rng.random() < 0.1 else article} {words}"


def _place(scene, rng):
    return rng.choice(PLACE[scene.setting])


def _verb(scene, rng):
    if scene.motion in SIDE:
        return f"{rng.choice(GO[scene.subject])} {rng.choice(SIDE[scene.motion])}"
    return rng.choice(DO[scene.motion])


def _ing(verb):
    if verb == "does not move":
        return GERUND["does"]
    head, _, tail = verb.partition(" ")
    return f"{GERUND[head]} {tail}".strip()


def _where(scene, rng):
    if scene.motion in SIDE:
        return f"{rng.choice(('across', 'across', 'over', 'in', 'through'))} {_place(scene, rng)}"
    return f"{rng.choice(('in', 'over', 'in front of', 'on'))} {_place(scene, rng)}"


def _sentence(scene, rng):
    noun, verb, where = _noun(scene, rng), _verb(scene, rng), _where(scene, rng)
    kind = rng.random()
    if kind < 0.55:
        return f"{noun} {verb} {where}"
    if kind < 0.75:
        return f"{noun} {_ing(verb)} {where}"
    if kind < 0.87:
        return f"{where}, {noun} {verb}"
    if kind < 0.94:
        return f"{noun} {where} {verb}"
    return f"{_place(scene, rng)}. {noun} {verb}"


def _short(scene, rng):
    kind = rng.randrange(6)
    if kind == 0:
        return _noun(scene, rng)
    if kind == 1:
        return f"{_noun(scene, rng, colour=False)} {_verb(scene, rng)}"
    if kind == 2:
        return f"{_noun(scene, rng)} {_verb(scene, rng)}"
    if kind == 3:
        return f"{scene.colour} {scene.subject}"
    if kind == 4:
        return f"{_noun(scene, rng)} {_where(scene, rng)}"
    return f"{_noun(scene, rng, colour=False)} {_verb(scene, rng)} {_where(scene, rng)}"
