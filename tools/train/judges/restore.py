"""Makes the delivered judge of movement trainable again where its trained state is gone: `python -m judges.restore`.

The graph holds every layer the outputs need, each convolution with its norm folded in. A norm is put back as what the
layer gives on rendered clips, and the weights of each of its channels get length 1, as the optimiser likes them; what
the module says stays the same. What only training needs, the told path, starts at nothing.
"""

import random

import onnx
import torch
from onnx import numpy_helper
from torch import nn

from learn import store

from . import cache, export
from .move_net import Move

WRAPPED = "model."  # what `twice.Twice` puts before the names of its module


def normed(model):
    """The convolutions with a norm behind them, in the order in which they are used: (convolution, norm)."""
    rows = [m for m in model.modules() if isinstance(m, nn.Sequential) and len(m) > 1]
    return [(m[0], m[1]) for m in rows if isinstance(m[1], nn.BatchNorm2d)]


def folded(graph):
    """The weights and biases of the convolutions that hold a norm, in order; the graph has them twice, as `Twice`."""
    values = {v.name: torch.from_numpy(numpy_helper.to_array(v).copy()) for v in graph.initializer}
    rows = [n.input[1:] for n in graph.node if n.op_type == "Conv" and not n.input[1].startswith(WRAPPED)]
    return [[values[name] for name in row] for row in rows[: len(rows) // 2]]


@torch.no_grad()
def loaded(path):
    """The module of a graph, in evaluation mode; its norms are scale and offset alone."""
    model, graph = Move().eval(), onnx.load(str(path)).graph
    model.path.weight.zero_()
    model.path.bias.zero_()
    named = {v.name: torch.from_numpy(numpy_helper.to_array(v).copy()) for v in graph.initializer}
    own = {n.removeprefix(WRAPPED): v for n, v in named.items() if n.startswith(WRAPPED)}
    assert not model.load_state_dict(own, strict=False).unexpected_keys
    for (layer, norm), (weight, bias) in zip(normed(model), folded(graph), strict=True):
        size = weight.flatten(1).norm(dim=1).clamp(min=1e-6)
        layer.weight.copy_(weight / size.view(-1, 1, 1, 1))
        norm.weight.copy_(size * (1 + norm.eps) ** 0.5)
        norm.bias.copy_(bias)
    return model


@torch.no_grad()
def counted(model, batches):
    """Gives every norm the mean and variance of what reaches it on some batches; the outputs stay as they are."""
    sums = {norm: torch.zeros(3, norm.num_features, dtype=torch.float64) for _, norm in normed(model)}
    hooks = [norm.register_forward_pre_hook(_count(total)) for norm, total in sums.items()]
    for x in batches:
        model(x)
    for hook in hooks:
        hook.remove()
    for norm, (of, total, squares) in sums.items():
        mean = total / of
        spread = (squares / of - mean.square()).clamp(min=0)
        gain = norm.weight / (norm.running_var + norm.eps).sqrt()
        norm.bias += gain * (mean - norm.running_mean)
        norm.weight.copy_(gain * (spread + norm.eps).sqrt())
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(spread)


def _count(total):
    def hook(_, given):
        x = given[0].double()
        of = torch.full_like(total[0], x.numel() / x.shape[1])
        total.add_(torch.stack([of, x.sum((0, 2, 3)), x.square().sum((0, 2, 3))]))

    return hook


def seen():
    """Batches of what the judge learns from, in -1..1, one of each size."""
    for size in cache.AREA:
        yield cache.movement(random.Random(f"restore {size}"), size)["clips"].float() / 127.5 - 1


def main():
    """Writes the state that `python -m judges.move` goes on from."""
    torch.set_num_threads(1)
    name, path = "judge-move.pt", export.HOME / "move.onnx"
    if store.path(name).exists():
        raise SystemExit(f"{store.path(name)} is there already: move it away first")
    model = loaded(path)
    counted(model, seen())
    worst = export.compare("move", model, path)
    store.save(name, {"average": model.state_dict()})
    print(f"{store.path(name)}: as {path.name}, greatest difference {worst:.1e}")


if __name__ == "__main__":
    main()
