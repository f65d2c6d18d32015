"""The trained model in the forms that are shipped or compared.

`fp32/` loads with sentence-transformers; `fp16/` is the same folder at half the size. `int8/` is OpenVINO:
weights and activations in 8 bits, pooling and normalisation inside the graph: a runtime only tokenises.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from torch import Tensor, nn
from transformers import BertModel, PreTrainedTokenizerFast

from index.models import manifest
from index.training import recipe
from index.training.command import step_parser
from index.training.data import generator
from index.training.encoder import load_model, load_tokenizer, mean_over_tokens, tokenize
from index.training.pairs import READERS
from index.training.quantisation import save_quantised
from index.training.tokenizer import END, PAD, START, UNKNOWN

NAME = "sourcier-fr"
CALIBRATION_TEXTS = 300  # NNCF's own default: more does not change the ranges
CALIBRATION_SOURCES = ("piaf", "administration", "manuals", "codes", "openquizzdb")


class SentenceGraph(nn.Module):
    """Token ids and mask to unit vectors: BERT, mean over the tokens, normalisation."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return nn.functional.normalize(mean_over_tokens(states, attention_mask), dim=-1)


def export_sentence_transformer(model_folder: Path, tokenizer_folder: Path, out: Path) -> None:
    """A float32 sentence-transformers folder with mean pooling, normalisation and the fast tokenizer."""
    shutil.rmtree(out, ignore_errors=True)
    staging = out.with_name(out.name + ".partial")
    shutil.copytree(model_folder, staging, dirs_exist_ok=True)
    PreTrainedTokenizerFast(
        tokenizer_object=load_tokenizer(tokenizer_folder),
        model_max_length=recipe.MAX_TOKENS,
        pad_token=PAD,
        unk_token=UNKNOWN,
        cls_token=START,
        sep_token=END,
    ).save_pretrained(staging)
    transformer = Transformer(str(staging), max_seq_length=recipe.MAX_TOKENS)
    pooling = Pooling(transformer.get_embedding_dimension(), "mean")
    prompts = {"query": recipe.PROMPTS.query, "document": recipe.PROMPTS.passage}
    modules = [transformer, pooling, Normalize()]
    SentenceTransformer(modules=modules, device="cpu", prompts=prompts).save(str(out))
    shutil.rmtree(staging)


def export_fp16(fp32: Path, out: Path) -> None:
    """A copy of the folder `fp32` with its weights rounded to half precision."""
    shutil.copytree(fp32, out, dirs_exist_ok=True)
    weights = {name: weight.half() for name, weight in load_file(fp32 / "model.safetensors").items()}
    save_file(weights, out / "model.safetensors", metadata={"format": "pt"})


def calibration_inputs(data: Path, tokenizer_folder: Path) -> Iterator[dict[str, np.ndarray]]:
    """Queries and passages one at a time, as many of each source."""
    tokenizer = load_tokenizer(tokenizer_folder)
    each = CALIBRATION_TEXTS // len(CALIBRATION_SOURCES) // 2
    for name in CALIBRATION_SOURCES:
        pairs = generator("calibration", name).sample(list(READERS[name](data)), each)
        prompts = recipe.PROMPTS
        for text in [t for p in pairs for t in (prompts.query + p.query, prompts.passage + p.passage)]:
            ids = tokenize(tokenizer, [text], recipe.MAX_TOKENS).ids[None].numpy()
            yield {"input_ids": ids, "attention_mask": np.ones_like(ids)}


def export_int8(model_folder: Path, tokenizer_folder: Path, data: Path, out: Path) -> None:
    """What `index.models` ships: an OpenVINO graph quantised after training, its tokenizer and manifest."""
    graph = SentenceGraph(load_model(model_folder).cpu().float().eval())
    inputs = calibration_inputs(data, tokenizer_folder)
    quantised = save_quantised(graph, inputs, tokenizer_folder, out)
    dimensions = quantised.output(0).get_partial_shape()[1].get_length()
    manifest.write(out, NAME, recipe.MAX_TOKENS, dimensions, recipe.PROMPTS)


def main() -> None:
    parser = step_parser(__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model folder to export")
    parser.add_argument("--to", type=Path, required=True, help="folder of the exported forms")
    arguments = parser.parse_args()
    export_sentence_transformer(arguments.model, arguments.out, arguments.to / "fp32")
    export_fp16(arguments.to / "fp32", arguments.to / "fp16")
    export_int8(arguments.model, arguments.out, arguments.data, arguments.to / "int8")


if __name__ == "__main__":
    main()
