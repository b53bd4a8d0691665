"""What matrices are multiplied in while a network learns."""

import functools

import torch


@functools.cache
def halves(kind):
    """Whether a kind of device has instructions for bfloat16; a CPU without them is several times as slow with it."""
    return kind != "cpu" or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def quick(device):
    """A context in which a device multiplies in bfloat16 where that is quicker than float32."""
    return torch.autocast(device.type, torch.bfloat16, enabled=halves(device.type))
