"""What the recaptioner learns from: short texts of every kind, each with the rich caption of the same scene.

All that a short text says comes back in the rich one, in the same words for the subjects. What it says is put
otherwise at times, against what the world is like, so that what people say counts for more than what is likely.
"""

import copy
import random
import re

from world import captions, names, sample
from world.captions import lexicon, told
from world.scene import Shape

SHAPES = ((256, 144), (192, 192), (144, 256))
FRAMES = (1, 13, 25, 25, 25, 37, 49)
KINDS = ("tag", "tag", "sentence", "sentence", "sentence", "few", "few", "words")
EACH = 5  # pairs of one scene
STILL, SHOT = "picture: ", "shot: "  # what a text for one frame, or for one of several shots, begins with
FREE = {"setting": names.SETTINGS, "time": names.TIMES, "weather": names.WEATHERS, "camera": names.CAMERAS,
        "framing": names.FRAMINGS}  # fmt: skip
LOOKS = {"subject": names.SUBJECTS, "colour": names.COLOURS, "pattern": names.PATTERNS, "size": names.SIZES}
# What people write and the world does not know; a made up word comes as often.
STRAY = """beautiful cinematic epic stunning amazing detailed realistic dramatic masterpiece 4k 8k hd please cute lovely
very really happily sad angry old new shiny magical vintage modern famous named called rex bella max kitchen guitar
pizza dragon sunglasses hat umbrella slightly suddenly gracefully again style quality best high ultra""".split()
STRAY_CHINESE = "美丽的 电影感 高清 史诗 可爱的 超高清 非常 请 好看的 魔法 开心地 突然 戴帽子的 杰作".split()


def pairs(rng, split="train"):
    """Endless (short, rich)."""
    while True:
        shape = Shape(*rng.choice(SHAPES), rng.choice(FRAMES))
        scene = sample.scene(rng.getrandbits(40), shape, split)
        for _ in range(EACH):
            yield pair(scene, rng)


def pair(scene, rng):
    """(short, rich) of a scene, in one language."""
    full, language, words = told.everything(scene), rng.choice(("en", "en", "zh")), {}
    index, still = rng.randrange(len(full["shots"])), scene.shape.frames == 1
    full["shots"] = [full["shots"][index]]
    full, firm = otherwise(copy.deepcopy(full), rng)
    kind = rng.choice(KINDS)
    says = told.part(full, rng, "few" if kind == "words" else kind)
    says = told.both(says, firm) if says["shots"][0]["actors"] else says
    everything = told.both(told.part(full, rng, "rich"), says)
    if len(scene.shots) > 1:
        same = index > 0 and kind not in ("words", "few")
        short = _line(says, rng, language, kind, same, words)
        return SHOT + short, captions.LANGUAGES[language].line(everything["shots"][0], rng, same, words)
    short = _short(says, rng, language, kind, still, words)
    rich = captions.LANGUAGES[language].say(everything, rng, "rich", still, words)
    return (STILL if still else "") + typed(short, rng, language), rich


def _line(says, rng, language, kind, same, words):
    says.pop("style", None)
    if same:
        return typed(captions.LANGUAGES[language].line(says["shots"][0], rng, True, words), rng, language)
    return typed(_short(says, rng, language, kind, False, words), rng, language)


def _short(says, rng, language, kind, still, words):
    if kind == "words":
        return loose(says, rng, language)
    length = rng.choice(("tag", "sentence")) if kind == "few" else kind
    return captions.LANGUAGES[language].say(says, rng, length, still, words)


def otherwise(full, rng):
    """(what is told of one shot, some of it put otherwise; that part of it, with the first actor's subject)."""
    shot, firm = full["shots"][0], {"shots": [{"actors": []}]}
    lead = shot["actors"][0]
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        field = rng.choice(("style", "motion", *FREE, *LOOKS))
        if field == "style":
            full["style"] = firm["style"] = rng.choice(names.STYLES)
        elif field in FREE and ("motion" in lead or field != "camera"):
            shot[field] = firm["shots"][0][field] = rng.choice(FREE[field])
        elif field in LOOKS:
            lead[field] = rng.choice(LOOKS[field])
            looks = {field, *_first(firm)} & set(LOOKS) & set(lead)
            firm["shots"][0]["actors"] = [{**_first(firm), **{f: lead[f] for f in LOOKS if f in looks}}]
        elif field == "motion" and "motion" in lead and not {"relation", "event", "occluder"} & set(shot):
            _move(lead, rng)
            firm["shots"][0]["actors"] = [{**_first(firm), "motion": lead["motion"]}]
    if "subject" in lead and firm["shots"][0]["actors"]:
        firm["shots"][0]["actors"][0]["subject"] = lead["subject"]
    return full, firm


def _first(firm):
    return (firm["shots"][0]["actors"] or [{}])[0]


def _move(lead, rng):
    lead["motion"] = rng.choice(names.MOTIONS)
    lead.pop("direction", None)
    if lead["motion"] in names.SIDEWAYS:
        lead["direction"] = rng.choice(names.DIRECTIONS)


def loose(says, rng, language):
    """What is told as words in any order."""
    shot = says["shots"][0]
    facts = [(f, v) for f, v in shot.items() if f not in ("actors", "relation", "event", "occluder")]
    facts += [("style", says["style"])] if "style" in says else []
    facts += [(f, v) for actor in shot["actors"][:1] for f, v in actor.items()]
    found = [rng.choice(words_of(language)[fact]) for fact in facts if fact in words_of(language)]
    rng.shuffle(found)
    return rng.choice((", ", " ", " ") if language == "en" else ("，", "", " ")).join(found) or "video"


_WORDS = {}


def words_of(language):
    """{(field, label): phrases} of a language."""
    if not _WORDS:
        for phrase, fact in lexicon.lexicon().items():
            tongue = "zh" if re.search("[\\u4e00-\\u9fff]", phrase) else "en"
            _WORDS.setdefault(tongue, {}).setdefault(fact, []).append(phrase)
    return _WORDS[language]


def typed(text, rng, language):
    """A text as people type it: in small letters, without articles or marks, with words that nobody knows."""
    if language == "en":
        text = text.lower() if rng.random() < 0.3 else text
        text = re.sub(r"\b(a|an|the) ", "", text) if rng.random() < 0.15 else text
    if rng.random() < 0.12:
        text = re.sub(r"[.,;:。，；：]", "" if language == "en" else " ", text).strip()
    for _ in range(rng.choice((0,) * 8 + (1, 2))):
        text = _with_stray(text, rng, language)
    return text


def _with_stray(text, rng, language):
    if language == "zh":
        at = rng.choice([0, len(text), *(m.end() for m in re.finditer("[，。、； 的]", text))])
        return text[:at] + rng.choice(STRAY_CHINESE) + text[at:]
    words = text.split(" ")
    words.insert(rng.randint(0, len(words)), rng.choice(STRAY) if rng.random() < 0.5 else _made_up(rng))
    return " ".join(words)


def _made_up(rng):
    return "".join(rng.choice("bcdfghklmnprstvwz") + rng.choice("aeiou") for _ in range(rng.randint(1, 4)))


def encoded(pieces, rng, longest, most):
    """Endless (ids of both with an end mark after each, length of the short one), ids at most `longest`, the rich
    caption with its mark at most `most`."""
    for short, rich in pairs(rng):
        a, b = (pieces.encode(t) + [pieces.eos_id()] for t in (short, rich))
        if len(a) + len(b) <= longest and len(b) <= most:
            yield a + b, len(a)


if __name__ == "__main__":
    for _, example in zip(range(30), pairs(random.Random(1))):
        print(" -> ".join(example))
