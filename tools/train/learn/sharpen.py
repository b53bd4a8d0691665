"""Trains the decoder alone, against an adversary that tells decoded clips from drawn ones; `learn.run --decoder` calls it.

Latents stay as they are, and with them all that a transformer has learnt. What they do not tell, such as where each streak
of rain is, a decoder that has to be near in the mean leaves out; one that has to pass for drawn puts it somewhere. The loss
is the hinge loss of patches; the adversary counts as much as makes its gradient at the last layer PULL times that of the
difference from the clip (Esser et al., 2021).
"""

import copy

import torch
from torch import nn
from torch.nn import functional

from nets.autoencoder import Autoencoder

from . import autoencoder, store
from .clock import Clock

PULL = 0.6
ALONE = 30  # steps in which the adversary learns and the decoder does not
RATE, ADVERSARY_RATE, BETAS = 1.5e-4, 3e-4, (0.5, 0.95)
SETTLE = 0.6  # share of the time after which the rate falls
FOLLOW = 0.02  # how far averaged weights move at each step


class Adversary(nn.Module):
    """Says of patches of some twenty pixels how drawn they look, from three frames in a row of clips [N,3,T,H,W]."""

    def __init__(self, width=48):
        super().__init__()
        widths, strides = (9, width, 2 * width, 3 * width, 1), (2, 2, 1, 1)
        self.layers = nn.ModuleList(
            nn.utils.parametrizations.spectral_norm(nn.Conv2d(a, b, 4, stride, 1))
            for a, b, stride in zip(widths, widths[1:], strides)
        )

    def forward(self, video):
        if video.shape[2] < 3:
            video = video[:, :, :1].expand(-1, -1, 3, -1, -1)
        rows = torch.cat([video[:, :, :-2], video[:, :, 1:-1], video[:, :, 2:]], 1)
        x = rows.transpose(1, 2).flatten(0, 1).contiguous(memory_format=torch.channels_last)
        for layer in self.layers[:-1]:
            x = functional.leaky_relu(layer(x), 0.2)
        return self.layers[-1](x)


class Trainer:
    """The state of a run."""

    def __init__(self, seconds, device):
        torch.manual_seed(0)
        self.device, self.step, self.clock = device, 0, Clock(seconds / 60)
        self.model, self.adversary = Autoencoder(), Adversary().to(device, memory_format=torch.channels_last)
        self.model.load_state_dict(store.load(autoencoder.STATE)["model"])
        self.model.to(device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.model.decoder)
        self.optimiser = self._optimiser(self.model.decoder, RATE)
        self.other = self._optimiser(self.adversary, ADVERSARY_RATE)
        self.kept = autoencoder.Kept(device)

    def _optimiser(self, module, speed):
        return torch.optim.AdamW(module.parameters(), lr=speed, betas=BETAS, weight_decay=0.0)

    def advance(self, source):
        """One step of each side; takes in what is drawn."""
        self.kept.gather(source, self.step)
        video, weight = self.kept.batch()
        made = self.decode(video)
        error = autoencoder.distance(made, video, weight)
        if self.step >= ALONE:
            self._move(error, made)
        with torch.autocast(self.device.type, torch.bfloat16):
            drawn, fake = self.adversary(video).float(), self.adversary(made.detach()).float()
        told = functional.relu(1 - drawn).mean() + functional.relu(1 + fake).mean()
        told.backward()
        self.other.step()
        self.other.zero_grad()
        self.step += 1
        if self.step % 50 == 0:
            print(f"decoder {self.clock.spent():.0f}s step {self.step} error {error.item():.4f} "
                  f"psnr {autoencoder.signal(made.detach(), video).item():.1f} told {told.item():.2f}", flush=True)  # fmt: skip

    def decode(self, video):
        """A batch through the autoencoder; at every other step with noise on its latents."""
        with torch.autocast(self.device.type, torch.bfloat16):
            with torch.no_grad():
                latent, _ = self.model.latent(video)
            return self.model.decoder(autoencoder.noisy(latent) if self.step % 2 else latent).float()

    def _move(self, error, made):
        """One step of the decoder, and of its average."""
        with torch.autocast(self.device.type, torch.bfloat16):
            seen_through = -self.adversary(made).float().mean()
        last = self.model.decoder.leave.weight
        ours, theirs = (torch.autograd.grad(part, last, retain_graph=True)[0].norm() for part in (error, seen_through))
        (error + PULL * ours / (theirs + 1e-6) * seen_through).backward()
        share = self.clock.share()
        begun, left = min(1.0, (self.step - ALONE + 1) / 20), min(1.0, max(0.05, (1 - share) / (1 - SETTLE)))
        for group in self.optimiser.param_groups:
            group["lr"] = RATE * begun * left
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.adversary.zero_grad()
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.model.decoder.parameters()), FOLLOW)

    def save(self):
        """Writes the averaged decoder into the state of the autoencoder."""
        state = store.load(autoencoder.STATE)
        state["model"] |= {f"decoder.{name}": value.cpu() for name, value in self.average.state_dict().items()}
        store.save(autoencoder.STATE, state)

    def run(self, source):
        """Trains until the time is spent; saves every minute."""
        self.clock.spend(lambda: self.advance(source), self.save)
