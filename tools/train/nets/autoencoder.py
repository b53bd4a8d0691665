"""A causal video autoencoder: 1+4k frames of H x W become 1+k latent frames of H/8 x W/8.

Time is folded into the batch for 3x3 convolutions; a pointwise layer over this frame and the two before it
mixes time. No step looks ahead, so a clip's first latent frames do not depend on what follows.

The first COARSE latent channels are one tower's, the others another's: these were learnt later, for what the first do not
tell, while the first stayed as they were.
"""

import torch
from torch import nn
from torch.nn import functional as fn

TIME, SPACE, CHANNELS, COARSE = 4, 8, 32, 16


class Norm(nn.Module):
    """Root-mean-square norm over channels of [N,C,H,W]."""

    def __init__(self, channels):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(channels, 1, 1))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-5) * self.gain.to(x.dtype)


def past(x, frames):
    """[B*F,C,H,W] -> [B*F,3C,H,W]: each frame beside the two before it (the first repeated)."""
    c, h, w = x.shape[1:]
    x = x.reshape(-1, frames, c, h, w)
    padded = torch.cat([x[:, :1], x[:, :1], x], 1)
    both = torch.cat([x, padded[:, 1:-1], padded[:, :-2]], 2)
    return both.reshape(-1, 3 * c, h, w)


class Block(nn.Module):
    """Residual: 3x3 over space, then pointwise over this frame and its past."""

    def __init__(self, channels):
        super().__init__()
        self.norm = Norm(channels)
        self.space = nn.Conv2d(channels, channels, 3, padding=1)
        self.time = nn.Conv2d(3 * channels, channels, 1)
        nn.init.zeros_(self.time.weight)
        nn.init.zeros_(self.time.bias)

    def forward(self, x, frames):
        h = fn.silu(self.space(self.norm(x)))
        return x + self.time(past(h, frames))


class Stage(nn.Module):
    """A row of blocks."""

    def __init__(self, channels, depth):
        super().__init__()
        self.blocks = nn.ModuleList(Block(channels) for _ in range(depth))

    def forward(self, x, frames):
        for block in self.blocks:
            x = block(x, frames)
        return x


def fold(video):
    """[B,3,1+4k,H,W] -> [B*(1+k),192,H/4,W/4], the first frame repeated four times."""
    b, c, f, h, w = video.shape
    video = torch.cat([video[:, :, :1]] * (TIME - 1) + [video], 2)
    f = (f + TIME - 1) // TIME
    x = video.reshape(b, c, f, TIME, h // 4, 4, w // 4, 4).permute(0, 2, 1, 3, 5, 7, 4, 6)
    return x.reshape(b * f, c * TIME * 16, h // 4, w // 4)


def unfold(x, frames):
    """The inverse of fold."""
    n, c, h, w = x.shape
    b, c = n // frames, c // (TIME * 16)
    x = x.reshape(b, frames, c, TIME, 4, 4, h, w).permute(0, 2, 1, 3, 6, 4, 7, 5)
    return x.reshape(b, c, frames * TIME, h * 4, w * 4)[:, :, TIME - 1 :]


def to_frames(x):
    """[B,C,F,H,W] -> [B*F,C,H,W]."""
    b, c, f, h, w = x.shape
    return x.permute(0, 2, 1, 3, 4).reshape(b * f, c, h, w)


def to_video(x, frames):
    """[B*F,C,H,W] -> [B,C,F,H,W]."""
    n, c, h, w = x.shape
    return x.reshape(n // frames, frames, c, h, w).permute(0, 2, 1, 3, 4)


class Tower(nn.Module):
    """sample [B,3,F,H,W] in -1..1 -> mean and log variance of latents, [B,2C,f,h,w]."""

    def __init__(self, channels, outer, inner, depth):
        super().__init__()
        self.enter = nn.Conv2d(3 * TIME * 16, outer, 3, padding=1)
        self.outer = Stage(outer, depth[0])
        self.down = nn.Conv2d(4 * outer, inner, 1)
        self.inner = Stage(inner, depth[1])
        self.norm = Norm(inner)
        self.leave = nn.Conv2d(inner, 2 * channels, 1)

    def forward(self, sample):
        x = fold(sample)
        frames = (sample.shape[2] + TIME - 1) // TIME
        x = self.outer(self.enter(x), frames)
        x = self.inner(self.down(fn.pixel_unshuffle(x, 2)), frames)
        return to_video(self.leave(self.norm(x)), frames)


class Encoder(nn.Module):
    """sample [B,3,F,H,W] in -1..1 -> latent_parameters [B,2C,f,h,w]: mean, then log variance."""

    def __init__(self, channels=CHANNELS, coarse=COARSE):
        super().__init__()
        self.coarse = Tower(coarse, outer=64, inner=192, depth=(2, 3))
        self.fine = Tower(channels - coarse, outer=64, inner=128, depth=(2, 2))

    def forward(self, sample):
        (mean, spread), (more, wide) = (tower(sample).chunk(2, 1) for tower in (self.coarse, self.fine))
        return torch.cat([mean, more, spread, wide], 1)


class Decoder(nn.Module):
    """latent_sample [B,C,f,h,w] (raw, not normalised) -> sample [B,3,4f-3,8h,8w]."""

    def __init__(self, channels=CHANNELS, outer=96, inner=256, depth=(3, 6)):
        super().__init__()
        self.enter = nn.Conv2d(channels, inner, 3, padding=1)
        self.inner = Stage(inner, depth[0])
        self.up = nn.Conv2d(inner, 4 * outer, 1)
        self.outer = Stage(outer, depth[1])
        self.norm = Norm(outer)
        self.leave = nn.Conv2d(outer, 3 * TIME * 16, 3, padding=1)

    def forward(self, latent_sample):
        frames = latent_sample.shape[2]
        x = self.inner(self.enter(to_frames(latent_sample)), frames)
        x = self.outer(fn.pixel_shuffle(self.up(x), 2), frames)
        return unfold(self.leave(fn.silu(self.norm(x))), frames)


class Autoencoder(nn.Module):
    """Encoder and decoder for training."""

    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = Encoder(), Decoder()

    def latent(self, video):
        """(latents of a video, sampled with the little noise that the encoder says; their divergence)."""
        mean, spread = self.encoder(video).float().chunk(2, 1)
        spread = spread.clamp(-12, 4)
        divergence = 0.5 * (mean.square() + spread.exp() - 1 - spread).mean()
        return mean + torch.randn_like(mean) * torch.exp(0.5 * spread), divergence
