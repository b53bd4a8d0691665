"""Builds a pack from the newest trained weights: `python -m pack.build --out ../../assets/packs/papercut`."""

import argparse
import pathlib
import shutil

import torch

from learn import critic, store, tokenizer
from learn.autoencoder import STATISTICS
from nets.autoencoder import Autoencoder
from nets.recaptioner import Recaptioner
from nets.text import TextEncoder
from nets.transformer import Transformer

from . import graphs, manifest, verify, vocabulary

GRAPHS = ("text_encoder", "transformer", "vae_encoder", "vae_decoder")
CRITIC = "critic"
KNOBS = "pack.json"


def models():
    """The modules by graph name, with the averaged weights where they are trained."""
    text, transformer, auto = TextEncoder(tokenizer.load().get_piece_size()), Transformer(), Autoencoder()
    state = store.load("autoencoder.pt")
    if state:
        auto.load_state_dict(state["model"])
    state = store.load("transformer.pt")
    if state:
        text.load_state_dict(_part(state["average"], "text."))
        transformer.load_state_dict(_part(state["average"], "transformer."))
    else:
        _shake(transformer)
    found = dict(zip(GRAPHS, (text, graphs.Unguided(transformer), auto.encoder, auto.decoder)))
    judge = critic.trained()
    found |= {CRITIC: judge} if judge else {}
    return {name: model.eval() for name, model in found.items()}


@torch.no_grad()
def _shake(model):
    """Moves weights that start at zero, so that an untrained pack is worth comparing."""
    for p in model.parameters():
        p.add_(torch.randn_like(p), alpha=0.02)


def recaptioner(root):
    """Writes the recaptioner with its vocabulary where it has been trained; returns {name: module}."""
    state = store.load("recaptioner.pt")
    if not state:
        return {}
    model = Recaptioner(tokenizer.load().get_piece_size())
    model.load_state_dict(state["model"])
    graphs.recaptioner(model.eval(), root / "recaptioner" / "model.onnx")
    vocabulary.write(root / "recaptioner" / "vocabulary.json")
    manifest.recaptioner(root, model)
    return {"recaptioner": model}


def _part(state, prefix):
    return {k[len(prefix) :]: v for k, v in state.items() if k.startswith(prefix)}


def numbers():
    """(mean, deviation, preview) of the latents as rounded lists; preview is (matrix [C][3], bias [3])."""
    state = store.load(STATISTICS)
    preview = [[round(v, 5) for v in row] for row in state["preview"].tolist()]
    mean, std = ([round(v, 6) for v in state[n].tolist()] for n in ("mean", "std"))
    return mean, std, (preview[:-1], preview[-1])


def build(root, version):
    """Writes the pack, but for a cover that is there, and checks its graphs against the modules."""
    torch.manual_seed(1)
    found = models()
    for old in root.iterdir() if root.exists() else ():
        if old.is_dir():
            shutil.rmtree(old)
        elif old.name != manifest.COVER:
            old.unlink()
    for name in found:
        getattr(graphs, name)(found[name], root / name / "model.onnx")
    found |= recaptioner(root)
    (root / "tokenizer").mkdir()
    shutil.copyfile(store.path("tokenizer.model"), root / "tokenizer" / "spiece.model")
    manifest.write(root, version, found["text_encoder"].width, *numbers(), CRITIC in found)
    verify.compare(root, found, tokenizer.load().get_piece_size())
    size = sum(p.stat().st_size for p in root.rglob("*") if p.is_file())
    print(f"{root}: {size / 1e6:.1f} MB")


def replace(root, name, version):
    """Writes one graph of a pack that is there anew, or none, and pack.json; all else stays, to the byte."""
    if name != KNOBS:
        model = models()[name]
        getattr(graphs, name)(model, root / name / "model.onnx")
        verify.compare(root, {name: model}, tokenizer.load().get_piece_size())
    if name == CRITIC:
        manifest.critic(root)
    manifest.renew(root, version)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--version", default="0.9.2")
    parser.add_argument("--only", choices=(*GRAPHS, CRITIC, KNOBS), help="write only that of a pack that is there")
    args = parser.parse_args()
    replace(args.out, args.only, args.version) if args.only else build(args.out, args.version)
