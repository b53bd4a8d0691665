"""The text encoder: a small transformer over token ids."""

import math

import torch
from torch import nn

from .attention import attend, gelu, mask_bias


class Layer(nn.Module):
    """Self-attention and a GELU network, normalised before each."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x, bias):
        q, k, v = self.qkv(self.norm1(x)).chunk(3, -1)
        x = x + self.out(attend(q, k, v, bias, self.heads))
        return x + self.down(gelu(self.up(self.norm2(x))))


class TextEncoder(nn.Module):
    """input_ids i64[B,L], attention_mask i64[B,L] -> last_hidden_state [B,L,width], zero where the mask is 0."""

    def __init__(self, vocabulary, width=256, heads=4, depth=4):
        super().__init__()
        self.width = width
        self.embed = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.embed.weight, std=0.5)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)

    def forward(self, input_ids, attention_mask):
        length = input_ids.shape[1]
        x = self.embed(input_ids) + self.places(input_ids)
        bias = mask_bias(attention_mask).expand(-1, 1, length, length)
        for layer in self.layers:
            x = layer(x, bias)
        return self.norm(x) * attention_mask.unsqueeze(-1).to(x.dtype)

    def places(self, input_ids):
        """Sinusoids of the token positions [1,L,width]."""
        index = torch.cumsum(torch.ones_like(input_ids[:1]), 1).float() - 1
        step = torch.exp(torch.arange(self.width // 2, device=index.device) * (-math.log(400.0) / (self.width // 2)))
        angle = index.unsqueeze(-1) * step
        return 0.5 * torch.cat([angle.sin(), angle.cos()], -1)
