"""What the recaptioner's words mean, for the engine: it finds out what a prompt says, what came back, and which words
the world does not know.
"""

import json
import random
import re

from learn import pairs, read
from world import captions, names, sample
from world.captions import lexicon
from world.scene import Shape

from . import synonyms

CAPTIONS = 12000  # read to find the words that say nothing by themselves
CHINESE = re.compile("[\\u4e00-\\u9fff]+")
FORMAT = 1
# Where somebody is usually at home: setting, tags, who. Those who are named in no line are in a meadow.
HOMES = (
    ("underwater", "underwater", "水下", ("fish",)), ("sea", "sea", "大海", ("boat",)),
    ("beach", "beach", "海滩", ("turtle",)), ("moon", "moon", "月球", ("astronaut", "rocket")),
    ("city", "city", "城市", ("car", "bus", "truck", "robot")),
    ("mountains", "mountains", "群山", ("train", "plane", "helicopter")),
    ("farm", "farm", "农场", ("horse", "duck", "egg")), ("jungle", "jungle", "丛林", ("elephant",)),
    ("forest", "forest", "森林", ("rabbit", "bird")), ("village", "village", "村庄", ("dog", "cat")),
    ("room", "room", "房间", ("lamp", "cookie", "cup", "tower", "box")),
)  # fmt: skip
# What else is told to the model where a prompt says nothing of it: fact, tags, unless that is told. In these settings
# and styles there is no telling the hour or the weather.
USUAL = (
    ("setting=meadow", "meadow", "草地", []),
    ("time=day", "daytime", "白天", [f"setting={s}" for s in names.INDOORS] + [f"style={s}" for s in names.TIMELESS]),
    ("weather=clear", "clear sky", "晴天", [f"setting={s}" for s in names.INDOORS]),
    ("style=papercut", "papercut style", "剪纸风格", []),
)

# Colours that say nothing more of a place: "a green meadow" has no actor in green.
NATURAL = {"green": ("meadow", "forest", "woods", "jungle"), "blue": ("sea", "ocean"), "yellow": ("desert", "beach")}


def usual():
    """What goes without saying, as plain data; of a field the first that fits counts."""
    for setting, english, chinese, who in HOMES:
        when = [f"subject={w}" for w in who]
        yield {"fact": f"setting={setting}", "words": {"en": english, "zh": chinese}, "when": when}
    for fact, english, chinese, unless in USUAL:
        yield {"fact": fact, "words": {"en": english, "zh": chinese}, "unless": unless}


def table():
    """The vocabulary as plain data: facts are "field=label", phrases are followed by the indices of their facts,
    `plain` and `signs` are words and Chinese signs that say nothing by themselves, `others` are no misspelt words."""
    meanings = {phrase: [fact] for phrase, fact in lexicon.lexicon().items()}
    for word in read.fast():
        meanings[word] = meanings.get(word, [("motion", "travel")]) + [("speed", "fast")]
    for colour, places in NATURAL.items():
        meanings |= {f"{colour} {place}": meanings[place] for place in places if place in meanings}
    facts = sorted({fact for found in meanings.values() for fact in found})
    index = {fact: i for i, fact in enumerate(facts)}
    phrases = {phrase: [index[f] for f in found] for phrase, found in sorted(meanings.items())}
    english, chinese = _plain()
    unknown = {w: known for w, known in nearest(phrases).items() if w not in english and not _composed(w, chinese)}
    parts = {word for phrase in phrases for word in re.findall(r"[a-z][a-z'-]*", phrase)}
    english |= parts - set(phrases) - set(unknown)
    return {
        "format": FORMAT, "still": pairs.STILL, "shot": pairs.SHOT,
        "usual": list(usual()),
        "facts": ["=".join(fact) for fact in facts], "phrases": phrases,
        "plain": sorted(english | set(synonyms.CLOTHES)),
        "signs": "".join(sorted(chinese)), "others": sorted(synonyms.OTHERS), "nearest": unknown,
    }  # fmt: skip


def nearest(phrases):
    """{unknown word: the nearest that is known}; a word that is known is left out."""
    found = {}
    for words in (synonyms.ENGLISH, synonyms.CHINESE):
        for known, unknown in words.items():
            if known not in phrases:
                raise ValueError(f"{known!r} is to stand for {unknown!r}, but means nothing")
            for word in (w.replace("_", " ") for w in unknown.split()):
                if word not in phrases and found.setdefault(word, known) != known:
                    raise ValueError(f"{word!r} stands for {found[word]!r} and {known!r}")
    return dict(sorted(found.items()))


def _composed(word, signs):
    """Whether a Chinese word is made of words that the world knows: 小狗 is a small dog."""
    told = "".join(phrase for phrase, *_ in lexicon.read(word))
    return bool(CHINESE.match(word) and told) and all(sign in told or sign in signs for sign in word)


def _plain():
    """English words and Chinese signs of captions that are part of no phrase with a meaning."""
    rng, english, chinese = random.Random(8), set(synonyms.NOTHING), set(synonyms.NOTHING_CHINESE)
    for seed in range(CAPTIONS):
        scene = sample.scene(seed, Shape(256, 144, rng.choice((1, 25))))
        text = captions.write(scene, rng, rng.choice(("en", "zh")), rng.choice(captions.LENGTHS)).text.lower()
        for phrase in sorted({p for p, *_ in lexicon.read(text)}, key=len, reverse=True):
            border = "" if CHINESE.search(phrase) else r"\b"
            text = re.sub(border + re.escape(phrase) + border, " ", text)
        for word in synonyms.CLOTHES:
            text = text.replace(word, " ")
        chinese.update("".join(CHINESE.findall(text)))
        english.update(re.findall(r"[a-z]+(?:[-'][a-z]+)*", text))
    return english - set(lexicon.lexicon()), chinese


def write(path):
    """Writes the vocabulary as compact JSON."""
    path.write_text(json.dumps(table(), ensure_ascii=False, separators=(",", ":")) + "\n")
