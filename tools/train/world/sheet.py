"""Contact sheets: clips as strips of moments in time, with what they are said to show below."""

import pathlib
import textwrap

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

FONT = pathlib.Path(__file__).parents[3] / "assets" / "fonts" / "Inter-Regular.otf"
PAPER, INK, GAP, LINE = "#1b1b1e", "#ededf0", 3, 15


def picture(frame):
    """A PIL image of one frame [3,H,W] in -1..1."""
    data = ((frame + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    return Image.fromarray(data.permute(1, 2, 0).numpy())


def strip(clip, moments, height):
    """A PIL image of some moments of a clip [3,T,H,W], evenly spread, side by side."""
    tiles = [picture(clip[:, k]) for k in np.linspace(0, clip.shape[1] - 1, moments).round().astype(int)]
    width = round(tiles[0].width * height / tiles[0].height)
    page = Image.new("RGB", (moments * (width + GAP) - GAP, height), PAPER)
    for i, tile in enumerate(tiles):
        page.paste(tile.resize((width, height), Image.LANCZOS), (i * (width + GAP), 0))
    return page


def page(clips, titles, columns=2, moments=4, height=108, lines=3):
    """The sheet: every clip [3,T,H,W] as a strip with its title below, in reading order."""
    strips = [strip(c, moments, height) for c in clips]
    width, cell = max(s.width for s in strips) + 4 * GAP, height + lines * LINE + 4 * GAP
    rows = -(-len(strips) // columns)
    sheet = Image.new("RGB", (columns * width, rows * cell), PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), 12)
    for i, (one, title) in enumerate(zip(strips, titles)):
        x, y = (i % columns) * width + 2 * GAP, (i // columns) * cell + 2 * GAP
        sheet.paste(one, (x, y))
        text = textwrap.wrap(title, max(20, int(one.width / 6.3)), max_lines=lines, placeholder=" …")
        draw.multiline_text((x, y + height + GAP), "\n".join(text), INK, font, spacing=2)
    return sheet
