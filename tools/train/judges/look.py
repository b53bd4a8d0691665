"""Trains the judge of looks: `python -m judges.look --minutes 40`; `python -m judges.cache` runs beside it."""

from . import losses, score, verdicts
from .look_net import Look
from .training import Trainer, options

PLAIN = ("score", "value", "kind", "likeness", "models", "frame.", "fine.1")

if __name__ == "__main__":
    Trainer("look", Look, losses.look, score.looks, verdicts.look, PLAIN, options(__doc__)).run()
