"""A packed file made here, byte by byte, and the model read from it."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import torch

from index.training.packed import BLOCK, MAGIC, read_packed, unpack_blocks
from index.training.start import starting_model
from index.training.tokenizer import SPACE, chosen_pieces, unigram_tokenizer

HIDDEN, INNER, POSITIONS = BLOCK, 2 * BLOCK, 8
PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), (f"{SPACE}un", -1.0), ("é", -2.0)]


def blocks(values: np.ndarray) -> bytes:
    """Whole numbers from -8 to 7, with a scale of 0.5."""
    rows = (values.reshape(-1, BLOCK) + 8).astype(np.uint8)
    scale = np.float16(0.5).tobytes()
    return b"".join(scale + bytes(row[:16] | (row[16:] << 4)) for row in rows)


def packed(rng: np.random.Generator) -> tuple[bytes, dict[str, np.ndarray]]:
    shapes = {"emb.word": (len(PIECES), HIDDEN), "emb.pos": (POSITIONS, HIDDEN), "emb.type": (2, HIDDEN)}
    shapes |= {"emb.ln.w": (HIDDEN,), "emb.ln.b": (HIDDEN,)}
    for part, rows, columns in (
        ("q", HIDDEN, HIDDEN), ("k", HIDDEN, HIDDEN), ("v", HIDDEN, HIDDEN), ("ao", HIDDEN, HIDDEN),
        ("fi", INNER, HIDDEN), ("fo", HIDDEN, INNER),
    ):  # fmt: skip
        shapes |= {f"l0.{part}.w": (rows, columns), f"l0.{part}.b": (rows,)}
    for part in ("aln", "oln"):
        shapes |= {f"l0.{part}.w": (HIDDEN,), f"l0.{part}.b": (HIDDEN,)}
    values = {name: rng.integers(-8, 8, shape) for name, shape in shapes.items()}
    is_packed = {n for n in shapes if n == "emb.word" or (n.endswith(".w") and "ln" not in n)}
    stored = {n: blocks(v) if n in is_packed else v.astype("<f4").tobytes() for n, v in values.items()}

    texts = [text.encode() for text, _ in PIECES]
    offsets = np.cumsum([0, *map(len, texts)]).astype("<u4").tobytes()
    scores = np.array([score for _, score in PIECES], "<f4").tobytes()
    head = MAGIC + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, INNER, len(PIECES), POSITIONS, 2, 1e-12, BLOCK)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(b"".join(texts)))
    head += offsets + scores + b"".join(texts) + struct.pack("<iI", 1, 9) + b"normalise"
    directory_size = 4 + sum(2 + len(name) + 21 for name in stored)
    place = len(head) + directory_size
    head += struct.pack("<i", len(stored))
    for name, content in stored.items():
        kind = 1 if name in is_packed else 0
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", kind, values[name].size, place, len(content))
        place += len(content)
    expected = {n: v * (0.5 if n in is_packed else 1.0) for n, v in values.items()}
    return head + b"".join(stored.values()), expected


@pytest.fixture
def file(tmp_path: Path) -> Path:
    content, _ = packed(np.random.default_rng(0))
    (tmp_path / "packed.bin").write_bytes(content)
    return tmp_path / "packed.bin"


def test_blocks_unpack_to_what_was_packed() -> None:
    values = np.random.default_rng(1).integers(-8, 8, 3 * BLOCK)
    assert (unpack_blocks(memoryview(blocks(values))) == values * 0.5).all()


def test_tokens_and_tensors_are_read(file: Path) -> None:
    _, expected = packed(np.random.default_rng(0))
    model = read_packed(file)

    assert model.pieces == PIECES
    assert (model.sizes.hidden, model.sizes.layers, model.sizes.positions) == (HIDDEN, 1, POSITIONS)
    assert model.sizes.epsilon == pytest.approx(1e-12)
    for name, values in expected.items():
        np.testing.assert_array_equal(model.tensors[name], values.ravel())


def test_the_start_reads_the_vector_of_each_chosen_token(file: Path) -> None:
    content = read_packed(file)
    tokenizer = unigram_tokenizer(chosen_pieces(content.pieces, ["un"] * 3, 6))

    model = starting_model(content, tokenizer)

    words = model.embeddings.word_embeddings.weight
    rows = content.tensors["emb.word"].reshape(-1, HIDDEN)
    for row, (text, _) in zip(rows, PIECES, strict=True):
        assert torch.equal(words[tokenizer.token_to_id(text)], torch.from_numpy(row.copy()))
    inner = content.tensors["l0.fi.w"].reshape(INNER, HIDDEN)
    assert torch.equal(model.encoder.layer[0].intermediate.dense.weight, torch.from_numpy(inner.copy()))


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"GGUF....")
    with pytest.raises(ValueError, match="not a packed model"):
        read_packed(tmp_path / "other")
