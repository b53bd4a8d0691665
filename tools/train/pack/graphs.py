"""Exports the graphs of a pack, weights stored as float16 or int8 and cast to float32 inside."""

import zlib

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from learn.restore import linear
from nets.autoencoder import CHANNELS

OPSET = 17
SMALLEST_HALF = 512  # tensors with fewer numbers stay float32
GROUP, COLUMN = 64, 1 << 30  # numbers of a column of an int8 matrix that share a scale: so many, or all
# Layers of the transformer that stay float16: of all, these lose most by int8 for the 1 MB that they take, more than a
# third of the squared error.
TENDER = ("enter", "place", "leave", "blocks.0.told", "blocks.0.ask", "blocks.0.down")


def video(frames, height, width, batch="batch"):
    """Names of the dynamic axes of a [B,C,F,H,W] tensor."""
    return {0: batch, 2: frames, 3: height, 4: width}


def text_encoder(model, path):
    """input_ids, attention_mask -> last_hidden_state."""
    mask = torch.ones(2, 9, dtype=torch.long)
    mask[1, 5:] = 0
    axes = {0: "batch", 1: "length"}
    names = ("input_ids", "attention_mask", "last_hidden_state")
    _export(model, (torch.arange(18).view(2, 9), mask), path, names[:2], names[2:], {n: axes for n in names}, GROUP)


class Unguided(nn.Module):
    """A transformer that was not taught guidance: without the port for it, so that it is given in two passes."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, hidden_states, encoder_hidden_states, encoder_attention_mask, timestep, video_coords):
        given = (hidden_states, encoder_hidden_states, encoder_attention_mask, timestep, video_coords)
        return self.model(*given, torch.ones_like(timestep[:, 0]))


def transformer(model, path):
    """The token form of the contract; matrices as int8, but for the TENDER ones."""
    inputs = tokens(model, 2, 12, 9)
    axes = {
        "hidden_states": {0: "batch", 1: "tokens"},
        "encoder_hidden_states": {0: "batch", 1: "length"},
        "encoder_attention_mask": {0: "batch", 1: "length"},
        "timestep": {0: "batch", 1: "timesteps"},  # one for all tokens does where all have the same
        "video_coords": {0: "batch", 2: "tokens"},
        "out_sample": {0: "batch", 1: "tokens"},
    }
    names = tuple(axes)
    _export(model, inputs, path, names[:5], names[5:], axes, GROUP, [f"model.{name}.weight" for name in TENDER])


def tokens(model, batch, count, length):
    """Random inputs for the transformer; all of a batch are at the same places, as in every engine."""
    model = model.model
    mask = torch.ones(batch, length, dtype=torch.long)
    mask[-1, length // 2 :] = 0
    return (
        torch.randn(batch, count, model.enter.in_features),
        torch.randn(batch, length, model.summary.in_features),
        mask,
        torch.rand(batch, count) * 1000,
        (torch.rand(1, 3, count) * torch.tensor([2.0, 80.0, 128.0]).view(1, 3, 1)).expand(batch, -1, -1).contiguous(),
    )


def vae_encoder(model, path):
    """sample -> latent_parameters; kernels as int8."""
    axes = {"sample": video("frames", "height", "width"),
            "latent_parameters": video("latent_frames", "latent_height", "latent_width")}  # fmt: skip
    _export(model, (torch.randn(1, 3, 9, 32, 48),), path, ("sample",), ("latent_parameters",), axes, GROUP)


def vae_decoder(model, path, channels=CHANNELS):
    """latent_sample -> sample."""
    axes = {"latent_sample": video("latent_frames", "latent_height", "latent_width"),
            "sample": video("frames", "height", "width")}  # fmt: skip
    _export(model, (torch.randn(1, channels, 3, 4, 6),), path, ("latent_sample",), ("sample",), axes)


def recaptioner(model, path):
    """input_ids, past -> logits, present; matrices as int8 with a scale for each column."""
    axes = {
        "input_ids": {0: "batch", 1: "length"}, "past": {2: "batch", 3: "before"},
        "logits": {0: "batch", 1: "length"}, "present": {2: "batch", 3: "after"},
    }  # fmt: skip
    names = tuple(axes)
    past = torch.randn(model.depth, 2, 2, 4, model.width)
    _export(model, (torch.arange(10).view(2, 5), past), path, names[:2], names[2:], axes, COLUMN)


def critic(model, path):
    """frames, references, encoder_hidden_states, encoder_attention_mask -> score."""
    axes = {
        "frames": {0: "frames", 2: "height", 3: "width"}, "references": {0: "references", 2: "height", 3: "width"},
        "encoder_hidden_states": {1: "length"}, "encoder_attention_mask": {1: "length"}, "score": {},
    }  # fmt: skip
    names = tuple(axes)
    _export(model, glance(model, 3, 2, 9), path, names[:4], names[4:], axes)


def glance(model, count, references, length):
    """Random inputs for the critic."""
    mask = torch.ones(1, length, dtype=torch.long)
    frames = (torch.rand(n, 3, 48, 80) * 2 - 1 for n in (count, references))
    return *frames, torch.randn(1, length, model.asks.told.in_features), mask


def _export(model, inputs, path, given, made, axes, group=0, tender=()):
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model.eval(), inputs, str(path), input_names=list(given), output_names=list(made), dynamic_axes=axes,
        opset_version=OPSET, dynamo=False, custom_opsets={"com.microsoft": 1}, do_constant_folding=True,
    )  # fmt: skip
    graph = onnx.load(str(path))
    with torch.no_grad():
        results = model(*inputs)
    for port, result in zip(graph.graph.output, results if isinstance(results, tuple) else (results,), strict=True):
        _state(port, result.shape, axes[port.name])
    if group:
        _quarter(graph.graph, group, tender)
    _halve(graph.graph)
    onnx.save(graph, str(path))


def _state(port, shape, axes):
    """Writes the fixed extents of an output into the graph: the exporter loses them behind the attention node."""
    for axis, (extent, dim) in enumerate(zip(shape, port.type.tensor_type.shape.dim, strict=True)):
        if axis not in axes:
            dim.dim_value = extent


def rounded(values, group):
    """(int8 numbers [n,group,columns], float32 scales [n,1,columns]) nearest to a matrix [n*group,columns]; one that has
    no whole number of groups is one group."""
    rows, columns = values.shape
    values = values.reshape(-1, group if rows % group == 0 else rows, columns)
    return _small(values)


def kernel(values, group):
    """The same for the kernels of a convolution [out,...]: (int8 numbers [n,group], float32 scales [n,1])."""
    length = values[0].size
    return _small(values.reshape(-1, group if length % group == 0 else length))


def _small(values):
    """Numbers [n,group] or [n,group,columns] as int8, and their scales.

    Scales are up to a sixteenth larger than they would have to be, by a chance that depends on the numbers: weights that
    were restored from a pack lie on its grid, and what they have learnt since, mostly less than half a step, would be
    rounded away on the same (measured: 8 % from PyTorch after 150 steps of `learn.refine`, and 3 % this way).
    """
    most = np.abs(values).max(1, keepdims=True)
    wider = np.random.default_rng(zlib.crc32(values.tobytes())).uniform(1, 1 + 1 / 16, most.shape)
    scale = np.maximum(most * wider / 127, 1e-7).astype("float16").astype("float32")
    return np.rint(values / scale).clip(-127, 127).astype("int8"), scale


def _quarter(graph, group, tender):
    """Stores large float32 matrices, but for linear layers named in tender, as int8; a cast, a scale and a reshape bring
    them back where they are used."""
    found, layers = [], linear(graph)
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.ndim < 2 or values.size < SMALLEST_HALF:
            continue
        name = weight.name
        if layers.get(name) in tender:
            continue
        small, scale = rounded(values, group) if values.ndim == 2 else kernel(values, group)
        weight.CopyFrom(numpy_helper.from_array(small, name + ".small"))
        shape = numpy_helper.from_array(np.array(values.shape), name + ".shape")
        graph.initializer.extend([numpy_helper.from_array(scale, name + ".scale"), shape])
        found.append(helper.make_node("Cast", [name + ".small"], [name + ".wide"], to=TensorProto.FLOAT))
        found.append(helper.make_node("Mul", [name + ".wide", name + ".scale"], [name + ".groups"]))
        found.append(helper.make_node("Reshape", [name + ".groups", name + ".shape"], [name]))
    nodes = found + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)


def _halve(graph):
    """Stores large float32 weights as float16 and casts them back where they are used."""
    casts = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.size < SMALLEST_HALF:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype("float16"), name + ".half"))
        casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
