"""Lone surrogates, which no tokenizer takes: halves of a UTF-16 pair, as damaged files have them."""


def without_surrogates(text: str) -> str:
    """`text` with a question mark for each of them: every other character keeps its place."""
    return text.encode(errors="replace").decode()
