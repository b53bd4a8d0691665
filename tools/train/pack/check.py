"""Checks of the export that need no trained weights: `python -m pack.check`."""

import pathlib
import tempfile

import torch

from learn import restore
from nets.transformer import Transformer

from . import graphs


def stored():
    """A transformer that was exported in int8 comes back as it was, but for rounding; TENDER layers nearly whole."""
    torch.manual_seed(3)
    model, again = Transformer(depth=1), Transformer(depth=1)
    for p in model.parameters():
        p.data.add_(0.05 * torch.randn_like(p))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "model.onnx"
        graphs.transformer(graphs.Unguided(model), path)
        found, gains = restore.weights(path)
    restore.fill(again, {n.removeprefix("model."): v for n, v in found.items()}, gains)
    for (name, a), b in zip(model.named_parameters(), again.parameters()):
        apart = ((a - b).norm() / a.norm()).item()
        tender = name.removesuffix(".weight") in graphs.TENDER
        assert apart < (0.001 if tender or a.ndim < 2 else 0.01), (name, apart)


if __name__ == "__main__":
    stored()
    print("pack: ok")
