"""The recaptioner: a small causal transformer that continues a short prompt with the rich caption of the same scene.

It reads tokens in pieces: `past` holds what earlier pieces left, so that each further token costs one token's work.
Its first place is empty and never looked at, because there are runtimes that know no tensors without numbers.
"""

import torch
from torch import nn
from torch.nn import functional as fn

from .attention import plain, split


class Layer(nn.Module):
    """Causal self-attention over the past and this piece, and a GELU network, normalised before each."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width, bias=False), nn.Linear(width, width, bias=False)
        self.up, self.down = nn.Linear(width, 4 * width, bias=False), nn.Linear(4 * width, width, bias=False)

    def forward(self, x, turn, bias, past):
        q, k, v = self.qkv(self.norm1(x)).chunk(3, -1)
        q, k = self.turned(q, turn), self.turned(k, turn)
        k, v = torch.cat([past[0].to(k.dtype), k], 1), torch.cat([past[1].to(v.dtype), v], 1)
        return self.beyond(x + self.out(plain(q, k, v, bias, self.heads))), torch.stack([k, v])

    def whole(self, x, turn):
        """The same for a whole text at once, with no past to keep."""
        q, k, v = self.qkv(self.norm1(x)).chunk(3, -1)
        q, k, v = (split(y, self.heads) for y in (self.turned(q, turn), self.turned(k, turn), v))
        seen = fn.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.beyond(x + self.out(seen.transpose(1, 2).flatten(2)))

    def beyond(self, x):
        return x + self.down(fn.gelu(self.up(self.norm2(x)), approximate="tanh"))

    def turned(self, x, turn):
        """Turns pairs of numbers of every head [B,S,width] by the angles of the places (rotary embedding)."""
        cos, sin = turn
        one, other = x.unflatten(-1, (self.heads, 2, -1)).unbind(-2)
        return torch.stack([one * cos - other * sin, one * sin + other * cos], -2).flatten(2).to(x.dtype)


class Recaptioner(nn.Module):
    """input_ids i64[B,S], past f32[layers,2,B,P,width] -> logits f32[B,S,V], present f32[layers,2,B,P+S,width]; P is
    one more than the tokens before."""

    def __init__(self, vocabulary, width=256, heads=4, depth=6):
        super().__init__()
        self.width, self.depth, self.heads = width, depth, heads
        self.embed = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.embed.weight, std=width**-0.5)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(depth))
        for layer in self.layers:
            nn.init.zeros_(layer.out.weight)
            nn.init.zeros_(layer.down.weight)
        self.first, self.norm = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, input_ids, past):
        before, length = past.shape[3], input_ids.shape[1]
        index = torch.cumsum(torch.ones_like(input_ids[:1]), 1).float() - 2 + before
        x, turn = self.first(self.embed(input_ids)), self.places(index)
        seen = torch.arange(before + length, device=x.device).view(1, -1).float() - 1
        unseen = (seen > index.view(-1, 1)).float() + (seen < 0).float()
        bias = (unseen * -10000.0).unsqueeze(0).unsqueeze(0)
        kept = []
        for layer, piece in zip(self.layers, past):
            x, memory = layer(x, turn, bias, piece)
            kept.append(memory)
        return self.leave(x), torch.stack(kept)

    def whole(self, input_ids):
        """Logits of whole texts at once, for training."""
        index = torch.arange(input_ids.shape[1], device=input_ids.device).view(1, -1).float()
        x, turn = self.first(self.embed(input_ids)), self.places(index)
        for layer in self.layers:
            x = layer.whole(x, turn)
        return self.leave(x)

    def leave(self, x):
        return self.norm(x) @ self.embed.weight.t()

    def places(self, index):
        """Cosines and sines of token positions [1,S] -> [1,S,1,width/heads/2]."""
        half = self.width // self.heads // 2
        step = torch.exp(torch.arange(half, device=index.device) * (-7.6 / half))  # down to 1/2000
        angle = (index.unsqueeze(-1) * step).unsqueeze(-2)
        return angle.cos(), angle.sin()

    def nothing(self, batch, device="cpu"):
        """The past of a batch that has read nothing yet."""
        return torch.zeros(self.depth, 2, batch, 1, self.width, device=device)
