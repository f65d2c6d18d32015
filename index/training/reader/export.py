"""The trained reader in the form that is shipped: OpenVINO, weights and activations in 8 bits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from index.models import manifest
from index.models.openvino_graph import import_openvino
from index.models.prompts import Prompts
from index.training.command import step_parser
from index.training.encoder import load_tokenizer
from index.training.reader import model, recipe
from index.training.reader.groups import GroupSampler

ov = import_openvino()  # before nncf, which would import it with its telemetry

import nncf  # noqa: E402

NAME = "sourcier-lecteur-fr"
CALIBRATION_GROUPS = 100


def calibration_inputs(data: Path, tokenizer_folder: Path) -> Iterator[dict[str, np.ndarray]]:
    """Readings one at a time, right and wrong ones."""
    tokenizer = load_tokenizer(tokenizer_folder)
    sampler = GroupSampler(data)
    for number in range(CALIBRATION_GROUPS):
        group = sampler(number)
        for reading in (group.right, *group.wrong):
            rows = model.batch(tokenizer, [reading])
            yield {"input_ids": rows.ids.numpy(), "attention_mask": rows.mask.numpy()}


def main() -> None:
    parser = step_parser(__doc__)
    parser.add_argument("--to", type=Path, required=True, help="folder of the exported form")
    arguments = parser.parse_args()
    reader = model.load(arguments.out / "reader" / "model").cpu().float()
    example = {
        "input_ids": torch.tensor([[1, 5, 6, 2], [1, 5, 2, 0]]),
        "attention_mask": torch.ones(2, 4).long(),
    }
    with torch.no_grad():
        graph = ov.convert_model(
            reader,
            example_input=example,
            input=[("input_ids", [-1, -1]), ("attention_mask", [-1, -1])],
        )
    inputs = list(calibration_inputs(arguments.data, arguments.out))
    quantised = nncf.quantize(
        graph, nncf.Dataset(inputs), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(inputs)
    )
    arguments.to.mkdir(parents=True, exist_ok=True)
    ov.save_model(quantised, arguments.to / manifest.GRAPH)
    (arguments.to / manifest.TOKENIZER).write_bytes((arguments.out / "tokenizer.json").read_bytes())
    manifest.write(arguments.to, NAME, recipe.MAX_TOKENS, 0, Prompts())


if __name__ == "__main__":
    main()
