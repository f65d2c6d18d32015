from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from index.training.encoder import embed, load_model, load_tokenizer
from index.training.loop import CHECKPOINT, average_snapshots, rate_factor, train
from index.training.recipe import Optimisation
from index.training.texts import Texts

PLAN = Optimisation(
    steps=8,
    warmup=2,
    rate=1e-3,
    checkpoint_every=3,
    snapshots=2,
    snapshot_every=2,
)


class KilledError(Exception):
    """Stands for the process that dies in the middle of a run."""


def run(work: Path, folder: Path, die_at: int | None = None) -> dict[str, Tensor]:
    model, tokenizer = load_model(work / "start"), load_tokenizer(work)
    ids = [
        tokenizer.encode(text).ids for text in ("le chat voit le chien", "the house", "la pomme", "the river")
    ]
    targets = torch.nn.functional.normalize(
        torch.randn(4, 32, generator=torch.Generator().manual_seed(1)), dim=-1
    )

    def loss_at(step: int) -> tuple[Tensor, int]:
        if step == die_at:
            raise KilledError
        chosen = [step % 4, (step + 1) % 4]
        return 1 - (embed(model, Texts.of([ids[i] for i in chosen])) * targets[chosen]).sum(1).mean(), 10

    return train(model, PLAN, folder, loss_at).state_dict()


@pytest.mark.parametrize("die_at", [4, 7])
def test_a_resumed_run_ends_as_an_undisturbed_one(work: Path, tmp_path: Path, die_at: int) -> None:
    whole = run(work, tmp_path / "whole")
    with pytest.raises(KilledError):
        run(work, tmp_path / "cut", die_at=die_at)
    resumed = run(work, tmp_path / "cut")

    for name, weight in whole.items():
        assert torch.equal(weight, resumed[name]), name
    assert "resumed at step" in (tmp_path / "cut" / "log.txt").read_text()


def test_a_half_written_checkpoint_is_ignored(work: Path, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / f"{CHECKPOINT}.partial").write_bytes(b"half")
    run(work, tmp_path / "run")
    assert (tmp_path / "run" / "model" / "model.safetensors").exists()


def test_the_model_saved_is_the_mean_of_the_last_snapshots(work: Path, tmp_path: Path) -> None:
    final = run(work, tmp_path)
    mean = average_snapshots([tmp_path / "snapshot-6.safetensors", tmp_path / "snapshot-8.safetensors"])
    for name, weight in mean.items():
        torch.testing.assert_close(final[name], weight)


def test_learning_rate_rises_then_falls_to_its_final_share() -> None:
    plan = Optimisation(steps=12, warmup=2, rate=1, final=0.5)
    assert [rate_factor(step, plan) for step in (0, 1, 2, 7, 12)] == pytest.approx([0.5, 1.0, 1.0, 0.75, 0.5])
