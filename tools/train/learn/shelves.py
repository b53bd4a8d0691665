"""Encoded clips kept where training happens, by shape, growing while it reads them."""

import torch
from torch.nn import functional as fn

from nets.autoencoder import CHANNELS

from . import clips, seen

REFERENCES = 2  # kept of the other shot of a story
STILLS = 2  # moments of every clip of one shot that are kept as pictures of their own
LATER = 24  # frame at which the second part of a long clip begins
PIXELS = {"cpu": 8_000_000, "cuda": 100_000_000}  # encoded at a time: a GPU waits for every small piece of work
HALF = torch.bfloat16


class Shelf:
    """Rows of one shape: latents [n,C,k,h,w], references [n,R,C,h,w], shown [n,S,fields], ids [n,K,L], told [n,K,fields]."""

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
        """Normalised latents of frames [N,3,T,H,W] in -1..1, as many clips at a time as suit the device."""
        made = []
        for part in video.split(max(1, PIXELS[self.device.type] // video[0, 0].numel())):
            with torch.autocast(self.device.type, torch.bfloat16):
                made.append(self.encoder(part)[:, :CHANNELS].float())
        return ((torch.cat(made) - self.mean) / self.std).to(HALF)

    def put(self, chunk):
        """Encodes a chunk: as drawn, made small, and, where it is long, its later part by itself."""
        if chunk["kind"] == "doodle":
            return
        video = clips.frames(chunk["frames"], self.device)
        words = {name: chunk[name].to(self.device) for name in ("ids", "told")}
        actors = (chunk["places"].to(self.device).float(), chunk["cast"].to(self.device))
        for sized in self.sizes(video):
            self.shelve(sized, actors, words, self.references(chunk["kind"], sized))
            self.stills(sized, actors, words, chunk["single"].nonzero()[:, 0].to(self.device))
            if video.shape[2] >= LATER + 25:
                first, late = self.encode(sized[:, :, :1])[:, None, :, 0], slice(LATER, LATER + 25)
                self.shelve(sized[:, :, late], [a[:, :, late] for a in actors], words, first)

    def stills(self, video, actors, words, single):
        """Keeps moments of the clips `single` as pictures: how something looks is learnt for a seventh of the cost."""
        if video.shape[2] == 1 or not len(single):
            return
        words = {name: value[single] for name, value in words.items()}
        for moment in torch.randint(video.shape[2], (STILLS,)).tolist():
            at = slice(moment, moment + 1)
            self.shelve(video[single, :, at], [a[single, :, at] for a in actors], words, None)

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

    def references(self, kind, video):
        """For every shot of a story frames of the other one, [N,REFERENCES,C,h,w]; None where there are none."""
        if kind != "story":
            return None
        shot = torch.arange(len(video), device=self.device)
        moments = torch.randint(video.shape[2], (REFERENCES, len(video)), device=self.device)
        stills = [self.encode(video[shot, :, m].unsqueeze(2))[shot ^ 1, :, 0] for m in moments]
        return torch.stack(stills, 1)

    def shelve(self, video, actors, words, references):
        """Encodes and keeps clips of one shape."""
        rows = {"latents": self.encode(video), "shown": seen.labels(*actors, *video.shape[3:]), **words}
        if references is not None:
            rows["references"] = references
        key = (video.shape[4], video.shape[3], video.shape[2], 0 if references is None else references.shape[1])
        self.shelves.setdefault(key, Shelf()).add(rows)

    def count(self):
        """How many clips there are of each shape."""
        return {key: shelf.count for key, shelf in self.shelves.items()}
