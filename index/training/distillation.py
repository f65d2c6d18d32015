"""Questions and passages as near as the reader finds that the one answers the other.

The reader sees a question and a passage together and orders lookalikes better than two vectors do; the
encoder learns its order (distillation from a cross-encoder: Hofstätter et al. 2020, Ren et al. 2021).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from transformers import BertModel

from index.training import recipe
from index.training.ahead import Ahead
from index.training.batches import PairBatch, PairSampler
from index.training.command import step_arguments
from index.training.contrastive import TokenBatch, contrastive_loss, token_batch
from index.training.data import generator
from index.training.encoder import device, freeze, load_model, load_tokenizer
from index.training.loop import train
from index.training.mining import read_negatives
from index.training.reader import model as reading
from index.training.reader.groups import Reading
from index.training.texts import Texts


def distillation_loss(similarities: Tensor, relevance: Tensor, plan: recipe.Distillation) -> Tensor:
    """Divergence of the encoder's order of a query's passages from the reader's, mean over the queries.

    Cosines and the reader's logits, each of shape (queries, passages), -inf where there is no passage.
    """
    taught = functional.softmax(relevance / plan.reader_temperature, dim=1)
    found = functional.log_softmax(similarities / plan.contrast.temperature, dim=1)
    none = torch.isinf(similarities)
    return functional.kl_div(found.masked_fill(none, 0.0), taught, reduction="none").sum() / len(found)


@dataclass(frozen=True, slots=True)
class LookalikeBatch:
    """Queries with passages, lookalikes behind their own and, of each query, where these stand.

    `places` has shape (queries, own passage and lookalikes), -1 where there is none; `readings` are the
    queries beside those that there are, row by row.
    """

    pairs: TokenBatch
    places: Tensor
    readings: Texts


class DistillationSteps:
    """The loss of each step's batch of queries with their passages and lookalikes."""

    def __init__(self, data: Path, work: Path, plan: recipe.Distillation) -> None:
        self.plan = plan
        self.negatives = read_negatives(work)
        self.sampler = PairSampler(data, plan.contrast)
        self.tokenizer = load_tokenizer(work)
        self.reader = reading.load(work / "reader" / "model")
        self._batches = Ahead(self.batch)

    def loss(self, model: BertModel, step: int) -> tuple[Tensor, int]:
        batch = self._batches(step)
        queries, passages = batch.pairs.vectors(model)
        answering = batch.pairs.answering.to(device())
        contrast = contrastive_loss(queries, passages, answering, self.plan.contrast)
        places = batch.places.to(device())
        there = places >= 0
        with torch.no_grad():
            relevance = torch.full(places.shape, -torch.inf, device=device())
            relevance[there] = self.reader.read(batch.readings)[0]
        similarities = (queries @ passages.T).gather(1, places.clamp(min=0)).masked_fill(~there, -torch.inf)
        loss = self.plan.contrast_share * contrast + distillation_loss(similarities, relevance, self.plan)
        return loss, batch.pairs.tokens

    def batch(self, step: int) -> LookalikeBatch:
        pairs = self.sampler(step)
        passages = list(pairs.passages)
        places = torch.full((len(pairs.queries), 1 + self.plan.lookalikes), -1)
        rng = generator("lookalikes", step)
        for row, index in enumerate(pairs.indices):
            places[row, 0] = row
            for column, text in enumerate(self._lookalikes(pairs, index, rng), 1):
                places[row, column] = len(passages)
                passages.append(text)
        asking = [self.sampler.pairs[pairs.source][index].query for index in pairs.indices]
        readings = [
            Reading(question, passages[place])
            for question, row in zip(asking, places.tolist(), strict=True)
            for place in row
            if place >= 0
        ]
        return LookalikeBatch(
            token_batch(self.tokenizer, pairs, passages, self.plan.contrast),
            places,
            reading.batch(self.tokenizer, readings).texts,
        )

    def _lookalikes(self, pairs: PairBatch, index: int, rng: random.Random) -> list[str]:
        mined = self.negatives.get(pairs.source, {}).get(index, [])
        drawn = rng.sample(mined, min(len(mined), self.plan.lookalikes))
        return [self.sampler.passage(pairs.source, place, rng) for place in drawn]


def main() -> None:
    arguments = step_arguments(__doc__)
    plan = recipe.DISTILLATION
    model = load_model(arguments.out / "contrastive" / "model")
    freeze(model, plan.contrast.frozen_layers)
    steps = DistillationSteps(arguments.data, arguments.out, plan)
    folder = arguments.out / "distillation"
    train(model, plan.contrast.optimisation, folder, lambda step: steps.loss(model, step))


if __name__ == "__main__":
    main()
