"""Attention, rotary positions and GELU as plain PyTorch; each exports as one node of com.microsoft."""

import torch
from torch.nn import functional as fn


class _Node(torch.autograd.Function):
    """q, k, v [B,S,D] and a bias [B,1,Sq,Sk] or None -> [B,Sq,D]; only for export."""

    @staticmethod
    def forward(ctx, q, k, v, bias, heads):
        return plain(q, k, v, bias, heads)

    @staticmethod
    def symbolic(g, q, k, v, bias, heads):
        gap = g.op("prim::Constant")
        gap.setType(torch._C.OptionalType.ofTensor())
        inputs = [q, k, v] if bias is None else [q, k, v, gap, gap, bias]
        out = g.op("com.microsoft::MultiHeadAttention", *inputs, num_heads_i=heads)
        out.setType(v.type())
        return out


class _Turn(torch.autograd.Function):
    """x [B,S,D] turned by cos, sin [S,D/heads/2]; only for export."""

    @staticmethod
    def forward(ctx, x, first, cos, sin, heads):
        return turned(x, cos.unsqueeze(0).unsqueeze(2), sin.unsqueeze(0).unsqueeze(2), heads)

    @staticmethod
    def symbolic(g, x, first, cos, sin, heads):
        out = g.op("com.microsoft::RotaryEmbedding", x, first, cos, sin, interleaved_i=0)
        out.setType(x.type())
        return out


class _Gelu(torch.autograd.Function):
    """GELU by its tanh form; only for export."""

    @staticmethod
    def forward(ctx, x):
        return fn.gelu(x, approximate="tanh")

    @staticmethod
    def symbolic(g, x):
        out = g.op("com.microsoft::FastGelu", x)
        out.setType(x.type())
        return out


def gelu(x):
    """GELU by its tanh form."""
    return _Gelu.apply(x) if torch.onnx.is_in_onnx_export() else fn.gelu(x, approximate="tanh")


def turned(x, cos, sin, heads):
    """Turns the pairs (first half, second half of each head) of [B,S,D] by angles with cos, sin [B,S,1,D/heads/2]."""
    shape = x.shape
    a, b = x.reshape(shape[0], shape[1], heads, -1).chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1).reshape(shape)


def rotate(x, cos, sin, heads):
    """`turned` in training and, as one node that takes the angles of the first of a batch for all, in a graph."""
    if torch.onnx.is_in_onnx_export():
        first = torch.zeros(1, dtype=torch.long)
        return _Turn.apply(x, first, cos[0, :, 0], sin[0, :, 0], heads)
    return turned(x, cos, sin, heads)


def split(x, heads):
    """[B,S,D] -> [B,heads,S,D/heads]."""
    return x.reshape(x.shape[0], x.shape[1], heads, -1).transpose(1, 2)


def plain(q, k, v, bias, heads):
    """Scaled dot product attention written out (on CPUs faster than the fused form, which has a slow way back)."""
    q, k, v = split(q, heads), split(k, heads), split(v, heads)
    score = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5
    score = score if bias is None else score + bias
    out = score.softmax(-1).to(v.dtype) @ v
    return out.transpose(1, 2).reshape(out.shape[0], out.shape[2], -1)


def fused(q, k, v, bias, heads):
    """The same by PyTorch's fused kernels, which a GPU needs: no matrix of scores is kept."""
    q, k, v = split(q.to(v.dtype), heads), split(k.to(v.dtype), heads), split(v, heads)
    bias = None if bias is None else bias.to(q.dtype)
    out = fn.scaled_dot_product_attention(q, k, v, attn_mask=bias)
    return out.transpose(1, 2).reshape(out.shape[0], out.shape[2], -1)


def attend(q, k, v, bias, heads):
    """Attention in training and, as one node, in an exported graph."""
    if torch.onnx.is_in_onnx_export():
        return _Node.apply(q, k, v, bias, heads)
    return fused(q, k, v, bias, heads) if q.is_cuda else plain(q, k, v, bias, heads)


def mask_bias(mask):
    """Attention mask i64[B,L] -> additive bias [B,1,1,L]: 0 where it is 1, very low elsewhere."""
    return ((1 - mask.float()) * -10000.0).unsqueeze(1).unsqueeze(1)
