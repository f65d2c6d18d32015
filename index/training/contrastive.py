"""Questions and titles next to their passages, away from the batch's other passages (InfoNCE, both ways)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from index.training import recipe
from index.training.ahead import Ahead
from index.training.batches import PairBatch, PairSampler
from index.training.command import step_parser
from index.training.data import generator
from index.training.encoder import device, embed, freeze, load_model, load_tokenizer, tokenize
from index.training.loop import train
from index.training.mining import Negatives, read_negatives


def contrastive_loss(queries: Tensor, passages: Tensor, answering: Tensor, plan: recipe.Contrast) -> Tensor:
    """Symmetric cross-entropy; row i of `passages` belongs to row i of `queries`, those beyond to none.

    A negative is left out when it is `answering`, bool of shape (queries, passages), or scores
    `plan.false_negative_margin` above the marked passage: it probably answers too.
    """
    count = len(queries)
    similarities = queries @ passages.T
    own = similarities.diagonal()[:, None]
    unmarked = answering | (similarities.detach() > own.detach() + plan.false_negative_margin)
    unmarked.fill_diagonal_(False)
    logits = (similarities / plan.temperature).masked_fill(unmarked, -torch.inf)
    labels = torch.arange(count, device=queries.device)
    forward = torch.nn.functional.cross_entropy(logits, labels)
    backward = torch.nn.functional.cross_entropy(logits[:, :count].T, labels)
    return (forward + backward) / 2


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """Ids of queries and passages; the passages of the queries first, then those that answer none of them."""

    queries: list[list[int]]
    passages: list[list[int]]
    answering: Tensor
    """Whether the passage holds the query's short answer; bool, shape (queries, passages)."""


class ContrastiveSteps:
    """The loss of each step's batch of pairs."""

    def __init__(self, data: Path, work: Path, plan: recipe.Contrast, negatives: Negatives) -> None:
        self.plan = plan
        self.negatives = negatives
        self.sampler = PairSampler(data, plan)
        self.tokenizer = load_tokenizer(work)
        self._batches = Ahead(self.batch)

    def loss(self, model: BertModel, step: int) -> tuple[Tensor, int]:
        batch = self._batches(step)
        queries, passages = embed(model, batch.queries), embed(model, batch.passages)
        loss = contrastive_loss(queries, passages, batch.answering.to(device()), self.plan)
        return loss, sum(map(len, batch.queries)) + sum(map(len, batch.passages))

    def batch(self, step: int) -> TokenBatch:
        pairs = self.sampler(step)
        wrong = self._hard_negatives(pairs, generator("negatives", step))
        width = (
            self.plan.long_passage_tokens if pairs.long else recipe.PAIR_SOURCES[pairs.source].passage_tokens
        )
        texts = pairs.passages + wrong
        asked = [recipe.PROMPTS.query + query for query in pairs.queries]
        read = [recipe.PROMPTS.passage + passage for passage in texts]
        queries = tokenize(self.tokenizer, asked, self.plan.query_tokens)
        passages = tokenize(self.tokenizer, read, width)
        answering = [[len(answer) > 3 and answer in text for text in texts] for answer in pairs.answers]
        return TokenBatch(queries, passages, torch.tensor(answering))

    def _hard_negatives(self, pairs: PairBatch, rng: random.Random) -> list[str]:
        """One mined passage per pair that has some, none of them a marked passage of the batch."""
        mined = self.negatives.get(pairs.source, {})
        chosen = {rng.choice(mined[index]) for index in pairs.indices if mined.get(index)}
        texts = {self.sampler.pairs[pairs.source][index].passage for index in sorted(chosen)}
        return sorted(texts - set(pairs.passages))


def main() -> None:
    parser = step_parser(__doc__)
    parser.add_argument("--stage", type=int, choices=sorted(recipe.CONTRAST_STAGES), required=True)
    arguments = parser.parse_args()
    plan = recipe.CONTRAST_STAGES[arguments.stage]
    start = "start" if arguments.stage == 1 else f"contrastive-{arguments.stage - 1}/model"
    model = load_model(arguments.out / start)
    freeze(model, plan.frozen_layers)
    negatives = read_negatives(arguments.out) if plan.hard_negatives else {}
    steps = ContrastiveSteps(arguments.data, arguments.out, plan, negatives)
    folder = arguments.out / f"contrastive-{arguments.stage}"
    train(model, plan.optimisation, folder, lambda step: steps.loss(model, step))


if __name__ == "__main__":
    main()
