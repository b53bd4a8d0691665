"""Fills the caches that the judges learn from: `python -m judges.cache`. Runs beside the training that reads them.

Chunks of rendered pictures with their labels, of looks and of movement in turn; when there are enough, the oldest make
room for new ones, so that long training goes on seeing new scenes. A chunk is a function of its kind and number,
whichever of the workers draws it. A cache belongs to the world as it is drawn now: its folder is named by what a few
scenes look like, and those of other worlds are removed.
"""

import argparse
import dataclasses
import functools
import hashlib
import itertools
import multiprocessing
import random
import shutil
import time

import numpy as np
import torch
from torch.nn import functional as fn

from learn import store
from world import render, sample
from world.scene import Shape

from . import labels

LAYOUT = 3  # changes when the rows of a chunk do
AREA = {"wide": (256, 144), "square": (192, 192), "tall": (144, 256)}
SMALL = {"wide": (96, 56), "square": (72, 72), "tall": (56, 96)}
TWICE = {size: (2 * w, 2 * h) for size, (w, h) in SMALL.items()}
# What movement is drawn at before it is made small, and how often: clips to be judged are rarely that small themselves.
DRAWN = ((SMALL, 0.35), (TWICE, 0.57), (AREA, 0.08))
TURN = ("wide", "square", "wide", "tall")  # kinds of size of the chunks
LENGTHS = (13, 49)  # frames of a clip
STILLS = 0.08  # share of one-frame clips among those of looks
SHORTEST = 9  # frames of a shot
GOING, TOGETHER = 0.3, 0.6  # shares kept of shots of one actor that just goes by, and of those that ask for no motion
GROUP, PICTURES, SHOTS = 64, 4, 2  # scenes drawn together; groups in a chunk of looks and of movement
PROBES = ((Shape(64, 48, 13), 96), (Shape(48, 64, 31), 48), (Shape(48, 48, 9), 48))  # what a world is known by


@functools.cache
def key():
    """A name for the world as it is drawn now: scenes and frames of some seeds, digested."""
    digest = hashlib.sha256(str(LAYOUT).encode())
    for shape, count in PROBES:
        scenes = [sample.scene(seed, shape) for seed in range(count)]
        digest.update(repr(scenes).encode())
        digest.update(render.clips(scenes, [0, 7]).half().numpy().tobytes())
    return digest.hexdigest()[:12]


def folder(kind):
    """Where the chunks of a kind (look, move, exam) lie."""
    place = store.path(f"judges-{kind}") / key()
    place.mkdir(parents=True, exist_ok=True)
    return place


def coded(frames):
    """Frames in -1..1 as bytes."""
    return ((frames + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)


def small(clips, size):
    """Frames [n,3,T,H,W] in -1..1 scaled to the small extent of a size, as `eval` does it."""
    w, h = SMALL[size]
    if clips.shape[-2:] == (h, w):
        return clips
    flat = clips.flatten(1, 2)
    return fn.interpolate(flat, (h, w), mode="bicubic", antialias=True).clamp(-1, 1).view(*clips.shape[:3], h, w)


def stacked(rows):
    """Rows of labels as tensors."""
    return {name: torch.from_numpy(np.stack([r[name] for r in rows])) for name in rows[0]}


def shots(scene):
    """Every shot of a scene as a scene of its own."""
    for shot in scene.shots:
        shape = Shape(scene.shape.width, scene.shape.height, shot.frames)
        yield dataclasses.replace(scene, shape=shape, shots=(shot,))


def at(scene, moment):
    """The shot that a moment falls in, and its frame there."""
    for shot in scene.shots:
        if moment < shot.frames:
            return shot, moment
        moment -= shot.frames
    raise ValueError(f"no frame {moment} in the scene of seed {scene.seed}")


def pictures(rng, size, split="train"):
    """A chunk of looks: {"frames" [N,3,H,W], "labels"}, two moments of each scene."""
    frames, rows = [], []
    for _ in range(PICTURES):
        still = rng.random() < STILLS
        shape = Shape(*AREA[size], 1 if still else rng.randint(*LENGTHS))
        scenes = [sample.scene(rng.getrandbits(40), shape, split) for _ in range(GROUP)]
        moments = sorted(rng.sample(range(shape.frames), 1 if still else 2))
        drawn = coded(render.clips(scenes, moments))
        for i, moment in enumerate(moments):
            frames.append(drawn[:, :, i])
            rows += [labels.look(at(s, moment)[0], shape, s.style, at(s, moment)[1]) for s in scenes]
    return {"frames": torch.cat(frames), "labels": stacked(rows)}


def unbroken(rng, shape, split):
    """A scene of one shot, less often of what is commonest and soon learnt: motions are what is learnt last.

    Scenes of several shots are left out: clips of equal length are drawn together, and faster.
    """
    while True:
        scene = sample.scene(rng.getrandbits(40), shape, split)
        if len(scene.shots) == 1 and rng.random() < kept(scene.shots[0]):
            return scene


def kept(view):
    """The share of shots like this one which are learnt from."""
    if not labels.single(view):
        return TOGETHER
    going = len(view.actors) == 1 and view.actors[0].motion == "travel"
    return GOING if going and view.camera == "static" and not view.occluder else 1


def movement(rng, size, split="train"):
    """A chunk of movement: {"clips" [N,3,13,h,w], "labels"}, scenes of one shot."""
    clips, rows = [], []
    for _ in range(SHOTS):
        extent = rng.choices(*zip(*DRAWN))[0][size]
        shape = Shape(*extent, rng.randint(SHORTEST, LENGTHS[1]))
        scenes = [unbroken(rng, shape, split) for _ in range(GROUP)]
        clips.append(torch.stack(drawn(scenes, labels.MOMENTS, lambda c: small(c, size))))
        rows += [labels.move(s.shots[0], s.shape) for s in scenes]
    return {"clips": torch.cat(clips), "labels": stacked(rows)}


def drawn(scenes, count, change=lambda clips: clips):
    """`count` frames spread over each of some scenes of one shot, changed, as bytes [3,count,H,W]."""
    made = [None] * len(scenes)
    for frames in {s.shape.frames for s in scenes}:
        rows = [i for i, s in enumerate(scenes) if s.shape.frames == frames]
        wanted = labels.spread(frames, count).tolist()
        moments = sorted(set(wanted))
        clips = coded(change(render.clips([scenes[i] for i in rows], moments)))
        for i, clip in zip(rows, clips):
            made[i] = clip[:, [moments.index(m) for m in wanted]]
    return made


def exam(size, split, count):
    """Whole shots to be judged: {"frames" [N,3,3,H,W], "clips" [N,3,13,h,w], "look", "move", "scene" [N]}.

    The three frames are the first, the middle and the last of a shot; their labels have one more axis for them.
    """
    rng = random.Random(f"{split} {size}")
    parts, number = [], []
    for i in range(count):
        shape = Shape(*AREA[size], rng.randint(*LENGTHS))
        parts += shots(sample.scene(rng.getrandbits(40), shape, split))
        number += [i] * (len(parts) - len(number))
    frames = torch.stack(drawn(parts, labels.GLIMPSES)).transpose(1, 2).contiguous()
    looks = [
        stacked([labels.look(s.shots[0], s.shape, s.style, m) for m in labels.spread(s.shape.frames, labels.GLIMPSES)])
        for s in parts
    ]
    return {
        "frames": frames,
        "clips": torch.stack(drawn(parts, labels.MOMENTS, lambda c: small(c, size))),
        "look": {n: torch.stack([row[n] for row in looks]) for n in looks[0]},
        "move": stacked([labels.move(s.shots[0], s.shape) for s in parts]),
        "scene": torch.tensor(number),
    }


def exams(split, count):
    """The exams of a split by size, drawn where they are missing; half of them are wide."""
    made = {}
    for size in AREA:
        share = count // 2 if size == "wide" else count // 4
        name = f"judges-exam/{key()}/{split}-{size}-{share}.pt"
        folder("exam")
        if not store.path(name).exists():
            store.save(name, exam(size, split, share))
        made[size] = store.load(name)
    return made


def following(place):
    """The number of the chunk after the last one in a folder."""
    return max((int(p.stem) for p in place.glob("*.pt")), default=-1) + 1


def fill(kind, place, number, keep):
    """Draws a chunk of a kind into its folder; the oldest go when there are more than `keep`."""
    rng = random.Random(f"{kind} {number}")
    made = MAKE[kind](rng, rng.choice(TURN))
    store.save(f"judges-{kind}/{place.name}/{number:06d}.pt", made)
    for old in sorted(place.glob("*.pt"))[:-keep]:
        old.unlink(missing_ok=True)


def forget():
    """Removes the caches of other worlds."""
    for kind in ("look", "move", "exam"):
        place = folder(kind)
        for other in place.parent.iterdir():
            if other != place:
                shutil.rmtree(other)


MAKE = {"look": pictures, "move": movement}


def turn(number, share):
    """The kind of the chunk of that number when a share of all is of looks."""
    return "look" if int((number + 1) * share) > int(number * share) else "move"


def work(first, args, places, starts):
    """What one of the workers does: every chunk whose number is `first` plus a multiple of the count of workers."""
    torch.set_num_threads(1)
    room = {
        "look": args.gigabytes * 0.6e9 / (PICTURES * GROUP * 2 * 3 * 256 * 144),
        "move": args.gigabytes * 0.4e9 / (SHOTS * GROUP * 3 * labels.MOMENTS * 96 * 56),
    }
    end = time.monotonic() + args.seconds if args.seconds else None
    for number in itertools.count(first, args.workers):
        if (args.chunks and number >= args.chunks) or (end and time.monotonic() > end):
            return
        kind = turn(number, args.share)
        fill(kind, places[kind], starts[kind] + number, max(1, int(room[kind])))
        if number % 10 == 9:
            print(number + 1, "chunks", flush=True)


def options():
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=14.0, help="what both caches may take")
    parser.add_argument("--share", type=float, default=0.5, help="share of the chunks that are of looks")
    parser.add_argument("--chunks", type=int, default=0, help="stop after so many")
    parser.add_argument("--seconds", type=float, default=0, help="start no chunk after so many")
    parser.add_argument("--first", type=int, default=0, help="number of the first chunk, where there is none behind it")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw, one core each")
    return parser.parse_args()


def main():
    """Fills both caches until stopped, or until there are `--chunks` more or `--seconds` are over."""
    args = options()
    torch.set_num_threads(1)
    forget()
    places = {kind: folder(kind) for kind in MAKE}
    starts = {kind: max(args.first, following(place)) for kind, place in places.items()}
    rows = [
        multiprocessing.Process(target=work, args=(i, args, places, starts), daemon=True) for i in range(args.workers)
    ]
    for row in rows:
        row.start()
    for row in rows:
        row.join()
    if any(row.exitcode for row in rows):
        raise SystemExit("a worker failed")


if __name__ == "__main__":
    main()
