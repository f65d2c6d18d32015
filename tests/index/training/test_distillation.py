from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training import recipe
from index.training.distillation import DistillationSteps, distillation_loss
from index.training.encoder import load_model
from index.training.mining import FILE
from index.training.reader import model as reading

NONE = -torch.inf


def loss_of(similarities: list[list[float]], relevance: list[list[float]]) -> float:
    plan = recipe.DISTILLATION
    scaled = torch.tensor(similarities) * plan.contrast.temperature
    return distillation_loss(scaled, torch.tensor(relevance) * plan.reader_temperature, plan).item()


def test_the_loss_is_the_divergence_from_the_readers_order() -> None:
    assert loss_of([[1.0, -1.0, 0.5]], [[3.0, 1.0, 2.5]]) == pytest.approx(0.0, abs=1e-6)
    taught, found = torch.tensor([0.0, 1.0]).softmax(0), torch.tensor([1.0, 0.0]).softmax(0)
    divergence = (taught * (taught / found).log()).sum().item()
    assert loss_of([[1.0, 0.0]], [[0.0, 1.0]]) == pytest.approx(divergence, abs=1e-6)


def test_a_place_without_a_passage_teaches_nothing() -> None:
    assert loss_of([[1.0, 0.0, NONE], [5.0, NONE, NONE]], [[0.0, 1.0, NONE], [0.0, NONE, NONE]]) == (
        pytest.approx(loss_of([[1.0, 0.0]], [[0.0, 1.0]]) / 2)
    )


def test_steps_compare_lookalikes_as_the_reader_does(data: Path, work: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes((work / "tokenizer.json").read_bytes())
    mined = {name: {index: [index + 1, index + 2] for index in range(40)} for name in recipe.PAIR_SOURCES}
    (tmp_path / FILE).write_text(json.dumps(mined), encoding="utf-8")
    reading.save(reading.from_encoder(work / "start", layers=2), tmp_path / "reader" / "model")
    steps = DistillationSteps(data, tmp_path, recipe.DISTILLATION)
    model = load_model(work / "start")
    step = next(step for step in range(50) if (steps.batch(step).places[:, 1] >= 0).any())
    batch = steps.batch(step)
    assert int((batch.places >= 0).sum()) == len(batch.readings.lengths)
    assert int(batch.places.max()) == len(batch.pairs.passages.lengths) - 1
    loss, tokens = steps.loss(model, step)
    loss.backward()
    assert torch.isfinite(loss)
    assert tokens > 0
    assert all(weight.grad is not None for weight in model.encoder.layer[1].parameters())
    assert all(weight.grad is None for weight in steps.reader.parameters())
