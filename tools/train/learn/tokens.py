"""Latents to tokens and back, and where each token is; the same order as every engine of the pack format."""

import torch

PATCH, SPACE, TIME, FPS = 2, 8, 4, 12
APART = 96  # pixel frames between the shot and its references: each lies in a shot's place of its own, before it


def pack(latents):
    """[B,C,F,H,W] -> [B,F*H/2*W/2,C*4]; the column of tokens runs fastest."""
    b, c, f, h, w = latents.shape
    x = latents.reshape(b, c, f, h // PATCH, PATCH, w // PATCH, PATCH).permute(0, 2, 3, 5, 1, 4, 6)
    return x.reshape(b, f * (h // PATCH) * (w // PATCH), c * PATCH * PATCH)


def unpack(tokens, f, h, w):
    """The inverse of pack for a latent of f x h x w."""
    b, _, c = tokens.shape
    x = tokens.reshape(b, f, h // PATCH, w // PATCH, c // PATCH**2, PATCH, PATCH).permute(0, 4, 1, 2, 5, 3, 6)
    return x.reshape(b, c // PATCH**2, f, h, w)


def coords(f, h, w, references=0, device="cpu"):
    """Seconds, pixels, pixels of each token of a latent of f x h x w, then of references of one frame: [1,3,S]."""
    step = SPACE * PATCH
    t = (torch.arange(f) * TIME + 1 - TIME).clamp(min=0)
    t = torch.cat([t, -APART * (1 + torch.arange(references))]) / FPS
    y, x = torch.arange(h // PATCH) * step, torch.arange(w // PATCH) * step
    grid = torch.meshgrid(t, y.float(), x.float(), indexing="ij")
    return torch.stack([g.flatten() for g in grid]).unsqueeze(0).to(device)
