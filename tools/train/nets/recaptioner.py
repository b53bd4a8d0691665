"""The recaptioner: a small causal transformer that continues a short prompt with the rich caption of the same scene.

It reads tokens in pieces: `past` holds what earlier pieces left, so that each further token costs one token's work.
"""

import math

import torch
from torch import nn
from torch.nn import functional as fn

from .attention import plain


class Layer(nn.Module):
    """Causal self-attention over the past and this piece, and a GELU network, normalised before each."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x, bias, past):
        q, k, v = self.qkv(self.norm1(x)).chunk(3, -1)
        k, v = torch.cat([past[0].to(k.dtype), k], 1), torch.cat([past[1].to(v.dtype), v], 1)
        x = x + self.out(plain(q, k, v, bias, self.heads))
        return x + self.down(fn.gelu(self.up(self.norm2(x)), approximate="tanh")), torch.stack([k, v])


class Recaptioner(nn.Module):
    """input_ids i64[B,S], past f32[layers,2,B,P,width] -> logits f32[B,S,V], past f32[layers,2,B,P+S,width]."""

    def __init__(self, vocabulary, width=192, heads=3, depth=4):
        super().__init__()
        self.width, self.depth = width, depth
        self.embed = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.embed.weight, std=0.5)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.leave = nn.Linear(width, vocabulary)

    def forward(self, input_ids, past):
        before, length = past.shape[3], input_ids.shape[1]
        index = torch.cumsum(torch.ones_like(input_ids[:1]), 1).float() - 1 + before
        x = self.embed(input_ids) + self.places(index)
        seen = torch.arange(before + length, device=x.device).view(1, -1).float()
        bias = ((seen > index.view(-1, 1)).float() * -10000.0).unsqueeze(0).unsqueeze(0)
        kept = []
        for layer, piece in zip(self.layers, past):
            x, memory = layer(x, bias, piece)
            kept.append(memory)
        return self.leave(self.norm(x)), torch.stack(kept)

    def places(self, index):
        """Sinusoids of token positions [1,S] -> [1,S,width]."""
        step = torch.exp(torch.arange(self.width // 2, device=index.device) * (-math.log(400.0) / (self.width // 2)))
        angle = index.unsqueeze(-1) * step
        return 0.5 * torch.cat([angle.sin(), angle.cos()], -1)

    def nothing(self, batch, device="cpu"):
        """The past of a batch that has read nothing yet."""
        return torch.zeros(self.depth, 2, batch, 0, self.width, device=device)
