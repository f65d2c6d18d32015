"""Every number of the reader's training, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from index.training.recipe import Optimisation

# Of the encoder's 12: the last ones are shaped by the averaging of its vectors, and reading 20 passages for a
# question has to be fast.
LAYERS = 8
FROZEN_LAYERS = 0  # the word vectors stay as they are, as in the encoder
DROPOUT = 0.1  # the questions of PIAF come a dozen times
MAX_TOKENS = 384  # a question and a passage of 1,200 characters

# The shipped weights are the mean of three such runs (`mean.py`), told in their card.
OPTIMISATION = Optimisation(
    steps=1900, warmup=100, rate=1.5e-4, final=0.02, checkpoint_every=100, snapshots=4, snapshot_every=30
)
GROUPS_A_STEP = 96

# Characters of a passage around its answer: the product's passages, the shorter half of them.
PASSAGE_CHARACTERS = (120, 700)
TITLED = 0.7  # share of the groups whose passages stand under their title
CARELESS = 0.1  # share of questions typed in a hurry
WRONG_PASSAGES = 7  # a question
# How the wrong readings of a question are drawn.
WRONG_KINDS = {"mined": 6.0, "unanswering": 2.0, "altered": 1.5, "missed": 3.0, "elsewhere": 0.5}


@dataclass(frozen=True, slots=True)
class QuestionSource:
    """How one source of pairs enters the reader's training."""

    weight: float  # share of the groups, relative to the other sources
    titled: bool = False  # its topics are titles that a passage may stand under
    # It is sure that its wrong readings do not answer: they teach when to doubt, the others only the order.
    certain: bool = False


SOURCES = {
    "own_documents": QuestionSource(weight=8.0, titled=True, certain=True),
    "own_questions": QuestionSource(weight=5.0, titled=True, certain=True),
    "piaf": QuestionSource(weight=4.0, titled=True, certain=True),
    "clozes": QuestionSource(weight=1.5, certain=True),
    "openquizzdb": QuestionSource(weight=1.0),
    "law_notes": QuestionSource(weight=2.0, titled=True),
    "codes": QuestionSource(weight=0.7),
    "manuals": QuestionSource(weight=1.0, titled=True),
    "administration": QuestionSource(weight=1.5),
    "questions_answers": QuestionSource(weight=0.3),
    "definitions": QuestionSource(weight=0.3),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the parts of the loss."""

    order: float = 1.0
    truth: float = 1.0
    span: float = 0.5


WEIGHTS = Weights()
