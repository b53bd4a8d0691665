"""Writes clips as video files, by the FFmpeg program."""

import os
import pathlib
import subprocess
import sys
import tempfile

from . import sheet
from .scene import FPS


def write(clip, path):
    """Writes the frames of a clip [3,T,H,W] in -1..1 to a file whose name ends in what it is to be (.mp4, .webm ...).

    The frames go through pictures on disk, because a trimmed FFmpeg may have neither pipes nor raw video.
    """
    program = os.environ.get("KINORA_FFMPEG", "ffmpeg")
    with tempfile.TemporaryDirectory() as folder:
        for i in range(clip.shape[1]):
            sheet.picture(clip[:, i]).save(pathlib.Path(folder) / f"{i:04d}.png", compress_level=1)
        command = [program, "-y", "-loglevel", "error", "-framerate", str(FPS), "-i", f"{folder}/%04d.png"]
        command += ["-pix_fmt", "yuv420p", "-crf", "14", str(path)]
        try:
            subprocess.run(command, check=True)
        except FileNotFoundError:
            sys.exit(f"world: {program} is not there: install FFmpeg or name one in KINORA_FFMPEG")
        except subprocess.CalledProcessError:
            sys.exit(f"world: {program} could not write {path}")
