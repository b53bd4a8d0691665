"""Chinese sentences, tag lines and paragraphs; each function returns a list of sentences."""

from . import words
from .clauses import core, outcome
from .phrases import introduced, listed, name, pronoun, spot, surroundings, through, sideways

_NUMBERS = "零一两三四"


def tag(told, pen):
    """One line that names what is told as briefly as people type."""
    lines = [_pieces(shot, pen, i > 0) for i, shot in enumerate(told["shots"])]
    comma = "，" if any("，" in piece for pieces in lines for piece in pieces) else pen.one("，", "，", "，", "、", " ")
    lines = [comma.join(pieces) for pieces in lines]
    line = pen.one("；", " / ", "；然后", "，切换到").join(lines)
    if "style" not in told:
        return [line]
    style = pen.one(*words.STYLE_TAG[told["style"]])
    return [pen.one(f"{line}{comma}{style}", f"{style}{comma}{line}", f"{style}：{line}")]


def _pieces(shot, pen, same):
    rest, where = [], ""
    if "setting" in shot:
        if shot["actors"] and pen.chance(0.4):
            where = f"在{spot(shot['setting'], pen)}"
        else:
            rest.append(pen.one(f"<{pen.one(*words.PLACE[shot['setting']][0])}>", spot(shot["setting"], pen)))
    for field, table in (
        ("time", words.TIME_TAG), ("weather", words.WEATHER_TAG), ("framing", words.FRAMING), ("camera", words.CAMERA),
    ):  # fmt: skip
        if field in shot:
            rest.append(pen.one(*table[shot[field]]))
    rest = pen.mixed(rest)
    if not shot["actors"]:
        return rest
    main, _ = core(shot, pen, where, introduced(shot["actors"], pen, same, bare=pen.chance(0.7)), effect=0)
    return rest + [main] if pen.chance(0.25) else [main] + rest


def sentences(told, pen):
    """What is told in one sentence, sometimes with a short one after it."""
    if len(told["shots"]) > 1:
        return several(told["shots"], told.get("style"), pen)
    return _styled(line(told["shots"][0], pen), told.get("style"), pen)


def several(shots, style, pen, effect=0.3):
    """A clip of several shots, told in their order."""
    lines = ["；".join(line(s, pen, same=i > 0, effect=effect)) for i, s in enumerate(shots)]
    kind = pen.one("镜头", "场景", "切", "先")
    if kind == "切":
        found = [lines[0]] + [f"{pen.one('切换到', '镜头切换', '接着切到')}：{t}" for t in lines[1:]]
    elif kind == "先":
        found = [f"先是{lines[0]}"] + [f"{pen.one('然后', '接着', '之后')}{t}" for t in lines[1:]]
    else:
        found = [f"{kind}{n}：{t}" for n, t in zip("一二三四" if pen.chance(0.5) else "1234", lines)]
    if not style:
        return found
    tag_ = pen.one(*words.STYLE_TAG[style])
    head = f"{words.STYLE_KIND[style]}{pen.one('短片', '动画')}，共{_NUMBERS[len(shots)]}个镜头"
    return pen.one([tag_] + found, [head] + found, found + [tag_])


def line(shot, pen, same=False, effect=0.3):
    """A shot as a list of sentences, the first of which says most."""
    where, when = surroundings(shot, pen)
    if not shot["actors"]:
        return _filmed("，".join([*when, where] if where else when) or "一个镜头", shot, pen)
    woven = bool(where) and pen.chance(0.5)
    place = f"在{where}" if woven else ""
    if woven and not when and "的" not in where and sideways(shot["actors"][0]) and pen.chance(0.35):
        place = through(shot["setting"], pen) or place
    text, _ = core(shot, pen, place, introduced(shot["actors"], pen, same), effect)
    front = ([] if woven or not where else [where]) + when
    if front:
        head = "，".join(pen.mixed(front))
        text = f"{pen.one('', '在') if head == where else ''}{head}，{text}"
    return _filmed(text, shot, pen)


def _filmed(text, shot, pen):
    after = []
    if "framing" in shot:
        framing = pen.one(*words.FRAMING[shot["framing"]])
        text = pen.one(f"{framing}：{text}", f"{text}，{framing}", f"{framing}镜头，{text}")
    if "camera" in shot:
        camera = pen.one(*words.CAMERA[shot["camera"]])
        if pen.chance(0.7):
            text = f"{text}，{camera}"
        else:
            after = [camera]
    return [text] + after


def _styled(found, style, pen):
    text, after = found[0], found[1:]
    if not style:
        kind = pen.one("图片", "画") if pen.still else pen.one("视频", "动画")
        make = f"{pen.one('做', '生成')}一{'张' if pen.still else '段'}{kind}："
        lead = pen.one("", "", "", "", f"{kind}：", make, f"请{'画' if pen.still else '拍'}：")
        return [lead + text] + after
    tag_, kind = pen.one(*words.STYLE_TAG[style]), words.STYLE_KIND[style]
    medium = pen.one("图片", "插画") if pen.still else pen.one("动画", "视频", "短片")
    text = pen.one(
        f"{tag_}，{text}", f"{tag_}：{text}", f"{text}，{tag_}", f"{kind}{medium}：{text}",
        f"{text}，画面{pen.one(*words.STYLE_MADE[style])}", f"一{'张' if pen.still else '段'}{kind}{medium}，{text}",
    )  # fmt: skip
    return [text] + after


def rich(told, pen):
    """A paragraph that says everything of a clip."""
    style, shots = told["style"], told["shots"]
    if len(shots) > 1:
        return several(shots, style, pen, effect=1)
    shot = shots[0]
    where, when = surroundings(shot, pen)
    opening = "，".join([pen.one(f"场景在{where}", f"场景设在{where}", f"地点在{where}")] + when)
    opening = pen.one(opening, opening, "，".join([*when, where])) if when else opening
    made = pen.one(f"这是一{'幅' if pen.still else '段'}{words.STYLE_KIND[style]}{'画' if pen.still else '动画'}",
                   f"画面{pen.one(*words.STYLE_MADE[style])}", pen.one(*words.STYLE_TAG[style]))
    found = [opening] + _action(shot, pen) + _view(shot, pen)
    return found + [made] if pen.chance(0.4) else [made] + found


def _action(shot, pen):
    actors, names = shot["actors"], introduced(shot["actors"], pen)
    found = []
    if len({a["subject"] for a in actors}) == len(actors) and pen.chance(0.5):
        found = [pen.one("有", "画面里有", "我们看到") + listed(names)]
        if not any("motion" in a for a in actors) and not {"relation", "event", "occluder"} & set(shot):
            return found
        names = [name(a, pen) for a in actors]
        names = [pen.one(pronoun(actors[0]), names[0])] if len(actors) == 1 else names
    apart = "event" in shot and pen.chance(0.5)
    text, verbal = core(shot, pen, "", names, effect=0 if apart else 1)
    found.append(text if verbal else f"画面里有{text}")
    return found + ([outcome(shot, pen, name(actors[1], pen))] if apart else [])


def _view(shot, pen):
    tables = (("framing", words.FRAMING), ("camera", words.CAMERA))
    parts = [pen.one(*table[shot[field]]) for field, table in tables if field in shot]
    return pen.one(["，".join(parts)], parts) if parts else []
