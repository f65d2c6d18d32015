"""The BERT encoder under training: token ids in, normalised mean-pooled vectors out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.attention.varlen import varlen_attn
from transformers import AttentionInterface, BertModel

from index.training.texts import Texts

PAD = 0  # the id of the padding token
# Texts read together on a CPU: few enough for its caches, of like length, for it pays for padding.
CPU_TOKENS = 4_096
CPU_UNEVEN = 16
# Read at once where nothing is learnt from them.
TOKENS_AT_ONCE = 65_536
UNPADDED = "unpadded"  # the name of `_attend` among the attentions of transformers


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
        attn_implementation="eager" if device().type == "cpu" else UNPADDED,
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


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], max_tokens: int) -> Texts:
    """Ids with the tokens around a text; a longer text keeps its beginning and its final token."""
    encodings = tokenizer.encode_batch_fast(list(texts))
    return Texts.of(
        [
            ids if len(ids) <= max_tokens else [*ids[: max_tokens - 1], ids[-1]]
            for ids in (e.ids for e in encodings)
        ]
    )


def states(model: BertModel, texts: Texts) -> Tensor:
    """The last layer's states, shape (tokens, hidden)."""
    with mixed_precision():
        return _padded(model, texts) if device().type == "cpu" else _unpadded(model, texts)


def _padded(model: BertModel, texts: Texts) -> Tensor:
    """Texts of like length together, each filled up to the longest."""
    rows = texts.ids.split(texts.lengths)
    read: dict[int, Tensor] = {}
    for places in of_like_length(texts.lengths):
        lengths = torch.tensor([texts.lengths[place] for place in places])
        tokens = nn.utils.rnn.pad_sequence([rows[place] for place in places], True, PAD)
        mask = torch.arange(tokens.shape[1]) < lengths[:, None]
        found = model(input_ids=tokens, attention_mask=mask.long()).last_hidden_state
        read.update(zip(places, found[mask].split(lengths.tolist()), strict=True))
    return torch.cat([read[place] for place in range(len(rows))])


def of_like_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts read together, short ones first: no more than `CPU_TOKENS`, little padding."""
    held: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        length = lengths[place]
        if held and ((len(held) + 1) * length > CPU_TOKENS or length > lengths[held[0]] + CPU_UNEVEN):
            yield held
            held = []
        held.append(place)
    if held:
        yield held


def _unpadded(model: BertModel, texts: Texts) -> Tensor:
    """All texts in one row, each of which sees itself alone.

    An H100 learns from 0.9 million tokens a second so; padded, of all lengths, from 0.3 to 0.5.
    """
    there = device()
    read = model(
        input_ids=texts.ids.to(there)[None],
        position_ids=texts.places().to(there)[None],
        starts=texts.starts().int().to(there),
        longest=max(texts.lengths),
    )
    return read.last_hidden_state[0]


def _attend(
    _module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    _mask: Tensor | None,
    *,
    starts: Tensor,
    longest: int,
    **_: object,
) -> tuple[Tensor, None]:
    """Attention within each text of a row, of shape (1, heads, tokens, size of a head).

    Returns it in shape (1, tokens, heads, size of a head). Without dropout, which its kernel does not have.
    """
    asking, asked, held = (part[0].transpose(0, 1) for part in (query, key, value))
    read = cast(Tensor, varlen_attn(asking, asked, held, starts, starts, longest, longest))
    return read[None], None


AttentionInterface.register(UNPADDED, _attend)


def mean_over_tokens(states: Tensor, attention_mask: Tensor) -> Tensor:
    """Shape (texts, dimensions), of states of shape (texts, tokens, dimensions); padding does not count."""
    weights = attention_mask[:, :, None].to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


def means(states: Tensor, texts: Texts) -> Tensor:
    """The mean of each text's states in float32: from shape (tokens, hidden) to (texts, hidden)."""
    there = states.device
    sums = torch.zeros(len(texts.lengths), states.shape[1], device=there)
    sums = sums.index_add(0, texts.owners().to(there), states.float())
    return sums / torch.tensor(texts.lengths, device=there)[:, None]


def embed(model: BertModel, texts: Texts) -> Tensor:
    """Unit vectors in float32, shape (texts, dimensions)."""
    return nn.functional.normalize(means(states(model, texts), texts), dim=-1)


@torch.no_grad()
def encode(model: BertModel, texts: Texts) -> Tensor:
    """Unit vectors in half precision, shape (texts, dimensions)."""
    return torch.cat([embed(model, part).half() for part in texts.parts(TOKENS_AT_ONCE)])
