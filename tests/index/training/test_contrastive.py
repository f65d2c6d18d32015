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

PLAN = replace(recipe.CONTRAST, temperature=1.0)


def loss_of(queries: torch.Tensor, passages: torch.Tensor, answering: torch.Tensor | None = None) -> float:
    if answering is None:
        answering = torch.zeros(len(queries), len(passages), dtype=torch.bool)
    return contrastive_loss(queries, passages, answering, PLAN).item()


def test_loss_is_symmetric_cross_entropy() -> None:
    expected = torch.log(torch.exp(torch.tensor(1.0)) + 1) - 1

    assert loss_of(torch.eye(2), torch.eye(2)) == pytest.approx(expected.item())


def test_a_passage_that_holds_the_answer_is_no_negative() -> None:
    assert loss_of(torch.eye(2), torch.eye(2), torch.ones(2, 2, dtype=torch.bool)) == pytest.approx(0.0)


def test_a_passage_far_above_the_marked_one_is_no_negative() -> None:
    queries = torch.tensor([[1.0, 0.0]])
    marked_then_better = torch.tensor([[0.6, 0.8], [1.0, 0.0]])

    assert loss_of(queries, marked_then_better) == pytest.approx(0.0)


def test_a_hard_negative_raises_the_loss() -> None:
    vectors = torch.eye(3)

    assert loss_of(vectors[:2], vectors) > loss_of(vectors[:2], vectors[:2])


def test_a_batch_knows_which_passages_hold_the_answer(data: Path, work: Path) -> None:
    steps = ContrastiveSteps(data, work, PLAN)
    for step in range(60):
        pairs = steps.sampler(step)
        answering = steps.batch(step).answering
        if any(pairs.answers):
            assert answering.shape == (len(pairs.queries), len(pairs.passages))
            told = [len(answer) > 3 for answer in pairs.answers]
            assert answering.diagonal().tolist() == told
            break
    else:
        pytest.fail("no batch of questions with answers")


def test_batches_repeat_nothing_and_depend_on_the_step_alone(data: Path) -> None:
    plan = replace(PLAN, alone=0.0)
    sampler, again = PairSampler(data, plan), PairSampler(data, plan)
    sources = set()
    for step in range(100):
        batch = sampler(step)
        sources.add(batch.source)
        pairs = [sampler.pairs[batch.source][index] for index in batch.indices]
        assert (
            len({pair.passage for pair in pairs}) == len(pairs) == len(batch.queries) == len(batch.passages)
        )
        assert len({pair.query for pair in pairs}) == len(pairs)
        assert batch == again(step)
    expected = {name for name, plan in recipe.PAIR_SOURCES.items() if plan.weight >= 1}
    assert sources >= expected - {"own_questions"}  # on passages that these data lack


def test_some_passages_stand_under_their_title(data: Path) -> None:
    sampler = PairSampler(data, PLAN)
    titled = set()
    for step in range(100):
        batch = sampler(step)
        pairs = [sampler.pairs[batch.source][index] for index in batch.indices]
        if any(
            passage == f"{pair.topic}\n{pair.passage}"
            for pair, passage in zip(pairs, batch.passages, strict=True)
        ):
            titled.add(batch.source)
    assert titled == {name for name in sampler.pairs if recipe.PAIR_SOURCES[name].titled}


def test_steps_teach_the_layers_that_are_not_frozen(data: Path, work: Path) -> None:
    steps = ContrastiveSteps(data, work, PLAN)
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
