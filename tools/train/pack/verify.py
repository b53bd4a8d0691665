"""Compares every graph of a pack with its PyTorch module at two shapes."""

import onnxruntime
import torch

from nets.autoencoder import CHANNELS

from . import graphs

TOLERANCE = 0.005  # float16 weights against float32 ones
MOST = {"text_encoder": 0.05, "recaptioner": 0.03, "transformer": 0.03, "vae_encoder": 0.01}  # int8 weights


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
    """Prints how far each graph of `models` is from its module at two shapes, and fails where that is too far."""
    mask = torch.ones(3, 20, dtype=torch.long)
    mask[1, 4:] = 0
    trials = {
        "text_encoder": lambda _: [(torch.randint(3, vocabulary, (b, n)), mask[:b, :n].contiguous()) for b, n in ((1, 7), (3, 20))],
        "transformer": lambda model: [graphs.tokens(model, b, s, n) for b, s, n in ((1, 40, 6), (3, 91, 20))],
        "vae_encoder": lambda _: [(torch.rand(*s) * 2 - 1,) for s in ((1, 3, 1, 80, 128), (2, 3, 9, 64, 96))],
        "vae_decoder": lambda _: [(torch.randn(*s),) for s in ((1, CHANNELS, 1, 10, 16), (2, CHANNELS, 4, 8, 12))],
        "critic": lambda model: [graphs.glance(model, *n) for n in ((1, 1, 6), (3, 2, 20))],
        "recaptioner": lambda model: [
            (torch.randint(3, vocabulary, (b, n)), torch.randn(model.depth, 2, b, p, model.width))
            for b, n, p in ((1, 7, 1), (3, 20, 9))
        ],
    }  # fmt: skip
    for name, model in models.items():
        graph = session(root / name / "model.onnx")
        worst = max(_apart(run(graph, *i), _first(model(*i))) for i in trials[name](model))
        print(f"{name}: {worst:.2%} from PyTorch")
        most = MOST.get(name, TOLERANCE)
        assert worst < most, f"{name} is {worst:.2%} from PyTorch, more than {most:.2%}"


def _apart(made, wanted):
    """The root of the mean square of the difference, as a share of that of what was wanted."""
    return ((made - wanted).norm() / wanted.norm()).item()


def _first(made):
    return made[0] if isinstance(made, tuple) else made
