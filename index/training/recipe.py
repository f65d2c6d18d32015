"""Every number of the training recipe, each with its reason. Change a run here, never inside a step."""

from __future__ import annotations

from dataclasses import dataclass

SEED = 20240607

VOCABULARY_SIZE = 30_000
# A passage never exceeds 1,200 characters and a token covers at least one: with [CLS] and [SEP], rounded
# up to a multiple of 64, no passage can be truncated.
MAX_TOKENS = 1_216

# Characters of text taken from each source to learn the vocabulary. English keeps a fifth, so that the
# English teacher's words stay whole words and an English document can still be found.
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

# Parallel sentences: at most so many from these sources (short or repetitive), all of the others.
PARALLEL_CAPS = {"tatoeba": 45_000, "php_manual": 6_000, "laws": 100_000}
# Close to what users ask and read: seen several times per epoch.
PARALLEL_REPEATS = {
    "cds_canada": 3,
    "cnil_gdpr_guide": 4,
    "europarl_small": 4,
    "mon_entreprise": 3,
    "nosgestesclimat": 3,
    "mozilla_www": 3,
}
PARALLEL_MIN_CHARACTERS = 12
PARALLEL_MAX_CHARACTERS = 420
# Rows of these sources are not in document order, or repeat one formula: no passages are made of them.
UNORDERED_SOURCES = ("tatoeba", "php_manual", "ms_doc_headings")
PARALLEL_PASSAGE_CHARACTERS = 600  # a passage ends with the sentence that reaches this length
# Share of distillation texts that are the English side itself, so that both languages stay in one space.
ENGLISH_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Optimisation:
    """AdamW with linear warm-up and linear decay to `final` × peak; gradients clipped to norm 1."""

    steps: int
    warmup: int
    layers_rate: float
    embeddings_rate: float  # word embeddings are new: they learn faster than the transplanted layers
    # Adam moves a weight whose gradient is seen once by 0.1 / (1 - β1) / √(1 - β2) times the rate: 32
    # times at the usual 0.999, which wrecks the vectors of rare names; 4.5 times at 0.95.
    embeddings_beta2: float = 0.95
    final: float = 0.0
    weight_decay: float = 0.01
    checkpoint_every: int = 60
    snapshots: int = 4  # models averaged at the end, the last ones, `snapshot_every` steps apart
    snapshot_every: int = 60


@dataclass(frozen=True, slots=True)
class Distillation:
    """Batches and loss of the distillation steps mixed into contrastive training."""

    sentence_batch: int = 128
    passage_batch: int = 40
    temperature: float = 0.05
    cosine_weight: float = 5.0
    contrast_weight: float = 0.2


DISTILLATION = Distillation()


@dataclass(frozen=True, slots=True)
class PairSource:
    """How one source of (query, passage) pairs enters contrastive training."""

    weight: float  # share of the steps, relative to the other sources
    batch: int  # pairs a step: short passages afford more in-batch negatives
    topic: float = 0.0  # share of batches drawn from few topics, whose negatives are hard
    passage_tokens: int = 128


# Questions of the real product weigh most; titles carry administrative words; cropped sentences cost no
# labels.
PAIR_SOURCES = {
    "piaf": PairSource(weight=4.0, batch=40, topic=0.5, passage_tokens=208),
    "openquizzdb": PairSource(weight=2.0, batch=96, topic=0.3),
    "law_notes": PairSource(weight=2.0, batch=64, topic=0.5),
    "codes": PairSource(weight=1.5, batch=48, topic=0.5),
    "manuals": PairSource(weight=2.0, batch=48, topic=0.3),
    "administration": PairSource(weight=2.5, batch=48),
    "questions_answers": PairSource(weight=0.5, batch=32, passage_tokens=208),
    "definitions": PairSource(weight=0.5, batch=48),
    "cropped": PairSource(weight=2.5, batch=48, topic=0.3),
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """One contrastive stage."""

    optimisation: Optimisation
    temperature: float
    query_tokens: int = 48
    long_passage_tokens: int = 288  # 1,200 characters of French prose, on `long_share` of the steps
    long_share: float = 0.15
    # Steps of plain distillation, so that English and general meaning stay: of sentences, of passages.
    sentence_share: float = 0.2
    passage_share: float = 0.15
    hard_negatives: bool = False
    noise: float = 0.3  # share of queries that get a typing error, keywords only, or a question frame
    # A negative that scores this much above the marked passage is more likely unmarked than wrong.
    false_negative_margin: float = 0.1


# The first weights come from stage 1 alone: 220 steps of stage 2, without hard negatives, scored no better.
CONTRAST_STAGES = {
    1: Contrast(
        Optimisation(steps=950, warmup=40, layers_rate=6e-5, embeddings_rate=1.5e-4, final=0.1),
        temperature=0.05,
    ),
    2: Contrast(
        Optimisation(steps=600, warmup=20, layers_rate=3e-5, embeddings_rate=8e-5),
        temperature=0.03,
        hard_negatives=True,
    ),
}
