"""The French WordPiece vocabulary: lower case, no accents, so that « francais » is « français »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from index.training import recipe
from index.training.command import step_arguments
from index.training.data import generator, read_rows

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def untrained_tokenizer() -> Tokenizer:
    """The normalisation and splitting rules with an empty vocabulary."""
    tokenizer = Tokenizer(models.WordPiece({"[UNK]": 0}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.Sequence(
        [
            # Typing habits that carry no meaning: curly apostrophe, ligatures, dot leaders and drawn lines.
            normalizers.Replace("\u2019", "'"),
            normalizers.Replace(Regex("[œŒ]"), "oe"),
            normalizers.Replace(Regex("[æÆ]"), "ae"),
            normalizers.Replace(Regex(r"([^\w\s])\1\1\K\1+"), ""),
            normalizers.BertNormalizer(
                clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True
            ),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    return tokenizer


def train_tokenizer(texts: Iterable[str], size: int = recipe.VOCABULARY_SIZE) -> Tokenizer:
    """A WordPiece tokenizer of at most `size` tokens learnt from `texts`, adding [CLS] and [SEP]."""
    tokenizer = untrained_tokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        min_frequency=2,
        limit_alphabet=300,
        special_tokens=list(SPECIAL_TOKENS),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B [SEP]",
        special_tokens=[(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")],
    )
    return tokenizer


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
    tokenizer = train_tokenizer(vocabulary_texts(arguments.data))
    tokenizer.save(str(arguments.out / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} tokens")


if __name__ == "__main__":
    main()
