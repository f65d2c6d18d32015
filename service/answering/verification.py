"""Whether a citation still stands, and where its text went."""

from collections.abc import Iterable, Iterator
from itertools import chain

from index.types import DocumentContent, StoredDocument
from service.answering.citations import text_sha256
from service.types import CitationClaim, Verification, VerificationStatus

WINDOWS = 300_000
"""Places tried in a changed document before giving up: about a third of a second, and enough for every
word start of a book of 1,500 pages."""


def verify(
    claim: CitationClaim,
    document: StoredDocument | None,
    content: DocumentContent | None,
    starts: Iterable[int],
) -> Verification:
    """Compare a claim with the document as it is now (None: no longer there).

    Only the hash of the quoted text is known, not the text, so a range that moved is looked for by
    hashing ranges of the same length: at its old place, at `starts` (where the document's passages
    and their units begin), then at every start of a word. Case of the hexadecimal hash is ignored.
    """
    if document is None or content is None:
        return Verification(VerificationStatus.GONE)
    start = _find(claim, content.text, starts)
    end = None if start is None else start + claim.end - claim.start
    same = document.version == claim.version and start == claim.start
    return Verification(VerificationStatus.INTACT if same else VerificationStatus.CHANGED, start, end)


def _find(claim: CitationClaim, text: str, starts: Iterable[int]) -> int | None:
    length, wanted = claim.end - claim.start, claim.text_sha256.lower()
    tried: set[int] = set()
    for start in chain([claim.start], starts, _word_starts(text, claim.start)):
        if start in tried or start + length > len(text):
            continue
        if len(tried) == WINDOWS:
            break
        tried.add(start)
        if text_sha256(text[start : start + length]) == wanted:
            return start
    return None


def _word_starts(text: str, near: int) -> Iterator[int]:
    """Starts of words, the nearest first on either side in turn: most edits move text a little."""
    before, after = min(near, len(text)) - 1, near
    while before >= 0 or after < len(text):
        for at in (before, after):
            if 0 <= at < len(text) and not text[at].isspace() and (at == 0 or not _joined(text[at - 1])):
                yield at
        before -= 1
        after += 1


def _joined(character: str) -> bool:
    return character.isalnum()
