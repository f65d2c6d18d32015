"""The BERT encoder under training: token ids in, normalised mean-pooled vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

PAD = 0  # the id of the padding token
# Tokens per batch when encoding without gradients: large enough for full matrix speed, small enough for
# the caches.
ENCODING_TOKENS = 4_096


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def mixed_precision() -> AbstractContextManager[None]:
    """bfloat16 where the processor has units for it: three times the tokens a second of float32 on two Zen 5
    cores, a fiftieth of them on Zen 3, which has none.
    """
    fast = device().type == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device().type, dtype=torch.bfloat16, enabled=fast)


def freeze(model: BertModel, layers: int) -> None:
    """Leave the embeddings and the first `layers` layers as they are."""
    for part in (model.embeddings, *model.encoder.layer[:layers]):
        part.requires_grad_(False)


def load_model(folder: Path) -> BertModel:
    """A BERT model without pooler or dropout; on a CPU explicit attention trains 1.5 × faster than fused."""
    model: BertModel = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="eager" if device().type == "cpu" else "sdpa",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return nn.Module.to(model, device())


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def save_model(model: BertModel, folder: Path) -> None:
    """Write `config.json` and float32 `model.safetensors`."""
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], max_tokens: int) -> list[list[int]]:
    """Ids with the tokens around a text; a longer text keeps its beginning and its final token."""
    encodings = tokenizer.encode_batch_fast(list(texts))
    return [
        ids if len(ids) <= max_tokens else [*ids[: max_tokens - 1], ids[-1]]
        for ids in (e.ids for e in encodings)
    ]


def embed(model: BertModel, ids: Sequence[Sequence[int]]) -> Tensor:
    """Unit vectors in float32, shape (texts, dimensions), mean over the tokens, padding left out."""
    lengths = torch.tensor([len(text) for text in ids])
    width = int(lengths.max())
    tokens = torch.full((len(ids), width), PAD)
    for row, text in zip(tokens, ids, strict=True):
        row[: len(text)] = torch.tensor(text)
    mask = (torch.arange(width) < lengths[:, None]).to(device())
    with mixed_precision():
        states = model(input_ids=tokens.to(device()), attention_mask=mask.long()).last_hidden_state
    states = states.float() * mask[:, :, None]
    return torch.nn.functional.normalize(states.sum(1) / mask.sum(1, keepdim=True), dim=-1)


@torch.no_grad()
def encode(model: BertModel, ids: Sequence[Sequence[int]]) -> np.ndarray:
    """Unit vectors in float16, shape (texts, dimensions): batched by length, in the order given."""
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    vectors = np.empty((len(ids), model.config.hidden_size), dtype=np.float16)
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * len(ids[order[end]]) <= ENCODING_TOKENS:
            end += 1
        batch = order[start:end]
        vectors[batch] = embed(model, [ids[i] for i in batch]).half().cpu().numpy()
        start = end
    return vectors
