"""Trains the text encoder to know what captions say, before any picture is made: `python -m learn.facts --minutes 20`.

For every field that a caption may tell (the colour of the second actor, the camera of the first shot …) a learned
question looks at the encoded words and answers with the field's label or with "not said". The transformer that learns
from pictures later then finds who is red and who is blue already told apart. The questions are thrown away.
"""

import argparse
import random

import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset

from nets.attention import attend, mask_bias
from nets.text import TextEncoder
from world import captions, names, sample
from world.scene import Shape

from . import precision, store, tokenizer
from .clock import Clock, rate
from .muon import Muon

STATE = "facts.pt"
LONGEST = 112  # tokens
BATCH = 96
SHAPES = ((256, 144), (192, 192), (144, 256))
SHOT = {
    "setting": names.SETTINGS, "time": names.TIMES, "weather": names.WEATHERS, "camera": names.CAMERAS,
    "framing": names.FRAMINGS, "relation": names.RELATIONS, "occluder": names.OCCLUDERS, "event": tuple(names.EVENTS),
}  # fmt: skip
ACTOR = {
    "subject": names.SUBJECTS, "colour": names.COLOURS, "pattern": names.PATTERNS, "size": names.SIZES,
    "motion": names.MOTIONS, "direction": names.DIRECTIONS, "speed": names.SPEEDS,
}  # fmt: skip
ACTORS = (3, 2, 1)  # asked for in the first, second and third shot


def fields():
    """(path into `told`, labels) of every field that is asked for."""
    rows = [(("style",), names.STYLES)]
    for shot, actors in enumerate(ACTORS):
        rows += [((shot, name), labels) for name, labels in SHOT.items()]
        rows += [((shot, actor, name), labels) for actor in range(actors) for name, labels in ACTOR.items()]
    return rows


FIELDS = fields()


def answers(told):
    """The number of each field's label in what is told, 0 where it is not."""
    return [1 + labels.index(v) if (v := _find(told, path)) is not None else 0 for path, labels in FIELDS]


def _find(told, path):
    if path == ("style",):
        return told.get("style")
    shot, *actor, name = path
    if shot >= len(told["shots"]):
        return None
    place = told["shots"][shot]
    if actor:
        place = place["actors"][actor[0]] if actor[0] < len(place["actors"]) else {}
    return place.get(name)


class Questions(nn.Module):
    """One question for each field: text states [B,L,width], mask -> logits [B,fields,labels], -inf for none such."""

    def __init__(self, width):
        super().__init__()
        self.asked = nn.Parameter(torch.randn(len(FIELDS), width))
        self.told = nn.Linear(width, 2 * width)
        most = 1 + max(len(labels) for _, labels in FIELDS)
        self.answer = nn.Parameter(torch.randn(len(FIELDS), width, most) * width**-0.5)
        none = torch.zeros(len(FIELDS), most)
        for row, (_, labels) in zip(none, FIELDS):
            row[1 + len(labels) :] = -torch.inf
        self.register_buffer("none", none, persistent=False)

    def forward(self, states, mask):
        key, value = self.told(states).chunk(2, -1)
        asked = self.asked.expand(len(states), -1, -1).to(key.dtype)
        found = attend(asked, key, value, mask_bias(mask).expand(-1, 1, len(self.asked), -1), 4)
        return torch.einsum("bfw,fwl->bfl", found, self.answer.to(found.dtype)).float() + self.none


class Reader(nn.Module):
    """A text encoder with the questions."""

    def __init__(self, vocabulary):
        super().__init__()
        self.text = TextEncoder(vocabulary)
        self.questions = Questions(self.text.width)

    def forward(self, ids, mask):
        return self.questions(self.text(ids, mask), mask)


class Captions(IterableDataset):
    """Endless batches (ids, answers)."""

    def __init__(self, seed, split="train"):
        self.seed, self.split = seed, split

    def __iter__(self):
        torch.set_num_threads(1)
        worker = torch.utils.data.get_worker_info()
        rng = random.Random(f"{self.split} {self.seed} {worker.id if worker else 0}")
        pieces = tokenizer.load()
        while True:
            ids, told = zip(*(written(rng, pieces, self.split) for _ in range(BATCH)))
            yield torch.tensor(ids), torch.tensor(told)


def written(rng, pieces, split):
    """Token ids and answers of a random caption."""
    frames = rng.choice((1, 13, 25, 25, 37, 49))
    scene = sample.scene(rng.getrandbits(40), Shape(*rng.choice(SHAPES), frames), split)
    caption = captions.write(scene, rng, rng.choice(("en", "en", "zh")), rng.choice(captions.LENGTHS))
    text = caption.text.lower() if rng.random() < 0.15 else caption.text
    return tokenizer.encode(pieces, text, LONGEST), answers(caption.told)


def loss(model, ids, told):
    """(cross entropy, share of right answers where something is said)."""
    ids = ids[:, : int((ids != 0).sum(1).max())]
    with precision.quick(ids.device):
        made = model(ids, (ids != 0).long())
    value = nn.functional.cross_entropy(made.flatten(0, 1), told.flatten()) * len(FIELDS)
    asked = told > 0
    return value, (made.argmax(-1) == told)[asked].float().mean().item()


class Trainer:
    """The state of a run."""

    def __init__(self, minutes, device, workers):
        torch.manual_seed(0)
        self.device, self.workers = torch.device(device), workers
        self.model = Reader(tokenizer.load().get_piece_size()).to(device)
        self.optimiser = Muon(self.model, 0.02, 2e-3, plain=("embed", "asked", "answer"))
        self.step, spent = 0, 0.0
        state = store.load(STATE)
        if state:
            self.model.load_state_dict(state["model"])
        if state and "optimiser" in state:
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, spent = state["step"], state["spent"]
        self.clock = Clock(minutes, spent)

    def advance(self, ids, told):
        """One step; returns the share of right answers."""
        value, right = loss(self.model, ids.to(self.device), told.to(self.device))
        value.backward()
        self.optimiser.step(rate(self.clock.share(), hold=0.5, floor=0.01))
        self.step += 1
        return right

    def save(self):
        """Writes everything needed to go on."""
        parts = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent()})

    @torch.no_grad()
    def examine(self):
        """Prints the share of right answers on captions held out of training."""
        batches = iter(Captions(0, "validation"))
        held = [[t.to(self.device) for t in next(batches)] for _ in range(8)]
        rights = [loss(self.model.eval(), *pair)[1] for pair in held]
        self.model.train()
        print(f"{self.clock.spent():.0f}s validation: {100 * sum(rights) / len(rights):.2f} % of what is said", flush=True)

    def run(self):
        """Trains until the budget is spent; saves and examines every two minutes."""
        saved = self.clock.spent()
        batches = DataLoader(Captions(self.step), batch_size=None, num_workers=self.workers, prefetch_factor=8)
        for ids, told in batches:
            if self.clock.share() >= 1:
                break
            right = self.advance(ids, told)
            if self.step % 50 == 0:
                print(f"{self.clock.spent():.0f}s step {self.step} right {100 * right:.1f} %", flush=True)
            if self.clock.spent() - saved > 120:
                saved = self.clock.spent()
                self.save()
                self.examine()
        self.save()
        self.examine()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    Trainer(args.minutes, args.device, args.workers).run()
