"""Trains the decoder alone on what moves; `learn.run --decoder` calls it.

Latents stay as they are, and with them all that a transformer has learnt. Clips are cut out round an actor, and what is
decoded is to look the same to eyes that know the world (`learn.eyes`), beside being near in pixels: a blur is near in
pixels, but not to them.
"""

import copy
import random

import torch

from judges.look_net import Look
from nets.autoencoder import Autoencoder

from . import autoencoder, clips, eyes, precision, store
from .clock import Clock, rate
from .muon import Muon

CUT, COUNT = (13, 96, 96), 6  # frames, height and width of what is cut out; clips of a batch
LOOKED = 4  # frames of a cut that the eyes see
ACTORS = 12.0  # weight of pixels near an actor, beside 1 of the others
ALIKE = 0.3  # weight of what the eyes see, beside the difference of pixels
FOLLOW = 0.01  # how far averaged weights move at each step


def around(rng, chunk):
    """A cut [3,t,h,w] as bytes round a random actor at a random moment, and the weights of its pixels [1,t,h,w]."""
    data, places = chunk["frames"], chunk["places"]
    row, size = rng.randrange(len(data)), data.shape[2:]
    shown = places[row, :, :, 2].nonzero().tolist()
    at = [rng.randint(0, have - want) for have, want in zip(size, CUT)]
    if shown:
        actor, moment = rng.choice(shown)
        x, y, _ = places[row, actor, moment].tolist()
        middle = (moment + rng.randint(-CUT[0] // 2, CUT[0] // 2), y * size[1], x * size[2])
        at = [min(max(0, int(m - want / 2)), have - want) for m, want, have in zip(middle, CUT, size)]
    t, h, w = (slice(start, start + want) for start, want in zip(at, CUT))
    near = autoencoder.close(places[row : row + 1, :, t], size[1:])[0, ..., h, w]
    return data[row, :, t, h, w], 1 + (ACTORS - 1) * near.float()


def trained():
    """The eyes, which do not learn here."""
    net = Look()
    net.load_state_dict(store.load(eyes.STATE)["average"])
    return net.eval().requires_grad_(False)


class Trainer:
    """The state of a run."""

    def __init__(self, seconds, device):
        torch.manual_seed(0)
        self.device, self.step, self.clock, self.rng = device, 0, Clock(seconds / 60), random.Random(0)
        self.model, self.eyes = Autoencoder(), trained().to(device, memory_format=torch.channels_last)
        self.model.load_state_dict(store.load(autoencoder.STATE)["model"])
        self.model.to(device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.model.decoder)
        self.optimiser = Muon(self.model.decoder, rate=0.004, plain_rate=4e-4, plain=("leave", "enter"))
        self.kept = autoencoder.Kept(device)

    def fitting(self):
        """The chunks that a cut fits into."""
        return [c for c in self.kept.chunks if "places" in c and all(a >= b for a, b in zip(c["frames"].shape[2:], CUT))]

    def batch(self, chunks):
        """(clips [N,3,t,h,w] in -1..1, weights of their pixels [N,1,t,h,w])."""
        video, weight = zip(*(around(self.rng, self.rng.choice(chunks)) for _ in range(COUNT)))
        return clips.frames(torch.stack(video), self.device), torch.stack(weight).to(self.device)

    def seen(self, made, video):
        """How different some frames of what is made look to the eyes."""
        pick = torch.randperm(CUT[0])[:LOOKED]
        ours, theirs = (v[:, :, pick].transpose(1, 2).flatten(0, 1) for v in (made, video))
        with precision.quick(self.device):
            (near, _, joined), (drawn, _, whole) = self.eyes.maps(ours), self.eyes.maps(theirs)
        return sum((a - b).float().abs().mean() / b.float().abs().mean() for a, b in ((near, drawn), (joined, whole)))

    def advance(self, source):
        """One step; takes in what is drawn. There is none as long as the first chunks are all too small."""
        self.kept.gather(source, self.step)
        chunks = self.fitting()
        if not chunks:
            return
        video, weight = self.batch(chunks)
        with precision.quick(self.device):
            with torch.no_grad():
                latent, _ = self.model.latent(video)
            made = self.model.decoder(self.noisy(latent)).float()
        error, unlike = autoencoder.distance(made, video, weight), self.seen(made, video)
        (error + ALIKE * unlike).backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.4, floor=0.01))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.model.decoder.parameters()), FOLLOW)
        self.step += 1
        if self.step % 25 == 0:
            print(f"decoder {self.clock.spent():.0f}s step {self.step} error {error.item():.4f} unlike {unlike.item():.4f} "
                  f"psnr {autoencoder.signal(made.detach(), video).item():.1f}", flush=True)  # fmt: skip

    def noisy(self, latent):
        """Latents with up to autoencoder.NOISE of noise in every other step: what a transformer makes is not quite right."""
        share = autoencoder.NOISE * torch.rand(len(latent), 1, 1, 1, 1, device=latent.device)
        return latent + share * torch.randn_like(latent) if self.step % 2 else latent

    def save(self):
        """Writes the averaged decoder into the state of the autoencoder."""
        state = store.load(autoencoder.STATE)
        state["model"] |= {f"decoder.{name}": value.cpu() for name, value in self.average.state_dict().items()}
        store.save(autoencoder.STATE, state)

    def run(self, source):
        """Trains until the time is spent; saves every minute."""
        self.clock.spend(lambda: self.advance(source), self.save)
