from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from index.training.tokenizer import SPACE, chosen_pieces, is_latin, unigram_tokenizer

SPECIAL = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
PIECES = [
    *SPECIAL,
    (f"{SPACE}budget", -5.0),
    (f"{SPACE}Haushalt", -6.0),
    (f"{SPACE}presupuesto", -7.0),
    (f"{SPACE}бюджет", -4.0),
    (f"{SPACE}l", -3.0),
    ("'", -3.0),
    ("é", -8.0),
    ("t", -8.0),
    (SPACE, -4.0),
    (".", -4.0),
    ("2", -9.0),
]


def tokenizer(size: int = 20) -> Tokenizer:
    return unigram_tokenizer(chosen_pieces(PIECES, ["le budget"] * 3, size))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("l'été", "l\u2019été"),
        ("bud\u00adget", "budget"),
        ("budget  budget", " budget\nbudget "),
        ("budget ...", "budget ............................"),
        ("2", "\u00b2"),
    ],
)
def test_typesetting_variants_have_the_same_tokens(typed: str, written: str) -> None:
    assert tokenizer().encode(typed).ids == tokenizer().encode(written).ids


def test_a_text_is_framed_and_padding_is_id_zero() -> None:
    assert tokenizer().encode("budget").tokens == ["<s>", f"{SPACE}budget", "</s>"]
    assert tokenizer().token_to_id("<pad>") == 0
    assert tokenizer().encode("\u4e00").ids[-2:] == [tokenizer().token_to_id(t) for t in ("<unk>", "</s>")]


def test_pieces_in_use_come_first_then_the_likeliest_latin_ones() -> None:
    kept = [text for text, _ in chosen_pieces(PIECES, ["le budget"] * 3, len(PIECES) - 2)]

    assert kept[:4] == ["<pad>", "<s>", "</s>", "<unk>"]
    assert f"{SPACE}budget" in kept
    assert f"{SPACE}Haushalt" in kept
    assert f"{SPACE}presupuesto" not in kept  # less likely, and there is no more room
    assert f"{SPACE}бюджет" not in kept


@pytest.mark.parametrize(
    ("piece", "latin"), [("Straße", True), ("œuvre", True), ("2 %", True), ("бю", False)]
)
def test_scripts(piece: str, latin: bool) -> None:
    assert is_latin(piece) == latin
