"""A contact sheet of a folder of clips with their prompts, in order: `python -m pack.sheet DIR out.jpg --count 16`."""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile

import numpy
import torch
from PIL import Image

from world import sheet


def frames(path):
    """The frames of a video as float32 [3,T,H,W] in -1..1, by the FFmpeg program."""
    with tempfile.TemporaryDirectory() as folder:
        program = os.environ.get("KINORA_FFMPEG", "ffmpeg")
        subprocess.run([program, "-loglevel", "error", "-i", str(path), f"{folder}/%04d.png"], check=True)
        pictures = [numpy.array(Image.open(p).convert("RGB")) for p in sorted(pathlib.Path(folder).glob("*.png"))]
    return torch.from_numpy(numpy.stack(pictures)).permute(3, 0, 1, 2).float() / 127.5 - 1


def main():
    """Writes the sheet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("out")
    parser.add_argument("--count", type=int, default=16)
    args = parser.parse_args()
    lines = (args.folder / "prompts.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines][: args.count]
    clips = [frames(args.folder / f"{row['name']}.mp4") for row in rows]
    sheet.page(clips, [row["prompt"] for row in rows], moments=5, height=90).save(args.out, quality=85)


if __name__ == "__main__":
    main()
