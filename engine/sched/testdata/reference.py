"""Writes reference.json: what the schedulers of the diffusers library themselves give.

Needs diffusers (0.42.1 was used), torch and numpy; run it from this folder. The model is the
velocity v(x, sigma) = a*x + b*sigma + c of formulas.json.
"""

import ast
import json
import pathlib

import diffusers
import numpy as np
import torch
from diffusers import FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler

with open("formulas.json") as f:
    shared = json.load(f)
A, B, C = (torch.tensor(shared["model"][k]) for k in "abc")
START = torch.tensor(shared["start"])


def velocity(x, sigma):
    return A * x + B * sigma + C


def record(name, scheduler, run, **more):
    return {"name": name, "sigmas": scheduler.sigmas.tolist(), "timesteps": [float(t) for t in scheduler.timesteps],
            "states": [x.tolist() for x in run], **more}


def plain(scheduler):
    x, run = START[None, :, None].clone(), []  # [batch, channels, one value]
    for i, t in enumerate(scheduler.timesteps):
        x = scheduler.step(velocity(x[0, :, 0], scheduler.sigmas[i])[None, :, None], t, x, return_dict=False)[0]
        run.append(x.flatten())
    return run


def dynamic(n, tokens):
    scheduler = FlowMatchEulerDiscreteScheduler(
        use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024, max_image_seq_len=4096, shift_terminal=0.1)
    slope = (2.05 - 0.95) / (4096 - 1024)
    scheduler.set_timesteps(sigmas=np.linspace(1.0, 1 / n, n), mu=tokens * slope + 0.95 - slope * 1024)
    return record("flow_dynamic", scheduler, plain(scheduler), tokens=tokens)


def unipc(n, shift):
    scheduler = UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=shift, num_train_timesteps=1000)
    scheduler.set_timesteps(n)
    return record("unipc", scheduler, plain(scheduler), shift=shift)


def per_token(n, strengths):
    """A state of [1, tokens, width] whose tokens have their own timesteps by the rule t_tok = min(t, (1-m)*1000)."""
    scheduler = FlowMatchEulerDiscreteScheduler()
    scheduler.set_timesteps(sigmas=np.array(linear_quadratic(n)))
    mask = torch.tensor(strengths)[None]
    x = START.reshape(1, len(strengths), -1).clone()
    a, b, c = (w.reshape(x.shape) for w in (A, B, C))
    run, levels = [], []
    for t in scheduler.timesteps:
        token = torch.minimum(t, (1 - mask) * 1000.0)
        v = a * x + b * (token / 1000)[..., None] + c
        moved = scheduler.step(-v, t, x, per_token_timesteps=token, return_dict=False)[0]
        free = (t / 1000 - 1e-6 < 1.0 - mask)[..., None]
        x = torch.where(free, moved, x)
        run.append(x.flatten())
        levels.append((token / 1000).flatten().tolist())
    return record("per_token", scheduler, run, strengths=strengths, levels=levels)


def linear_quadratic(n):
    """The library's own function, taken out of its file: importing the pipeline would need transformers as well."""
    path = pathlib.Path(diffusers.__file__).parent / "pipelines" / "ltx" / "pipeline_ltx_condition.py"
    wanted = [node for node in ast.parse(path.read_text()).body if getattr(node, "name", "") == "linear_quadratic_schedule"]
    scope = {"torch": torch}
    exec(compile(ast.Module(wanted, []), str(path), "exec"), scope)
    return scope["linear_quadratic_schedule"](n).tolist()


runs = [dynamic(n, s) for n, s in [(5, 280), (20, 3000), (30, 5280)]]
runs += [unipc(n, k) for n, k in [(1, 3.0), (2, 3.0), (5, 5.0), (20, 3.0), (30, 16.0)]]
runs += [per_token(n, m) for n, m in [(8, [0.0, 1.0, 0.5, 0.03]), (30, [1.0, 0.0, 0.9, 0.25])]]
with open("reference.json", "w") as f:
    json.dump({"runs": runs, "linear_quadratic": {str(n): linear_quadratic(n) for n in (2, 7, 40)}}, f, separators=(",", ":"))
    f.write("\n")
