"""The reader, taught to order passages, to tell an answer from none, and to point at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.training.command import step_parser
from index.training.encoder import device, load_tokenizer, mixed_precision
from index.training.loop import run
from index.training.reader import model, recipe
from index.training.reader.groups import GroupSampler, Reading


def order_loss(relevance: Tensor, size: int, weights: recipe.Weights) -> Tensor:
    """`size` logits a group, the right reading's first.

    It is to exceed the others (cross-entropy over the group) and zero (binary cross-entropy, right and wrong
    readings counting the same).
    """
    groups = relevance.view(-1, size)
    order = functional.cross_entropy(groups, torch.zeros(len(groups), dtype=torch.long, device=groups.device))
    right, wrong = functional.softplus(-groups[:, 0]).mean(), functional.softplus(groups[:, 1:]).mean()
    return weights.order * order + weights.truth * (right + wrong) / 2


def span_losses(place: Tensor, rows: model.Batch) -> Tensor:
    """Cross-entropy of the answer's first and last token among the passage's; one a row with an answer."""
    known = rows.first >= 0
    logits = place.masked_fill(~rows.inside[:, :, None], -torch.inf)[known]
    first = functional.cross_entropy(logits[:, :, 0], rows.first[known], reduction="none")
    last = functional.cross_entropy(logits[:, :, 1], rows.last[known], reduction="none")
    return (first + last) / 2


class ReadingSteps:
    """The loss of each step's groups."""

    def __init__(self, data: Path, work: Path) -> None:
        self.sampler = GroupSampler(data)
        self.tokenizer = load_tokenizer(work)

    def loss(self, reader: model.Reader, step: int) -> tuple[Tensor, int]:
        groups = [self.sampler(step * recipe.GROUPS_A_STEP + i) for i in range(recipe.GROUPS_A_STEP)]
        readings = [reading for group in groups for reading in (group.right, *group.wrong)]
        relevance = torch.empty(len(readings), device=device())
        spans: list[Tensor] = []
        tokens = 0
        for places in _of_like_length(readings):
            rows = model.batch(self.tokenizer, [readings[place] for place in places]).to(device())
            with mixed_precision():
                logits, place = reader(rows.ids, rows.mask)
            relevance[places] = logits.float()
            spans.append(span_losses(place.float(), rows))
            tokens += int(rows.mask.sum())
        loss = order_loss(relevance, 1 + recipe.WRONG_PASSAGES, recipe.WEIGHTS)
        found = torch.cat(spans)
        return loss + recipe.WEIGHTS.span * found.sum() / max(len(found), 1), tokens


def _of_like_length(readings: Sequence[Reading]) -> Iterator[list[int]]:
    """Places of readings that waste little padding on one another."""
    order = sorted(range(len(readings)), key=lambda i: len(readings[i].question) + len(readings[i].passage))
    for start in range(0, len(order), recipe.ROWS_AT_ONCE):
        yield order[start : start + recipe.ROWS_AT_ONCE]


def main() -> None:
    parser = step_parser(__doc__)
    parser.add_argument("--start", type=Path, required=True, help="folder of the encoder's weights")
    arguments = parser.parse_args()
    reader = model.from_encoder(arguments.start)
    steps = ReadingSteps(arguments.data, arguments.out)
    folder = arguments.out / "reader"
    run(reader, recipe.OPTIMISATION, folder, lambda step: steps.loss(reader, step))
    model.save(reader, folder / "model")


if __name__ == "__main__":
    main()
