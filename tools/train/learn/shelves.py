"""Encoded clips kept where training happens, by shape, growing while it reads them."""

import torch
from torch.nn import functional as fn

from nets.autoencoder import CHANNELS, SPACE

from . import clips, precision, seen

PICTURES = 2  # moments of every clip that are kept by themselves: as pictures, and for the other shot of a story
LATER = 24  # frame at which the second part of a long clip begins
PIXELS = {"cpu": 8_000_000, "cuda": 100_000_000}  # encoded at a time: a GPU waits for every small piece of work
TOGETHER = 2.0  # how much more often a clip of several actors comes than one of one
HALF = torch.bfloat16


class Shelf:
    """Rows of one shape: latents [n,C,k,h,w], references [n,R,C,h,w], shown [n,S,fields], ids [n,K,L], told [n,K,fields],
    turns [n]: how often each comes, beside the others."""

    def __init__(self):
        self.data, self.count = {}, 0

    def add(self, rows):
        """Appends a dict of tensors with equal first extents."""
        size = len(rows["latents"])
        for name, value in rows.items():
            have = self.data.get(name)
            if have is None or len(have) < self.count + size:
                space = value.new_empty(max(2 * (self.count + size), 256), *value.shape[1:])
                if have is not None:
                    space[: self.count] = have[: self.count]
                self.data[name] = have = space
            have[self.count : self.count + size] = value
        self.count += size

    def rows(self, index):
        """The rows of an index tensor."""
        return {name: value[index] for name, value in self.data.items()}


class Shelves:
    """All shelves, by (width, height, frames, references), and the encoder that fills them.

    shrinks: whether clips that were drawn large are kept small, too; a run that goes on learns little from small ones.
    """

    def __init__(self, encoder, statistics, device):
        self.encoder, self.device = encoder, device
        self.mean, self.std = (statistics[n].to(device).view(1, -1, 1, 1, 1) for n in ("mean", "std"))
        self.shelves, self.shrinks = {}, True

    @torch.no_grad()
    def encode(self, video):
        """Normalised latents of frames [N,3,T,H,W] in -1..1, as many clips at a time as suit the device. A GPU looks for
        kernels at every new shape, so there should be few."""
        made = []
        for part in video.split(max(1, PIXELS[self.device.type] // video[0, 0].numel())):
            with precision.quick(self.device):
                made.append(self.encoder(part)[:, :CHANNELS].float())
        return ((torch.cat(made) - self.mean) / self.std).to(HALF)

    def put(self, chunk):
        """Encodes a chunk: as drawn, made small, and, where it is long, its later part by itself."""
        if chunk["kind"] == "doodle":
            return
        video = clips.frames(chunk["frames"], self.device)
        words = {name: chunk[name].to(self.device) for name in ("ids", "told")}
        actors = (chunk["places"].to(self.device).float(), chunk["cast"].to(self.device))
        single = chunk["single"].nonzero()[:, 0].to(self.device)
        for sized in self.sizes(video):
            self.keep(sized, actors, words, single, chunk["kind"] == "story")

    def keep(self, video, actors, words, single, story):
        """Keeps clips of one size, and what belongs to them; single [n]: those of one shot."""
        count, frames, references = len(video), video.shape[2], None
        if frames > 1:
            at = torch.randint(frames, (PICTURES + 1, count), device=self.device)
            at[-1] = 0
            here = torch.arange(count, device=self.device)
            moments = video[here, :, at].flatten(0, 1).unsqueeze(2)  # [(PICTURES+1)*N,3,1,H,W]
            latents = self.encode(moments).unflatten(0, (-1, count))
            for moment, picture in zip(at[:-1], latents):
                then = [a[here, :, moment].unsqueeze(2)[single] for a in actors]
                self.shelve(picture[single], then, {name: value[single] for name, value in words.items()})
            references = latents[:-1, here ^ 1, :, 0].transpose(0, 1) if story else None
        self.shelve(self.encode(video), actors, words, references)
        if frames >= LATER + 25:
            late = slice(LATER, LATER + 25)
            later, first = [a[:, :, late] for a in actors], latents[-1:, :, :, 0].transpose(0, 1)
            self.shelve(self.encode(video[:, :, late]), later, words, first)

    def sizes(self, video):
        """The video, and made small where it isn't and that is wanted."""
        extent = (video.shape[4], video.shape[3])
        yield video
        for size, whole in clips.SIZES.items():
            if self.shrinks and whole == extent:
                width, height = clips.SMALL[size]
                flat = video.transpose(1, 2).flatten(0, 1)
                small = fn.interpolate(flat, (height, width), mode="bilinear", antialias=True)
                yield small.view(len(video), -1, 3, height, width).transpose(1, 2)

    def shelve(self, latents, actors, words, references=None):
        """Keeps encoded clips [N,C,k,h,w] of one shape, with what they show, words, references [N,R,C,h,w]."""
        height, width = (SPACE * n for n in latents.shape[3:])
        together = (actors[1][..., 0] > 0).any(2).sum(1) > 1
        rows = {"latents": latents, "shown": seen.labels(*actors, height, width), "turns": 1 + (TOGETHER - 1) * together}
        rows |= words
        if references is not None:
            rows["references"] = references
        key = (width, height, actors[0].shape[2], 0 if references is None else references.shape[1])
        self.shelves.setdefault(key, Shelf()).add(rows)

    def count(self):
        """How many clips there are of each shape."""
        return {key: shelf.count for key, shelf in self.shelves.items()}
