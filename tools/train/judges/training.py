"""Trains a judge on the caches: saves each minute, goes on from there, and tells every few minutes how it does."""

import argparse

import torch

from learn import precision, store
from learn.clock import Clock, rate
from learn.muon import Muon

from . import batches, cache, score

KEPT = 0.998  # of the averaged weights, at each step
SHOTS = 400  # scenes of the validation split
TOLD = 15  # seconds between losses printed, and between looks for new chunks


def options(text):
    """The arguments of both trainers."""
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument("--minutes", type=float, default=40, help="over all runs")
    parser.add_argument("--device", type=torch.device, default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--report", type=float, default=4, help="minutes between reports; 0: none")
    parser.add_argument("--again", action="store_true", help="keep the weights and start the time anew")
    parser.add_argument("--speed", type=float, default=1.0, help="factor of the learning rate")
    return parser.parse_args()


class Trainer:
    """A judge being trained.

    kind: "look" or "move"; loss(made, truth) -> losses by name; judge(run, exam) as in `score`; verdict(made, truth) as
    in `verdicts`; plain: words of the names of weights that AdamW moves; name: of the state in the store.
    """

    def __init__(self, kind, make, loss, judge, verdict, plain, args, name=None):
        torch.manual_seed(0)
        torch.set_num_threads(args.threads)
        self.name = name or f"judge-{kind}.pt"
        self.loss, self.judge, self.verdict, self.args = loss, judge, verdict, args
        self.model, self.average = (make().to(args.device, memory_format=torch.channels_last) for _ in range(2))
        self.optimiser = Muon(self.model, 0.02 * args.speed, 2e-3 * args.speed, plain)
        self.step, self.spent = 0, 0.0
        self._resume(args.again)
        torch.manual_seed(self.step)
        self.chunks = batches.chunks(kind, self.step, args.device)

    def _resume(self, again):
        state = store.load(self.name)
        if not state:
            self.average.load_state_dict(self.model.state_dict())
            return
        again = again or "model" not in state  # restored from a graph
        self.model.load_state_dict(state["average" if again else "model"])
        self.average.load_state_dict(state["average"])
        if not again:
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, self.spent = state["step"], state["spent"]

    def advance(self):
        """One step; losses by name."""
        x, truth = self.chunks.batch(self.args.batch)
        with precision.quick(self.args.device):
            made = self.model(x)
        parts = self.loss(made, truth)
        sum(parts.values()).backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.4, floor=0.005))
        self.step += 1
        self.follow()
        return {name: value.detach() for name, value in parts.items()}

    @torch.no_grad()
    def follow(self):
        """Moves the averaged weights, and what the norms have counted, towards the model's."""
        pace = 1 - min(KEPT, (1 + self.step) / (20 + self.step))
        theirs = self.model.state_dict()
        for name, mine in self.average.state_dict().items():
            if mine.is_floating_point():
                mine.lerp_(theirs[name], pace)

    def save(self):
        """Writes everything needed to go on."""
        parts = {part: getattr(self, part).state_dict() for part in ("model", "average", "optimiser")}
        store.save(self.name, parts | {"step": self.step, "spent": self.clock.spent()})

    @torch.no_grad()
    def run_average(self, x):
        """Outputs of the averaged weights."""
        with precision.quick(self.args.device):
            made = self.average.eval()(x.to(self.args.device))
        return {name: value.cpu() for name, value in made.items()}

    def report(self):
        """Prints how the averaged weights do on the validation split, and what they mistake."""
        table = score.Table()
        for exam in cache.exams("validation", SHOTS).values():
            table.add(self.verdict(*self.judge(self.run_average, exam)))
        print("validation:", table.line(), *table.mistakes(), sep="\n", flush=True)

    def run(self):
        """Trains until the time is spent, which begins when there is enough to learn from."""
        self.chunks.wait()
        self.clock = Clock(self.args.minutes, self.spent)
        told = saved = reported = self.clock.spent()
        losses = []
        while self.clock.share() < 1:
            losses.append(self.advance())
            now = self.clock.spent()
            if now - told > TOLD:
                self.tell(losses, now - told)
                self.chunks.refresh()
                told, losses = now, []
            if now - saved > 60:
                saved = now
                self.save()
            if 0 < 60 * self.args.report < now - reported:
                reported = now
                self.report()
        self.save()
        if self.args.report:
            self.report()

    def tell(self, losses, seconds):
        """Prints the mean losses of the last steps."""
        means = {n: sum(part[n] for part in losses).item() / len(losses) for n in losses[0]}
        speed = len(losses) * self.args.batch / seconds
        print(f"{self.clock.spent():.0f}s step {self.step} {speed:.0f}/s of {self.chunks.count()} "
              + " ".join(f"{n} {v:.3f}" for n, v in means.items()), flush=True)  # fmt: skip
