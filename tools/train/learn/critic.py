"""Trains the critic's eyes, on two CPU cores: `python -m learn.critic --minutes 40`.

They are a network like the judge of looks, begun from other weights and shown other scenes, so that what the critic takes
for good is not what a judge takes for good: `python -m judges.cache --share 1 --first 700000` draws them beside it, with
KINORA_TRAIN a folder in which the judges have no scenes. What is asked for it reads with the questions that the text encoder
was trained with (`facts.Questions`).
"""

import torch

from judges import losses, score, verdicts
from judges.look import PLAIN
from judges.look_net import Look
from judges.training import Trainer, options
from nets.critic import Critic

from . import facts, store

STATE = "critic.pt"
SEED = 77  # the judges' is 0
ASKED = ("subject", "colour")


def asked(path):
    """Whether a critic asks for a field: for what hides the actors of the first shot, and their kinds and colours."""
    return path[0] == 0 and (path[1] == "occluder" or path[-1] in ASKED)


class Asks(torch.nn.Module):
    """Those of the questions that a critic asks."""

    def __init__(self, questions):
        super().__init__()
        rows = [i for i, (path, _) in enumerate(facts.FIELDS) if len(path) > 1 and asked(path)]
        self.told = questions.told
        for name in ("asked", "answer", "none"):
            self.register_buffer(name, getattr(questions, name)[rows].detach().clone())

    forward = facts.Questions.forward


def trained():
    """The critic with the averaged weights, None where its eyes or the transformer are not trained."""
    seen, made = store.load(STATE), store.load("transformer.pt")
    if not seen or not made:
        return None
    eyes, found = Look(), {k: v for k, v in made["average"].items() if k.startswith("questions.")}
    eyes.load_state_dict(seen["average"])
    questions = facts.Questions(found["questions.asked"].shape[1])
    questions.load_state_dict({k.removeprefix("questions."): v for k, v in found.items()})
    return Critic(eyes, Asks(questions)).eval()


def begun(seed=SEED):
    """A network to train."""
    torch.manual_seed(seed)
    return Look()


if __name__ == "__main__":
    Trainer("look", begun, losses.look, score.looks, verdicts.look, PLAIN, options(__doc__), STATE).run()
