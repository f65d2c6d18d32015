"""Contrastive batches: one source each, no passage or query twice, from many topics or from few."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

from index.training import recipe
from index.training.data import generator
from index.training.noise import keywords, noisy
from index.training.pairs import READERS, Pair, sentences

# Pairs of one topic in a hard batch: enough to confuse, few enough to keep several topics.
PAIRS_OF_A_TOPIC = 8
# A cropped sentence stays in its passage this often, so that matching words keep counting (Lee et al. 2019).
CROP_KEPT = 0.15
CROP_KEYWORDS = 0.4


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Texts of one step; `indices` are the pairs' places in their source (for mined negatives)."""

    source: str
    indices: list[int]
    queries: list[str]
    passages: list[str]
    answers: list[str]
    long: bool


class PairSampler:
    """Draws a batch as a function of the step alone."""

    def __init__(self, data: Path, plan: recipe.Contrast) -> None:
        self.plan = plan
        read = {name: list(READERS[name](data)) for name in recipe.PAIR_SOURCES}
        self.pairs: dict[str, list[Pair]] = {name: pairs for name, pairs in read.items() if pairs}
        self._by_topic: dict[str, list[list[int]]] = {}
        for name, pairs in self.pairs.items():
            topics: dict[str, list[int]] = {}
            for index, pair in enumerate(pairs):
                topics.setdefault(pair.topic, []).append(index)
            self._by_topic[name] = [members for members in topics.values() if len(members) > 1]

    def __call__(self, step: int) -> PairBatch:
        rng = generator(self.plan.temperature, step)
        names = list(self.pairs)
        source = rng.choices(names, [recipe.PAIR_SOURCES[name].weight for name in names])[0]
        long = rng.random() < self.plan.long_share
        settings = recipe.PAIR_SOURCES[source]
        # Passages twice as long take as much memory with half of the pairs.
        size = int(settings.batch * self.plan.batch_share) // (2 if long else 1)
        few_topics = rng.random() < settings.topic and bool(self._by_topic[source])
        indices = self._few_topics(source, size, rng) if few_topics else self._many_topics(source, size, rng)
        pairs = [self.pairs[source][index] for index in indices]
        texts = [self._texts(source, pair, rng) for pair in pairs]
        return PairBatch(
            source,
            indices,
            [query for query, _ in texts],
            [passage for _, passage in texts],
            [pair.answer for pair in pairs],
            long,
        )

    def _few_topics(self, source: str, size: int, rng: random.Random) -> list[int]:
        topics = self._by_topic[source]
        drawn: list[int] = []
        for members in rng.sample(topics, min(size, len(topics))):
            drawn.extend(rng.sample(members, min(PAIRS_OF_A_TOPIC, len(members))))
        return self._distinct(source, drawn, size)

    def _many_topics(self, source: str, size: int, rng: random.Random) -> list[int]:
        count = len(self.pairs[source])
        return self._distinct(source, rng.sample(range(count), min(count, 2 * size)), size)

    def _distinct(self, source: str, drawn: list[int], size: int) -> list[int]:
        """The first `size` pairs whose query and passage no earlier one shares."""
        seen: set[str] = set()
        kept: list[int] = []
        for index in drawn:
            pair = self.pairs[source][index]
            if len(kept) < size and pair.query not in seen and pair.passage not in seen:
                seen.update((pair.query, pair.passage))
                kept.append(index)
        return kept

    def _texts(self, source: str, pair: Pair, rng: random.Random) -> tuple[str, str]:
        query, passage = pair.query, pair.passage
        if source == "cropped":
            if rng.random() > CROP_KEPT:
                passage = passage.replace(query, "", 1).strip()
            if rng.random() < CROP_KEYWORDS:
                query = keywords(query, rng)
        elif rng.random() < self.plan.noise:
            query = noisy(query, rng)
        return query, self._shown(source, pair, passage, rng)

    def passage(self, source: str, index: int, rng: random.Random) -> str:
        """The passage of another query, shown as one's own is: only what it says may tell them apart."""
        pair = self.pairs[source][index]
        return self._shown(source, replace(pair, answer=""), pair.passage, rng)

    def _shown(self, source: str, pair: Pair, passage: str, rng: random.Random) -> str:
        """The passage, or its sentence that answers (any where none is known); perhaps under its title."""
        if rng.random() < self.plan.alone and source in recipe.ANSWERED_SOURCES:
            holding = [sentence for sentence in sentences(passage) if pair.answer in sentence]
            if len(holding) == 1 or (holding and not pair.answer):
                passage = rng.choice(holding)
        if rng.random() < recipe.PAIR_SOURCES[source].titled:
            passage = f"{pair.topic}\n{passage}"
        return passage
