"""Trains the judge of movement: `python -m judges.move --minutes 40`; `python -m judges.cache` runs beside it."""

from . import losses, score, verdicts
from .move_net import Move
from .training import Trainer, options

PLAIN = ("score", "value", "heads", "path", "fine.0")

if __name__ == "__main__":
    Trainer("move", Move, losses.move, score.moves, verdicts.move, PLAIN, options(__doc__)).run()
