from __future__ import annotations

from pathlib import Path

import torch

from index.training.encoder import load_model, save_model
from index.training.soup import mean_model


def test_the_mean_lies_half_way(work: Path, tmp_path: Path) -> None:
    first, second = load_model(work / "start"), load_model(work / "start")
    with torch.no_grad():
        for weight in second.parameters():
            weight.add_(1.0)
    save_model(first, tmp_path / "a")
    save_model(second, tmp_path / "b")

    mean_model([tmp_path / "a", tmp_path / "b"], tmp_path / "mean")

    for mean, weight in zip(load_model(tmp_path / "mean").parameters(), first.parameters(), strict=True):
        assert torch.allclose(mean, weight + 0.5)
