"""Checks the captions: `python -m world.captions.check`. What they say is true, all of it and nothing else is said.

The text is read back with the lexicon, which knows nothing of how it was written.
"""

import copy
import random
import re

from . import LANGUAGES, LENGTHS, check_scenes, lexicon, told, write
from .chinese import moves as chinese_moves
from .english import moves

SEEDS = 6000
VARIETY = 10000
MANY = 40000
_FAST = {v.lstrip("*") for verbs in moves.RUN.values() for v in verbs}
_PRONOUN = re.compile(r" (it|her|him|the (astronaut|spaceman|space traveller))\b")
_POSITIONS = ("left_of", "right_of")


def captions(seeds, language):
    """(scene, caption) of every seed, the lengths in turn."""
    for seed in seeds:
        scene = check_scenes.scene(seed)
        yield scene, write(scene, random.Random(seed), language, LENGTHS[seed % 3])


def same_again():
    """The same scene and seed give the same words."""
    for language in LANGUAGES:
        for one, other in zip(captions(range(300), language), captions(range(300), language)):
            assert one[1] == other[1], one[1].text


def told_is_so():
    """What is told is a part of the scene, and what is not so is found out."""
    for language in LANGUAGES:
        for scene, caption in captions(range(2000), language):
            told.check(scene, caption.told)
            for wrong in _wrong(caption.told):
                try:
                    told.check(scene, wrong)
                except ValueError:
                    continue
                raise AssertionError(f"not found out: {wrong}")


def _wrong(says):
    for i, shot in enumerate(says["shots"]):
        for field in set(shot) - {"actors"}:
            other = copy.deepcopy(says)
            other["shots"][i][field] = "elsewhere"
            yield other
        for j, actor in enumerate(shot["actors"]):
            for field in actor:
                other = copy.deepcopy(says)
                other["shots"][i]["actors"][j][field] = "another"
                yield other


def well_formed():
    """Spaces, articles, capitals and stops are as they should be, and no mark of the tables is left."""
    for language in LANGUAGES:
        for _, caption in captions(range(SEEDS), language):
            text = caption.text
            assert text and text == text.strip() and not re.search(r"  | [,.;:。，；：]|[<>{}*^~+]|,,|\.\.", text), text
            {"en": _english, "zh": _chinese}[language](text)


def _english(text):
    for article, letter in re.findall(r"\b([Aa]n?) (\w)", text):
        assert (letter.lower() in "aeiou") == (article.lower() == "an"), text
    small = re.sub(r"(^|\. )[A-Z]", "", text)
    assert small == small.lower(), text
    assert text[0].islower() or all(s[0].isupper() or s[0].isdigit() for s in text.split(". ")), text
    assert not re.search(r"\b(\w+) \1\b", text.replace("round and round", "")), text


def _chinese(text):
    assert not re.search(r"[A-Za-z]|，，|。。|的的|地地|在在|有有|一口它|[，；：]。|^[，。]|一一", text), text


def says_what_is_told():
    """The words read back mean all that is told and nothing that is not."""
    for language in LANGUAGES:
        for _, caption in captions(range(SEEDS), language):
            read, said = _read(caption.text, language), _labels(caption.told)
            extra, lacking = read - said, said - read
            assert not extra and not lacking, f"{caption.text}\nnot told: {extra}, not said: {lacking}"


def _read(text, language):
    found = lexicon.read(text)
    labels = {(field, label) for _, field, label in found if label not in _POSITIONS}
    labels |= {("relation", "left or right") for _, _, label in found if label in _POSITIONS}
    if any(language == "en" and _base(phrase) in _FAST or phrase in ("跑", "奔跑") for phrase, _, _ in found):
        labels.add(("speed", "fast"))
    carried = any(f in ("event", "occluder") or v in ("following", "meeting") for f, v in labels)
    others = {label for field, label in labels if field == "motion"} - {"travel"}
    return labels - {("motion", "travel")} if others or carried else labels


def _base(phrase):
    return next((verb for verb in _FAST if phrase in lexicon.english.spellings("*" + verb)), "")


def _labels(says):
    found = {("style", says["style"])} if "style" in says else set()
    for shot in says["shots"]:
        found |= {(f, "left or right" if v in _POSITIONS else v) for f, v in shot.items() if f != "actors"}
        found |= {item for actor in shot["actors"] for item in actor.items()}
    others = {label for field, label in found if field == "motion"} - {"travel"}
    carried = any(f in ("event", "occluder") or v in ("following", "meeting") for f, v in found)
    return found - {("motion", "travel")} if others or carried else found


def sides_are_right():
    """Left and right belong to the actor that they are told of; who is left of whom is said the right way round."""
    count = 0
    for language in LANGUAGES:
        for _, caption in captions(range(2 * SEEDS), language):
            if len(caption.told["shots"]) != 1:
                continue
            shot = caption.told["shots"][0]
            subjects = [a["subject"] for a in shot["actors"]]
            if len(set(subjects)) == len(subjects):
                count += _directions(caption.text, shot) + _relation(caption.text, shot, language)
    print(f"captions: {count} lefts and rights as told")


def _directions(text, shot):
    told_of = {a["subject"]: a.get("direction") for a in shot["actors"]}
    sides, last, seen = {d for d in told_of.values() if d}, None, 0
    shared = shot.get("relation") == "following" or len(sides) == 1
    for _, field, label in lexicon.read(text):
        if field == "subject":
            last = label
        if field == "direction":
            assert label in sides if shared else told_of[last] == label, text
            seen += 1
    assert bool(seen) == bool(sides), text
    return seen


def _relation(text, shot, language):
    value = shot.get("relation")
    if value not in _POSITIONS or len(shot["actors"]) != 2:
        return 0
    for sentence in re.split(r"\. |。", text.lower()):
        rows, at = [], 0
        for phrase, field, label in lexicon.read(sentence):
            at = sentence.index(phrase, at)
            if field in ("subject", "relation"):
                rows.append((field, label, at, at + len(phrase)))
            at += len(phrase)
        if any(row[0] == "relation" for row in rows):
            break
    who, label = _whose(sentence, rows, language)
    expected = value if who == shot["actors"][0]["subject"] else moves.INVERSE[value]
    assert label == expected, f"{text}\n{shot}"
    return 1


def _whose(sentence, rows, language):
    """(the subject that the first relation of a sentence is said of, the relation)."""
    first = next(i for i, row in enumerate(rows) if row[0] == "relation")
    _, label, start, end = rows[first]
    order = list(dict.fromkeys(row[1] for row in rows if row[0] == "subject"))
    before = len({row[1] for row in rows[:first] if row[0] == "subject"})
    if sentence[start:end] in ("on the left", "on the right", "左边", "右边"):
        # "on the left A, on the right B"; "A on the left and B on the right"
        return order[0], label
    if language == "en":
        # "A left of B"; "left of B, A"; "A does this, and left of it B"
        return order[1] if before == 0 or _PRONOUN.match(sentence[end:]) else order[0], label
    # "A在B的左边"; "B的左边有A"; "A……，它的左边B"
    return order[0] if before == 2 else order[1], label


def in_the_order_of_time():
    """Shots are told in their order, and what stays of an event after it has happened."""
    for language, events in (("en", moves.EVENT), ("zh", chinese_moves.EVENT)):
        later, count = _outcomes(language, events), 0
        for _, caption in captions(range(SEEDS), language):
            happening = [phrase for phrase, field, _ in lexicon.read(caption.text) if field == "event"]
            assert not happening or happening[0] not in later, caption.text
            count += any(phrase in later for phrase in happening)
            places = [s["setting"] for s in caption.told["shots"] if "setting" in s]
            read = [label for _, field, label in lexicon.read(caption.text) if field == "setting"]
            assert read == places, caption.text
        assert count > SEEDS / 200, "outcomes are told"


def _outcomes(language, events):
    """The phrases that tell only what stays of an event."""
    spelled = [set(), set()]
    for groups in events.values():
        for i, templates in enumerate(groups):
            pieces = [p for t in templates for p in lexicon.marked(t) if "<" in t]
            spelled[i == 3] |= {s for p in pieces for s in LANGUAGES[language].spellings(p)}
    return spelled[1] - spelled[0]


def all_words_are_used():
    """Every phrase that the lexicon got from the grammar comes up in some caption, in one form or another."""
    for language, grammar in LANGUAGES.items():
        pieces = {piece for template, _, _ in grammar.entries() for piece in lexicon.marked(template)}
        wanted = {piece: {s.lower() for s in grammar.spellings(piece)} for piece in pieces}
        for _, caption in captions(range(10**6, 10**6 + MANY), language):
            seen = {phrase for phrase, _, _ in lexicon.read(caption.text)}
            wanted = {piece: forms for piece, forms in wanted.items() if not forms & seen}
            if not wanted:
                break
        # What hides somebody is said together with "behind"; by itself it is there for readers of prompts.
        unused = [p for p, forms in wanted.items() if not any(lexicon.lexicon()[f][0] == "occluder" for f in forms)]
        assert not unused, unused


def variety():
    """Prints how many captions of many scenes differ, all lengths mixed."""
    for language in LANGUAGES:
        texts = {caption.text for _, caption in captions(range(VARIETY), language)}
        print(f"captions: {len(texts)} different ones in {VARIETY}, {language}")
        assert len(texts) > 0.9 * VARIETY


def run():
    """Runs them all."""
    for step in (same_again, told_is_so, well_formed, says_what_is_told, sides_are_right, in_the_order_of_time,
                 all_words_are_used, variety):  # fmt: skip
        step()
    print("captions: ok")


if __name__ == "__main__":
    run()
