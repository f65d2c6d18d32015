"""From a PyTorch module over token ids and mask to the 8-bit OpenVINO graph that is shipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from index.models import manifest
from index.models.openvino_graph import import_openvino

ov = import_openvino()  # before nncf, which would import it with its telemetry

import nncf  # noqa: E402

if TYPE_CHECKING:
    import openvino


def graph(module: nn.Module) -> openvino.Model:
    """The float32 graph, batch and length dynamic."""
    example = {
        "input_ids": torch.tensor([[1, 5, 6, 2], [1, 5, 2, 0]]),
        "attention_mask": torch.ones(2, 4).long(),
    }
    with torch.no_grad():
        return ov.convert_model(
            module,
            example_input=example,
            input=[("input_ids", [-1, -1]), ("attention_mask", [-1, -1])],
        )


def save_quantised(
    module: nn.Module, inputs: Iterable[dict[str, np.ndarray]], tokenizer_folder: Path, out: Path
) -> openvino.Model:
    """Weights and activations in 8 bits, their ranges seen on `inputs`, beside the tokenizer; no manifest."""
    seen = list(inputs)
    quantised = nncf.quantize(
        graph(module), nncf.Dataset(seen), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(seen)
    )
    out.mkdir(parents=True, exist_ok=True)
    ov.save_model(quantised, out / manifest.GRAPH)
    shutil.copy(tokenizer_folder / "tokenizer.json", out / manifest.TOKENIZER)
    return quantised
