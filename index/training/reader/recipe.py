"""Every number of the reader's training, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from index.training.recipe import Optimisation

# Of the encoder's 12: the last ones are shaped by the averaging of its vectors, and reading 20 passages for a
# question has to be fast.
LAYERS = 8
# They know the language already; a step costs half.
FROZEN_LAYERS = 4
MAX_TOKENS = 384  # a question and a passage of 1,200 characters

OPTIMISATION = Optimisation(
    steps=600, warmup=50, rate=1e-4, final=0.05, checkpoint_every=50, snapshots=3, snapshot_every=25
)
GROUPS_A_STEP = 8
ROWS_AT_ONCE = 6  # forward together, of like length: padding is a third of the work otherwise

# Characters of a passage around its answer: the product's passages, the shorter half of them.
PASSAGE_CHARACTERS = (100, 500)
TITLED = 0.7  # share of the groups whose passages stand under their title
CARELESS = 0.1  # share of questions typed in a hurry
OTHER_QUESTIONS = 0.12  # share of the groups that are titles of official fact sheets
HELD_OUT = 0.1  # share of the articles of PIAF whose questions are not learnt from
WRONG_PASSAGES = 2  # a question
# How the wrong readings of a question are drawn.
WRONG_KINDS = {"article": 5.0, "unanswering": 3.0, "altered": 3.0, "elsewhere": 2.0}


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the parts of the loss."""

    order: float = 1.0
    truth: float = 1.0
    span: float = 0.5


WEIGHTS = Weights()
