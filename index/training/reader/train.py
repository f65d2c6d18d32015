"""The reader, taught to order passages, to tell an answer from none, and to point at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.training.ahead import Ahead
from index.training.command import step_parser
from index.training.encoder import device, load_tokenizer, mixed_precision, of_like_length
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
    """Cross-entropy of the answer's first and last token among the passage's; one a row with an answer."""
    known = rows.first >= 0
    logits = place.masked_fill(~rows.inside[:, :, None], -torch.inf)[known]
    first = functional.cross_entropy(logits[:, :, 0], rows.first[known], reduction="none")
    last = functional.cross_entropy(logits[:, :, 1], rows.last[known], reduction="none")
    return (first + last) / 2


@dataclass(frozen=True, slots=True)
class GroupBatch:
    """Rows of like length with the places of their readings, groups one after the other."""

    rows: list[tuple[list[int], model.Batch]]
    certain: Tensor


class ReadingSteps:
    """The loss of each step's groups."""

    def __init__(self, data: Path, work: Path) -> None:
        self.sampler = GroupSampler(data, work)
        self.tokenizer = load_tokenizer(work)
        self._batches = Ahead(self.batch)

    def loss(self, reader: model.Reader, step: int) -> tuple[Tensor, int]:
        batch = self._batches(step)
        size = 1 + recipe.WRONG_PASSAGES
        relevance = torch.empty(len(batch.certain) * size, device=device())
        spans: list[Tensor] = []
        tokens = 0
        for places, part in batch.rows:
            rows = part.to(device())
            with mixed_precision():
                logits, place = reader(rows.ids, rows.mask)
            relevance[places] = logits.float()
            spans.append(span_losses(place.float(), rows))
            tokens += int(part.mask.sum())
        loss = order_loss(relevance, size, batch.certain.to(device()), recipe.WEIGHTS)
        found = torch.cat(spans)
        return loss + recipe.WEIGHTS.span * found.sum() / max(len(found), 1), tokens

    def batch(self, step: int) -> GroupBatch:
        groups = [self.sampler(step * recipe.GROUPS_A_STEP + i) for i in range(recipe.GROUPS_A_STEP)]
        readings = [reading for group in groups for reading in (group.right, *group.wrong)]
        lengths = [(len(reading.question) + len(reading.passage)) // 4 for reading in readings]
        rows = [
            (places, model.batch(self.tokenizer, [readings[place] for place in places]))
            for places in of_like_length(lengths)
        ]
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
