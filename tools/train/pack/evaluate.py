"""Samples prompts through a pack and measures them: `python -m pack.evaluate --pack DIR --count 64 --sheet out.png`."""

import argparse
import pathlib
import random
import time

from world import captions, render, scene
from world.__main__ import sheet

from . import judge, sample

SHAPE = scene.Shape(128, 80, 25)
FIRST = 50_000_000  # seeds that training never sees
SIDES = ("right", "left")


def prompts(count):
    """Scenes and full captions that name subject, colour, motion and setting."""
    rng, made = random.Random(9), []
    for seed in range(FIRST, FIRST + count):
        s = scene.sample(seed, SHAPE)
        made.append((s, captions.full(s, rng)))
    return made


def score(asked, clips):
    """Shares of right answers by question."""
    right = {"colour": [], "motion": [], "direction": [], "confused": []}
    for (s, _), clip in zip(asked, clips):
        right["colour"].append(judge.colour(clip) == s.colour)
        seen = judge.motion(clip, s.colour)
        right["motion"].append(seen == s.motion)
        if s.motion in SIDES:
            right["direction"].append(seen == s.motion)
            right["confused"].append(seen in SIDES and seen != s.motion)
    return {k: round(sum(v) / max(1, len(v)), 3) for k, v in right.items()} | {"sides": len(right["direction"])}


def table(asked, clips):
    """Lines of right answers for each motion."""
    for motion in scene.MOTIONS:
        seen = [judge.motion(c, s.colour) for (s, _), c in zip(asked, clips) if s.motion == motion]
        yield f"  {motion}: {sum(m == motion for m in seen)} of {len(seen)}"


def generate(pack, asked, seed, at_once=8, **options):
    """Clips for all prompts, some at once."""
    made = []
    for i in range(0, len(asked), at_once):
        texts = [t for _, t in asked[i : i + at_once]]
        made += list(sample.sample(pack, texts, seed=seed + i, **options))
    return made


def main():
    """Prints the figures of rendered and of generated clips and draws the sheet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pack", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--scale", type=float)
    parser.add_argument("--sheet", default="sheet.png")
    args = parser.parse_args()
    asked = prompts(args.count)
    print("rendered: ", score(asked, [render.clip(s) for s, _ in asked]))
    start = time.time()
    clips = generate(sample.Pack(args.pack), asked, args.seed, steps=args.steps, scale=args.scale)
    print(f"generated: {score(asked, clips)} in {(time.time() - start) / args.count:.1f} s a clip")
    print(*table(asked, clips), sep="\n")
    titles = [f"{t} [{judge.colour(c)}, {judge.motion(c, s.colour)}]" for (s, t), c in zip(asked, clips)]
    sheet(clips, titles, columns=2).save(args.sheet)


if __name__ == "__main__":
    main()
