"""Compares every graph of a pack with its PyTorch module at two shapes."""

import onnxruntime
import torch

from . import graphs

TOLERANCE = 0.02  # float16 weights against float32 ones
MOST = {"text_encoder": 0.2, "recaptioner": 0.5, "transformer": 0.2}  # int8 weights; logits reach from -20 to 20, velocities from -5 to 5


def session(path):
    """An ONNX Runtime session on the CPU."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(graph, *inputs):
    """The first output for tensors in the order of the graph's inputs."""
    names = [i.name for i in graph.get_inputs()]
    return torch.from_numpy(graph.run(None, {n: x.numpy() for n, x in zip(names, inputs)})[0])


@torch.no_grad()
def compare(root, models, vocabulary):
    """Prints the greatest difference of each graph of `models` at two shapes and fails where it is too large."""
    mask = torch.ones(3, 20, dtype=torch.long)
    mask[1, 4:] = 0
    trials = {
        "text_encoder": lambda _: [(torch.randint(3, vocabulary, (b, n)), mask[:b, :n].contiguous()) for b, n in ((1, 7), (3, 20))],
        "transformer": lambda model: [graphs.tokens(model, b, s, n) for b, s, n in ((1, 40, 6), (3, 91, 20))],
        "vae_encoder": lambda _: [(torch.rand(*s) * 2 - 1,) for s in ((1, 3, 1, 80, 128), (2, 3, 9, 64, 96))],
        "vae_decoder": lambda _: [(torch.randn(*s),) for s in ((1, 16, 1, 10, 16), (2, 16, 4, 8, 12))],
        "recaptioner": lambda model: [
            (torch.randint(3, vocabulary, (b, n)), torch.randn(model.depth, 2, b, p, model.width))
            for b, n, p in ((1, 7, 1), (3, 20, 9))
        ],
    }  # fmt: skip
    for name, model in models.items():
        graph = session(root / name / "model.onnx")
        worst = max((run(graph, *i) - _first(model(*i))).abs().max().item() for i in trials[name](model))
        print(f"{name}: greatest difference from PyTorch {worst:.2e}")
        most = MOST.get(name, TOLERANCE)
        assert worst < most, f"{name} differs from PyTorch by {worst}"


def _first(made):
    return made[0] if isinstance(made, tuple) else made
