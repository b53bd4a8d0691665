"""Trains the transformer on what eyes miss in the clips that it makes: `python -m learn.refine --minutes 80`.

Clips are made as an engine makes them, up to one of the last steps. Those in which the eyes (`learn.eyes`) miss something
that the caption says are kept for a while: again and again the clean clips that were expected at one of their steps are made
once more, and what is missed goes back through the decoder and that step alone ("ImageReward", Xu et al., 2023). Beside it the
transformer goes on to learn velocities of drawn clips, so that it stays what it was. The text encoder does not learn: a critic
goes on to read with its questions. The same command goes on where it stopped; at the end the averaged weights are those of the
transformer.
"""

import argparse
import copy
import dataclasses
import math
import random
import statistics
import time

import torch

from nets.autoencoder import Autoencoder
from world.scene import Shape

from . import autoencoder, batches, clips, facts, precision, reward, sharpen, shelves, store, tokenizer, tokens, transformer
from .clock import Clock
from .rollout import GUIDANCE, SIGMAS, Rollout, expected, velocity

STATE = "refined.pt"
PARTS = ("pair", "average", "optimiser")
FRAMES = {13: 4, 25: 2}  # lengths of the clips that are made, and how many at a time
SHARES = {13: 0.65, 25: 0.35}  # of the batches; still shorter ones do not show how somebody moves
SIZE = (256, 144)
EARLIEST, LATEST = 2, 7  # steps that they are learnt at, one at a time
ROLL = 3  # steps of the optimiser between batches of clips that are made
LOOKS, KEPT = 4, 12  # batches that are looked at again before each step; how many are kept
GOOD = 0.9  # what may be missed of a clip that is good
SPARED = 0.85  # of good clips that are not learnt from
PLAIN, TOKENS = 20.0, 2000  # weight and size of a batch of drawn clips
FOLLOW = 0.03  # how far averaged weights move at each step
FIRST = 200  # drawn clips of the right shape before it begins


def job(rng):
    """(kind, shape) of the next chunk: mostly such clips as are made."""
    kind, other = "story" if rng.random() < 0.4 else "clip", ((144, 256), (192, 192), (144, 80))
    return kind, Shape(*(SIZE if rng.random() < 0.9 else rng.choice(other)), rng.choice((13, 13, 25)))


class Prompts:
    """Captions of clips on shelves, hard ones first."""

    def __init__(self, made):
        self.made, self.turns = made, {}

    def count(self):
        """How many there are."""
        return sum(self.made.shelves[key].count for key in self.keys())

    def keys(self):
        """The shelves of clips like those that are made."""
        return [key for key in self.made.shelves if key[:2] == SIZE and key[2] in FRAMES]

    def pick(self, rng):
        """(key, rows) of the next batch; what came before comes a fourth as often."""
        keys = self.keys()
        key = rng.choices(keys, [SHARES[k[2]] for k in keys])[0]
        shelf = self.made.shelves[key]
        fresh = shelf.count - len(self.turns.get(key, ()))
        turns = torch.cat([self.turns.get(key, torch.ones(0)), torch.ones(fresh)])
        index = torch.multinomial(turns * hardness(shelf.data["told"][: shelf.count, -1]), FRAMES[key[2]])
        turns[index] *= 0.25
        self.turns[key] = turns
        return key, shelf.rows(index)


def hardness(told):
    """How often clips come, by the answers of a caption [n,fields]: several actors, small or fast ones, and those that
    something hides, come more often; those of whom nothing is said never."""
    said = lambda *path: told[:, reward.ROWS[(0, *path)]].long()
    one = lambda name, label: (said(0, name) == 1 + facts.ACTOR[name].index(label)).int()
    more = 2 * (said(1, "subject") > 0) + 9 * (said("occluder") > 0) + one("size", "small") + one("speed", "fast")
    alone = told[:, reward.ROWS[(1, 0, "subject")]] == 0  # eyes look at whole clips
    return (1.0 + more) * (said(0, "subject") > 0) * alone


def asked(rng, key, rows):
    """(Batch with a caption of each, how many of its tokens are the clip's, latent frames, rows, columns)."""
    latents, turns = rows["latents"].float(), range(len(rows["latents"]))
    count, _, length, h, w = latents.shape
    words = [rng.choice((1, 2, 3, 4, 5, 5, 5)) for _ in turns]
    ids, told = (torch.stack([rows[name][i, word] for i, word in zip(turns, words)]).long() for name in ("ids", "told"))
    references = rng.randint(1, key[3]) if key[3] else 0
    clean = tokens.pack(latents)
    places, extent = tokens.coords(length, h, w, references), tokens.coords(length, h, w).amax(-1, keepdim=True)
    given = torch.zeros(clean.shape[:2], dtype=torch.bool)
    b = batches.Batch(clean, given, rows["shown"], places.expand(count, -1, -1), extent, batches.trimmed(ids), told)
    size = clean.shape[1]
    return (batches.referred(b, rows["references"][:, :references]) if references else b), size, (length, h, w)


def some(b, index):
    """The clips of a batch at index."""
    rows = (getattr(b, name)[index] for name in ("clean", "given", "shown", "coords"))
    return batches.Batch(*rows, b.extent, b.ids[index], b.told[index])


@dataclasses.dataclass
class Wanting:
    """Clips of a batch in which something is missed: their batch and encoded words, what is asked of each, tokens and grid
    of one, {step: (tokens before it, velocity without words)}, and their share of the batch that was made."""

    b: batches.Batch
    words: torch.Tensor
    asks: list
    size: int
    grid: tuple
    stood: dict
    share: float


class Trainer:
    """The state of a run."""

    def __init__(self, minutes, speed, made, prompts):
        self.pair, self.made, self.prompts = transformer.Pair(tokenizer.load().get_piece_size()), made, prompts
        self.kept = []
        self.pair.load_state_dict(store.load(transformer.STATE)["average"])
        self.average, self.step, self.sizes = copy.deepcopy(self.pair), 0, []
        self.marks, self.errors = [], []  # since it was last told
        for part in (self.pair.text, self.pair.questions):
            part.requires_grad_(False)
        self.weights = list(self.pair.transformer.parameters())
        self.optimiser = torch.optim.AdamW(self.weights, lr=speed, betas=(0.9, 0.97), weight_decay=0.0)
        self.clock = Clock(minutes, self.restore())
        for group in self.optimiser.param_groups:
            group["lr"] = speed
        self.decoder, self.eyes = decoder(), sharpen.trained().to(memory_format=torch.channels_last)
        self.rng = random.Random(self.step)
        torch.manual_seed(self.step)
        transformer.compiled(self.pair)

    def restore(self):
        """Takes what was saved; gives the seconds that it took."""
        state = store.load(STATE)
        if state is None:
            return 0.0
        for name in PARTS:
            getattr(self, name).load_state_dict(state[name])
        self.step = state["step"]
        return state["spent"]

    def pictures(self, x, grid):
        """Frames [N,3,T,H,W] of clean tokens."""
        mean, std = self.made.mean, self.made.std
        with precision.quick(x.device):
            return self.decoder(tokens.unpack(x, *grid) * std + mean).float().clamp(-1.2, 1.2)

    def missed(self, x, grid, asks):
        """What is missed in clean tokens of each (wish, what is seen in its references)."""
        video = self.pictures(x, grid)
        at = reward.glimpses(self.rng, video.shape[2])
        seen = [reward.look(self.eyes, clip[:, at].transpose(0, 1), self.rng) for clip in video]
        return torch.stack([reward.missed(*row) for row in ((see, *ask) for see, ask in zip(seen, asks))])

    def kin(self, b, size, grid):
        """What is seen in the references of each clip, None of those without."""
        given = b.clean[:, size:]
        if given.shape[1] == 0:
            return [None] * len(given)
        pictures = given.unflatten(1, (-1, grid[1] * grid[2] // 4))
        return [reward.look(self.eyes, self.pictures(p, (1, *grid[1:]))[:, :, 0], self.rng) for p in pictures]

    def make(self):
        """Makes a batch of clips, and keeps those that want something, to learn how who is there looks."""
        key, rows = self.prompts.pick(self.rng)
        b, size, grid = asked(self.rng, key, rows)
        asks = [reward.wish(*row) for row in zip(b.told, rows["shown"])]
        last = self.rng.randint(5, LATEST)
        with torch.no_grad():
            way = Rollout(self.pair, b)
            asks = list(zip(asks, self.kin(b, size, grid)))
            passed = [way.advance() for _ in range(last + 1)]
            lost = self.missed(passed[last][2][:, :size], grid, asks)
        wanting = self.wanting(lost)
        if wanting:
            part, words, asks = some(way.b, wanting), way.said[wanting], [asks[i] for i in wanting]
            stood = {step: (passed[step][0][wanting], passed[step][1][wanting]) for step in range(EARLIEST, last + 1)}
            self.kept = [*self.kept, Wanting(part, words, asks, size, grid, stood, len(wanting) / len(lost))][-KEPT:]

    def look(self, kept):
        """Gradients of what is missed in clips that are kept, through one of their steps."""
        step = self.rng.choice(list(kept.stood))
        x, free = kept.stood[step]
        clean = expected(x, SIGMAS[step], free, velocity(self.pair, x, kept.b, kept.words, SIGMAS[step]))
        lost = self.missed(clean[:, : kept.size], kept.grid, kept.asks)
        (kept.share * lost.mean() / (SIGMAS[step] * GUIDANCE)).backward()

    def wanting(self, lost):
        """The numbers of the clips to learn from, by what is missed of each."""
        chosen = [i for i, loss in enumerate(lost.tolist()) if loss > GOOD or self.rng.random() > SPARED]
        self.marks.append((lost.mean().item(), len(chosen) / len(lost)))
        return chosen

    def advance(self):
        """One step."""
        value, _, _ = transformer.loss(self.pair, batches.batch(self.rng, self.made, TOKENS, 1.0))
        self.errors.append(value.item())
        (PLAIN * value).backward()
        if self.step % ROLL == 0 or len(self.kept) < KEPT:
            self.make()
        for kept in self.rng.sample(self.kept, min(LOOKS, len(self.kept))):
            self.look(kept)
        usual = statistics.median(self.sizes[-50:]) if self.sizes else float("inf")
        self.sizes.append(torch.nn.utils.clip_grad_norm_(self.weights, 1.5 * usual).item())
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.pair.parameters()), FOLLOW)
        self.step += 1
        if self.step % 10 == 0:
            self.tell()

    def tell(self):
        """Prints how it goes."""
        missed, wanting = (statistics.mean(row) for row in zip(*self.marks)) if self.marks else (math.nan, math.nan)
        print(f"refined {self.clock.spent():.0f}s step {self.step} missed {missed:.3f} of {wanting:.0%} "
              f"velocity {statistics.mean(self.errors):.4f}", flush=True)  # fmt: skip
        self.marks, self.errors = [], []

    def save(self):
        """Writes everything needed to go on."""
        parts = {name: getattr(self, name).state_dict() for name in PARTS}
        store.save(STATE, parts | {"step": self.step, "spent": self.clock.spent()})

    def run(self, source):
        """Trains until the time is spent, saving every minute; then the averaged weights are the transformer's."""

        def step():
            if self.step % 4 == 0 and (chunk := source.fetch()):
                self.made.put(chunk)
            self.advance()

        self.clock.spend(step, self.save)
        store.save(transformer.STATE, {"average": self.average.state_dict(), "restored": True})


def decoder():
    """The decoder, which does not learn here."""
    model = Autoencoder()
    model.load_state_dict(store.load(autoencoder.STATE)["model"])
    return model.decoder.to(memory_format=torch.channels_last).eval().requires_grad_(False)


def main():
    """Runs until the time is spent; the averaged weights become those of the transformer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--speed", type=float, default=8e-5, help="learning rate")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    source = clips.Crew(1, int(time.time()), job)
    torch.set_num_threads(args.threads)
    model = Autoencoder()
    model.load_state_dict(store.load(autoencoder.STATE)["model"])
    encoder = model.encoder.to(memory_format=torch.channels_last).eval()
    made = shelves.Shelves(encoder, store.load(autoencoder.STATISTICS), torch.device("cpu"))
    made.shrinks = False
    prompts = Prompts(made)
    while prompts.count() < FIRST:
        made.put(source.fetch(wait=True))
    Trainer(args.minutes, args.speed, made, prompts).run(source)
    source.close()


if __name__ == "__main__":
    main()
