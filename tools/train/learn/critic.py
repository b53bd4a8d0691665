"""Trains the critic of the pack, on a CPU, too: `python -m learn.critic --minutes 60`. Text encoder, transformer and
autoencoder stay as they are.

It learns from clips with noise, as they are on the way to being made, what of a caption they show; see `claims` for the
captions. It sees what the transformer makes of the clip without words, which costs most; so every clip is looked at
again with other captions while it is kept.
"""

import argparse
import random
import time

import torch
from torch import nn

from nets.autoencoder import Autoencoder
from nets.critic import Critic
from world import captions, render, sample
from world.scene import Shape

from . import batches, claims, clips, facts, shelves, store, tokenizer, tokens, transformer
from .clock import Clock, rate
from .muon import Muon

STATE = "critic.pt"
PLAIN = ("asked", "clip", "words", "says")
EACH = 8  # captions of a clip
ASKED = 4  # of them that are judged in a step
KEPT = 100  # chunks that are looked at again, of 16 clips each
AGAIN = 2  # old chunks to a new one
FRAMES = ((25, 0.72), (13, 0.1), (37, 0.06), (49, 0.12))
QUIET = 0.5  # of scenes of one actor in one shot that are passed over: they are learnt from the others, too
LOW, HIGH = 0.2, 0.9  # noise of a clip that is on its way
KNOWN = 0.15  # clips with known frames
LEVELS = (0.4, 0.65, 0.8)  # at which it is examined


def chunk(rng, pieces, split="train"):
    """Clips of one shape with captions, true and false: {"frames" u8[N,3,T,H,W], "ids" i16[N,EACH,L], "verdicts"
    i8[N,EACH,claims]}."""
    shape = Shape(*clips.SIZES[clips.pick(rng, clips.SIZE)], clips.pick(rng, FRAMES))
    rows = [_row(rng, pieces, shape, split) for _ in range(clips.CLIPS[shape.frames])]
    frames, ids, verdicts = zip(*rows)
    return {
        "frames": torch.cat(frames), "ids": torch.tensor(ids, dtype=torch.int16),
        "verdicts": torch.tensor(verdicts, dtype=torch.int8),
    }  # fmt: skip


def _row(rng, pieces, shape, split):
    scene = sample.scene(rng.getrandbits(40), shape, split)
    while len(scene.shots) == len(scene.shots[0].actors) == 1 and rng.random() < QUIET:
        scene = sample.scene(rng.getrandbits(40), shape, split)
    shown = claims.altered(scene, rng)
    ids, verdicts = [], []
    for _ in range(EACH):
        language, length = rng.choice(("en", "en", "zh")), rng.choice(("tag", *captions.LENGTHS, "rich", "rich"))
        text, says = claims.written(scene, rng, language, length, rng.random() > claims.FALSE)
        ids.append(tokenizer.encode(pieces, text.lower() if rng.random() < 0.15 else text, facts.LONGEST))
        verdicts.append(claims.verdicts(says, shown))
    return clips.coded(render.clips([shown])), ids, verdicts


class Eyes:
    """The parts of the pack that stay as they are."""

    def __init__(self, device):
        pair = transformer.Pair(tokenizer.load().get_piece_size())
        pair.load_state_dict(store.load(transformer.STATE)["average"])
        self.pair, self.device = pair.to(device).requires_grad_(False).eval(), device
        transformer.compiled(self.pair)
        auto = Autoencoder()
        auto.load_state_dict(store.load("autoencoder.pt")["model"])
        encoder = auto.encoder.to(device, memory_format=torch.channels_last).eval()
        self.shelves = shelves.Shelves(encoder, store.load("statistics.pt"), device)

    @torch.no_grad()
    def see(self, frames, sigma):
        """Features [N,S,F] of clips u8[N,3,T,H,W] with noise sigma [N]."""
        latents = self.shelves.encode(clips.frames(frames, self.device)).float()
        n, _, length, h, w = latents.shape
        clean = tokens.pack(latents)
        some = torch.rand(n, 1, device=self.device) < KNOWN
        given = (batches.known(n, length, self.device) & some).repeat_interleave(h * w // 4, 1)
        level = sigma.view(-1, 1, 1).masked_fill(given.unsqueeze(-1), 0.0)
        x = torch.lerp(clean, torch.randn_like(clean), level)
        coords = tokens.coords(length, h, w, device=self.device).expand(n, -1, -1)
        mute = batches.empty(torch.zeros(n, 1, dtype=torch.long, device=self.device))
        with torch.autocast(self.device.type, torch.bfloat16):
            words = self.pair.text(mute, mute)
            time = 1000 * sigma.unsqueeze(1)
            ones = torch.ones(n, device=self.device)
            return self.pair.transformer.seen(x, words, mute, time, given, coords, ones).bfloat16()

    @torch.no_grad()
    def read(self, ids):
        """(states, mask) of ids [N,K,L]."""
        ids = batches.trimmed(ids.flatten(0, 1).long()).to(self.device)
        mask = (ids != 0).long()
        with torch.autocast(self.device.type, torch.bfloat16):
            return self.pair.text(ids, mask), mask


def losses(logits, verdicts):
    """(of whether a claim is made, of whether it holds) from logits [N,C,2]."""
    made = verdicts != claims.UNSAID
    said = nn.functional.binary_cross_entropy_with_logits(logits[..., 0], made.float())
    holds = nn.functional.binary_cross_entropy_with_logits(logits[..., 1][made], verdicts[made].float())
    return said, holds


class Trainer:
    """The state of a run."""

    def __init__(self, minutes, device):
        torch.manual_seed(int(time.time()))
        self.device = torch.device(device)
        self.eyes, self.model = Eyes(self.device), Critic(len(claims.CLAIMS)).to(device)
        self.optimiser = Muon(self.model, 0.01, 1e-3, plain=PLAIN)
        self.step, spent, state = 0, 0.0, store.load(STATE)
        if state:
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, spent = state["step"], state["spent"]
        self.clock, self.rng, self.kept, self.marks = Clock(minutes, spent), random.Random(self.step), [], []

    def judged(self, seen):
        """Logits and verdicts of some captions of clips."""
        features, ids, verdicts = seen
        pick = torch.randperm(EACH)[:ASKED]
        states, mask = self.eyes.read(ids[:, pick])
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.model.logits(features, states, mask)
        return logits, verdicts[:, pick].flatten(0, 1).to(self.device)

    def learn(self, seen):
        """One step."""
        said, holds = losses(*self.judged(seen))
        (said + holds).backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.5, floor=0.02))
        self.step += 1
        self.marks.append((said.item(), holds.item()))
        if len(self.marks) == 50:
            said, holds = (sum(row) / len(row) for row in zip(*self.marks))
            print(f"{self.clock.spent():.0f}s step {self.step} said {said:.4f} holds {holds:.4f}", flush=True)
            self.marks = []

    def advance(self, source):
        """Steps on a new chunk and on some that were seen before."""
        made = source.fetch(wait=True)
        sigma = LOW + (HIGH - LOW) * torch.rand(len(made["frames"]), device=self.device)
        seen = (self.eyes.see(made["frames"], sigma), made["ids"], made["verdicts"])
        for one in (seen, *self.rng.sample(self.kept, min(AGAIN, len(self.kept)))):
            self.learn(one)
        self.kept = [seen, *self.kept][:KEPT]

    def save(self):
        """Writes everything needed to go on."""
        parts = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent()})

    @torch.no_grad()
    def examine(self, count=24):
        """Prints how well claims that hold are told from those that fail, on clips held out of training."""
        rng, pieces, found = random.Random(1), tokenizer.load(), {}
        for _ in range(count):
            made = chunk(rng, pieces, "validation")
            for level in LEVELS:
                sigma = torch.full((len(made["frames"]),), level, device=self.device)
                seen = (self.eyes.see(made["frames"], sigma), made["ids"], made["verdicts"])
                logits, verdicts = self.judged(seen)
                for path, chance, verdict in zip(claims.CLAIMS, logits[..., 1].T, verdicts.T):
                    told = verdict != claims.UNSAID
                    rows = found.setdefault(path[-1], {}).setdefault(level, [])
                    rows.append(torch.stack([chance[told], verdict[told].float()]))
        for name, levels in found.items():
            print(f"{name:10}", *(f"{level}: {order(torch.cat(rows, 1)):.3f}" for level, rows in levels.items()), flush=True)

    def run(self, source):
        """Trains until the budget is spent; examines at the end."""
        self.clock.spend(lambda: self.advance(source), self.save)
        self.examine()


def order(pairs):
    """The share of (holds, fails) pairs of [2,n] (logit, verdict) that stand in the right order."""
    holds, fails = (pairs[0][pairs[1] == v] for v in (1, 0))
    return (holds.unsqueeze(1) > fails).float().mean().item() if len(holds) and len(fails) else float("nan")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    crew = clips.Crew(args.workers, int(time.time()), chunk)
    torch.set_num_threads(args.threads)
    Trainer(args.minutes, args.device).run(crew)
    crew.close()
