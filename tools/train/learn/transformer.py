"""Trains text encoder and diffusion transformer together by flow matching, then teaches the transformer to give in one
pass what guidance takes two for; `learn.run` calls it.
"""

import copy
import dataclasses
import math
import random
import time

import torch
from torch import nn

from nets.autoencoder import CHANNELS, COARSE
from nets.text import TextEncoder
from nets.transformer import Transformer

from . import batches, facts, precision, seen, store, tokenizer
from .clock import Clock, rate
from .muon import Muon

STATE = "transformer.pt"
SHIFT, HIGH = 2.0, 0.3
PLAIN = (
    "embed", "enter", "leave", "last", "place", "time", "summary", "change", "table", "gains", "strength", "asked",
    "answer.", "says",
)  # fmt: skip
TOLD, SHOWN = 0.02, 0.02  # weights of reading the facts in a caption and of what tokens show, beside the pictures
WITNESS = 4  # blocks after which the tokens are asked what they show
ACTORS = 8.0  # weight of tokens that show an actor, beside 1 of the others
FINE = 0.5  # weight of the velocity of fine latents, beside 1 of the coarse ones
STRONGEST = 6.0  # guidance that is taught


class Pair(nn.Module):
    """The two modules that are trained as one, the questions that keep the text encoder honest, and the witness."""

    def __init__(self, vocabulary):
        super().__init__()
        self.text, self.transformer = TextEncoder(vocabulary), Transformer()
        self.questions = facts.Questions(self.text.width)
        self.witness = seen.Witness(self.transformer.enter.out_features)

    def forward(self, x, b, time, guidance):
        """Velocity [B,S,C] of noisy tokens x at timesteps [B,1] of the unknown ones."""
        return self.look(x, b, time, guidance, self.text(b.ids, b.mask))[0]

    def look(self, x, b, time, guidance, states):
        """(velocity, tokens after the blocks up to WITNESS) from encoded words."""
        return self.transformer.known(x, states, b.mask, time, b.given, b.coords, b.extent, guidance, WITNESS)


def noise_levels(count, device):
    """Sigmas in 0..1 [B,1]: logit-normal and shifted towards noise; a share HIGH of them near 1, where the motion is decided."""
    u = torch.sigmoid(torch.randn(count, 1, device=device))
    high = 1 - 0.3 * torch.rand(count, 1, device=device).square()
    pick = torch.rand(count, 1, device=device) < HIGH
    return torch.where(pick, high, SHIFT * u / (1 + (SHIFT - 1) * u))


def mixed(b):
    """(tokens with noise on the unknown ones, noise, sigma [B,1])."""
    sigma = noise_levels(len(b.clean), b.clean.device)
    noise = torch.randn_like(b.clean)
    level = sigma.unsqueeze(-1).masked_fill(b.given.unsqueeze(-1), 0.0)
    return torch.lerp(b.clean, noise, level), noise, sigma


def distance(made, goal):
    """Mean squared error [B,S] of velocities [B,S,C], those of fine latents counted less."""
    weight = torch.ones(4 * CHANNELS, device=made.device)
    weight[4 * COARSE :] = FINE
    return ((made - goal).square() * weight).sum(-1) / weight.sum()


def unknown(error, b):
    """Mean of an error [B,S] over unknown tokens, with those that show an actor counted ACTORS times: they are one in
    fifteen, and the whole of what was asked for."""
    weight = (~b.given).float() * (1 + (ACTORS - 1) * (b.shown[..., 0] > 0).float())
    return (error * weight).sum() / weight.sum()


def loss(model, b):
    """(mean squared error of the velocity, cross entropies of the facts and of what the tokens show)."""
    x, noise, sigma = mixed(b)
    with precision.quick(x.device):
        states = model.text(b.ids, b.mask)
        made, inner = model.look(x, b, sigma * 1000, torch.ones(len(x), device=x.device), states)
        told, shows = model.questions(states, b.mask), model.witness(inner, b.shown)
    error = distance(made.float(), noise - b.clean)
    said = nn.functional.cross_entropy(told.flatten(0, 1), b.told.flatten()) * len(facts.FIELDS)
    return unknown(error, b), said, unknown(shows, b)


def guided_loss(model, teacher, b):
    """Mean squared difference from the velocity that the teacher gives in two passes."""
    x, _, sigma = mixed(b)
    scale = 1 + (STRONGEST - 1) * torch.rand(len(x), device=x.device)
    scale = scale.masked_fill(torch.rand(len(x), device=x.device) < 0.15, 1.0)
    ones = torch.ones_like(scale)
    with precision.quick(x.device):
        with torch.no_grad():
            silent = dataclasses.replace(b, ids=batches.empty(b.ids))
            said, free = teacher(x, b, sigma * 1000, ones).float(), teacher(x, silent, sigma * 1000, ones).float()
        made = model(x, b, sigma * 1000, scale).float()
    goal = free + scale.view(-1, 1, 1) * (said - free)
    return unknown(distance(made, goal), b)


def compiled(pair):
    """Compiles a block, once for all blocks and shapes, which on a CPU, too, doubles the speed; where that fails (it
    needs a C++ compiler) it runs as it is. Attention is not left to cuDNN, which makes a plan for every new shape: half a
    second for each of some hundred shapes."""
    torch.backends.cuda.enable_cudnn_sdp(False)
    torch._dynamo.config.suppress_errors = True
    torch._dynamo.config.recompile_limit = 64
    for block in (*pair.text.layers, *pair.transformer.blocks):
        block.compile(dynamic=True)


class Trainer:
    """The state of a training run and its steps."""

    def __init__(self, device, budget, speed=1.0):
        torch.manual_seed(0)
        self.device, self.budget = device, budget
        self.model = Pair(tokenizer.load().get_piece_size()).to(device)
        self.optimiser = Muon(self.model, rate=0.02 * speed, plain_rate=2e-3 * speed, plain=PLAIN)
        self.step, self.spent, self.teacher, self.sound = 0, 0.0, None, True
        self.gathered = 0.0  # seconds since it was last told
        self._begin()
        self.average = copy.deepcopy(self.model)
        state = store.load(STATE)
        self.restored = bool(state) and state.get("restored", "optimiser" not in state)
        if state:
            self.average.load_state_dict(state["average"])
            self.model.load_state_dict(state.get("model", state["average"]))
        if state and "optimiser" in state:
            self.step, self.spent = state["step"], state["spent"]
            self.optimiser.load_state_dict(state["optimiser"])
        self.first = store.load("teacher.pt")
        self.rng = random.Random(self.step)
        torch.manual_seed(self.step)
        compiled(self.model)
        self.warm()

    def _begin(self):
        """Takes what the reader of captions has learnt."""
        state = store.load(facts.STATE)
        if state:
            reader = facts.Reader(self.model.text.embed.num_embeddings)
            reader.load_state_dict(state["model"])
            self.model.text.load_state_dict(reader.text.state_dict())
            self.model.questions.load_state_dict(reader.questions.state_dict())

    def pace(self, share):
        """Factor of the learning rate, which falls twice: before guidance is taught, and while it is."""
        if share < self.turn:
            return rate(share / self.turn, hold=0.5, floor=0.03)
        rest = (share - self.turn) / (1 - self.turn)
        return 0.15 * min(1.0, rest / 0.05 + 0.05) * max(0.03, 1 - rest)

    def advance(self, share):
        """One step where that share of the time is gone; returns the losses as tensors."""
        late = max(share / self.turn, batches.EARLY if self.restored else 0.0)
        b = batches.batch(self.rng, self.shelves, self.budget, min(1.0, late))
        if share < self.turn:
            value, said, shows = loss(self.model, b)
            (value + TOLD * said + SHOWN * shows).backward()
        else:
            value, said, shows = guided_loss(self.model, self._teacher(), b), torch.zeros(()), torch.zeros(())
            value.backward()
        self.optimiser.step(self.pace(share))
        self.step += 1
        self.follow()
        return value.detach(), said.detach(), shows.detach(), len(b.clean)

    def _teacher(self):
        """The averaged weights as they were when guidance began to be taught; the model goes on from them."""
        if self.teacher is None:
            if self.first is None:
                store.save("teacher.pt", self.average.state_dict())
                self.model.load_state_dict(self.average.state_dict())
            self.teacher = Pair(self.model.text.embed.num_embeddings).to(self.device).requires_grad_(False)
            self.teacher.load_state_dict(self.first or self.average.state_dict())
            compiled(self.teacher)
        return self.teacher

    @torch.no_grad()
    def follow(self):
        """Moves the averaged weights towards the model's."""
        pace = 1 - min(0.998, (1 + self.step) / (20 + self.step))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), pace)

    def save(self):
        """Writes everything needed to go on."""
        parts = {part: getattr(self, part).state_dict() for part in ("model", "average", "optimiser")}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent(), "restored": self.restored})

    def run(self, source, made, seconds, guide, until=float("inf")):
        """Trains on what is on the shelves `made` for some seconds more, then teaches guidance for some, or until
        time.time() is `until`; takes new clips in at every step."""
        self.shelves, whole = made, self.spent + seconds + guide
        made.shrinks = not self.restored
        self.clock, self.turn = Clock(whole / 60, self.spent), (whole - guide) / whole
        saved, marks, since = time.time(), [], time.time()
        while (share := self.clock.share()) < 1 and time.time() < until:
            self.gather(source)
            marks.append(self.advance(share))
            if self.step % 50:
                continue
            self.sound = self.tell(marks, time.time() - since)
            marks, since = [], time.time()
            if not self.sound:
                self.recover()
            elif time.time() - saved > 60:
                saved = time.time()
                self.save()
        if self.sound:
            self.save()

    def recover(self):
        """Goes back to what was saved last, and on from there with other clips."""
        state = store.load(STATE)
        if not state or "optimiser" not in state:
            raise FloatingPointError("the losses are no numbers, and nothing has been saved yet to go back to")
        for part in ("model", "average", "optimiser"):
            getattr(self, part).load_state_dict(state[part])
        self.sound = True

    def warm(self):
        """Has kernels written for the kinds of batches that come, at the size in which they do."""
        for frames, references in ((7, 0), (7, 1), (1, 0)):
            b = batches.blank(frames, 9, 16, references, self.budget, self.device)
            value, said, shows = loss(self.model, b)
            (value + said + shows).backward()
        for p in self.model.parameters():
            p.grad = None

    def gather(self, source, most=2):
        """Encodes chunks that are ready."""
        since = time.time()
        for _ in range(most):
            chunk = source.fetch()
            if chunk is None:
                break
            self.shelves.put(chunk)
        self.gathered += time.time() - since

    def tell(self, marks, seconds):
        """Prints how it goes; whether the losses are numbers."""
        *losses, clips = zip(*marks)
        mean, said, shown = (torch.stack([v.cpu() for v in row]).mean().item() for row in losses)
        print(f"transformer {self.clock.spent():.0f}s step {self.step} loss {mean:.4f} "
              f"facts {said:.2f} shown {shown:.2f} {sum(clips) / seconds:.0f} clips/s "
              f"of {sum(self.shelves.count().values())} gathering {self.gathered / seconds:.0%}", flush=True)  # fmt: skip
        self.gathered = 0.0
        return math.isfinite(mean)
