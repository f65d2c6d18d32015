from __future__ import annotations

from pathlib import Path

import pytest
import torch

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training.reader import model
from index.training.reader.mean import mean


def test_every_weight_lies_halfway(work: Path, tmp_path: Path) -> None:
    first = model.from_encoder(work / "start", layers=2)
    model.save(first, tmp_path / "first")
    second = model.from_encoder(work / "start", layers=2)
    with torch.no_grad():
        for weight in second.parameters():
            weight += 1.0
    model.save(second, tmp_path / "second")
    between = mean([tmp_path / "first", tmp_path / "second"])
    for name, weight in between.state_dict().items():
        assert torch.allclose(weight, first.state_dict()[name] + 0.5, atol=1e-6), name
