"""Questions and titles next to their passages, away from the batch's other passages (InfoNCE, both ways)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from index.training import recipe
from index.training.batches import PairBatch, PairSampler
from index.training.command import step_parser
from index.training.data import generator
from index.training.encoder import embed, freeze, load_model, load_tokenizer, tokenize
from index.training.loop import train
from index.training.mining import Negatives, read_negatives


def contrastive_loss(
    queries: Tensor,
    passages: Tensor,
    wrong: Tensor | None,
    answers: Sequence[str],
    texts: Sequence[str],
    plan: recipe.Contrast,
) -> Tensor:
    """Symmetric cross-entropy; row i of `queries` belongs to row i of `passages`.

    `wrong` are vectors of more passages, negatives of every query. A negative is left out when it holds the
    query's short answer or scores `plan.false_negative_margin` above the marked passage: it probably
    answers too.
    """
    count = len(queries)
    everything = passages if wrong is None else torch.cat([passages, wrong])
    similarities = queries @ everything.T
    own = similarities.diagonal()[:, None]
    unmarked = similarities.detach() > own.detach() + plan.false_negative_margin
    for row, answer in enumerate(answers):
        if len(answer) > 3:
            found = [column for column, text in enumerate(texts) if answer in text]
            unmarked[row, found] = True
    unmarked[torch.arange(count), torch.arange(count)] = False
    logits = (similarities / plan.temperature).masked_fill(unmarked, -torch.inf)
    labels = torch.arange(count, device=queries.device)
    forward = torch.nn.functional.cross_entropy(logits, labels)
    backward = torch.nn.functional.cross_entropy(logits[:, :count].T, labels)
    return (forward + backward) / 2


class ContrastiveSteps:
    """The loss of each step's batch of pairs."""

    def __init__(self, data: Path, work: Path, plan: recipe.Contrast, negatives: Negatives) -> None:
        self.plan = plan
        self.negatives = negatives
        self.sampler = PairSampler(data, plan)
        self.tokenizer = load_tokenizer(work)

    def loss(self, model: BertModel, step: int) -> tuple[Tensor, int]:
        pairs = self.sampler(step)
        wrong = self._hard_negatives(pairs, generator("negatives", step))
        width = (
            self.plan.long_passage_tokens if pairs.long else recipe.PAIR_SOURCES[pairs.source].passage_tokens
        )
        asked = [recipe.PROMPTS.query + query for query in pairs.queries]
        read = [recipe.PROMPTS.passage + passage for passage in pairs.passages + wrong]
        queries = tokenize(self.tokenizer, asked, self.plan.query_tokens)
        passages = tokenize(self.tokenizer, read, width)
        vectors = embed(model, passages)
        count = len(pairs.queries)
        loss = contrastive_loss(
            embed(model, queries),
            vectors[:count],
            vectors[count:] if wrong else None,
            pairs.answers,
            pairs.passages + wrong,
            self.plan,
        )
        return loss, sum(map(len, queries)) + sum(map(len, passages))

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
