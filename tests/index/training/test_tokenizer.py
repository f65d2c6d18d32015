from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.training import recipe
from index.training.tokenizer import train_tokenizer

TEXTS = [
    "Le français de l'administration : une œuvre coûteuse, à l'été 2024 ...",
    "Quel budget le ministère consacre-t-il à l'intelligence artificielle ?",
    "The ministry's budget for artificial intelligence.",
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return train_tokenizer(TEXTS * 3, size=400)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("francais", "français"),
        ("COUTEUSE", "coûteuse"),
        ("oeuvre", "Œuvre"),
        ("l'administration", "l’administration"),
        ("budget ...", "budget ............................"),
        ("a l'ete", "à l'été"),
    ],
)
def test_spelling_variants_have_the_same_tokens(tokenizer: Tokenizer, typed: str, written: str) -> None:
    assert tokenizer.encode(typed).ids == tokenizer.encode(written).ids


def test_known_words_are_whole_and_framed(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("Le budget").tokens == ["[CLS]", "le", "budget", "[SEP]"]


def test_padding_is_id_zero(tokenizer: Tokenizer) -> None:
    assert tokenizer.token_to_id("[PAD]") == 0


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=1_200))
def test_no_passage_is_longer_than_the_model(tokenizer: Tokenizer, text: str) -> None:
    assert len(tokenizer.encode(text).ids) <= recipe.MAX_TOKENS
