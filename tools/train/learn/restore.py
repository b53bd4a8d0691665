"""Puts the weights of a pack back into the store, so that training goes on from what was delivered where its own state
is gone: `python -m learn.restore ../../assets/packs/papercut`. The optimisers, and the questions of `facts`, begin anew.
"""

import argparse
import json
import pathlib
import shutil

import onnx
import torch
from onnx import numpy_helper

from nets.autoencoder import Autoencoder
from nets.recaptioner import Recaptioner

from . import autoencoder, recaptioner, store, tokenizer, transformer


def arrays(graph):
    """Initializers by the name that the exporter gave them, as float32 where they were stored smaller."""
    kept = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    whole = {}
    for name, value in kept.items():
        if name.endswith(".small"):
            scale = kept.get(name[:-6] + ".scale", kept.get(name[:-6] + ".scale.half"))
            whole[name[:-6]] = (value.astype("float32") * scale.astype("float32")).reshape(kept[name[:-6] + ".shape"])
        elif name.endswith(".half"):
            whole[name[:-5]] = value.astype("float32")
        else:
            whole[name] = value
    return whole


def linear(graph):
    """{name of a matrix: PyTorch name of the weight} of linear layers. The exporter turns their matrices round and forgets
    their names: each is found by the bias that is added to it."""
    added, found = {i: n for n in graph.node if n.op_type == "Add" for i in n.input}, {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.output[0] in added:
            bias = next(i for i in added[node.output[0]].input if i != node.output[0])
            found[node.input[1]] = bias.removesuffix("bias") + "weight"
    return found


def weights(path):
    """(parameters of a graph by their PyTorch names, gains in the order in which they are used)."""
    graph = onnx.load(str(path)).graph
    known = arrays(graph)
    found = {name: torch.from_numpy(value.copy()) for name, value in known.items() if "::" not in name}
    found |= {name: torch.from_numpy(known[matrix].T.copy()) for matrix, name in linear(graph).items() if matrix in known}
    gains = []
    for node in graph.node:
        if node.op_type == "Mul":
            gains += [torch.from_numpy(known[i].copy()) for i in node.input if "::Mul" in i and i in known]
    return found, gains


def fill(module, found, gains):
    """Loads all parameters of a module; those of the norms, which have no names either, in their order."""
    for name, p in module.named_parameters():
        if name not in found and name.endswith("gain"):
            found[name] = gains.pop(0)
        elif name not in found and name.endswith("gains"):
            found[name] = torch.stack([gains.pop(0).flatten() for _ in p])
        found[name] = found[name].float().view_as(p)
    assert not gains, f"{len(gains)} gains are left"
    module.load_state_dict({n: found[n] for n, _ in module.named_parameters()}, strict=False)


def read_recaptioner(path, vocabulary):
    """The recaptioner of a graph. Its linear layers have no biases to be found by: they are in their order, and behind
    them the table of the tokens once more."""
    graph, model = onnx.load(str(path)).graph, Recaptioner(vocabulary)
    known = arrays(graph)
    linear = [known[n.input[1]].T for n in graph.node if n.op_type == "MatMul" and n.input[1] in known]
    named = {name: value for name, value in known.items() if "::" not in name}
    for name, p in model.named_parameters():
        p.data = torch.from_numpy((named[name] if name in named else linear.pop(0)).copy()).float().view_as(p)
    assert len(linear) == 1, f"{len(linear)} linear layers are left"
    return model


def restore(root):
    """Writes tokenizer.model, autoencoder.pt, statistics.pt, transformer.pt and recaptioner.pt."""
    shutil.copyfile(root / "tokenizer" / "spiece.model", store.path("tokenizer.model"))
    auto, pair = Autoencoder(), transformer.Pair(tokenizer.load().get_piece_size())
    fill(auto.encoder, *weights(root / "vae_encoder" / "model.onnx"))
    fill(auto.decoder, *weights(root / "vae_decoder" / "model.onnx"))
    fill(pair.text, *weights(root / "text_encoder" / "model.onnx"))
    found, gains = weights(root / "transformer" / "model.onnx")
    fill(pair.transformer, {n.removeprefix("model."): v for n, v in found.items()}, gains)
    store.save(autoencoder.STATE, {"model": auto.state_dict()})
    store.save(transformer.STATE, {"average": pair.state_dict()})
    read = read_recaptioner(root / "recaptioner" / "model.onnx", tokenizer.load().get_piece_size())
    store.save(recaptioner.STATE, {"model": read.state_dict()})
    config = json.loads((root / "vae_decoder" / "config.json").read_text())
    preview = json.loads((root / "pack.json").read_text())["preview"]
    numbers = {n: torch.tensor(config[f"latents_{n}"]) for n in ("mean", "std")}
    store.save(autoencoder.STATISTICS, numbers | {"preview": torch.tensor([*preview["matrix"], preview["bias"]])})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("pack", type=pathlib.Path)
    restore(parser.parse_args().pack)
