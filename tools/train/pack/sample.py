"""Samples clips through the graphs of a pack, as an engine would: flow matching, Euler, classifier-free guidance."""

import json

import sentencepiece
import torch

from learn import tokenizer, tokens

from . import verify


class Pack:
    """A pack with its sessions."""

    def __init__(self, root):
        self.about = json.loads((root / "pack.json").read_text())
        self.graphs = {n: verify.session(root / n / "model.onnx") for n in ("text_encoder", "transformer", "vae_decoder")}
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "tokenizer" / "spiece.model"))
        config = json.loads((root / "vae_decoder" / "config.json").read_text())
        self.mean, self.std = (torch.tensor(config[k]).view(1, -1, 1, 1, 1) for k in ("latents_mean", "latents_std"))

    def encode(self, texts):
        """Texts -> (states [B,L,E], mask [B,L])."""
        length = self.about["text"]["max_length"]
        ids = torch.tensor([tokenizer.encode(self.pieces, t, length) for t in texts])
        mask = (ids != 0).long()
        return verify.run(self.graphs["text_encoder"], ids, mask), mask

    def decode(self, latents):
        """Normalised latents [B,8,f,h,w] -> frames [B,3,T,H,W]."""
        return verify.run(self.graphs["vae_decoder"], (latents * self.std + self.mean).contiguous())


def sigmas(steps, shift):
    """The noise levels of a run, from 1 to 0: steps + 1 numbers."""
    s = torch.linspace(1, 1 / steps, steps)
    return torch.cat([shift * s / (1 + (shift - 1) * s), torch.zeros(1)])


def sample(pack, prompts, size=(128, 80), frames=25, seed=0, steps=None, scale=None):
    """Clips [B,3,T,H,W] for the prompts."""
    steps = steps or pack.about["schedule"]["steps"]
    scale = pack.about["guidance"]["scale"] if scale is None else scale
    f, h, w = (frames + 3) // 4, size[1] // 8, size[0] // 8
    b = len(prompts)
    text, mask = pack.encode([""] * b + list(prompts))
    coords = tokens.coords(f, h, w).expand(2 * b, -1, -1).contiguous()
    x = torch.randn(b, coords.shape[2], 32, generator=torch.Generator().manual_seed(seed))
    levels = sigmas(steps, pack.about["schedule"]["shift"])
    for now, after in zip(levels[:-1], levels[1:]):
        time = torch.full((2 * b, x.shape[1]), 1000 * now.item())
        v = verify.run(pack.graphs["transformer"], torch.cat([x, x]), text, mask, time, coords)
        free, told = v.chunk(2)
        x = x + (after - now) * (free + scale * (told - free))
    return pack.decode(tokens.unpack(x, f, h, w)).clamp(-1, 1)
