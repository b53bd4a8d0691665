"""Muon for matrices and AdamW for the rest, behind one small interface.

Muon (Keller Jordan, 2024) steps along the nearest orthogonal matrix of the momentum, found by five
Newton-Schulz iterations. Matrices of one shape are iterated together: a GPU is idle with one small matrix at a time.
"""

import collections

import torch

QUINTIC = (3.4445, -4.7750, 2.0315)


def orthogonal(matrices):
    """Matrices [...,m,n] with the singular vectors of the given ones and singular values near 1."""
    a, b, c = QUINTIC
    x = matrices.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        square = x @ x.mT
        x = a * x + (b * square + c * square @ square) @ x
    return (x.mT if tall else x).float()


class Muon:
    """Optimiser of a module. Names containing a word of `plain`, and everything below rank 2, go to AdamW."""

    def __init__(self, module, rate=0.02, plain_rate=2e-3, plain=(), momentum=0.95, decay=0.01):
        named = [(n, p) for n, p in module.named_parameters() if p.requires_grad]
        chosen = lambda n, p: p.ndim >= 2 and not any(word in n for word in plain)
        self.matrices = [p for n, p in named if chosen(n, p)]
        rest = [p for n, p in named if not chosen(n, p)]
        fused = all(p.is_cuda for p in rest)
        self.rest = torch.optim.AdamW(rest, lr=plain_rate, betas=(0.9, 0.98), weight_decay=0.0, fused=fused)
        self.speed = [torch.zeros_like(p) for p in self.matrices]
        self.alike = collections.defaultdict(list)
        for i, p in enumerate(self.matrices):
            self.alike[p.flatten(1).shape].append(i)
        self.rate, self.plain_rate, self.momentum, self.decay = rate, plain_rate, momentum, decay

    @torch.no_grad()
    def step(self, scale=1.0):
        """One step at `scale` times the base rates; clears the gradients."""
        self._mend()
        for (rows, columns), found in self.alike.items():
            self._turn(found, self.rate * scale * max(1.0, rows / columns) ** 0.5, scale)
        for group in self.rest.param_groups:
            group["lr"] = self.plain_rate * scale
        self.rest.step()
        self.rest.zero_grad(set_to_none=True)

    def _mend(self):
        """Weights that were not used have no gradient: it becomes zeros. So does what is no number, which once in some
        thousand steps on a GPU a gradient is."""
        for p in (*self.matrices, *self.rest.param_groups[0]["params"]):
            p.grad = torch.zeros_like(p) if p.grad is None else p.grad.nan_to_num_(0.0, 0.0, 0.0)

    def _turn(self, found, pace, scale):
        """Moves the matrices of one shape."""
        weights, speeds = ([many[i] for i in found] for many in (self.matrices, self.speed))
        gradients = [p.grad for p in weights]
        torch._foreach_lerp_(speeds, gradients, 1 - self.momentum)
        ahead = torch._foreach_lerp(gradients, speeds, self.momentum)
        moves = orthogonal(torch.stack([m.flatten(1) for m in ahead])).unbind()
        torch._foreach_mul_(weights, 1 - self.rate * scale * self.decay)
        torch._foreach_add_(weights, [m.view_as(p) for m, p in zip(moves, weights)], alpha=-pace)
        for p in weights:
            p.grad = None

    def state_dict(self):
        return {"speed": self.speed, "rest": self.rest.state_dict()}

    def load_state_dict(self, state):
        for mine, theirs in zip(self.speed, state["speed"]):
            mine.copy_(theirs)
        self.rest.load_state_dict(state["rest"])
