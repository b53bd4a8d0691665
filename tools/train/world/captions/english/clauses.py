"""English clauses: what the actors of a shot do, alone and with each other."""

import dataclasses
import re

from . import moves
from .grammar import joined, listed
from .phrases import direction, introduced, name, pronoun, verb_phrase
from .words import DRESSED

# "knock over it" is no English.
_NO_PRONOUN = re.compile(r"(over|down|on|up|open)> \{o\}|string> of \{o\}")
_HIM = {"she": "her", "he": "him"}


@dataclasses.dataclass(frozen=True)
class Clause:
    """Words with marked verbs; verbal: has a verb; finite: makes sense as a sentence only, not after "a video of"."""

    text: str
    verbal: bool = True
    finite: bool = False


def core(shot, pen, where="", names=None, effect=0.3):
    """What happens in a shot. where: a place to weave in; names: noun phrases of the actors; effect: how likely an
    event's outcome is told, 0..1."""
    names = names or introduced(shot["actors"], pen)
    relation = shot.get("relation")
    if "event" in shot:
        clause = _event(shot, pen, names, where, effect)
    elif relation == "following":
        clause = _following(shot, pen, names, where)
    elif relation == "meeting":
        clause = _meeting(shot["actors"], pen, names, where)
    elif relation:
        clause = _positioned(shot, pen, names, where)
    else:
        return _together(shot, pen, names, where)
    return _with_third(clause, shot["actors"], names, pen)


def does(shot, pen, where=""):
    """What the first actor does by itself, an occluder included; nothing where neither is told."""
    actor = shot["actors"][0]
    if "occluder" not in shot:
        return verb_phrase(actor, pen, where) if "motion" in actor else ""
    thing = f"{pen.one('a', 'a', 'the')} {pen.one(*moves.HIDE_WORDS[shot['occluder']])}"
    hide = pen.one(*moves.HIDE).replace("{x}", thing)
    if "motion" in actor:
        return verb_phrase(actor, pen, where) + pen.one(f" and {hide}", f", {hide.replace('*', '~')}")
    side = direction(actor, pen)
    if not side:
        return f"{hide} {where}".strip()
    return f"{' '.join(p for p in ('*move', side, where) if p)}, {hide.replace('*', '~')}"


def outcome(shot, pen, thing, before):
    """What stays of the event; thing: how its object is called; before: the words that told of the event."""
    text = pen.one(*moves.EVENT[shot["event"]][3]).format(o=thing)
    return text.replace("a <chick>", "the <chick>") if "<chick>" in before else text


def _with_third(clause, actors, names, pen):
    if len(actors) < 3:
        return clause
    if not clause.verbal:
        doing = f" {verb_phrase(actors[2], pen).replace('*', '~')}" if "motion" in actors[2] else ""
        return dataclasses.replace(clause, text=f"{clause.text}, and {names[2]}{doing}")
    if "motion" not in actors[2]:
        return dataclasses.replace(clause, text=f"{clause.text}, with {names[2]} there too")
    doing = f"{names[2]} {verb_phrase(actors[2], pen)}"
    once = " while " not in clause.text and pen.chance(0.5)
    rest = f", while {doing.replace('*', '^')}" if once else f", and {doing}"
    return dataclasses.replace(clause, text=clause.text + rest)


def _together(shot, pen, names, where):
    """Actors with no relation told: alone, alike, or each by itself."""
    actors = shot["actors"]
    phrases = [does(shot, pen, where)]
    for actor in actors[1:]:
        phrases.append(verb_phrase(actor, pen, "" if any(phrases) else where) if "motion" in actor else "")
    if not any(phrases):
        return Clause(f"{listed(names)} {where}".strip(), verbal=False)
    if len(actors) == 1:
        return Clause(f"{names[0]} {phrases[0]}")
    if all(phrases):
        if _alike(actors) and "occluder" not in shot and pen.chance(0.7):
            both = verb_phrase(actors[0], pen, where, anyhow=len({a["subject"] for a in actors}) > 1)
            return Clause(f"{listed(names)} {both.replace('*', '+')}")
        return Clause(_each(names, phrases, pen))
    if len({a["subject"] for a in actors}) == len(actors) and pen.chance(0.5):
        doing = "; ".join(f"the {name(a, pen)} {p.replace('*', '~')}" for a, p in zip(actors, phrases) if p)
        return Clause(f"{listed(names)}, {doing}", verbal=False)
    rest = listed([n for n, p in zip(names, phrases) if not p])
    acting = ", and ".join(f"{n} {p}" for n, p in zip(names, phrases) if p)
    return Clause(f"{acting}, with {rest} there too")


def _alike(actors):
    ways = [[a.get(f) for f in ("motion", "direction", "speed")] for a in actors]
    return all(w == ways[0] for w in ways)


def _each(names, phrases, pen):
    if len(names) > 2:
        return "; ".join(f"{n} {p}" for n, p in zip(names, phrases))
    one, other = (f"{n} {p}" for n, p in zip(names, phrases))
    return one + pen.one(f", and {other}", f"; {other}", f" while {other.replace('*', '^')}")


def _positioned(shot, pen, names, where):
    """Left of, right of, above or behind, said from either end."""
    actors, value, (a, b) = shot["actors"], shot["relation"], pen.one((0, 1), (1, 0))
    phrases = [does(shot, pen), verb_phrase(actors[1], pen) if "motion" in actors[1] else ""]
    if bool(phrases[0]) != bool(phrases[1]):
        a, b = (0, 1) if phrases[0] else (1, 0)
    there, back = (value, moves.INVERSE[value]) if a == 0 else (moves.INVERSE[value], value)
    one, other, place, sides = names[a], names[b], f" {where}" if where else "", moves.SIDE.get(there)
    relation = f"{pen.one(*moves.RELATION[there])} {other}"
    if not any(phrases):
        if sides and pen.chance(0.4):
            return Clause(f"{one} {sides[0]} and {other} {sides[1]}{place}", verbal=False)
        return Clause(f"{one} {relation}{place}", verbal=False)
    if not phrases[b]:
        if relation.startswith("to the") or pen.chance(0.3):
            return Clause(f"{relation}{place}, {one} {phrases[a]}", finite=True)
        return Clause(f"{one} {relation}{place} {phrases[a]}")
    if sides and pen.chance(0.5):
        text = f"{sides[0]} {one} {phrases[a]}{place} and {sides[1]} {other} {phrases[b]}"
        return Clause(text, finite=True)
    him = pronoun(actors[a], pen)
    rest = f"{pen.one(*moves.RELATION[back])} {_HIM.get(him, him)} {other} {phrases[b]}"
    joint = pen.one(f", and {rest}", f", while {rest.replace('*', '^')}")
    return Clause(f"{one} {phrases[a]}{place}{joint}")


def _following(shot, pen, names, where):
    (one, other), follow = shot["actors"][:2], pen.one(*moves.FOLLOW).format(b=names[1])
    who = "who" if other["subject"] in DRESSED else "which"
    ahead = f", {who} {verb_phrase(other, pen).replace('*', '^')}" if "motion" in other else ""
    if "motion" in one or "occluder" in shot:
        text = f"{names[0]} {does(shot, pen, where)}, {follow.replace('*', '~')}"
        return Clause(text + ahead)
    side = direction(one, pen)
    if ahead and not side and pen.chance(0.6):
        return Clause(f"{names[1]} {verb_phrase(other, pen, where)}, {moves.FOLLOWED} {names[0]}")
    if not ahead and not side and pen.chance(0.3):
        return Clause(f"{names[1]} *be {moves.FOLLOWED} {names[0]} {where}".strip(), finite=True)
    text = " ".join(p for p in (names[0], follow, side if not ahead else "", where) if p)
    if not ahead:
        return Clause(text)
    return Clause(f"{names[0]} {follow} {side}".strip() + ahead + (f" {where}" if where else ""))


def _meeting(actors, pen, names, where):
    place = f" {where}" if where else ""
    a, b = ((f" {moves.COMING[x['direction']]}" if "direction" in x else "") for x in actors[:2])
    if "motion" in actors[0]:
        one, other = (verb_phrase({**x, "direction": None}, pen, "in" if a else "along") for x in actors[:2])
        one, other = (x.replace("*go in", "*come in") for x in (one, other))
        return Clause(f"{names[0]} {one}{a} and {names[1]} {other}{b}{pen.one(*moves.UNTIL)}{place}")
    if not a and pen.chance(0.3):
        return Clause(f"{names[0]} {moves.MEET_ONE} {names[1]}{place}")
    return Clause(f"{names[0]}{a} and {names[1]}{b} {pen.one(*moves.MEET)}{place}")


def _event(shot, pen, names, where, effect):
    doer, thing = shot["actors"][:2]
    acts, happens, passives, _ = moves.EVENT[shot["event"]]
    the, kind = f"the {name(thing, pen)}", pen.rng.random()
    moving = "motion" in doer or "direction" in doer or "occluder" in shot
    if not moving and kind < 0.25:
        text = pen.one(*passives).format(o=names[1], a=names[0])
        text = joined(text, where)
    elif not moving and kind < 0.55:
        text = joined(f"{names[0]} {pen.one(*acts).format(o=names[1])}", where)
    elif kind < 0.85:
        act = pen.one(*acts)
        called = the if _NO_PRONOUN.search(act) else pen.one("it", "it", the)
        text = f"{names[0]} {_approach(shot, pen, where, names[1])} and {act.format(o=called)}"
    else:
        happening = pen.one(*happens).format(o=the)
        text = f"{names[0]} {_approach(shot, pen, where, names[1])}, and {happening}"
    # A balloon that drifts away is all that there is to tell.
    if pen.chance(effect) and not (kind >= 0.85 and shot["event"] == "cut"):
        text += pen.one(", and ", "; ") + outcome(shot, pen, pen.one("it", the) if kind < 0.85 else the, text)
    return Clause(text)


def _approach(shot, pen, where, thing):
    """The way to the thing that something will happen to."""
    doer = shot["actors"][0]
    if "occluder" in shot:
        return f"{does(shot, pen, where)} and then *come up to {thing}"
    if "motion" in doer:
        return f"{verb_phrase(doer, pen, where)} {pen.one('up to', 'over to')} {thing}"
    if "direction" in doer:
        return joined(f"*go {direction(doer, pen)} up to {thing}", where)
    return joined(f"{pen.one(*moves.GO_TO)} {thing}", where)
