"""Trains the recaptioner: `python -m learn.recaptioner --minutes 20`.

It sees a tag or a sentence of a scene, an end mark, and the rich caption of the same scene in the same language. What
the short one leaves out it learns to fill in with what is likely; what it says must come back.
"""

import argparse
import random

import torch
from torch.utils.data import DataLoader, IterableDataset

from nets.recaptioner import Recaptioner
from world import captions, sample
from world.captions import lexicon
from world.scene import Shape

from . import store, tokenizer
from .clock import Clock, rate
from .muon import Muon

STATE = "recaptioner.pt"
SHORT = ("tag", "sentence", "sentence")
SHAPES = ((256, 144), (192, 192), (144, 256))
LONGEST = 200  # tokens of both captions
BATCH = 48


def pair(rng, split="train"):
    """(short, rich) of a scene, in one language."""
    shape = Shape(*rng.choice(SHAPES), rng.choice((1, 13, 25, 25, 25, 37, 49)))
    scene, language = sample.scene(rng.getrandbits(40), shape, split), rng.choice(("en", "en", "zh"))
    short, rich = (captions.write(scene, rng, language, n).text for n in (rng.choice(SHORT), "rich"))
    return short.lower() if rng.random() < 0.2 else short, rich


class Pairs(IterableDataset):
    """Endless batches of token ids [B,S], padded with 0, and of where the rich caption is [B,S]."""

    def __init__(self, seed):
        self.seed = seed

    def __iter__(self):
        torch.set_num_threads(1)
        rng, pieces = random.Random(self.seed), tokenizer.load()
        while True:
            rows = []
            while len(rows) < BATCH:
                short, rich = (pieces.encode(t) + [pieces.eos_id()] for t in pair(rng))
                if len(short) + len(rich) <= LONGEST:
                    rows.append((short, rich))
            yield padded(rows)


def padded(rows):
    """Ids and marks of (short, rich) id lists."""
    length = max(len(a) + len(b) for a, b in rows)
    ids, marks = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length)
    for i, (a, b) in enumerate(rows):
        ids[i, : len(a) + len(b)] = torch.tensor(a + b)
        marks[i, len(a) : len(a) + len(b)] = 1
    return ids, marks


def loss(model, ids, marks):
    """Mean cross entropy of the rich captions' tokens."""
    with torch.autocast("cpu", torch.bfloat16):
        logits, _ = model(ids[:, :-1], model.nothing(len(ids)))
    each = torch.nn.functional.cross_entropy(logits.float().flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
    weight = marks[:, 1:].flatten()
    return (each * weight).sum() / weight.sum()


@torch.no_grad()
def continued(model, pieces, text, longest=160):
    """The rich caption that the model writes for a text, most likely token by token."""
    ids, made = torch.tensor([pieces.encode(text) + [pieces.eos_id()]]), []
    past = model.nothing(1)
    while len(made) < longest:
        logits, past = model(ids, past)
        token = int(logits[0, -1].argmax())
        if token == pieces.eos_id():
            break
        made.append(token)
        ids = torch.tensor([[token]])
    return pieces.decode(made)


def kept(short, rich):
    """The share of what the short caption says that the rich one says too; 1 where it says nothing."""
    said = {(field, label) for _, field, label in lexicon.read(short)}
    again = {(field, label) for _, field, label in lexicon.read(rich)}
    return len(said & again) / len(said) if said else 1.0


def report(model, pieces, count=60):
    """Prints how much is kept on scenes held out of training, and two examples."""
    rng, shares, whole = random.Random(5), [], 0
    for i in range(count):
        short, _ = pair(rng, "validation")
        rich = continued(model.eval(), pieces, short)
        shares.append(kept(short, rich))
        whole += shares[-1] == 1
        if i < 4:
            print(f"  {short}\n  -> {rich}")
    model.train()
    print(f"kept {100 * sum(shares) / count:.1f} % of what was said, all of it in {whole} of {count}", flush=True)


class Trainer:
    """The state of a run."""

    def __init__(self, minutes):
        torch.manual_seed(0)
        self.pieces = tokenizer.load()
        self.model = Recaptioner(self.pieces.get_piece_size())
        self.optimiser = Muon(self.model, 0.02, 2e-3, plain=("embed", "leave"))
        self.step, spent = 0, 0.0
        state = store.load(STATE)
        if state:
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, spent = state["step"], state["spent"]
        self.clock = Clock(minutes, spent)

    def advance(self, ids, marks):
        """One step; returns the loss."""
        value = loss(self.model, ids, marks)
        value.backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.5, floor=0.01))
        self.step += 1
        return value.item()

    def save(self):
        """Writes everything needed to go on."""
        parts = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent()})

    def run(self):
        """Trains until the budget is spent; saves and reports every other minute."""
        saved, losses = self.clock.spent(), []
        for ids, marks in DataLoader(Pairs(self.step), batch_size=None, num_workers=1, prefetch_factor=8):
            if self.clock.share() >= 1:
                break
            losses.append(self.advance(ids, marks))
            if self.step % 50 == 0:
                print(f"{self.clock.spent():.0f}s step {self.step} loss {sum(losses) / len(losses):.4f}", flush=True)
                losses = []
            if self.clock.spent() - saved > 120:
                saved = self.clock.spent()
                self.save()
                report(self.model, self.pieces, 20)
        self.save()
        report(self.model, self.pieces)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    Trainer(args.minutes).run()
