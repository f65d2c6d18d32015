from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training.encoder import load_tokenizer
from index.training.mining import FILE
from index.training.reader import model, recipe
from index.training.reader.groups import Reading
from index.training.reader.train import ReadingSteps, order_loss, span_losses

WEIGHTS = recipe.Weights(order=1.0, truth=0.0)


def test_order_is_cross_entropy_within_each_group() -> None:
    relevance = torch.tensor([1.0, 0.0, 0.0, 1.0])
    right, wrong = torch.log1p(torch.exp(torch.tensor([-1.0, 1.0])))
    assert order_loss(relevance, 2, torch.tensor([True, False]), WEIGHTS).item() == pytest.approx(
        ((right + wrong) / 2).item()
    )


def test_truth_counts_right_and_wrong_readings_the_same() -> None:
    weights = recipe.Weights(order=0.0, truth=1.0)
    sure = torch.tensor([20.0, -20.0, -20.0])
    certain = torch.tensor([True])
    assert order_loss(sure, 3, certain, weights).item() == pytest.approx(0.0, abs=1e-6)
    assert order_loss(torch.zeros(3), 3, certain, weights).item() == pytest.approx(0.6931, abs=1e-4)


def test_uncertain_groups_teach_the_order_alone() -> None:
    weights = recipe.Weights(order=0.0, truth=1.0)
    assert order_loss(torch.zeros(3), 3, torch.tensor([False]), weights).item() == 0.0


def test_the_place_of_an_answer_is_sought_in_the_passage_alone(work: Path) -> None:
    tokenizer = load_tokenizer(work)
    rows = model.batch(
        tokenizer, [Reading("le chat", "le chien voit", (3, 8)), Reading("le chat", "le chien", None)]
    )
    tokens = rows.texts.ids[rows.first[0] : rows.last[0] + 1]
    assert [tokenizer.id_to_token(i) for i in tokens] == ["▁chien"]
    assert rows.first[1] == -1
    inside = int(rows.inside[: rows.texts.lengths[0]].sum())
    place = torch.zeros(len(rows.inside), 2)
    place[~rows.inside] = 100.0
    losses = span_losses(place, rows)
    assert losses.shape == (1,)
    assert losses.item() == pytest.approx(torch.log(torch.tensor(float(inside))).item())


def test_a_long_passage_loses_its_end_and_an_answer_there(work: Path) -> None:
    text = "le chat " * recipe.MAX_TOKENS
    rows = model.batch(load_tokenizer(work), [Reading("le", text, (len(text) - 5, len(text) - 1))])
    assert rows.texts.lengths == [recipe.MAX_TOKENS]
    assert rows.first[0] == -1


def test_steps_teach_the_heads_and_the_layers_that_are_not_frozen(
    data: Path, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipe, "FROZEN_LAYERS", 1)
    monkeypatch.setattr(recipe, "GROUPS_A_STEP", 8)
    reader = model.from_encoder(work / "start", layers=2)
    (tmp_path / "tokenizer.json").write_bytes((work / "tokenizer.json").read_bytes())
    (tmp_path / FILE).write_text(json.dumps({name: {} for name in recipe.SOURCES}), encoding="utf-8")
    steps = ReadingSteps(data, tmp_path)
    loss, tokens = steps.loss(reader, 0)
    loss.backward()
    assert torch.isfinite(loss)
    assert tokens > 0
    learnt = {name for name, weight in reader.named_parameters() if weight.grad is not None}
    assert {"relevance.weight", "place.weight", "dense.weight"} <= learnt
    assert any("layer.1." in name for name in learnt)
    assert not any("layer.0." in name or "embeddings" in name for name in learnt)


def test_what_is_saved_reads_as_before(work: Path, tmp_path: Path) -> None:
    reader = model.from_encoder(work / "start", layers=2).eval()
    model.save(reader, tmp_path / "lecteur")
    rows = model.batch(load_tokenizer(work), [Reading("le chat", "le chien voit", None)])
    with torch.no_grad():
        before, after = reader.read(rows.texts), model.load(tmp_path / "lecteur").read(rows.texts)
    assert torch.allclose(before[0], after[0])
    assert torch.allclose(before[1], after[1])
