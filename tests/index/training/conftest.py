"""A data folder and an encoder small enough to train in a test."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel

from index.training.tokenizer import SPACE, SPECIAL_TOKENS, unigram_tokenizer

NOUNS = {
    "chat": "cat",
    "chien": "dog",
    "maison": "house",
    "jardin": "garden",
    "livre": "book",
    "pomme": "apple",
    "école": "school",
    "rivière": "river",
}
VERBS = {"voit": "sees", "cherche": "seeks", "aime": "loves", "connaît": "knows"}

SENTENCES = [
    (f"le {fr_a} {fr_v} le {fr_b}", f"the {en_a} {en_v} the {en_b}")
    for fr_a, en_a in NOUNS.items()
    for fr_v, en_v in VERBS.items()
    for fr_b, en_b in NOUNS.items()
    if fr_a != fr_b
]

GRANT = "Depuis 2019, la mairie de Rennes verse chaque année 45 millions d'euros aux écoles de musique."


def write_rows(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")


@pytest.fixture(autouse=True)
def _in_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums that must agree to the last bits do so in float32 only, whatever the processor has units for."""
    monkeypatch.setattr("torch.cpu._is_avx512_bf16_supported", lambda: False)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every training file, a few dozen rows each."""
    folder = tmp_path_factory.mktemp("data")
    passages = [
        f"{fr} et le {noun} {fr[3:]}. C'est le fait numéro {i}."
        for i, (fr, _) in enumerate(SENTENCES[:60])
        for noun in ["lac"]
    ]
    questions = [f"Qui est au numéro {i} ?" for i in range(60)]
    parallel = [{"fr": fr, "en": en} for fr, en in SENTENCES]
    asked = [
        {"question": q, "passage": p, "answer": f"numéro {i}", "title": f"sujet {i // 6}"}
        for i, (q, p) in enumerate(zip(questions, passages, strict=True))
    ]
    texts = [
        {"title": f"Titre {i} > Partie {i}", "text": "\n".join([p, *passages[:4], GRANT])}
        for i, p in enumerate(passages)
    ]
    write_rows(folder, "laws_parallel", parallel[:100])
    write_rows(
        folder,
        "general_parallel",
        [{**row, "src": "tatoeba" if i % 2 else "cds_canada"} for i, row in enumerate(parallel[100:])],
    )
    for name in ("piaf", "openquizzdb", "service_public_qa", "mesconseilscovid"):
        write_rows(folder, name, asked)
    write_rows(
        folder,
        "laws_notes",
        [{"note": f"Note {i}", "law": f"Loi {i // 9}", "text": p * 2} for i, p in enumerate(passages)],
    )
    write_rows(
        folder,
        "codes_sections",
        [{"heading": f"Section {i} : Le grand sujet {i}", "text": p * 2} for i, p in enumerate(passages)],
    )
    write_rows(
        folder,
        "manuals_headings",
        [
            {"heading": f"Rubrique {i}", "title": f"Manuel {i // 5}", "text": p * 2}
            for i, p in enumerate(passages)
        ],
    )
    for name in ("service_public_fiches", "prose_debates", "prose_novels", "prose_php_doc"):
        write_rows(folder, name, texts)
    return folder


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a tokenizer and a random two-layer encoder in `start`."""
    folder = tmp_path_factory.mktemp("work")
    words = sorted({word for pair in SENTENCES for text in pair for word in text.split()})
    letters = sorted({letter for word in words for letter in word})
    tokenizer = unigram_tokenizer(
        [
            *((token, 0.0) for token in SPECIAL_TOKENS),
            *((f"{SPACE}{word}", -5.0) for word in words),
            *((letter, -9.0) for letter in (SPACE, *letters)),
        ]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    tiny_model(tokenizer.get_vocab_size()).save_pretrained(folder / "start")
    return folder


def tiny_model(vocabulary: int, positions: int = 512) -> BertModel:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=positions,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        pad_token_id=0,
    )
    return BertModel(config, add_pooling_layer=False).eval()
