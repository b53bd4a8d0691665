"""Tells a scene in words: what is said is chosen first (`told`), then a language puts exactly that into words.

What is not said is free in the clip; what is said is true in it. `lexicon` gives every word back its meaning.
"""

import dataclasses

from . import chinese, english, told

LANGUAGES = {"en": english, "zh": chinese}
LENGTHS = ("tag", "sentence", "rich")


@dataclasses.dataclass(frozen=True)
class Caption:
    """Words and, as plain data with the scene's labels, exactly what they say (see `told`)."""

    text: str
    told: dict


def write(scene, rng, language="en", length="sentence"):
    """A caption of a scene; rng is a random.Random, language en or zh, length tag, sentence or rich."""
    says = told.choose(scene, rng, length)
    return Caption(LANGUAGES[language].say(says, rng, length, scene.shape.frames == 1), says)
