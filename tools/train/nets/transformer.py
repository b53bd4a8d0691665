"""The diffusion transformer over spacetime tokens, with a timestep for every token.

Rotary positions come from the coordinates (seconds, pixels, pixels); the same angles, through a linear layer,
also tell where a token is. Modulation by timestep and pooled text is shared by all blocks; each adds its own table.
"""

import math

import torch
from torch import nn
from torch.nn import functional as fn

from .attention import attend, mask_bias

PAIRS = (8, 12, 12)
SPAN = ((0.35, 7.0), (0.008, 0.16), (0.008, 0.16))  # radians per second and per pixel


def angles(coords):
    """video_coords [B,3,S] -> rotary angles [B,S,32]."""
    rows = []
    for axis, (pairs, (low, high)) in enumerate(zip(PAIRS, SPAN)):
        speed = torch.exp(torch.linspace(math.log(low), math.log(high), pairs))
        rows.append(coords[:, axis].unsqueeze(-1) * speed)
    return torch.cat(rows, -1)


def rotate(x, cos, sin, heads):
    """Turns the pairs (first half, second half of each head) of [B,S,D] by the angles [B,S,1,32]."""
    shape = x.shape
    a, b = x.reshape(shape[0], shape[1], heads, -1).chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1).reshape(shape)


def rms(x, gain, heads):
    """Root-mean-square norm over each head of [B,S,D]."""
    y = x.reshape(x.shape[0], x.shape[1], heads, -1)
    y = y * torch.rsqrt(y.square().mean(-1, keepdim=True) + 1e-5)
    return (y * gain.to(y.dtype)).reshape(x.shape)


def sinusoids(timestep, width=128):
    """timestep [B,S] in 0..1000 -> [B,S,width]."""
    speed = torch.exp(torch.arange(width // 2) * (-math.log(2000.0) / (width // 2)))
    angle = timestep.unsqueeze(-1) * speed
    return torch.cat([angle.cos(), angle.sin()], -1)


class Block(nn.Module):
    """Self-attention, attention to the text, GELU network; the first and last are modulated per token."""

    def __init__(self, width, heads, text):
        super().__init__()
        self.heads = heads
        self.table = nn.Parameter(torch.zeros(6, width))
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.gains = nn.Parameter(torch.ones(3, width // heads))
        self.ask, self.told = nn.Linear(width, width), nn.Linear(text, 2 * width)
        self.answer = nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        nn.init.zeros_(self.answer.weight)

    def forward(self, x, text, bias, turn, change):
        shift1, scale1, gate1, shift2, scale2, gate2 = (change + self.table.flatten()).chunk(6, -1)
        x = x + gate1 * self.look(self.norm(x) * (1 + scale1) + shift1, turn)
        x = x + self.read(self.norm(x), text, bias)
        h = self.norm(x) * (1 + scale2) + shift2
        return x + gate2 * self.down(fn.gelu(self.up(h), approximate="tanh"))

    def look(self, x, turn):
        """Attention among the tokens."""
        q, k, v = self.qkv(x).chunk(3, -1)
        q = rotate(rms(q, self.gains[0], self.heads), *turn, self.heads)
        k = rotate(rms(k, self.gains[1], self.heads), *turn, self.heads)
        return self.out(attend(q, k, v, None, self.heads))

    def read(self, x, text, bias):
        """Attention to the text."""
        k, v = self.told(text).chunk(2, -1)
        q = rms(self.ask(x), self.gains[2], self.heads)
        return self.answer(attend(q, k, v, bias, self.heads))


class Transformer(nn.Module):
    """The token form of the pack contract; returns the velocity noise - clean of every token."""

    def __init__(self, channels=32, text=192, width=192, heads=3, depth=7):
        super().__init__()
        self.enter = nn.Linear(channels, width)
        self.place = nn.Linear(2 * sum(PAIRS), width)
        self.time = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.summary = nn.Linear(text, width)
        self.change = nn.Linear(width, 6 * width)
        self.blocks = nn.ModuleList(Block(width, heads, text) for _ in range(depth))
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.last = nn.Linear(width, 2 * width)
        self.leave = nn.Linear(width, channels)
        for layer in (self.leave, self.last, self.change):
            nn.init.zeros_(layer.weight)

    def forward(self, hidden_states, encoder_hidden_states, encoder_attention_mask, timestep, video_coords):
        text, mask = encoder_hidden_states, encoder_attention_mask
        angle = angles(video_coords)
        where = torch.cat([angle.cos(), angle.sin()], -1)
        x = self.enter(hidden_states) + self.place(where)
        turn = angle.cos().unsqueeze(2).to(x.dtype), angle.sin().unsqueeze(2).to(x.dtype)
        state = fn.silu(self.time(sinusoids(timestep)) + self.pool(text, mask))
        change = self.change(state)
        bias = mask_bias(mask).expand(-1, 1, x.shape[1], mask.shape[1])
        for block in self.blocks:
            x = block(x, text, bias, turn, change)
        shift, scale = self.last(state).chunk(2, -1)
        return self.leave(self.norm(x) * (1 + scale) + shift)

    def pool(self, text, mask):
        """The mean of the text tokens through a linear layer, [B,1,width]."""
        weight = mask.unsqueeze(-1).to(text.dtype)
        return self.summary((text * weight).sum(1) / weight.sum(1).clamp(min=1)).unsqueeze(1)
