"""The critic: reads a prompt as claims, looks at a clip that is not finished, and says which of them hold."""

import torch
from torch import nn

from .attention import attend, gelu, mask_bias


class Layer(nn.Module):
    """Claims look at each other, at the words, at the clip; then a GELU network."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(4))
        self.qkv, self.joined = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.ask, self.told, self.read = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)
        self.seek, self.shown, self.found = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x, words, bias, clip):
        x = x + self.joined(attend(*self.qkv(self.norms[0](x)).chunk(3, -1), None, self.heads))
        x = x + self.read(attend(self.ask(self.norms[1](x)), *self.told(words).chunk(2, -1), bias, self.heads))
        x = x + self.found(self.look(self.seek(self.norms[2](x)), *self.shown(clip).chunk(2, -1)))
        return x + self.down(gelu(self.up(self.norms[3](x))))

    def look(self, seek, key, value):
        """Attention to the clip, which several prompts may be about: [N*K,Q,D] with [N,S,D]."""
        several = seek.reshape(key.shape[0], -1, seek.shape[2])
        return attend(several, key, value, None, self.heads).reshape(seek.shape)


class Critic(nn.Module):
    """features f32[N,S,F] of a noisy clip, encoder_hidden_states f32[N*K,L,T], encoder_attention_mask i64[N*K,L]: K
    prompts about each clip -> verdicts f32[N*K,claims,2], the chances that a claim is made and that it holds.

    features are what the transformer makes of the clip without any words (see `Transformer.seen`); what a claim is
    about is that of its index in `learn.claims.CLAIMS`. Of each token it is said first what it shows, by fields of so
    many labels as in sizes (see `learn.seen`).
    """

    def __init__(self, claims, sizes, features=768, text=256, width=256, heads=4, depth=2):
        super().__init__()
        self.sizes = tuple(sizes)
        self.asked = nn.Parameter(torch.randn(claims, width))
        self.words, self.norm, self.clip = nn.Linear(text, width), nn.LayerNorm(features), nn.Linear(features, width)
        self.shows, self.shown = nn.Linear(features, sum(sizes)), nn.Linear(sum(sizes), width)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(depth))
        self.last, self.says = nn.LayerNorm(width), nn.Linear(width, 2)

    def forward(self, features, encoder_hidden_states, encoder_attention_mask):
        return torch.sigmoid(self.logits(features, encoder_hidden_states, encoder_attention_mask))

    def logits(self, features, text, mask):
        """The verdicts before they are squashed."""
        return self.judge(self.look(features)[0], text, mask)[0]

    def look(self, features):
        """(the clip as it is judged [N,S,width], what each token shows [N,S,labels])."""
        seen = self.norm(features)
        shows = self.shows(seen)
        chances = torch.cat([part.softmax(-1) for part in shows.split(self.sizes, -1)], -1)
        return self.clip(seen) + self.shown(chances), shows

    def judge(self, clip, text, mask):
        """(logits of the verdicts [N*K,claims,2], the claims after the first layer [N*K,claims,width])."""
        words = self.words(text)
        bias = mask_bias(mask).expand(-1, 1, self.asked.shape[0], mask.shape[1])
        x = self.asked.unsqueeze(0).expand(text.shape[0], -1, -1)
        early = x = self.layers[0](x, words, bias, clip)
        for layer in self.layers[1:]:
            x = layer(x, words, bias, clip)
        return self.says(self.last(x)).float(), early
