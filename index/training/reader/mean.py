"""The mean of readers trained apart, from encoders that share a start (Wortsman et al. 2022)."""

from __future__ import annotations

import argparse
from pathlib import Path

from index.training.loop import average_snapshots
from index.training.reader import model


def mean(folders: list[Path]) -> model.Reader:
    """A reader whose weights lie between those in `folders`, each a folder written by `model.save`."""
    reader = model.load(folders[0])
    reader.bert.load_state_dict(average_snapshots([folder / model.BERT_WEIGHTS for folder in folders]))
    reader.load_state_dict(average_snapshots([folder / model.WEIGHTS for folder in folders]), strict=False)
    return reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="folders of trained readers")
    parser.add_argument("--out", type=Path, required=True, help="working folder of the run")
    arguments = parser.parse_args()
    model.save(mean(arguments.models), arguments.out / "reader" / "model")


if __name__ == "__main__":
    main()
