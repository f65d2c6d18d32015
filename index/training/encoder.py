"""The BERT encoder under training: token ids in, normalised mean-pooled vectors out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

PAD = 0  # the id of the padding token
# Tokens read at once: on a CPU small enough for its caches, on a GPU (of 80 GB) large enough for its speed.
TOKENS_AT_ONCE = {"cpu": 4_096, "cuda": 65_536}
# How much longer than the shortest of the texts read together the longest may be, in tokens. A CPU pays for
# padding, a GPU for every round.
UNEVEN = {"cpu": 16, "cuda": 128}

# cuDNN plans its attention anew for every shape: with batches of all lengths a reader's training began at
# 120,000 tokens a second of an H100 and reached 270,000; with the other kernels it does 330,000 to 470,000.
torch.backends.cuda.enable_cudnn_sdp(False)


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


def load_model(folder: Path, dropout: float = 0.0) -> BertModel:
    """A BERT model without pooler; on a CPU explicit attention trains 1.5 × faster than fused."""
    model: BertModel = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="eager" if device().type == "cpu" else "sdpa",
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
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


def of_like_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts read together, short ones first: no more than `TOKENS_AT_ONCE`, little padding."""
    most, uneven = TOKENS_AT_ONCE[device().type], UNEVEN[device().type]
    held: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        length = lengths[place]
        if held and ((len(held) + 1) * length > most or length > lengths[held[0]] + uneven):
            yield held
            held = []
        held.append(place)
    if held:
        yield held


def mean_over_tokens(states: Tensor, attention_mask: Tensor) -> Tensor:
    """Shape (texts, dimensions), of states of shape (texts, tokens, dimensions); padding does not count."""
    weights = attention_mask[:, :, None].to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


def embed(model: BertModel, ids: Sequence[Sequence[int]]) -> Tensor:
    """Unit vectors in float32, shape (texts, dimensions), mean over the tokens, padding left out."""
    order: list[int] = []
    vectors: list[Tensor] = []
    for places in of_like_length([len(text) for text in ids]):
        order.extend(places)
        vectors.append(_embed_padded(model, [ids[place] for place in places]))
    back = torch.empty(len(order), dtype=torch.long)
    back[order] = torch.arange(len(order))
    return torch.cat(vectors)[back.to(device())]


def _embed_padded(model: BertModel, ids: Sequence[Sequence[int]]) -> Tensor:
    lengths = torch.tensor([len(text) for text in ids])
    tokens = nn.utils.rnn.pad_sequence([torch.tensor(text) for text in ids], True, PAD)
    mask = (torch.arange(tokens.shape[1]) < lengths[:, None]).to(device())
    with mixed_precision():
        states = model(input_ids=tokens.to(device()), attention_mask=mask.long()).last_hidden_state
    states = states.float() * mask[:, :, None]
    return nn.functional.normalize(states.sum(1) / mask.sum(1, keepdim=True), dim=-1)


@torch.no_grad()
def encode(model: BertModel, ids: Sequence[Sequence[int]]) -> Tensor:
    """Unit vectors in half precision, shape (texts, dimensions), in the order given."""
    vectors = torch.empty(len(ids), model.config.hidden_size, dtype=torch.float16, device=device())
    for places in of_like_length([len(text) for text in ids]):
        vectors[places] = _embed_padded(model, [ids[place] for place in places]).half()
    return vectors
