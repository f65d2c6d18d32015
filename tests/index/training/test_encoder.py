"""Texts without padding: what a GPU reads, with its attention written out."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from index.training import encoder
from index.training.texts import Texts
from tests.index.training.conftest import tiny_model

LENGTHS = [3, 40, 1, 17, 100]


@pytest.fixture
def texts() -> Texts:
    drawn = torch.Generator().manual_seed(2)
    return Texts(torch.randint(4, 30, (sum(LENGTHS),), generator=drawn), LENGTHS)


def attention_of_each(query: Tensor, key: Tensor, value: Tensor, starts: Tensor, *_: object) -> Tensor:
    """What the kernel computes, which only a GPU has; shapes (tokens, heads, size of a head)."""
    found = [
        scaled_dot_product_attention(
            *(part[first:last].transpose(0, 1) for part in (query, key, value))
        ).transpose(0, 1)
        for first, last in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    ]
    return torch.cat(found)


def test_without_padding_a_text_is_read_as_it_is_alone(
    texts: Texts, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tiny_model(30)
    padded = encoder.states(model, texts)
    monkeypatch.setattr(encoder, "varlen_attn", attention_of_each)
    model.set_attn_implementation(encoder.UNPADDED)
    torch.testing.assert_close(encoder._unpadded(model, texts), padded, atol=1e-5, rtol=1e-4)


def test_a_text_has_the_same_vector_alone_and_among_others(texts: Texts) -> None:
    model = tiny_model(30)
    together = encoder.embed(model, texts)
    alone = [encoder.embed(model, part) for part in texts.parts(1)]
    assert len(alone) == len(LENGTHS)
    torch.testing.assert_close(torch.cat(alone), together, atol=1e-5, rtol=1e-4)


def test_parts_hold_all_texts_in_their_order(texts: Texts) -> None:
    parts = list(texts.parts(60))
    assert [part.lengths for part in parts] == [[3, 40, 1], [17], [100]]
    assert torch.equal(torch.cat([part.ids for part in parts]), texts.ids)
