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
from torch.nn import functional as fn

from nets.autoencoder import Autoencoder
from nets.critic import Critic
from world import captions, render, sample
from world.scene import Shape

from . import batches, claims, clips, facts, seen, shelves, store, tokenizer, tokens, transformer
from .clock import Clock, rate
from .muon import Muon

STATE = "critic.pt"
PLAIN = ("asked", "answer", "clip", "words", "says", "shows", "shown.weight")
EACH = 8  # captions of a clip
ASKED = 4  # of them that are judged in a step
KEPT = 100  # chunks that are looked at again, of 16 clips each
AGAIN = 3  # old chunks to a new one
FRAMES = ((25, 0.72), (13, 0.1), (37, 0.06), (49, 0.12))
QUIET = 0.5  # of scenes of one actor in one shot that are passed over: they are learnt from the others, too
LOW, HIGH = 0.2, 0.9  # noise of a clip that is on its way
KNOWN = 0.15  # clips with known frames
MOST = 1 + max(len(labels) for _, labels in facts.FIELDS)
TOLD, SHOWN, NOBODY = 0.1, 0.5, 0.1  # weights of what claims say and tokens show, and of tokens that show nobody
LEVELS = (0.4, 0.65, 0.8)  # at which it is examined


def chunk(rng, pieces, split="train"):
    """Clips of one shape with captions, true and false: {"frames" u8[N,3,T,H,W], "ids" i16[N,EACH,L], "verdicts"
    i8[N,EACH,claims], "told" i8[N,EACH,fields] (see `facts.answers`), "places", "cast" (see `clips`)}."""
    shape = Shape(*clips.SIZES[clips.pick(rng, clips.SIZE)], clips.pick(rng, FRAMES))
    rows = [_row(rng, pieces, shape, split) for _ in range(clips.CLIPS[shape.frames])]
    shown, ids, verdicts, answers = zip(*rows)
    return {
        "frames": torch.cat([clips.coded(render.clips([s])) for s in shown]), "ids": torch.tensor(ids, dtype=torch.int16),
        "verdicts": torch.tensor(verdicts, dtype=torch.int8), "told": torch.tensor(answers, dtype=torch.int8),
        "places": torch.stack([render.places(s) for s in shown]).half(), "cast": torch.stack([seen.cast(s) for s in shown]),
    }  # fmt: skip


def _row(rng, pieces, shape, split):
    scene = sample.scene(rng.getrandbits(40), shape, split)
    while len(scene.shots) == len(scene.shots[0].actors) == 1 and rng.random() < QUIET:
        scene = sample.scene(rng.getrandbits(40), shape, split)
    shown = claims.altered(scene, rng)
    ids, verdicts, answers = [], [], []
    for _ in range(EACH):
        language, length = rng.choice(("en", "en", "zh")), rng.choice(("tag", *captions.LENGTHS, "rich", "rich"))
        text, says = claims.written(scene, rng, language, length, rng.random() > claims.FALSE)
        ids.append(tokenizer.encode(pieces, text.lower() if rng.random() < 0.15 else text, facts.LONGEST))
        verdicts.append(claims.verdicts(says, shown))
        answers.append(facts.answers(says))
    return shown, ids, verdicts, answers


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


class Pupil(nn.Module):
    """The critic, and beside it what it is taught with: what claims say, which is thrown away afterwards."""

    def __init__(self):
        super().__init__()
        self.critic = Critic(len(claims.CLAIMS), seen.SIZES)
        width = self.critic.asked.shape[1]
        self.answer = nn.Parameter(torch.randn(len(facts.FIELDS), width, MOST) * width**-0.5)

    def losses(self, features, words, mask, verdicts, told, shown):
        """(whether a claim is made, whether it holds, what it says, what tokens show)."""
        clip, shows = self.critic.look(features)
        logits, early = self.critic.judge(clip, words, mask)
        made = verdicts != claims.UNSAID
        said = fn.binary_cross_entropy_with_logits(logits[..., 0], made.float())
        holds = fn.binary_cross_entropy_with_logits(logits[..., 1][made], verdicts[made].float())
        answers = torch.einsum("bfw,fwl->bfl", early[:, : len(facts.FIELDS)], self.answer.to(early.dtype)).float()
        return said, holds, fn.cross_entropy(answers[told > 0], told[told > 0].long()), showing(shows, shown)


def showing(shows, shown):
    """Mean cross entropy of what tokens show [N,S,labels]; those of actors count most."""
    weight = torch.where(shown[..., 0] > 0, 1.0, NOBODY).flatten()
    parts = shows.float().flatten(0, 1).split(seen.SIZES, -1)
    rows = [fn.cross_entropy(p, s, reduction="none") for p, s in zip(parts, shown.flatten(0, 1).long().unbind(-1))]
    return (torch.stack(rows).mean(0) * weight).sum() / weight.sum()


class Trainer:
    """The state of a run."""

    def __init__(self, minutes, device):
        torch.manual_seed(int(time.time()))
        self.device = torch.device(device)
        self.eyes, self.model = Eyes(self.device), Pupil().to(device)
        self.optimiser = Muon(self.model, 0.01, 1e-3, plain=PLAIN)
        self.step, spent, state = 0, 0.0, store.load(STATE)
        if state:
            self.model.critic.load_state_dict(state["model"])
        if state and "optimiser" in state:
            self.model.load_state_dict(state["pupil"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, spent = state["step"], state["spent"]
        self.clock, self.rng, self.kept, self.marks = Clock(minutes, spent), random.Random(self.step), [], []

    def look(self, made, sigma):
        """A chunk as it is kept: with what it shows in place of frames."""
        height, width = made["frames"].shape[3:]
        shown = seen.labels(made["places"].float(), made["cast"], height, width)
        kept = {name: made[name] for name in ("ids", "verdicts", "told")}
        return kept | {"features": self.eyes.see(made["frames"], sigma), "shown": shown.to(self.device)}

    def asked(self, one):
        """(states, mask, verdicts, what is told) of some captions of a chunk."""
        pick = torch.randperm(EACH)[:ASKED]
        rows = (one[name][:, pick].flatten(0, 1).to(self.device) for name in ("verdicts", "told"))
        return *self.eyes.read(one["ids"][:, pick]), *rows

    def learn(self, one):
        """One step."""
        states, mask, verdicts, told = self.asked(one)
        with torch.autocast(self.device.type, torch.bfloat16):
            said, holds, says, shows = self.model.losses(one["features"], states, mask, verdicts, told, one["shown"])
        (said + holds + TOLD * says + SHOWN * shows).backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.5, floor=0.02))
        self.step += 1
        self.marks.append([v.item() for v in (said, holds, says, shows)])
        if len(self.marks) == 50:
            means = [sum(row) / len(row) for row in zip(*self.marks)]
            names = ("said", "holds", "says", "shows")
            print(f"{self.clock.spent():.0f}s step {self.step}", *(f"{n} {v:.4f}" for n, v in zip(names, means)), flush=True)
            self.marks = []

    def advance(self, source):
        """Steps on a new chunk and on some that were seen before."""
        made = source.fetch(wait=True)
        sigma = LOW + (HIGH - LOW) * torch.rand(len(made["frames"]), device=self.device)
        new = self.look(made, sigma)
        for one in (new, *self.rng.sample(self.kept, min(AGAIN, len(self.kept)))):
            self.learn(one)
        self.kept = [new, *self.kept][:KEPT]

    def save(self):
        """Writes everything needed to go on."""
        parts = {"model": self.model.critic, "pupil": self.model, "optimiser": self.optimiser}
        store.save(STATE, {n: p.state_dict() for n, p in parts.items()} | {"step": self.step, "spent": self.clock.spent()})

    @torch.no_grad()
    def examine(self, count=24):
        """Prints how well claims that hold are told from those that fail, on clips held out of training."""
        rng, pieces, found = random.Random(1), tokenizer.load(), {}
        for _ in range(count):
            made = chunk(rng, pieces, "validation")
            for level in LEVELS:
                sigma = torch.full((len(made["frames"]),), level, device=self.device)
                one = self.look(made, sigma)
                states, mask, verdicts, _ = self.asked(one)
                logits = self.model.critic.logits(one["features"].float(), states.float(), mask)
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
