"""The tokens of multilingual-e5-small that texts in French and its neighbours need: a quarter of 250,000."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.training import recipe
from index.training.command import step_arguments
from index.training.data import generator, read_rows
from index.training.packed import packed_file, read_packed

PAD, START, END, UNKNOWN = "<pad>", "<s>", "</s>", "<unk>"
SPECIAL_TOKENS = (PAD, START, END, UNKNOWN)  # their ids are their places; padding is 0 everywhere else
SPACE = "\u2581"  # how SentencePiece writes the space before a word
_READ_AT_ONCE = 1_000

Piece = tuple[str, float]
"""Its text and its log-probability."""


def unigram_tokenizer(pieces: Sequence[Piece]) -> Tokenizer:
    """A SentencePiece unigram tokenizer of `pieces`, special tokens first; adds <s> and </s>."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), SPECIAL_TOKENS.index(UNKNOWN), byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            # Typing and typesetting habits that carry no meaning: curly apostrophes, characters that do not
            # show, dot leaders and drawn lines, white space.
            normalizers.Replace("\u2019", "'"),
            normalizers.Replace(Regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"), ""),
            normalizers.Replace(Regex(r"([^\w\s])\1\1\K\1+"), ""),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    ids = [(token, SPECIAL_TOKENS.index(token)) for token in (START, END)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{START} $A {END}", pair=f"{START} $A {END} {END} $B {END}", special_tokens=ids
    )
    return tokenizer


def chosen_pieces(pieces: Sequence[Piece], texts: Iterable[str], size: int) -> list[Piece]:
    """`size` pieces: the special tokens, those that `texts` use, then the likeliest others in Latin script.

    Those others are for languages of which there is no text here, German first.
    """
    ordinary = [piece for piece in pieces if piece[0] not in SPECIAL_TOKENS]
    everything = unigram_tokenizer([*((token, 0.0) for token in SPECIAL_TOKENS), *ordinary])
    uses: Counter[str] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _READ_AT_ONCE:
            _count(everything, batch, uses)
            batch = []
    _count(everything, batch, uses)

    def order(piece: Piece) -> tuple[bool, float]:
        used = uses[piece[0]] >= recipe.PIECE_MIN_USES or len(piece[0]) == 1
        return not used, -piece[1]

    readable = [piece for piece in ordinary if is_latin(piece[0]) or uses[piece[0]] >= recipe.PIECE_MIN_USES]
    kept = sorted(readable, key=order)[: size - len(SPECIAL_TOKENS)]
    return [*((token, 0.0) for token in SPECIAL_TOKENS), *kept]


def _count(tokenizer: Tokenizer, texts: list[str], uses: Counter[str]) -> None:
    for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False):
        uses.update(encoding.tokens)


def is_latin(piece: str) -> bool:
    """Whether every letter of `piece` is Latin."""
    return all(
        unicodedata.name(character, "").startswith("LATIN") for character in piece if character.isalpha()
    )


def vocabulary_texts(data: Path) -> Iterator[str]:
    """Texts of each source up to its share of characters, sampled in a fixed order."""
    sources: dict[str, Iterator[str]] = {
        "laws_fr": (row["fr"] for row in read_rows(data, "laws_parallel")),
        "laws_en": (row["en"] for row in read_rows(data, "laws_parallel")),
        "general_fr": (row["fr"] for row in read_rows(data, "general_parallel")),
        "general_en": (row["en"] for row in read_rows(data, "general_parallel")),
        "debates": (row["text"] for row in read_rows(data, "prose_debates")),
        "novels": (row["text"] for row in read_rows(data, "prose_novels")),
        "codes": (row["text"] for row in read_rows(data, "codes_sections")),
        "manuals": (row["text"] for row in read_rows(data, "manuals_headings")),
        "encyclopaedia": (
            text
            for name in ("piaf", "openquizzdb")
            for row in read_rows(data, name)
            for text in (row["question"], row["answer"], row["passage"])
        ),
        "administration": (row["text"] for row in read_rows(data, "service_public_fiches")),
    }
    for name, texts in sources.items():
        unique = sorted(set(texts))
        generator().shuffle(unique)
        left = recipe.VOCABULARY_CHARACTERS[name]
        for text in unique:
            if left <= 0:
                break
            left -= len(text)
            yield text


def main() -> None:
    arguments = step_arguments(__doc__)
    pieces = read_packed(packed_file()).pieces
    tokenizer = unigram_tokenizer(
        chosen_pieces(pieces, vocabulary_texts(arguments.data), recipe.VOCABULARY_SIZE)
    )
    tokenizer.save(str(arguments.out / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} tokens")


if __name__ == "__main__":
    main()
