"""Writes the judges as ONNX graphs: `python -m judges.export [look|move]`, and compares them with PyTorch."""

import argparse
import pathlib
import warnings

import onnx
import onnxruntime
import torch

from learn import store

from . import look_net, move_net
from .twice import Twice

OPSET = 17
TOLERANCE = 1e-4
LARGEST = 6_000_000  # bytes of both graphs together
HOME = pathlib.Path(__file__).parents[2] / "eval" / "judges"
SHAPES = {
    "look": [(1, 3, 144, 256), (3, 3, 256, 144), (2, 3, 192, 192), (1, 3, 160, 224)],
    "move": [(1, 3, 13, 56, 96), (3, 3, 13, 96, 56), (2, 3, 13, 72, 72), (1, 3, 13, 64, 88)],
}
NETS = {"look": (look_net.Look, look_net), "move": (move_net.Move, move_net)}
INPUTS = {
    "look": ("frames", {0: "batch", 2: "height", 3: "width"}),
    "move": ("clip", {0: "batch", 3: "height", 4: "width"}),
}


def trained(kind):
    """The averaged weights of a judge."""
    model = NETS[kind][0]()
    state = store.load(f"judge-{kind}.pt")
    if not state:
        raise SystemExit(f"there is no trained judge yet: run `python -m judges.{kind}` first")
    model.load_state_dict(state["average"])
    return model


def write(kind, model, folder):
    """The graph of a judge; every output has a dynamic batch and fixed extents."""
    path = pathlib.Path(folder) / f"{kind}.onnx"
    path.parent.mkdir(parents=True, exist_ok=True)
    module = NETS[kind][1]
    given, axes = INPUTS[kind]
    example = torch.randn(SHAPES[kind][1])
    graph = Twice(model, module.OUTPUTS).eval()
    warnings.simplefilter("ignore")  # the exporter tells at length what it doesn't fold
    torch.onnx.export(
        graph, (example,), str(path), input_names=[given], output_names=list(module.OUTPUTS),
        dynamic_axes={given: axes} | {n: {0: "batch"} for n in module.OUTPUTS}, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    written = onnx.load(str(path))
    with torch.no_grad():
        for port, value in zip(written.graph.output, graph(example), strict=True):
            for dim, extent in list(zip(port.type.tensor_type.shape.dim, value.shape, strict=True))[1:]:
                dim.dim_value = extent
    onnx.save(written, str(path))
    return path


class Judge:
    """A judge run by ONNX Runtime: called with a batch, gives outputs by name."""

    def __init__(self, path):
        settings = onnxruntime.SessionOptions()
        settings.log_severity_level = 3
        settings.intra_op_num_threads = torch.get_num_threads()
        self.session = onnxruntime.InferenceSession(str(path), settings, providers=["CPUExecutionProvider"])
        self.given = self.session.get_inputs()[0].name
        self.made = [o.name for o in self.session.get_outputs()]

    def __call__(self, x):
        return dict(zip(self.made, map(torch.from_numpy, self.session.run(None, {self.given: x.numpy()}))))


@torch.no_grad()
def compare(kind, model, path):
    """The greatest difference between the graph and the module; fails where it is too large."""
    judge, worst = Judge(path), 0.0
    graph = Twice(model, NETS[kind][1].OUTPUTS).eval()
    for shape in SHAPES[kind]:
        x = torch.rand(shape) * 2 - 1
        made, told = dict(zip(NETS[kind][1].OUTPUTS, graph(x))), judge(x)
        for name in NETS[kind][1].OUTPUTS:
            assert told[name].shape == made[name].shape, (name, told[name].shape, made[name].shape)
            worst = max(worst, ((told[name] - made[name]).abs() / made[name].abs().clamp(min=1)).max().item())
    assert worst < TOLERANCE, f"{path.name} differs from PyTorch by {worst}"
    return worst


def main():
    """Exports and compares both, or one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help="look, move; both if none is named")
    parser.add_argument("--out", type=pathlib.Path, default=HOME)
    args = parser.parse_args()
    if unknown := set(args.kinds) - set(NETS):
        parser.error(f"no judge is called {', '.join(sorted(unknown))}: there are {', '.join(NETS)}")
    for kind in args.kinds or NETS:
        model = trained(kind)
        path = write(kind, model, args.out)
        worst = compare(kind, model, path)
        print(f"{path.name}: {path.stat().st_size} bytes, greatest difference from PyTorch {worst:.1e}")
    assert sum(p.stat().st_size for p in args.out.glob("*.onnx")) < LARGEST, "the judges are too large"


if __name__ == "__main__":
    main()
