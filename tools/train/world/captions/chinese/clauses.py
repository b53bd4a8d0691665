"""Chinese clauses: what the actors of a shot do, alone and with each other."""

from . import moves
from .phrases import direction, introduced, listed, name, pronoun, verb_phrase


def core(shot, pen, where="", names=None, effect=0.3):
    """What happens in a shot, and whether it has a verb. where: 在… to weave in; effect: how likely an event's outcome
    is told, 0..1."""
    actors = shot["actors"]
    names = names or introduced(actors, pen)
    relation = shot.get("relation")
    if "event" in shot:
        text, verbal = _event(shot, pen, names, where, effect), True
    elif relation == "following":
        text, verbal = _following(shot, pen, names, where), True
    elif relation == "meeting":
        text, verbal = _meeting(actors, pen, names, where), True
    elif relation:
        text, verbal = _positioned(shot, pen, names, where)
    else:
        return _together(shot, pen, names, where)
    if len(actors) < 3:
        return text, verbal
    if "motion" in actors[2]:
        return f"{text}，{pen.one('', '还有')}{names[2]}{verb_phrase(actors[2], pen)}", True
    return f"{text}，{pen.one('还有', '旁边还有')}{names[2]}", verbal


def does(shot, pen, where=""):
    """What the first actor does by itself, an occluder included; nothing where neither is told."""
    actor = shot["actors"][0]
    if "occluder" not in shot:
        return verb_phrase(actor, pen, where) if "motion" in actor else ""
    noun, unit = moves.OCCLUDER[shot["occluder"]]
    hide = pen.one(*moves.HIDE).format(x=f"一{unit}{noun}" if pen.chance(0.4) else noun)
    if "motion" in actor:
        return f"{verb_phrase(actor, pen, where)}，{hide}"
    side = direction(actor, pen)
    return where + (f"{side}移动，{hide}" if side else hide)


def outcome(shot, pen, thing):
    """What stays of the event; thing: how its object is called."""
    return pen.one(*moves.EVENT[shot["event"]][3]).format(o=thing)


def _together(shot, pen, names, where):
    actors = shot["actors"]
    phrases = [does(shot, pen, where)]
    for actor in actors[1:]:
        phrases.append(verb_phrase(actor, pen, "" if any(phrases) else where) if "motion" in actor else "")
    if not any(phrases):
        return _there(where, listed(names), pen) if where else listed(names), False
    if len(actors) == 1:
        return names[0] + phrases[0], True
    ways = [[a.get(f) for f in ("motion", "direction", "speed")] for a in actors]
    if all(phrases) and "occluder" not in shot and all(w == ways[0] for w in ways) and pen.chance(0.7):
        both = verb_phrase(actors[0], pen, where, anyhow=len({moves.GO[a["subject"]] for a in actors}) > 1)
        return f"{listed(names)}{pen.one('都', '一起', '')}{both}", True
    acting = [n + p for n, p in zip(names, phrases) if p]
    rest = [n for n, p in zip(names, phrases) if not p]
    return "，".join(acting) + (f"，{pen.one('还有', '旁边还有')}{listed(rest)}" if rest else ""), True


def _there(where, what, pen):
    place = where.removeprefix("在")
    return pen.one(f"{place}有{what}", f"{place}的{what}", f"{what}{where}")


def _positioned(shot, pen, names, where):
    """Left of, right of, above or behind, said from either end."""
    actors, value, (a, b) = shot["actors"], shot["relation"], pen.one((0, 1), (1, 0))
    phrases = [does(shot, pen), verb_phrase(actors[1], pen) if "motion" in actors[1] else ""]
    if bool(phrases[0]) != bool(phrases[1]):
        a, b = (0, 1) if phrases[0] else (1, 0)
    there, back = (value, moves.INVERSE[value]) if a == 0 else (moves.INVERSE[value], value)
    one, other, sides = names[a], names[b], moves.SIDE.get(there)
    place = f"{where.removeprefix('在')}，" if where else ""
    relation = f"{other}{pen.one(*moves.RELATION[there])}"
    if not any(phrases):
        if sides and pen.chance(0.4):
            return f"{place}{sides[0]}是{one}，{sides[1]}是{other}", True
        return pen.one(f"{place}{one}在{relation}", f"{place}{relation}有{one}", f"{place}{relation}是{one}"), True
    if not phrases[b]:
        return pen.one(f"{place}在{relation}，{one}{phrases[a]}", f"{place}{relation}，{one}{phrases[a]}"), True
    if sides and pen.chance(0.5):
        return f"{place}{sides[0]}{one}{phrases[a]}，{sides[1]}{other}{phrases[b]}", True
    inverse = pen.one(*moves.RELATION[back])
    return f"{place}{one}{phrases[a]}，{pronoun(actors[a])}{inverse}{other}{phrases[b]}", True


def _following(shot, pen, names, where):
    (one, other), follow = shot["actors"][:2], pen.one(*moves.FOLLOW)
    if "motion" in other:
        text = f"{names[1]}{verb_phrase(other, pen, where)}"
        if "motion" not in one and "direction" not in one and "occluder" not in shot:
            return f"{text}，{moves.FOLLOWED.format(a=names[0])}"
        return f"{text}，{names[0]}{follow.format(b=pronoun(other))}{_after(shot, pen)}"
    return f"{names[0]}{where}{follow.format(b=names[1])}{_after(shot, pen)}"


def _after(shot, pen):
    """How the first follows."""
    one = shot["actors"][0]
    side = direction(one, pen)
    return does(shot, pen) or (f"{side}{pen.one(*moves.NEUTRAL)}" if side else "")


def _meeting(actors, pen, names, where):
    one, other = actors[:2]
    if "motion" not in one and "direction" not in one:
        return f"{names[0]}和{names[1]}{where}{pen.one(*moves.MEET)}"
    ways = []
    for actor in (one, other):
        side = moves.COMING[actor["direction"]] if "direction" in actor else ""
        if "motion" in actor:
            speed = pen.one(*moves.SPEED[actor["speed"]]) if "speed" in actor else ""
            go = moves.GO[actor["subject"]]
            ways.append(f"{speed}{side}{go}{pen.one('来', '过来')}")
        else:
            ways.append(f"{side}{pen.one('过来', '出现')}")
    place = f"{where.removeprefix('在')}，" if where else ""
    return f"{place}{names[0]}{ways[0]}，{names[1]}{ways[1]}，{pen.one('最后', '然后')}{pen.one(*moves.MEET[:-1])}"


def _event(shot, pen, names, where, effect):
    doer, thing = shot["actors"][:2]
    acts, happens, passives, _ = moves.EVENT[shot["event"]]
    the, kind = pen.one("它", name(thing, pen)), pen.rng.random()
    moving = "motion" in doer or "direction" in doer or "occluder" in shot
    happening = False
    if not moving and kind < 0.25:
        place = f"{where.removeprefix('在')}，" if where else ""
        text = place + pen.one(*passives).format(o=names[1], a=names[0])
    elif not moving and kind < 0.55:
        text = names[0] + where + pen.one(*acts).format(o=names[1])
    elif kind < 0.85:
        act = pen.one(*acts)
        called = name(thing, pen) if "<咬" in act else the
        text = f"{names[0]}{_approach(shot, pen, where, names[1])}，{act.format(o=called)}"
    else:
        happened = pen.one(*happens).format(o=name(thing, pen))
        text, happening = f"{names[0]}{_approach(shot, pen, where, names[1])}，{happened}", True
    # A balloon that drifts away is all that there is to tell.
    if pen.chance(effect) and not (happening and shot["event"] == "cut"):
        text += "，" + outcome(shot, pen, the)
    return text


def _approach(shot, pen, where, thing):
    """The way to the thing that something will happen to."""
    doer = shot["actors"][0]
    near = pen.one(*moves.NEAR)
    if "occluder" in shot:
        return f"{does(shot, pen, where)}，来到{thing}{near}"
    side = direction(doer, pen)
    speed = pen.one(*moves.SPEED[doer["speed"]]) if "speed" in doer else ""
    go = moves.GO[doer["subject"]] if "motion" in doer else "移动" if side else "来"
    if doer.get("motion") == "hop":
        speed += pen.one("<一蹦一跳>地", "<蹦蹦跳跳>地")
    return f"{where}{speed}{side}{go}到{thing}{near}"
