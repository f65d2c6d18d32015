from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training import recipe
from index.training.batches import PairSampler
from index.training.contrastive import ContrastiveSteps, contrastive_loss
from index.training.encoder import freeze, load_model

PLAN = replace(recipe.CONTRAST_STAGES[1], temperature=1.0)


def test_loss_is_symmetric_cross_entropy() -> None:
    vectors = torch.eye(2)
    expected = torch.log(torch.exp(torch.tensor(1.0)) + 1) - 1

    loss = contrastive_loss(vectors, vectors, None, ["", ""], ["a", "b"], PLAN)

    assert loss.item() == pytest.approx(expected.item())


def test_a_passage_that_holds_the_answer_is_no_negative() -> None:
    vectors = torch.eye(2)

    loss = contrastive_loss(
        vectors, vectors, None, ["Paris", "Rome"], ["À Paris, à Rome", "Rome ou Paris"], PLAN
    )

    assert loss.item() == pytest.approx(0.0)


def test_a_passage_far_above_the_marked_one_is_no_negative() -> None:
    queries = torch.tensor([[1.0, 0.0]])
    marked, better = torch.tensor([[0.6, 0.8]]), torch.tensor([[1.0, 0.0]])

    assert contrastive_loss(queries, marked, better, [""], ["a", "b"], PLAN).item() == pytest.approx(0.0)


def test_a_hard_negative_raises_the_loss() -> None:
    vectors = torch.eye(3)
    alone = contrastive_loss(vectors[:2], vectors[:2], None, ["", ""], ["a", "b"], PLAN)
    with_wrong = contrastive_loss(vectors[:2], vectors[:2], vectors[2:], ["", ""], ["a", "b", "c"], PLAN)

    assert with_wrong > alone


def test_batches_repeat_nothing_and_depend_on_the_step_alone(data: Path) -> None:
    sampler, again = PairSampler(data, PLAN), PairSampler(data, PLAN)
    sources = set()
    for step in range(60):
        batch = sampler(step)
        sources.add(batch.source)
        pairs = [sampler.pairs[batch.source][index] for index in batch.indices]
        assert (
            len({pair.passage for pair in pairs}) == len(pairs) == len(batch.queries) == len(batch.passages)
        )
        assert len({pair.query for pair in pairs}) == len(pairs)
        assert batch == again(step)
    assert sources == set(recipe.PAIR_SOURCES)


@pytest.mark.parametrize("negatives", [{}, {name: {0: [1], 1: [0]} for name in recipe.PAIR_SOURCES}])
def test_steps_teach_the_layers_that_are_not_frozen(
    data: Path, work: Path, negatives: dict[str, dict[int, list[int]]]
) -> None:
    steps = ContrastiveSteps(data, work, PLAN, negatives)
    model = load_model(work / "start")
    freeze(model, 1)
    for step in range(10):
        loss, tokens = steps.loss(model, step)
        loss.backward()
        assert torch.isfinite(loss)
        assert tokens > 0
    assert all(weight.grad is None for weight in model.embeddings.parameters())
    assert all(weight.grad is None for weight in model.encoder.layer[0].parameters())
    assert all(weight.grad is not None for weight in model.encoder.layer[1].parameters())
