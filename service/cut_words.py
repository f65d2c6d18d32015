"""Words that the lines of a printed page cut in two: « publi-⏎cation »."""

from collections.abc import Iterator

from ingest import indexed_text
from ingest.detect import PRINTED


def cut_words(text: str, media_type: str) -> Iterator[tuple[int, int]]:
    """Where `text` has a hyphen and the end of a line that are no part of the word around them."""
    if media_type in PRINTED:
        yield from indexed_text.cut_words(text)
