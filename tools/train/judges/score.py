"""How often judges are right on exams, head by head, and what they take for what."""

import collections

import torch

from . import labels, verdicts
from .batches import truth

AT_ONCE = 24  # shots judged together
WORDS = labels.LOOK | labels.MOVE | {"nothing": ("nothing", "something")}


def outputs(run, x):
    """Outputs by name of a judge `run` (batch in -1..1 -> outputs by name) on bytes [N,...]."""
    parts = [run(x[i : i + AT_ONCE].float() / 127.5 - 1) for i in range(0, len(x), AT_ONCE)]
    return {name: torch.cat([p[name] for p in parts]) for name in parts[0]}


def looks(run, exam):
    """What the judge of looks says of an exam of one size, [N,G,...], and the truth."""
    frames = exam["frames"]
    glimpses = frames.shape[1]
    made = outputs(run, frames.flatten(0, 1))
    kept = {n: v.unflatten(0, (-1, glimpses)) for n, v in made.items() if n not in ("scores", "alike", "features")}
    return kept, truth(exam["look"])


def moves(run, exam):
    """What the judge of movement says of an exam of one size, and the truth."""
    return outputs(run, exam["clips"]), truth(exam["move"])


def shuffled(told):
    """The truth of other clips: every clip gets that of one far from it."""
    return {n: v.roll(len(v) // 2, 0) for n, v in told.items()}


class Table:
    """Right answers and mistakes by head."""

    def __init__(self):
        self.right, self.of, self.pairs = collections.Counter(), collections.Counter(), collections.Counter()

    def add(self, found):
        """Takes in verdicts."""
        for head, answers, goals in found:
            self.right[head] += int((answers == goals).sum())
            self.of[head] += len(goals)
            for a, g in zip(answers.tolist(), goals.tolist()):
                if a != g:
                    self.pairs[head, g, a] += 1

    def share(self, head):
        """The share of right answers."""
        return self.right[head] / max(1, self.of[head])

    def line(self):
        """All heads in one line, in per cent."""
        return " ".join(f"{head} {100 * self.share(head):.1f}" for head in self.of)

    def mistakes(self, each=4, other=()):
        """The commonest mistakes of each head: what is true, what was said, how often; other: words of some heads."""
        vocabulary = WORDS | dict(other)
        for head in self.of:
            worst = [(n, g, a) for (h, g, a), n in self.pairs.most_common() if h == head][:each]
            if worst:
                words = vocabulary[head]
                yield f"  {head}: " + ", ".join(f"{words[g]} as {words[a]} {n}" for n, g, a in worst)
