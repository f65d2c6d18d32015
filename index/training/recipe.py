"""Every number of the training recipe, each with its reason. Change a run here, never inside a step."""

from __future__ import annotations

from dataclasses import dataclass

from index.models.prompts import Prompts

SEED = 20240607

# Tokens kept of multilingual-e5-small: with one byte a weight, what the shipped file's 48 MB have room for.
VOCABULARY_SIZE = 52_000
# A token seen less often in the vocabulary's texts is not kept for its own sake.
PIECE_MIN_USES = 2
# Positions of the start. A longer text is read in windows (`index.models.windows`), never cut off.
MAX_TOKENS = 512
# multilingual-e5-small was taught to tell questions from passages by these.
PROMPTS = Prompts(query="query: ", passage="passage: ")

# Characters of text read of each source to choose the vocabulary. English has a fifth, so that an English
# document can still be found.
VOCABULARY_CHARACTERS = {
    "laws_fr": 8_000_000,
    "general_fr": 12_000_000,
    "debates": 8_000_000,
    "novels": 5_000_000,
    "codes": 6_000_000,
    "manuals": 3_000_000,
    "encyclopaedia": 4_000_000,
    "administration": 3_000_000,
    "laws_en": 4_000_000,
    "general_en": 8_000_000,
}

# Rows of these sources are not in document order, or repeat one formula: no passages are made of them.
UNORDERED_SOURCES = ("tatoeba", "php_manual", "ms_doc_headings")
PARALLEL_PASSAGE_CHARACTERS = 600  # a passage ends with the sentence that reaches this length


@dataclass(frozen=True, slots=True)
class Optimisation:
    """AdamW with linear warm-up and linear decay to `final` × peak; gradients clipped to norm 1."""

    steps: int
    warmup: int
    rate: float
    final: float = 0.0
    weight_decay: float = 0.01
    checkpoint_every: int = 20
    snapshots: int = 4  # models averaged at the end, the last ones, `snapshot_every` steps apart
    snapshot_every: int = 15


@dataclass(frozen=True, slots=True)
class PairSource:
    """How one source of (query, passage) pairs enters contrastive training."""

    weight: float  # share of the steps, relative to the other sources
    batch: int  # pairs a step: short passages afford more in-batch negatives
    topic: float = 0.0  # share of batches drawn from few topics, whose negatives are hard
    passage_tokens: int = 128


# Questions of the real product weigh most; titles carry administrative words; cropped sentences cost no
# labels; translations keep the languages in one space.
PAIR_SOURCES = {
    "piaf": PairSource(weight=4.0, batch=32, topic=0.5, passage_tokens=192),
    "openquizzdb": PairSource(weight=1.5, batch=64, topic=0.3),
    "law_notes": PairSource(weight=1.5, batch=40, topic=0.5),
    "codes": PairSource(weight=1.0, batch=40, topic=0.5),
    "manuals": PairSource(weight=1.5, batch=40, topic=0.3),
    "administration": PairSource(weight=3.0, batch=40),
    "questions_answers": PairSource(weight=1.5, batch=32, passage_tokens=160),
    "definitions": PairSource(weight=0.5, batch=40),
    "cropped": PairSource(weight=1.5, batch=40, topic=0.3),
    "translations": PairSource(weight=1.0, batch=32),
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """One contrastive stage."""

    optimisation: Optimisation
    temperature: float
    query_tokens: int = 48
    long_passage_tokens: int = 320  # 1,200 characters of French prose, on `long_share` of the steps
    long_share: float = 0.1
    # The word vectors and the first layers stay as they are: they know the languages better than these
    # pairs could teach, and a step costs half.
    frozen_layers: int = 6
    hard_negatives: bool = False
    noise: float = 0.3  # share of queries that get a typing error, keywords only, or a question frame
    # A negative that scores this much above the marked passage is more likely unmarked than wrong.
    false_negative_margin: float = 0.1


# The shipped weights are those of stage 1 at step 180, its run cut short (see MODEL_CARD.md).
CONTRAST_STAGES = {
    1: Contrast(Optimisation(steps=240, warmup=20, rate=4e-5, final=0.1), temperature=0.03),
    2: Contrast(Optimisation(steps=600, warmup=20, rate=1e-5), temperature=0.03, hard_negatives=True),
}
