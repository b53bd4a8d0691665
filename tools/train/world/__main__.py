"""Lets anyone look at the world and use it: `python -m world sheet|clip|captions|prompts|lexicon|speed|check --help`."""

import argparse
import dataclasses
import json
import pathlib
import random
import time

import torch

from . import captions, check, render, sample, sheet, video
from .captions import lexicon
from .scene import Shape

SIZES = {"wide": (256, 144), "square": (192, 192), "tall": (144, 256)}


def _shape(args):
    return Shape(*SIZES[args.size], args.frames)


def _told(scene, args):
    return captions.write(scene, random.Random(scene.seed), args.language, args.length)


def _sheet(args):
    scenes = [sample.scene(args.seed + i, _shape(args), args.split) for i in range(args.count)]
    clips = [render.clips([s])[0] for s in scenes]
    titles = [f"{s.seed}. {_told(s, args).text}" for s in scenes]
    sheet.page(clips, titles, args.columns, lines=args.lines).save(args.out, quality=88)


def _clip(args):
    scene = sample.scene(args.seed, _shape(args), args.split)
    video.write(render.clip(scene), args.out)
    print(_told(scene, args).text)


def _captions(args):
    for seed in range(args.seed, args.seed + args.count):
        print(_told(sample.scene(seed, _shape(args), args.split), args).text)


def _prompts(args):
    """Prompts of a split with what they ask for, one JSON object a line, as `make eval` reads them."""
    folder = pathlib.Path(args.out)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "prompts.jsonl", "w", encoding="utf-8") as out:
        for i in range(args.count):
            scene = sample.scene(args.seed + i, _shape(args), args.split)
            caption = _told(scene, args)
            row = {"name": f"{i:04d}", "prompt": caption.text, "cuts": list(scene.cuts), "expect": caption.told}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            if args.render:
                _clip(argparse.Namespace(**vars(args) | {"seed": args.seed + i, "out": str(folder / f"{i:04d}.mp4")}))


def _films(args):
    """Films of three shots of one subject as files for `kinora film`, with what they ask for, as `make eval` reads it."""
    folder = pathlib.Path(args.out)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "prompts.jsonl", "w", encoding="utf-8") as out:
        for i in range(args.count):
            story = sample.story(args.seed + i, _shape(args), 3, args.split)
            told = [_told(dataclasses.replace(story, seed=story.seed + n, shots=(s,)), args) for n, s in enumerate(story.shots)]
            shots = [{"prompt": t.text} | ({"references": [{"shot": 1}]} if n else {}) for n, t in enumerate(told)]
            film = {"seed": story.seed, "shots": shots}
            (folder / f"{i:04d}.json").write_text(json.dumps(film, ensure_ascii=False, indent=1) + "\n", "utf-8")
            expect = {"style": story.style, "shots": [t.told["shots"][0] for t in told]}
            row = {"name": f"{i:04d}", "prompt": " ".join(t.text for t in told), "cuts": [args.frames, 2 * args.frames]}
            out.write(json.dumps(row | {"expect": expect}, ensure_ascii=False) + "\n")


def _lexicon(args):
    pathlib.Path(args.out).write_text(json.dumps(lexicon.lexicon(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _speed(args):
    torch.set_num_threads(args.threads)
    scenes = [sample.scene(args.seed + i, _shape(args)) for i in range(args.count)]
    render.clips(scenes[:2], device=args.device)
    start, work = time.time(), time.process_time()
    for at in range(0, len(scenes), args.batch):
        render.clips(scenes[at : at + args.batch], device=args.device)
    if args.device != "cpu":
        torch.cuda.synchronize()
    spent, work = time.time() - start, time.process_time() - work
    size = f"{args.frames} frames of {'x'.join(map(str, SIZES[args.size]))}"
    print(f"world: {len(scenes)} clips of {size} in {spent:.1f} s on {args.device}, {args.threads} threads: "
          f"{60 * len(scenes) / spent:.0f} a minute, {60 * len(scenes) / work:.0f} a minute of processor time")  # fmt: skip


def main():
    """Runs one of the commands."""
    parser = argparse.ArgumentParser(prog="world")
    commands = parser.add_subparsers(required=True)
    for name, run, out in (("sheet", _sheet, "sheet.png"), ("clip", _clip, None), ("captions", _captions, ""),
                           ("prompts", _prompts, None), ("films", _films, None), ("speed", _speed, "")):  # fmt: skip
        one = commands.add_parser(name)
        one.set_defaults(run=run)
        _arguments(one, out)
    commands.add_parser("check").set_defaults(run=lambda _: check.run())
    words = commands.add_parser("lexicon")
    words.add_argument("out")
    words.set_defaults(run=_lexicon)
    args = parser.parse_args()
    args.run(args)


def _arguments(one, out):
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--count", type=int, default=48)
    one.add_argument("--size", choices=SIZES, default="wide")
    one.add_argument("--frames", type=int, default=25)
    one.add_argument("--split", choices=sample.SPLITS, default="train")
    one.add_argument("--language", choices=("en", "zh"), default="en")
    one.add_argument("--length", choices=("tag", "sentence", "rich"), default="sentence")
    one.add_argument("--columns", type=int, default=2)
    one.add_argument("--lines", type=int, default=3)
    one.add_argument("--render", action="store_true", help="prompts: the clips that they tell, too")
    one.add_argument("--device", default="cpu")
    one.add_argument("--threads", type=int, default=1)
    one.add_argument("--batch", type=int, default=8)
    if out is None:
        one.add_argument("out")
    elif out:
        one.add_argument("--out", default=out)


if __name__ == "__main__":
    main()
