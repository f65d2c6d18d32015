"""How many pages a document may have."""

from ingest.errors import TooManyPagesError

# Ten times the longest report met; what a bomb of empty pages would cost the viewer and the store.
PAGES_LIMIT = 10_000


def refuse_too_many(pages: int) -> None:
    """Raises TooManyPagesError for more than PAGES_LIMIT."""
    if pages > PAGES_LIMIT:
        raise TooManyPagesError(pages, PAGES_LIMIT)
