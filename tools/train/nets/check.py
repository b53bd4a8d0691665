"""Checks of the networks: `python -m nets.check`."""

import torch

from .autoencoder import CHANNELS, Autoencoder, fold, unfold
from .critic import Critic
from .text import TextEncoder
from .transformer import Transformer


def causal():
    """The first latent frames, and the first frames made, do not depend on what follows."""
    auto = Autoencoder().eval()
    for p in auto.parameters():
        p.data.add_(0.02 * torch.randn_like(p))
    video = torch.randn(1, 3, 9, 32, 48)
    assert torch.equal(unfold(fold(video), 3), video)
    whole, head = auto.encoder(video), auto.encoder(video[:, :, :5])
    assert torch.allclose(whole[:, :, :2], head, atol=1e-4), "the encoder looks ahead"
    latent = torch.randn(1, CHANNELS, 3, 4, 6)
    whole, head = auto.decoder(latent), auto.decoder(latent[:, :, :2])
    assert whole.shape == (1, 3, 9, 32, 48)
    assert torch.allclose(whole[:, :, :5], head, atol=1e-4), "the decoder looks ahead"


def text():
    """Padding changes nothing, and is zero in the result."""
    model = TextEncoder(60).eval()
    ids = torch.randint(3, 60, (1, 6))
    padded = torch.cat([ids, torch.zeros(1, 4, dtype=torch.long)], 1)
    short, long = model(ids, torch.ones_like(ids)), model(padded, (padded != 0).long())
    assert torch.allclose(short, long[:, :6], atol=1e-4) and long[:, 6:].abs().max() == 0


def transformer():
    """The order of tokens does not matter, their coordinates do; masked text is not read; both ways in agree."""
    model = Transformer().eval()
    for p in model.parameters():
        p.data.add_(0.03 * torch.randn_like(p))
    x, words, mask = torch.randn(1, 10, 4 * CHANNELS), torch.randn(1, 5, 256), torch.tensor([[1, 1, 1, 0, 0]])
    time, coords = torch.rand(1, 1) * 1000, torch.rand(1, 3, 10) * torch.tensor([2.0, 80, 128]).view(1, 3, 1)
    given, strong = torch.rand(1, 10) < 0.4, torch.tensor([3.0])
    each = time.expand(-1, 10).masked_fill(given, 0.0)
    out, turn = model(x, words, mask, each, coords, strong), torch.randperm(10)
    moved = model(x[:, turn], words, mask, each[:, turn], coords[:, :, turn], strong)
    assert torch.allclose(out[:, turn], moved, atol=1e-3)
    assert torch.allclose(out, model.known(x, words, mask, time, given, coords, None, strong)[0], atol=1e-3)
    words[:, 3:] += 1
    assert torch.allclose(out, model(x, words, mask, each, coords, strong), atol=1e-4)
    assert not torch.allclose(out, model(x, words, mask, each, coords.flip(2), strong), atol=1e-2)
    assert not torch.allclose(out, model(x, words, mask, each, coords, strong + 1), atol=1e-4)


def critic():
    """One who is seen in the references as well, and is not the same there, costs; frames as their own references do not."""
    identity = torch.eye(2).expand(3, 2, 2)
    made = {"subject": torch.tensor([[9.0, -9.0]]).repeat(3, 1), "colour": torch.zeros(3, 2, 2), "identity": identity}
    kinds, colours = torch.tensor([[0.0, 1.0, 0.0]]), torch.tensor([[1.0, 0.0, 0.0]])
    judged = lambda kin: Critic(None, None).score(made, kin, torch.tensor(0.0), kinds, colours).item()
    alone, another = judged(made), judged(made | {"identity": identity.flip(2)})
    absent = judged(made | {"identity": identity.flip(2), "subject": -made["subject"]})
    assert abs(alone - absent) < 0.02 and another < alone - 3, (alone, another, absent)


if __name__ == "__main__":
    torch.manual_seed(0)
    with torch.no_grad():
        for check in (causal, text, transformer, critic):
            check()
    print("nets: ok")
