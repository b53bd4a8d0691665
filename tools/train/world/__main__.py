"""Lets anyone look at the world: `python -m world sheet --seed 1 --out sheet.png`, `python -m world check`."""

import argparse
import random
import time

import torch
from PIL import Image, ImageDraw

from . import captions, render, scene

SHAPES = (scene.Shape(128, 80, 25), scene.Shape(80, 128, 25), scene.Shape(96, 96, 25))


def picture(frame):
    """A PIL image of one frame [3,H,W] in -1..1."""
    data = ((frame + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    return Image.fromarray(data.permute(1, 2, 0).numpy())


def sheet(clips, titles, columns=4, moments=4, zoom=1):
    """A contact sheet: every clip [3,T,H,W] as a strip of moments in time with its title below."""
    width, height = max(c.shape[3] for c in clips) * zoom, max(c.shape[2] for c in clips) * zoom
    cell = (moments * (width + 2) + 6, height + 18)
    rows = -(-len(clips) // columns)
    page = Image.new("RGB", (columns * cell[0], rows * cell[1]), "white")
    draw = ImageDraw.Draw(page)
    for i, (clip, title) in enumerate(zip(clips, titles)):
        x, y = (i % columns) * cell[0], (i // columns) * cell[1]
        for j, k in enumerate(torch.linspace(0, clip.shape[1] - 1, moments).round().long().tolist()):
            tile = picture(clip[:, k])
            page.paste(tile.resize((tile.width * zoom, tile.height * zoom)), (x + j * (width + 2), y))
        draw.text((x + 2, y + height + 2), title, fill="black")
    return page


def _sheet(args):
    scenes = [scene.sample(args.seed + i, SHAPES[0]) for i in range(args.count)]
    titles = [captions.write(s, random.Random(s.seed)) for s in scenes]
    sheet([render.clip(s) for s in scenes], titles, columns=2).save(args.out)


def _check(_):
    one, two = (render.clip(scene.sample(7, SHAPES[0])) for _ in range(2))
    assert torch.equal(one, two), "the same seed must give the same clip"
    assert one.shape == (3, 25, 80, 128) and one.abs().max() <= 1
    for seed in range(200):
        s = scene.sample(seed, SHAPES[seed % 3])
        words = captions.write(s, random.Random(seed))
        other = {"right": "left", "left": "right"}.get(s.motion)
        assert words and (other is None or f"to the {other}" not in words), words
    start = time.time()
    for seed in range(50):
        render.clip(scene.sample(seed, SHAPES[0]))
    print(f"world: ok, {50 / (time.time() - start):.0f} clips a second of 25 frames 128x80")


def main():
    """Runs one of the commands."""
    parser = argparse.ArgumentParser(prog="world")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("sheet")
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--count", type=int, default=24)
    one.add_argument("--out", default="sheet.png")
    one.set_defaults(run=_sheet)
    commands.add_parser("check").set_defaults(run=_check)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
