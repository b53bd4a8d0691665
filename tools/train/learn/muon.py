"""Muon for matrices and AdamW for the rest, behind one small interface.

Muon (Keller Jordan, 2024) steps along the nearest orthogonal matrix of the momentum, found by five
Newton-Schulz iterations.
"""

import torch

QUINTIC = (3.4445, -4.7750, 2.0315)


def orthogonal(matrix):
    """A matrix with the singular vectors of the given one and singular values near 1."""
    a, b, c = QUINTIC
    x = matrix.bfloat16()
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return (x.T if tall else x).float()


class Muon:
    """Optimiser of a module. Names containing a word of `plain`, and everything below rank 2, go to AdamW."""

    def __init__(self, module, rate=0.02, plain_rate=2e-3, plain=(), momentum=0.95, decay=0.01):
        named = list(module.named_parameters())
        chosen = lambda n, p: p.ndim >= 2 and not any(word in n for word in plain)
        self.matrices = [p for n, p in named if chosen(n, p)]
        self.rest = torch.optim.AdamW(
            [p for n, p in named if not chosen(n, p)], lr=plain_rate, betas=(0.9, 0.98), weight_decay=0.0
        )
        self.speed = [torch.zeros_like(p) for p in self.matrices]
        self.rate, self.plain_rate, self.momentum, self.decay = rate, plain_rate, momentum, decay

    @torch.no_grad()
    def step(self, scale=1.0):
        """One step at `scale` times the base rates; clears the gradients."""
        for p, v in zip(self.matrices, self.speed):
            v.lerp_(p.grad, 1 - self.momentum)
            move = orthogonal(p.grad.lerp(v, self.momentum).flatten(1))
            size = max(1.0, move.shape[0] / move.shape[1]) ** 0.5
            p.mul_(1 - self.rate * scale * self.decay)
            p.add_(move.view_as(p), alpha=-self.rate * scale * size)
            p.grad = None
        for group in self.rest.param_groups:
            group["lr"] = self.plain_rate * scale
        self.rest.step()
        self.rest.zero_grad(set_to_none=True)

    def state_dict(self):
        return {"speed": self.speed, "rest": self.rest.state_dict()}

    def load_state_dict(self, state):
        for mine, theirs in zip(self.speed, state["speed"]):
            mine.copy_(theirs)
        self.rest.load_state_dict(state["rest"])
