"""The trained reader in the form that is shipped: OpenVINO, weights and activations in 8 bits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.models import manifest
from index.models.prompts import Prompts
from index.training.command import step_parser
from index.training.encoder import load_tokenizer
from index.training.quantisation import save_quantised
from index.training.reader import model, recipe
from index.training.reader.groups import GroupSampler

NAME = "sourcier-lecteur-fr"
CALIBRATION_GROUPS = 100


def calibration_inputs(data: Path, work: Path) -> Iterator[dict[str, np.ndarray]]:
    """Readings one at a time, right and wrong ones."""
    tokenizer = load_tokenizer(work)
    sampler = GroupSampler(data, work)
    for number in range(CALIBRATION_GROUPS):
        group = sampler(number)
        for reading in (group.right, *group.wrong):
            ids = model.batch(tokenizer, [reading]).texts.ids[None].numpy()
            yield {"input_ids": ids, "attention_mask": np.ones_like(ids)}


def main() -> None:
    parser = step_parser(__doc__)
    parser.add_argument("--to", type=Path, required=True, help="folder of the exported form")
    arguments = parser.parse_args()
    reader = model.load(arguments.out / "reader" / "model").cpu().float()
    save_quantised(reader, calibration_inputs(arguments.data, arguments.out), arguments.out, arguments.to)
    manifest.write(arguments.to, NAME, recipe.MAX_TOKENS, 0, Prompts())


if __name__ == "__main__":
    main()
