"""The mean of models trained apart from one start: better than each of them (Wortsman et al. 2022)."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import save_file

from index.training.loop import average_snapshots

WEIGHTS = "model.safetensors"


def mean_model(folders: Sequence[Path], out: Path) -> None:
    """Write to `out` the configuration of the first folder and the mean of the weights of all."""
    out.mkdir(parents=True, exist_ok=True)
    weights = average_snapshots([folder / WEIGHTS for folder in folders])
    save_file(weights, out / WEIGHTS, metadata={"format": "pt"})
    shutil.copy(folders[0] / "config.json", out / "config.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+", help="model folders of one architecture")
    parser.add_argument("--to", type=Path, required=True, help="folder of the mean")
    arguments = parser.parse_args()
    mean_model(arguments.models, arguments.to)


if __name__ == "__main__":
    main()
