"""Questions and titles next to their passages, away from the batch's other passages (InfoNCE, both ways)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

from index.training import recipe
from index.training.ahead import Ahead
from index.training.batches import PairBatch, PairSampler
from index.training.command import step_arguments
from index.training.encoder import device, embed, freeze, load_model, load_tokenizer, tokenize
from index.training.loop import train
from index.training.texts import Texts


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
    """Queries, their passages in the same order, and perhaps passages that belong to none of them."""

    queries: Texts
    passages: Texts
    answering: Tensor
    """Whether a passage holds the short answer of a query; bool, shape (queries, passages)."""

    @property
    def tokens(self) -> int:
        return sum(self.queries.lengths) + sum(self.passages.lengths)

    def vectors(self, model: BertModel) -> tuple[Tensor, Tensor]:
        """Unit vectors of the queries and of the passages."""
        return embed(model, self.queries), embed(model, self.passages)


def token_batch(
    tokenizer: Tokenizer, pairs: PairBatch, passages: Sequence[str], plan: recipe.Contrast
) -> TokenBatch:
    """`passages` begin with those of `pairs`."""
    width = plan.long_passage_tokens if pairs.long else recipe.PAIR_SOURCES[pairs.source].passage_tokens
    return TokenBatch(
        tokenize(tokenizer, [recipe.PROMPTS.query + query for query in pairs.queries], plan.query_tokens),
        tokenize(tokenizer, [recipe.PROMPTS.passage + passage for passage in passages], width),
        torch.tensor([[len(answer) > 3 and answer in text for text in passages] for answer in pairs.answers]),
    )


class ContrastiveSteps:
    """The loss of each step's batch of pairs."""

    def __init__(self, data: Path, work: Path, plan: recipe.Contrast) -> None:
        self.plan = plan
        self.sampler = PairSampler(data, plan)
        self.tokenizer = load_tokenizer(work)
        self._batches = Ahead(self.batch)

    def loss(self, model: BertModel, step: int) -> tuple[Tensor, int]:
        batch = self._batches(step)
        loss = contrastive_loss(*batch.vectors(model), batch.answering.to(device()), self.plan)
        return loss, batch.tokens

    def batch(self, step: int) -> TokenBatch:
        pairs = self.sampler(step)
        return token_batch(self.tokenizer, pairs, pairs.passages, self.plan)


def main() -> None:
    arguments = step_arguments(__doc__)
    plan = recipe.CONTRAST
    model = load_model(arguments.out / "start")
    freeze(model, plan.frozen_layers)
    steps = ContrastiveSteps(arguments.data, arguments.out, plan)
    train(model, plan.optimisation, arguments.out / "contrastive", lambda step: steps.loss(model, step))


if __name__ == "__main__":
    main()
