"""Writes the text files of a pack: pack.json, model_index.json and one config.json a graph."""

import hashlib
import json

from learn.facts import LONGEST
from nets.autoencoder import CHANNELS

COVER = "cover.jpg"  # a picture of what the pack makes, no part of the model
DESCRIPTION = (
    "Clips of a small world of cut paper, paint, ink, chalk, neon and pixels: 32 subjects, 20 motions, 14 settings, "
    "weather, cameras, several subjects and shots."
)


SEARCH = {"frames": 3, "enough": 0.5, "tries": 2}  # how the critic is asked


def write(root, version, encoder_width, mean, std, preview, judged):
    """Writes every file but the graphs and the tokenizer model, then pack.json with sizes and digests.

    mean and std are per latent channel; preview is (matrix [C][3], bias [3]) from normalised latents to RGB; judged:
    whether there is a critic.
    """
    configs = {
        "model_index.json": {"_class_name": "LTXConditionPipeline"},
        "scheduler/scheduler_config.json": {"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 3.0},
        "tokenizer/tokenizer_config.json": {
            "tokenizer_class": "T5Tokenizer", "model_max_length": LONGEST, "pad_token": "<pad>", "eos_token": "</s>",
            "unk_token": "<unk>", "extra_ids": 0, "add_eos_token": True, "add_bos_token": False,
        },
        "text_encoder/config.json": {"model_type": "papercut_text", "hidden_size": encoder_width},
        "transformer/config.json": {"_class_name": "PapercutTransformer3D", "in_channels": 4 * CHANNELS, "patch_size": [1, 2, 2]},
        "vae_encoder/config.json": {"_class_name": "PapercutAutoencoder", "latent_channels": CHANNELS},
        "vae_decoder/config.json": {
            "_class_name": "PapercutAutoencoder", "latent_channels": CHANNELS, "scaling_factor": 1.0,
            "latents_mean": mean, "latents_std": std,
        },
    }  # fmt: skip
    for name, content in configs.items():
        _json(root / name, content)
    if judged:
        critic(root)
    _json(root / "pack.json", _pack(root, version, preview))


def critic(root):
    """Writes the critic's config.json."""
    _json(root / "critic" / "config.json", {"model_type": "papercut_critic"})


def recaptioner(root, model):
    """Writes the recaptioner's config.json."""
    config = {"model_type": "papercut_recaptioner", "hidden_size": model.width, "num_hidden_layers": model.depth,
              "num_attention_heads": model.heads, "vocab_size": model.embed.num_embeddings}  # fmt: skip
    _json(root / "recaptioner" / "config.json", config)


def renew(root, version):
    """Writes pack.json anew where files have changed; the preview stays."""
    preview = json.loads((root / "pack.json").read_text())["preview"]
    _json(root / "pack.json", _pack(root, version, (preview["matrix"], preview["bias"])))


def _json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n")


def _files(root):
    names = sorted(p for p in root.rglob("*") if p.is_file() and p.name not in ("pack.json", COVER))
    return [
        {"path": p.relative_to(root).as_posix(), "size": p.stat().st_size,
         "sha256": hashlib.sha256(p.read_bytes()).hexdigest()}
        for p in names
    ]  # fmt: skip


def _pack(root, version, preview):
    search = {"search": SEARCH} if (root / "critic").is_dir() else {}
    return {
        "format": 1, "id": "papercut", "name": "Papercut", "version": version, "licence": "GPL-3.0-or-later",
        "description": DESCRIPTION, "layout": "token", "fps": 12,
        "geometry": {"latent_channels": CHANNELS, "patch": [1, 2, 2], "compression": {"time": 4, "space": 8},
                     "causal_fix": True, "coords": {"unit": "seconds", "bounds": False}},
        "text": {"max_length": LONGEST, "encoder_mask": True, "zero_pad": True, "clean": "none", "padding": "max_length"},
        "conditioning": {"placement": "in_place", "prefix_latent_frames": 2, "timestep_rule": "scale",
                         "update": "per_token", "image_noise_scale": 0, "negative_index": True, "one_timestep": True},
        "schedule": {"kind": "flow_shift", "solver": "unipc", "steps": 8, "shift": 3.0, "timestep_round": "none"},
        "guidance": {"mode": "batched", "scale": 3.0, "rescale": 0.0},
        "vae": {"posterior": "mode", "timestep_conditioning": False, "decode_timestep": 0, "decode_noise_scale": 0,
                "noise_space": "raw", "tile": {"pixels": 0, "stride": 0, "frames": 0, "frame_stride": 0},
                # Nine blocks of the decoder look two latent frames back each; its 3x3 layers reach 7.5 latents aside.
                "context": {"frames": 18, "side": 8}, "bytes_per_pixel": 120},
        "limits": {"frames": {"min": 1, "max": 49, "default": 25},
                   "size": {"min": 64, "max": 256, "multiple": 16, "default": [256, 144]},
                   "steps": {"min": 1, "max": 100}, "max_tokens": 2600},
        "window": {"frames": 49, "overlap": 9, "align": 0},
        "preview": {"matrix": preview[0], "bias": preview[1]},
        "sample": {"prompt": "A papercut animation. We are in the meadow on a clear day. A big red car drives to the right. The camera stays fixed. It is a medium shot."},
        "files": _files(root),
    } | search  # fmt: skip
