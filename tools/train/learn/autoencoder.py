"""Trains the autoencoder on chunks of drawn clips; `learn.run` calls it."""

import random

import torch
from torch.nn import functional

from nets.autoencoder import CHANNELS, COARSE, Autoencoder

from . import clips, precision, seen, store
from .clock import Clock, rate
from .muon import Muon

STATE, STATISTICS = "autoencoder.pt", "statistics.pt"
FIRST = 6  # chunks to wait for
KEPT = {"cuda": 700, "cpu": 60}  # chunks at most, about 45 MB each
RENEW = 8  # steps after which a new chunk takes the oldest one's place
PARTS = 8  # chunks that a batch is cut out of
# (frames, height, width) of what is cut out of the clips of chunks that are large enough, and how many clips a batch
# has; on a CPU a sixth of them, which makes more and smaller steps
CUTS = (((9, 80, 80), 128), ((9, 128, 128), 64), ((13, 112, 112), 56), ((25, 144, 144), 16), ((1, 144, 144), 128))
WEIGHTS = (2, 5, 2, 2, 1)
ACTORS = 4.0  # weight of pixels near an actor, beside 1 of the others
NOISE = 0.3  # at most, of latents whose deviation is 1 to 2: what a transformer makes is never quite right either
HALVED = 0.25  # weight of the clip at half its size, decoded from the halved latents
FADED = 0.2  # of clips whose fine latents are faded: without them a clip is to be decoded, too, only less sharp
SMALL = 0.5  # deviation of the fine latents as the transformer sees them, beside 1 of the coarse ones


def batch(rng, chunks, device):
    """(clips [N,3,t,h,w] in -1..1, weights of their pixels [N,1,t,h,w]), cut out of several chunks."""
    size, count = rng.choices(CUTS, WEIGHTS)[0]
    fitting = [c for c in chunks if all(a >= b for a, b in zip(c["frames"].shape[2:], size))]
    if not fitting:
        size, fitting = (1, 80, 80), chunks
    each = -(-count // (PARTS if device.type == "cuda" else 6 * PARTS))
    cuts = [cut(rng, rng.choice(fitting), each, size, device) for _ in range(PARTS)]
    return tuple(torch.cat(part) for part in zip(*cuts))


def cut(rng, chunk, count, size, device):
    """Neighbouring clips of a chunk and the weights of their pixels, cut in space and time at one random place."""
    data = chunk["frames"]
    first = rng.randint(0, max(0, len(data) - count))
    rows = slice(first, first + count)
    starts = [rng.randint(0, have - want) for have, want in zip(data.shape[2:], size)]
    t, y, x = (slice(start, start + want) for start, want in zip(starts, size))
    video = clips.frames(data[rows, :, t, y, x], device)
    if "places" not in chunk:
        return video, torch.ones_like(video[:, :1])
    near = close(chunk["places"][rows, :, t].to(device), data.shape[3:])[..., y, x]
    return video, 1 + (ACTORS - 1) * near.float()


def close(places, size):
    """[N,1,T,H,W]: whether a pixel of frames of that size is near any of the actors at places [N,A,T,3]."""
    return seen.near(places.float(), *size, 1).any(1, keepdim=True)


def edges(x):
    """What is right of, below and after another pixel."""
    return (x[..., 1:], x[..., :-1]), (x[..., 1:, :], x[..., :-1, :]), (x[:, :, 1:], x[:, :, :-1])


def mean(error, weight):
    """The weighted mean of an absolute error."""
    return (error.abs() * weight).sum() / (weight.sum() * error.shape[1])


def distance(made, true, weight):
    """Mean absolute difference of pixels and of their edges along x, y and time."""
    error = made - true
    loss = mean(error, weight)
    for (a, b), (w, _) in zip(edges(error), edges(weight)):
        loss = loss + mean(a - b, w) if a.numel() else loss
    return loss


def signal(made, true):
    """Peak signal to noise ratio in dB of pixels in -1..1."""
    return -10 * torch.log10((made.clamp(-1, 1) - true).square().mean() / 4)


def noisy(latent):
    """Latents [N,C,t,h,w] with up to NOISE of noise, another share in each clip, and faded fine ones in some."""
    share, left, lot = torch.rand(3, len(latent), 1, 1, 1, 1, device=latent.device)
    coarse, fine = latent.split((COARSE, CHANNELS - COARSE), 1)
    middle = fine.mean((0, 2, 3, 4), keepdim=True)
    fine = torch.where(lot < FADED, middle + (fine - middle) * left, fine)
    return torch.cat([coarse, fine], 1) + NOISE * share * torch.randn_like(latent)


def halved(x):
    """[N,C,t,h,w] at half the height and width. That a decoder makes the small clip of halved latents, too, keeps
    what matters in the coarse part of them, where a transformer learns it first (scale equivariance)."""
    small = functional.avg_pool2d(x.flatten(1, 2), 2)
    return small.unflatten(1, x.shape[1:3])


class Kept:
    """Chunks that batches are cut out of."""

    def __init__(self, device, seed=0):
        self.device, self.rng, self.chunks = device, random.Random(seed), []

    def gather(self, source, step):
        """Takes what is drawn, where there is room or it is time for something new."""
        full = KEPT[self.device.type]
        while len(self.chunks) < full or step % RENEW == 0:
            chunk = source.fetch(wait=len(self.chunks) < FIRST)
            if chunk is None:
                return
            self.chunks.append(chunk | {"frames": chunk["frames"].to(self.device)})
            if len(self.chunks) > full:
                del self.chunks[0]
                return

    def batch(self):
        """A batch, see `batch`."""
        return batch(self.rng, self.chunks, self.device)


class Trainer:
    """The state of a run."""

    def __init__(self, seconds, device, keeps=False):
        """keeps: whether the coarse latents stay as they are, since a transformer knows them."""
        torch.manual_seed(0)
        self.device = device
        self.model = Autoencoder().to(device, memory_format=torch.channels_last)
        self.model.encoder.coarse.requires_grad_(not keeps)
        self.optimiser = Muon(self.model, rate=0.02, plain_rate=2e-3, plain=("leave", "enter"))
        self.step, spent = 0, 0.0
        state = store.load(STATE)
        if state:
            self.model.load_state_dict(state["model"])
        if state and "optimiser" in state:
            self.step, spent = state["step"], state["spent"]
            self.optimiser.load_state_dict(state["optimiser"])
        self.clock, self.kept = Clock(seconds / 60, spent), Kept(device, self.step)

    def loss(self, video, weight):
        """(loss, psnr in dB) of a batch."""
        with precision.quick(self.device):
            latent, divergence = self.model.latent(video)
            made, small = self.model.decoder(noisy(latent)).float(), self.model.decoder(halved(latent)).float()
        value = distance(made, video, weight) + HALVED * distance(small, halved(video), halved(weight))
        return value + 1e-4 * divergence, signal(made.detach(), video)

    def advance(self, source):
        """One step; takes in what is drawn."""
        self.kept.gather(source, self.step)
        video, weight = self.kept.batch()
        loss, fit = self.loss(video, weight)
        loss.backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.4, floor=0.01))
        self.step += 1
        if self.step % 50 == 0:
            print(f"autoencoder {self.clock.spent():.0f}s step {self.step} {list(video.shape)} loss {loss.item():.4f} "
                  f"psnr {fit.item():.1f} of {len(self.kept.chunks)} chunks", flush=True)  # fmt: skip

    def save(self):
        """Writes everything needed to go on."""
        parts = {part: getattr(self, part).state_dict() for part in ("model", "optimiser")}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent()})

    def run(self, source):
        """Trains until the time is spent; saves every minute."""
        self.clock.spend(lambda: self.advance(source), self.save)
        self.measure()

    @torch.no_grad()
    def measure(self):
        """Writes mean and deviation of the latent channels, and the least-squares way from latents to RGB. All coarse
        ones have the deviation of them all: what a channel matters to the picture goes with its square. So have the fine
        ones, made SMALL: what they tell is settled after what the coarse ones tell."""
        videos = [clips.frames(c["frames"][:8], self.device) for c in self.kept.chunks[:60] if c["kind"] != "doodle"]
        with precision.quick(self.device):
            rows = [self.model.encoder(v)[:, :CHANNELS].float() for v in videos]
        flat = torch.cat([r.permute(0, 2, 3, 4, 1).reshape(-1, CHANNELS) for r in rows])
        mean = flat.mean(0)
        parts = (flat - mean).square().mean(0).split((COARSE, CHANNELS - COARSE))
        std = torch.cat([p.mean().sqrt().expand_as(p) / size for p, size in zip(parts, (1.0, SMALL))])
        firsts = torch.cat([r[:, :, 0].permute(0, 2, 3, 1).reshape(-1, CHANNELS) for r in rows])
        small = [functional.avg_pool2d(v[:, :, 0], 8).permute(0, 2, 3, 1).reshape(-1, 3) for v in videos]
        known = torch.cat([(firsts - mean) / std, torch.ones(len(firsts), 1, device=self.device)], 1)
        preview = torch.linalg.lstsq(known, torch.cat(small)).solution
        store.save(STATISTICS, {"mean": mean.cpu(), "std": std.cpu(), "preview": preview.cpu().clone()})
        print("autoencoder: latent deviations", [round(v, 2) for v in flat.std(0).tolist()], flush=True)
