"""Worker processes that draw clips and write their captions, so that training never waits for pictures.

A chunk is clips of one shape with captions and what they tell: `{"kind", "frames" u8[N,3,T,H,W], "ids" i16[N,K,L],
"told" i8[N,K,fields], "single" bool[N]: whether it has but one shot, "places" f16[N,3,T,3] (see `render.places`), "cast"
i8[N,3,T,fields] (see `seen.cast`)}`. Kinds: "clip", scenes as they come, of one shot or several; "story", pairs of shots
of the same subject and style, next to each other; "doodle", shapes and textures without words, for the autoencoder
alone.
"""

import dataclasses
import os
import queue
import random

import torch
from torch import multiprocessing

from world import captions, doodle, render, sample
from world.scene import Shape

from . import facts, seen, tokenizer

SIZES = {"wide": (256, 144), "tall": (144, 256), "square": (192, 192)}
SMALL = {"wide": (144, 80), "tall": (80, 144), "square": (112, 112)}
SIZE = (("wide", 0.68), ("square", 0.16), ("tall", 0.16))
QUICK = 0.3  # share of clips that are drawn small, in a third of the time
FRAMES = ((25, 0.66), (13, 0.08), (37, 0.06), (49, 0.12), (1, 0.08))
KIND = (("clip", 0.66), ("story", 0.26), ("doodle", 0.08))
CLIPS = {1: 48, 5: 32, 13: 24, 25: 16, 37: 12, 49: 8}  # in a chunk, by frames
CAPTIONS = ("tag", "sentence", "sentence", "rich", "rich", "rich")
LANGUAGES = ("en", "zh", "en", "zh", "en", "en")
WAITING = 15  # chunks of each worker that may wait to be fetched, about 45 MB each
SHOTS = 2  # of a story


def pick(rng, table):
    """One of the names of a table of (name, weight)."""
    names, weights = zip(*table)
    return rng.choices(names, weights)[0]


def job(rng):
    """(kind, shape) of the next chunk."""
    kind = pick(rng, KIND)
    frames = pick(rng, FRAMES) if kind == "clip" else rng.choice((13, 25, 25, 25))
    sizes = SMALL if kind != "doodle" and rng.random() < QUICK else SIZES
    return kind, Shape(*sizes[pick(rng, SIZE)], frames)


def chunk(rng, pieces, wanted=job):
    """One chunk, drawn and written; wanted gives its kind and shape."""
    kind, shape = wanted(rng)
    count = CLIPS[shape.frames]
    if kind == "doodle":
        clips = torch.stack([doodle.clip(rng.getrandbits(40), shape) for _ in range(count)])
        return {"kind": kind, "frames": coded(clips)}
    scenes = [s for _ in range(count // SHOTS if kind == "story" else count) for s in told(rng, kind, shape)]
    clips = torch.cat([coded(render.clips([s])) for s in scenes])
    words = [[written(rng, s, pieces, i) for i in range(len(CAPTIONS))] for s in scenes]
    ids = torch.tensor([[w[0] for w in row] for row in words], dtype=torch.int16)
    answers = torch.tensor([[w[1] for w in row] for row in words], dtype=torch.int8)
    places = torch.stack([render.places(s) for s in scenes]).half()
    cast = torch.stack([seen.cast(s) for s in scenes])
    single = torch.tensor([len(s.shots) == 1 for s in scenes])
    known = {"single": single, "places": places, "cast": cast}
    return {"kind": kind, "frames": clips, "ids": ids, "told": answers, **known}


def told(rng, kind, shape):
    """The scenes of one seed: one, or the shots of a story as scenes of their own."""
    seed = rng.getrandbits(40)
    if kind == "clip":
        return [sample.scene(seed, shape)]
    story = sample.story(seed, shape, SHOTS)
    return [dataclasses.replace(story, seed=story.seed + i, shots=(s,)) for i, s in enumerate(story.shots)]


def written(rng, scene, pieces, turn):
    """Token ids and answers (see `facts`) of a caption; some as people write who are in a hurry."""
    caption = captions.write(scene, rng, LANGUAGES[turn], CAPTIONS[turn])
    text = caption.text.lower() if rng.random() < 0.15 else caption.text
    return tokenizer.encode(pieces, text, facts.LONGEST), facts.answers(caption.told)


def coded(clips):
    """Frames in -1..1 as bytes."""
    return ((clips + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)


def frames(data, device):
    """Bytes as frames in -1..1."""
    return data.to(device).float() / 127.5 - 1


def _work(seed, out, stop, wanted):
    torch.set_num_threads(1)
    os.nice(10)  # training, which keeps a GPU busy from one core, comes first
    rng, pieces = random.Random(f"pool {seed}"), tokenizer.load()
    while not stop.is_set():
        made = chunk(rng, pieces, wanted)
        while not stop.is_set():
            try:
                out.put(made, timeout=1)
                break
            except queue.Full:
                pass


class Crew:
    """Processes that fill a queue of chunks; start it before anything else touches the GPU."""

    def __init__(self, workers, seed=0, wanted=job):
        context = multiprocessing.get_context("fork")
        self.queue, self.stop = context.Queue(WAITING * workers), context.Event()
        self.rest = []  # chunks that were fetched before and are to be given again
        shared = (self.queue, self.stop, wanted)
        self.crew = [context.Process(target=_work, args=(seed * 1000 + i, *shared), daemon=True) for i in range(workers)]
        for one in self.crew:
            one.start()

    def fetch(self, wait=False):
        """The next chunk as tensors, or None where none is ready."""
        if self.rest:
            return self.rest.pop()
        try:
            return self.queue.get(block=wait)
        except queue.Empty:
            return None

    def close(self):
        """Ends the processes."""
        self.stop.set()
        for one in self.crew:
            one.terminate()
