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


HELD_OUT = 0.1  # share of the articles of PIAF from which nothing is learnt


@dataclass(frozen=True, slots=True)
class Optimisation:
    """AdamW with linear warm-up and linear decay to `final` × peak; gradients clipped to norm 1."""

    steps: int
    warmup: int
    rate: float
    final: float = 0.0
    weight_decay: float = 0.01
    checkpoint_every: int = 500
    snapshots: int = 4  # models averaged at the end, the last ones, `snapshot_every` steps apart
    snapshot_every: int = 50


@dataclass(frozen=True, slots=True)
class PairSource:
    """How one source of (query, passage) pairs enters contrastive training."""

    weight: float  # share of the steps, relative to the other sources
    batch: int = 512  # pairs a step
    topic: float = 0.0  # share of batches drawn from few topics, whose negatives are hard
    passage_tokens: int = 192
    titled: float = 0.0  # share of passages that stand under their topic, a title, as the product's do


# Questions of the real product weigh most; titles carry administrative words; cropped sentences and clozes
# cost no labels; translations keep the languages in one space.
PAIR_SOURCES = {
    "own_documents": PairSource(weight=4.5, topic=0.6, titled=0.7),
    "own_questions": PairSource(weight=3.0, titled=0.5),
    "piaf": PairSource(weight=2.5, topic=0.5, titled=0.3),
    "openquizzdb": PairSource(weight=1.5, topic=0.3),
    "law_notes": PairSource(weight=3.0, topic=0.5),
    "codes": PairSource(weight=1.5, topic=0.5),
    "manuals": PairSource(weight=1.5, topic=0.3),
    "administration": PairSource(weight=1.5),
    "questions_answers": PairSource(weight=0.2),
    "definitions": PairSource(weight=0.3),
    "cropped": PairSource(weight=2.0, topic=0.3),
    "clozes": PairSource(weight=3.0, topic=0.3),
    "translations": PairSource(weight=1.5),
}


# Of these a passage may be cut down to the sentence that holds the answer.
ANSWERED_SOURCES = ("own_documents", "own_questions", "piaf", "questions_answers")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Queries beside their passages, away from the batch's others."""

    optimisation: Optimisation
    batch_share: float = 1.0  # of the pairs that a source has in a batch
    temperature: float = 0.03
    query_tokens: int = 48
    long_passage_tokens: int = 320  # 1,200 characters of French prose, on `long_share` of the steps
    long_share: float = 0.1
    # The word vectors stay as they are: they know the languages better than these pairs could teach.
    frozen_layers: int = 0
    noise: float = 0.3  # share of queries that get a typing error, keywords only, or a question frame
    # Share of passages that are one sentence: the product compares a question with those as well.
    alone: float = 0.15
    # A negative that scores this much above the marked passage is more likely unmarked than wrong.
    false_negative_margin: float = 0.1


@dataclass(frozen=True, slots=True)
class Distillation:
    """The same, and lookalikes in the reader's order."""

    contrast: Contrast
    lookalikes: int = 7  # mined passages a query
    # The reader's logits lie ten apart and more: divided by this they tell lookalikes from one another too.
    reader_temperature: float = 2.0
    contrast_share: float = 0.5  # of the contrast's loss, beside the whole of the divergence


CONTRAST = Contrast(Optimisation(steps=860, warmup=100, rate=8e-5, final=0.1))
DISTILLATION = Distillation(
    Contrast(Optimisation(steps=580, warmup=50, rate=4e-5, checkpoint_every=100), batch_share=0.25)
)
