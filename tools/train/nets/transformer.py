"""The diffusion transformer over spacetime tokens, with a timestep for every token.

Rotary positions come from the coordinates (seconds, pixels, pixels). The same angles, through a linear layer, also tell
where a token is, and so do its coordinates as shares of the largest: what is at the left edge is so at every size.
Modulation by timestep, guidance and pooled text is shared by all blocks; each adds its own table.
"""

import math

import torch
from torch import nn
from torch.nn import functional as fn

from .attention import attend, gelu, mask_bias, rotate
from .autoencoder import CHANNELS

PAIRS = (8, 12, 12)
SPAN = ((0.35, 7.0), (0.008, 0.16), (0.008, 0.16))  # radians per second and per pixel
SHARES = (0.5, 1.0, 2.0, 4.0)  # half turns over the whole extent


def angles(coords):
    """video_coords [B,3,S] -> rotary angles [B,S,32]."""
    rows = []
    for axis, (pairs, (low, high)) in enumerate(zip(PAIRS, SPAN)):
        speed = torch.exp(torch.linspace(math.log(low), math.log(high), pairs, device=coords.device))
        rows.append(coords[:, axis].unsqueeze(-1) * speed)
    return torch.cat(rows, -1)


def shares(coords, extent=None):
    """video_coords [B,3,S] -> angles [B,S,12] of each coordinate as a share of extent [B,3,1], by default the largest."""
    extent = coords.amax(-1, keepdim=True) if extent is None else extent
    share = (coords / extent.clamp(min=0.01)).transpose(1, 2)
    return torch.cat([share * (math.pi * s) for s in SHARES], -1)


def rms(x, gain, heads):
    """Root-mean-square norm over each head of [B,S,D]."""
    y = x.reshape(x.shape[0], x.shape[1], heads, -1)
    y = y / torch.sqrt(y.pow(2).mean(-1, keepdim=True) + 1e-5)  # as written, a runtime makes one node of it
    return (y * gain.to(y.dtype)).reshape(x.shape)


def sinusoids(timestep, width=128):
    """timestep [B,S] in 0..1000 -> [B,S,width]."""
    speed = torch.exp(torch.arange(width // 2, device=timestep.device) * (-math.log(2000.0) / (width // 2)))
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
        shift1, scale1, gate1, shift2, scale2, gate2 = self.changes(change)
        x = x + gate1 * self.look(self.norm(x) * (1 + scale1) + shift1, turn)
        x = x + self.read(self.norm(x), text, bias)
        h = self.norm(x) * (1 + scale2) + shift2
        return x + gate2 * self.down(gelu(self.up(h)))

    def changes(self, change):
        """Six modulations: of six [B,S,D], or of (of unknown, of known: six [B,1,D] each, known [B,S,1])."""
        if len(change) == 6:
            return [part + row for part, row in zip(change, self.table)]
        unknown, known, given = change
        return [torch.where(given, b + row, a + row) for a, b, row in zip(unknown, known, self.table)]

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
    """The token form of the pack contract; returns the velocity noise - clean of every token.

    guidance f32[B]: how much more the text counts than no text, 1 for the plain velocity; one pass gives what
    classifier-free guidance takes two for.
    """

    def __init__(self, channels=4 * CHANNELS, text=256, width=384, heads=6, depth=10):
        super().__init__()
        self.enter = nn.Linear(channels, width)
        self.place = nn.Linear(2 * (sum(PAIRS) + 3 * len(SHARES)), width)
        self.time = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.summary = nn.Linear(text, width)
        self.strength = nn.Linear(64, width)
        self.change = nn.Linear(width, 6 * width)
        self.blocks = nn.ModuleList(Block(width, heads, text) for _ in range(depth))
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.last = nn.Linear(width, 2 * width)
        self.leave = nn.Linear(width, channels)
        for layer in (self.leave, self.last, self.change, self.strength):
            nn.init.zeros_(layer.weight)

    def forward(
        self, hidden_states, encoder_hidden_states, encoder_attention_mask, timestep, video_coords, guidance
    ):
        text, mask = encoder_hidden_states, encoder_attention_mask
        state = self.state(timestep, text, mask, guidance)
        return self.run(hidden_states, text, mask, video_coords, state, self.change(state).chunk(6, -1))[0]

    def known(self, hidden_states, text, mask, timestep, given, video_coords, extent, guidance, tap=0):
        """(the same, the tokens [B,S,D] after the first `tap` blocks) where tokens have one of two timesteps, at a
        fraction of the memory: 0 where given [B,S] is true, else that of the clip [B,1]; and where tokens may be those
        of a part of the picture, of which extent [B,3,1] tells the largest coordinates."""
        states = [self.state(t, text, mask, guidance) for t in (timestep, torch.zeros_like(timestep))]
        given = given.unsqueeze(-1).clone()  # compiled blocks are compiled anew for views of another kind
        change = (*(self.change(s).chunk(6, -1) for s in states), given)
        last = torch.where(given, states[1], states[0])
        return self.run(hidden_states, text, mask, video_coords, last, change, extent, tap)

    def run(self, x, text, mask, coords, state, change, extent=None, tap=0):
        """(velocity, tokens after `tap` blocks); state [B,S,D] or [B,1,D] is for the last norm."""
        angle = angles(coords)
        where = torch.cat([angle, shares(coords, extent)], -1)
        x = self.enter(x) + self.place(torch.cat([where.cos(), where.sin()], -1))
        x = x if torch.onnx.is_in_onnx_export() else x.float()  # as every block leaves it, under autocast too
        turn = angle.cos().unsqueeze(2).to(x.dtype), angle.sin().unsqueeze(2).to(x.dtype)
        bias = mask_bias(mask).expand(-1, 1, x.shape[1], mask.shape[1])
        inner = x
        for number, block in enumerate(self.blocks, 1):
            x = block(x, text, bias, turn, change)
            inner = x if number == tap else inner
        shift, scale = self.last(state).chunk(2, -1)
        return self.leave(self.norm(x) * (1 + scale) + shift), inner

    def state(self, timestep, text, mask, guidance):
        """What all tokens are told: [B,S,width] of timesteps [B,S], the pooled text and the guidance."""
        extra = self.pool(text, mask) + self.strength(sinusoids((guidance.unsqueeze(1) - 1) * 100.0, 64))
        return fn.silu(self.time(sinusoids(timestep)) + extra)

    def pool(self, text, mask):
        """The mean of the text tokens through a linear layer, [B,1,width]."""
        weight = mask.unsqueeze(-1).to(text.dtype)
        return self.summary((text * weight).sum(1) / weight.sum(1).clamp(min=1)).unsqueeze(1)
