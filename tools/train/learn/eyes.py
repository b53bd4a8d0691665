"""Trains the eyes that `learn.sharpen` has a decoder looked at with, and `learn.refine` a transformer:
`python -m learn.eyes --minutes 7`.

They are a network like the judge of looks and like the critic's, begun from weights of its own: what a decoder or a
transformer learns to please is neither what judges its clips nor what chooses among them.
"""

from judges import losses, score, verdicts
from judges.look import PLAIN
from judges.training import Trainer, options

from . import critic

STATE = "eyes.pt"
SEED = 78

if __name__ == "__main__":
    Trainer("look", lambda: critic.begun(SEED), losses.look, score.looks, verdicts.look, PLAIN, options(__doc__), STATE).run()
