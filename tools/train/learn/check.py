"""Checks of the training parts that need no trained weights: `python -m learn.check`."""

import random

import torch

from judges import labels
from nets.autoencoder import CHANNELS, COARSE, Autoencoder
from nets.recaptioner import Recaptioner
from world import captions, names, sample
from world.scene import Shape

from . import autoencoder, batches, clock, facts, muon, pairs, read, refine, reward, rollout, seen, sharpen, shelves, tokens
from . import transformer


def order():
    """Tokens of a latent and back; the first token is the top left patch, the column runs fastest."""
    latents = torch.randn(2, 8, 3, 4, 6)
    packed = tokens.pack(latents)
    assert torch.equal(tokens.unpack(packed, 3, 4, 6), latents)
    assert torch.equal(packed[0, 1].view(8, 2, 2), latents[0, :, 0, :2, 2:4])
    coords = tokens.coords(3, 4, 6)
    assert coords[0, :, 1].tolist() == [0, 0, 16] and abs(coords[0, 0, -1].item() - 5 / 12) < 1e-6


def known():
    """Every kind of known frames leaves something unknown, save for none at all."""
    for length in (1, 2, 3, 7):
        masks = batches.known(500, length)
        assert not masks.all(1).any()
        assert length == 1 or 0.2 < masks.any(1).float().mean() < 0.5, masks.any(1).float().mean()


def windows():
    """A window shows a rectangle of every frame, mostly round an actor, and its tokens keep their places."""
    wanted = torch.zeros(200, 2 * 9 * 16, dtype=torch.bool)
    wanted[:, 144 + 8 * 16 + 15] = True
    at = batches.window(wanted, (2, 9, 16), (5, 7))
    assert at.shape == (200, 2 * 5 * 7) and torch.equal(at[:, 35:], at[:, :35] + 144)
    rows, columns = (at[:, :35] // 16).unflatten(1, (5, 7)), (at[:, :35] % 16).unflatten(1, (5, 7))
    assert (rows[:, 1:] - rows[:, :-1] == 1).all() and (columns[..., 1:] - columns[..., :-1] == 1).all()
    inside = (at == 144 + 8 * 16 + 15).any(1).float().mean()
    assert batches.CENTRED - 0.1 < inside < 0.95, inside


def pixels():
    """Pixels near an actor count more, where it is and when."""
    places = torch.zeros(2, 3, 9, 3)
    places[0, 0, 4:] = torch.tensor([0.5, 0.5, 0.1])
    chunk = {"frames": torch.zeros(2, 3, 9, 80, 160, dtype=torch.uint8), "places": places}
    _, weight = autoencoder.cut(random.Random(1), chunk, 2, (9, 80, 160), torch.device("cpu"))
    assert (weight[1] == 1).all() and (weight[0, 0, :4] == 1).all()
    assert weight[0, 0, 4, 40, 80] == autoencoder.ACTORS and weight[0, 0, 4, 40, 95] == 1


def around():
    """What a decoder is shown has an actor in it, of clips that have one."""
    places = torch.zeros(1, 3, 25, 3)
    places[0, 1, 15:] = torch.tensor([0.9, 0.2, 0.1])
    chunk = {"frames": torch.zeros(1, 3, 25, 144, 256, dtype=torch.uint8), "places": places}
    rng = random.Random(2)
    for _ in range(20):
        video, weight = sharpen.around(rng, chunk)
        assert video.shape[1:] == weight.shape[1:] == sharpen.CUT
        assert (weight == sharpen.ACTORS).any() and (weight == 1).any()


def fading():
    """Noise is up to its bound; the fine latents of some clips are drawn to their mean, the coarse ones of none."""
    latent = torch.randn(400, CHANNELS, 1, 4, 6)
    moved = (autoencoder.noisy(latent) - latent).square().mean((2, 3, 4)).sqrt()
    coarse, fine = moved[:, :COARSE].mean(1), moved[:, COARSE:].mean(1)
    assert coarse.max() < 1.5 * autoencoder.NOISE
    assert 0.05 < (fine > 1.5 * autoencoder.NOISE).float().mean() < autoencoder.FADED


def missed():
    """What is asked for and seen is not missed; who is seen and is not in the scene, is."""
    told = torch.zeros(len(facts.FIELDS), dtype=torch.int8)
    told[reward.ROWS[0, 0, "subject"]], told[reward.ROWS[0, 0, "colour"]], told[reward.ROWS[0, "occluder"]] = 5, 2, 1
    told[reward.ROWS[("style",)]], told[reward.ROWS[0, "weather"]] = 3, 2
    wished = reward.wish(told, torch.tensor([[0], [5], [9]]))
    assert (wished.actors, wished.hides, wished.present) == ([(4, {"colour": 1})], True, {4, 8})
    assert wished.place == {"style": 2, "weather": 1}
    seen = {head: torch.zeros(3, 32, len(labels.LOOK[head])) for head in reward.LOOKS}
    seen |= {head: torch.zeros(3, len(labels.LOOK[head])) for head in reward.PLACE}
    seen |= {"subject": torch.full((3, 32), -20.0), "identity": torch.zeros(3, 32, 32)}
    seen["subject"][:, [4, 8]], seen["colour"][:, 4, 1], seen["identity"][..., 0] = 20.0, 20.0, 1.0
    seen["style"][:, 2], seen["weather"][:, 1] = 20.0, 20.0
    assert reward.missed(seen, wished) < 0.2 and reward.missed(seen, wished, seen) < 0.2
    for head, kind in (("subject", 4), ("colour", 4), ("identity", 4)):
        other = seen | {head: seen[head].clone()}
        other[head][0 if head == "identity" else slice(None), kind] *= -1
        assert reward.missed(other, wished) > 1, head
    for head in ("style", "weather"):
        assert reward.missed(seen | {head: -seen[head]}, wished) > 1, head
    strayed = seen | {"identity": seen["identity"].clone()}
    strayed["identity"][1, 4] *= -1
    assert reward.missed(strayed, wished) > reward.missed(seen, wished) + 0.9 * reward.STEADY
    more = seen | {"subject": seen["subject"].clone()}
    more["subject"][:, 20] = 20.0
    assert reward.missed(more, wished) > 1


def passed():
    """A rollout leaves what is given as it is, and comes to the clean clip where that is what is always expected."""
    b = batches.blank(2, 3, 4, 1, 0, torch.device("cpu"))
    pair = transformer.Pair(50).eval()
    way, clean = rollout.Rollout(pair, b), b.clean
    pair.transformer.known = lambda x, states, mask, time, *_: ((x - clean) / time.unsqueeze(-1) * 1000, None)
    for _ in range(rollout.STEPS):
        way.advance()
    assert torch.allclose(way.x, clean, atol=0.05) and torch.equal(way.x[:, 24:], clean[:, 24:])


def harder():
    """Clips of which nothing is said, or which tell of more shots, never come; those of several actors come more often."""
    told = torch.zeros(4, len(facts.FIELDS), dtype=torch.int8)
    told[1:, reward.ROWS[0, 0, "subject"]], told[2, reward.ROWS[0, 1, "subject"]] = 3, 4
    told[3, reward.ROWS[1, 0, "subject"]] = 3
    assert refine.hardness(told).tolist() == [0, 1, 3, 0]


def frozen():
    """The coarse tower stays as it is where a transformer knows it, and the optimiser has nothing of it."""
    model = Autoencoder()
    model.encoder.coarse.requires_grad_(False)
    before, fine = ([p.clone() for p in tower.parameters()] for tower in (model.encoder.coarse, model.encoder.fine))
    latent, _ = model.latent(torch.randn(1, 3, 5, 32, 32))
    model.decoder(latent).square().mean().backward()
    muon.Muon(model).step()
    assert all(torch.equal(a, b) for a, b in zip(before, model.encoder.coarse.parameters()))
    assert not all(torch.equal(a, b) for a, b in zip(fine, model.encoder.fine.parameters()))


def shown():
    """Tokens show the actor that is there, in the latent frame of its moment, and nobody elsewhere."""
    places, cast = torch.zeros(1, 3, 9, 3), torch.zeros(1, 3, 9, len(seen.SIZES), dtype=torch.int8)
    places[0, 1, 5:], cast[0, 1] = torch.tensor([0.75, 0.5, 0.1]), 3
    grid = seen.labels(places, cast, 80, 160).view(3, 5, 10, -1)
    assert not grid[:2].any() and not grid[2, :, :6].any() and not grid[2, 0].any()
    assert (grid[2, 2, 7] == 3).all()
    scene = sample.scene(11, Shape(144, 80, 25))
    told = seen.cast(scene)[0, 0].tolist()
    assert told[0] == 1 + names.SUBJECTS.index(scene.shots[0].actors[0].subject), told


def kept():
    """Every shot of a story has pictures of the other one beside it, and every clip of one shot two of its own."""
    statistics = {"mean": torch.zeros(CHANNELS), "std": torch.ones(CHANNELS)}
    flat = lambda video: torch.nn.functional.avg_pool3d(video[:, :1, ::4], (1, 8, 8)).expand(-1, 2 * CHANNELS, -1, -1, -1)
    made = shelves.Shelves(flat, statistics, torch.device("cpu"))
    video = (torch.arange(4.0) / 10).view(4, 1, 1, 1, 1).expand(4, 3, 13, 80, 144)
    actors = (torch.zeros(4, 3, 13, 3), torch.zeros(4, 3, 13, len(seen.SIZES), dtype=torch.int8))
    actors[1][1, 0], actors[1][3, :2] = 1, 1
    made.keep(video, actors, {"ids": torch.arange(4)}, torch.tensor([0, 2]), True)
    story, stills = (made.shelves[144, 80, *key].data for key in ((13, 2), (1, 0)))
    shot = lambda latents: (latents.float().flatten(1).mean(1) * 10).round()[:4].tolist()
    assert shot(story["latents"]) == [0, 1, 2, 3] and shot(story["references"]) == [1, 0, 3, 2]
    assert story["turns"][:4].tolist() == [1, 1, 1, shelves.TOGETHER]
    assert shot(stills["latents"]) == [0, 2, 0, 2] == stills["ids"][:4].tolist() and made.count()[144, 80, 1, 0] == 4


def step():
    """Muon makes a small regression better, and its matrices nearly orthogonal."""
    torch.manual_seed(0)
    square = muon.orthogonal(torch.randn(8, 32))
    spread = torch.linalg.svdvals(square)
    assert 0.5 < spread.min() and spread.max() < 1.5
    several = torch.randn(3, 32, 8)
    assert torch.allclose(muon.orthogonal(several)[1], muon.orthogonal(several[1]), atol=0.05)
    model, x = torch.nn.Linear(16, 16), torch.randn(64, 16)
    optimiser, losses = muon.Muon(model), []
    for _ in range(100):
        loss = (model(x) - 2 * x).square().mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.2 * losses[0], losses[-1]


def rates():
    """The learning rate warms up, holds and falls."""
    values = [clock.rate(s / 100) for s in range(101)]
    assert max(values) == 1.0 and values[0] < 0.1 and values[-1] <= 0.02 and values[80] < values[60]


def said():
    """What a short text says without stray words, the rich one says too."""
    rng, typed = random.Random(4), pairs.typed
    pairs.typed = lambda text, *_: text
    shares = [read.kept(*pair) for _, pair in zip(range(3000), pairs.pairs(rng))]
    pairs.typed = typed
    assert sum(shares) / len(shares) > 0.995, sum(shares) / len(shares)
    told = captions.told.both({"shots": [{"actors": [{"subject": "cat"}]}]}, {"style": "ink", "shots": [{"actors": []}]})
    assert told == {"style": "ink", "shots": [{"actors": [{"subject": "cat"}]}]}


def pieces():
    """Reading a text at once and in pieces is the same; what comes later changes nothing."""
    torch.manual_seed(0)
    model, ids = Recaptioner(50, 32, 2, 2).eval(), torch.randint(3, 50, (2, 9))
    for p in model.parameters():
        p.data.add_(0.1 * torch.randn_like(p))
    with torch.no_grad():
        whole = model.whole(ids)
        first, past = model(ids[:, :4], model.nothing(2))
        rest, _ = model(ids[:, 4:], past)
    assert torch.allclose(torch.cat([first, rest], 1), whole, atol=1e-4)


if __name__ == "__main__":
    pictures = (order, known, windows, pixels, around, fading, frozen, shown, kept, missed, passed, harder)
    for check in (*pictures, step, rates, said, pieces):
        check()
    print("learn: ok")
