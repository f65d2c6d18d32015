from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

from index.training.encoder import embed, load_model, load_tokenizer
from index.training.tokenizer import train_tokenizer
from index.training.transplant import mean_of_pieces, mean_with_norm, new_embeddings, transplant


@pytest.fixture(scope="module")
def old() -> Tokenizer:
    return train_tokenizer(["the cat sees the dog", "xcdgost"] * 3, size=60)


@pytest.fixture(scope="module")
def vectors(old: Tokenizer) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(old.get_vocab_size(), 8)).astype(np.float32)


def test_an_unknown_token_starts_at_the_mean_of_its_old_pieces(old: Tokenizer, vectors: np.ndarray) -> None:
    ids = old.encode("catdog", add_special_tokens=False).ids
    assert len(ids) > 1
    np.testing.assert_allclose(mean_of_pieces("catdog", old, vectors), vectors[ids].mean(0))


def test_a_continuation_uses_old_continuations(old: Tokenizer, vectors: np.ndarray) -> None:
    np.testing.assert_allclose(mean_of_pieces("##s", old, vectors), vectors[old.token_to_id("##s")])
    assert old.token_to_id("##s") != old.token_to_id("s")


def test_an_averaged_vector_keeps_the_length_of_its_parts() -> None:
    parts = np.array([[3.0, 0.0], [0.0, 1.0]])
    assert np.linalg.norm(mean_with_norm(parts, np.array([1.0, 1.0]))) == pytest.approx(2.0)


def test_a_token_of_both_languages_is_mixed_by_frequency(old: Tokenizer, vectors: np.ndarray) -> None:
    new = train_tokenizer(["cat dog chat", "chat cat"] * 3, size=60)
    cat, dog, chat = (new.token_to_id(word) for word in ("cat", "dog", "chat"))
    old_cat, old_dog = old.token_to_id("cat"), old.token_to_id("dog")
    counts = csr_matrix(
        ([9.0, 3.0], ([chat, dog], [old_cat, old_cat])), shape=(new.get_vocab_size(), old.get_vocab_size())
    )
    frequency = np.zeros(new.get_vocab_size())
    frequency[dog] = 1

    start = new_embeddings(new, old, vectors, counts, frequency)

    np.testing.assert_allclose(start[cat], vectors[old_cat])  # never aligned: its own old vector
    np.testing.assert_allclose(start[chat], vectors[old_cat], rtol=1e-5)  # new: its translation
    mixed = 0.75 * vectors[old_cat] + 0.25 * vectors[old_dog]  # three times French for once English
    cosine = start[dog] @ mixed / np.linalg.norm(start[dog]) / np.linalg.norm(mixed)
    assert cosine == pytest.approx(1.0, abs=1e-5)


def test_more_positions_leave_short_texts_as_they_were(work: Path) -> None:
    model, tokenizer = load_model(work / "start").eval(), load_tokenizer(work)
    ids = [tokenizer.encode("le chat voit le chien").ids]
    words = model.embeddings.word_embeddings.weight.detach().numpy().copy()
    with torch.no_grad():
        before = embed(model, ids)
        longer = transplant(model, words, positions=800)
        after = embed(longer, ids)
        long_text = embed(longer, [[5] * 800])

    torch.testing.assert_close(before, after)
    assert torch.isfinite(long_text).all()
