"""Trains the recaptioner: `python -m learn.recaptioner --seconds 1200`; on a GPU `--device cuda --workers 8`.

It sees a short text of a scene, an end mark, and the rich caption of the same scene in the same language. What the
short one leaves out it learns to fill in with what is likely; what it says must come back.
"""

import argparse
import random
import time

import numpy as np
import torch

from nets.recaptioner import Recaptioner

from . import pairs, precision, store, tokenizer
from .clock import Clock, rate
from .muon import Muon
from .pool import Pool
from .read import kept

STATE, REST = "recaptioner.pt", "recaptioner.optimiser.pt"  # each under 16 MB
AGAIN = 2.0  # how much more a token counts that the short text has too
LEAST = 4096  # pairs to begin with


def loss(model, ids, lengths):
    """Mean cross entropy of the rich captions' tokens; ids i64[B,S], lengths i64[B,2] of the short one and of both."""
    with precision.quick(ids.device):
        logits = model.whole(ids[:, :-1])
    place = torch.arange(1, ids.shape[1], device=ids.device)
    rich = (place >= lengths[:, :1]) & (place < lengths[:, 1:])
    weight = rich * (1 + (AGAIN - 1) * _again(ids, lengths, logits.shape[-1]))
    each = torch.nn.functional.cross_entropy(logits.flatten(0, 1).float(), ids[:, 1:].flatten(), reduction="none")
    return (each * weight.flatten()).sum() / weight.sum()


def _again(ids, lengths, vocabulary):
    """1.0 where a token after the first [B,S-1] stands in the short text too."""
    short = torch.arange(ids.shape[1], device=ids.device) < lengths[:, :1] - 1
    said = torch.zeros(len(ids), vocabulary, device=ids.device).scatter_add_(1, ids * short, short.float())
    said[:, 0] = 0
    return (said.gather(1, ids[:, 1:]) > 0).float()


@torch.no_grad()
def continued(model, pieces, text, longest=96):
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


def report(count=200):
    """Prints how much is kept on scenes held out of training, and some examples."""
    pieces, rng, shares = tokenizer.load(), random.Random(5), []
    model = trained().eval()
    for i, (short, _) in zip(range(count), pairs.pairs(rng, "validation")):
        rich = continued(model, pieces, short)
        shares.append(kept(short, rich))
        if i < 12 or shares[-1] < 1 and i < 60:
            print(f"  {shares[-1]:.2f} {short}\n    -> {rich}")
    whole = sum(s == 1 for s in shares)
    print(f"kept {100 * sum(shares) / count:.1f} % of what was said, all of it in {whole} of {count}", flush=True)


def trained():
    """The model of the store, on the CPU in float32."""
    model = Recaptioner(tokenizer.load().get_piece_size())
    model.load_state_dict(store.load(STATE)["model"])
    return model


class Trainer:
    """The state of a run."""

    def __init__(self, seconds, device, batch):
        torch.manual_seed(0)
        self.device, self.batch, self.clock = device, batch, None
        self.model = Recaptioner(tokenizer.load().get_piece_size()).to(device)
        self.optimiser = Muon(self.model, 0.02, 3e-3, plain=("embed",))
        self.seconds, self.step, self.spent = seconds, 0, 0.0
        state, rest = store.load(STATE), store.load(REST)
        if state and rest and state["step"] == rest["step"]:
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(rest["optimiser"])
            self.step, self.spent = state["step"], state["spent"]

    def advance(self, ids, lengths):
        """One step; returns the loss, still on its device."""
        ids, lengths = (torch.from_numpy(x).to(self.device, non_blocking=True) for x in (ids, lengths))
        value = loss(self.model, ids, lengths)
        value.backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.4, floor=0.005))
        self.step += 1
        return value.detach()

    def save(self):
        """Writes everything needed to go on, in two pieces; weights as float16, momentum as bfloat16."""
        rest = self.optimiser.state_dict()
        rest["speed"] = [v.bfloat16() for v in rest["speed"]]
        model = {name: value.half() for name, value in self.model.state_dict().items()}
        mark = {"step": self.step, "spent": self.clock.spent()}
        store.save(STATE, mark | {"model": model})
        store.save(REST, mark | {"optimiser": rest})

    def run(self, pool):
        """Trains until the budget is spent; saves every two minutes."""
        rng = np.random.default_rng(self.step)
        while pool.count() < LEAST:
            time.sleep(0.05)
        self.clock = Clock(self.seconds / 60, self.spent)
        saved = told = self.clock.spent()
        losses = []
        while self.clock.share() < 1:
            for ids, lengths in pool.draw(rng, 8, self.batch):
                losses.append(self.advance(ids, lengths))
            if self.clock.spent() - told > 4:
                told = self.clock.spent()
                self.tell(losses, pool)
                losses = []
            if self.clock.spent() - saved > 120:
                saved = self.clock.spent()
                self.save()
        self.save()

    def tell(self, losses, pool):
        """Prints the mean of the losses since the last time."""
        value = torch.stack(losses).mean().item()
        print(f"{self.clock.spent():.0f}s step {self.step} loss {value:.4f} pairs {pool.count()}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--batch", type=int, default=0, help="pairs a step; 512 on a GPU, 32 elsewhere")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--report", action="store_true", help="measure the trained model instead")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.report:
        report()
    else:
        pool = Pool(args.workers, time.time_ns())
        Trainer(args.seconds, args.device, args.batch or (512 if args.device == "cuda" else 32)).run(pool)
        pool.stop()
