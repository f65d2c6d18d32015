"""The reader, taught to order passages, to tell an answer from none, and to point at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.training.ahead import Ahead
from index.training.command import step_parser
from index.training.encoder import device, load_tokenizer
from index.training.loop import run
from index.training.reader import model, recipe
from index.training.reader.groups import GroupSampler


def order_loss(relevance: Tensor, size: int, certain: Tensor, weights: recipe.Weights) -> Tensor:
    """`size` logits a group, the right reading's first; `certain` says of each group whether to doubt by it.

    The right one is to exceed the others (cross-entropy over the group) and, in certain groups, zero to lie
    between them (binary cross-entropy, right and wrong readings counting the same).
    """
    groups = relevance.view(-1, size)
    order = functional.cross_entropy(groups, torch.zeros(len(groups), dtype=torch.long, device=groups.device))
    sure = groups[certain]
    if not len(sure):
        return weights.order * order
    right, wrong = functional.softplus(-sure[:, 0]).mean(), functional.softplus(sure[:, 1:]).mean()
    return weights.order * order + weights.truth * (right + wrong) / 2


def span_losses(place: Tensor, rows: model.Batch) -> Tensor:
    """Cross-entropy of the answer's first and last token among the passage's; one a row with an answer.

    `place` has shape (tokens, 2).
    """
    known = rows.first >= 0
    texts = rows.texts
    padded = place.new_full((len(texts.lengths), max(texts.lengths), 2), -torch.inf)
    owners, places = texts.owners().to(place.device), texts.places().to(place.device)
    outside = ~rows.inside.to(place.device)[:, None]
    padded = padded.index_put((owners, places), place.masked_fill(outside, -torch.inf))
    logits = padded[known.to(place.device)]
    right = torch.stack([rows.first, rows.last])[:, known].to(place.device)
    first = functional.cross_entropy(logits[:, :, 0], right[0], reduction="none")
    last = functional.cross_entropy(logits[:, :, 1], right[1], reduction="none")
    return (first + last) / 2


@dataclass(frozen=True, slots=True)
class GroupBatch:
    """Readings, groups one after the other; of each group whether its wrong ones surely do not answer."""

    rows: model.Batch
    certain: Tensor


class ReadingSteps:
    """The loss of each step's groups."""

    def __init__(self, data: Path, work: Path) -> None:
        self.sampler = GroupSampler(data, work)
        self.tokenizer = load_tokenizer(work)
        self._batches = Ahead(self.batch)

    def loss(self, reader: model.Reader, step: int) -> tuple[Tensor, int]:
        batch = self._batches(step)
        relevance, place = reader.read(batch.rows.texts)
        size = 1 + recipe.WRONG_PASSAGES
        loss = order_loss(relevance, size, batch.certain.to(device()), recipe.WEIGHTS)
        spans = span_losses(place, batch.rows)
        loss = loss + recipe.WEIGHTS.span * spans.sum() / max(len(spans), 1)
        return loss, sum(batch.rows.texts.lengths)

    def batch(self, step: int) -> GroupBatch:
        groups = [self.sampler(step * recipe.GROUPS_A_STEP + i) for i in range(recipe.GROUPS_A_STEP)]
        readings = [reading for group in groups for reading in (group.right, *group.wrong)]
        rows = model.batch(self.tokenizer, readings)
        return GroupBatch(rows, torch.tensor([group.certain for group in groups]))


def main() -> None:
    parser = step_parser(__doc__)
    parser.add_argument("--start", type=Path, required=True, help="folder of the encoder's weights")
    arguments = parser.parse_args()
    folder = arguments.out / "reader"
    reader = model.from_encoder(arguments.start, recipe.LAYERS)
    steps = ReadingSteps(arguments.data, arguments.out)
    run(reader, recipe.OPTIMISATION, folder, lambda step: steps.loss(reader, step))
    model.save(reader, folder / "model")


if __name__ == "__main__":
    main()
