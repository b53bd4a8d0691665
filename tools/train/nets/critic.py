"""The critic: sees some frames of a clip that is done, reads its prompt, and says how likely it is that the clip shows whom
the prompt speaks of.
"""

import torch
from torch import nn
from torch.nn import functional as fn

LEAST = 1e-3  # chance that anything is left
CALM = 2.0  # what logits of presence are divided by: of clips that were made, eyes are less sure than of rendered ones
ALIKE, SHARP = 0.5, 8.0  # cosine of identities above which somebody is the same, and how sharply that is told
ASIDE, DOWN = 6, 4  # pixels by which frames are moved to be looked at once more: eyes are less often wrong twice
KIN, KEEN = 0.55, 12.0  # the same of identities in a take and in what it is to look like


class Critic(nn.Module):
    """frames f32[G,3,H,W] in -1..1, references f32[R,3,H,W], encoder_hidden_states f32[1,L,E], encoder_attention_mask
    i64[1,L] -> score f32[1].

    The score is the logarithm of a chance: that all of the first shot's subjects are seen, in their colours, and, where
    something hides them for a while, are the same in the first frame and in the last; and that those who are seen in the
    references, too, are the same there. Frames that are given as their own references say nothing. eyes: frames ->
    {"subject" [G,kinds] logits, "colour" [G,kinds,colours] logits, "identity" [G,kinds,E] of length 1}; asks: text states,
    mask -> logits [1,1+2*actors,labels], of what hides, then of the kind and of the colour of each actor in turn, label 0
    being that nothing is said.
    """

    def __init__(self, eyes, asks):
        super().__init__()
        self.eyes, self.asks = eyes, asks

    def forward(self, frames, references, encoder_hidden_states, encoder_attention_mask):
        made, kin = self.look(frames), self.look(references)
        told = self.asks(encoder_hidden_states, encoder_attention_mask).softmax(-1)[0]
        return self.score(made, kin, 1 - told[0, 0], told[1::2], told[2::2])

    def look(self, frames):
        """What the eyes see in frames as they are and moved, in the mean."""
        moved = fn.pad(frames, (ASIDE, 0, DOWN, 0), mode="replicate")[..., :-DOWN, :-ASIDE]
        seen = self.eyes(torch.cat([frames, moved]))
        return {head: seen[head].unflatten(0, (2, -1)).mean(0) for head in ("subject", "colour", "identity")}

    def score(self, made, kin, hides, kinds, colours):
        """hides: how likely it is that something is said to hide somebody; kinds, colours [actors,1+labels]: how likely
        each is what is said."""
        count, tones = made["subject"].shape[1], made["colour"].shape[2]
        spoken, who = 1 - kinds[:, 0], kinds[:, 1 : 1 + count]
        who = who / who.sum(1, keepdim=True).clamp(min=LEAST)
        looks = whole(made, "colour").softmax(-1)
        toned = colours[:, :1] + colours[:, 1 : 1 + tones] @ looks.t()
        same = torch.sigmoid(SHARP * ((made["identity"][0] * made["identity"][-1]).sum(-1) - ALIKE))
        seen = (made["subject"] / CALM).sigmoid().mean(0)
        near = fn.cosine_similarity(whole(made, "identity"), whole(kin, "identity"), dim=-1)
        strange = kin["subject"].sigmoid().amax(0) * torch.sigmoid(KEEN * (KIN - near))
        parts = [part.clamp(min=LEAST).log() for part in (who @ seen, (who * toned).sum(1), who @ same, 1 - who @ strange)]
        return (spoken * (parts[0] + parts[1] + hides * parts[2] + parts[3])).sum().unsqueeze(0)


def whole(made, head):
    """A head's row for each kind over all frames, weighted by how surely that is seen in each."""
    return ((made["subject"].sigmoid() + LEAST).unsqueeze(-1) * made[head]).sum(0)
