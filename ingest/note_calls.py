"""Which section a note belongs to: the one that calls it, by the mark that both bear.

Notes stand at the foot of a page, where another section may have begun, or at the end of a chapter.
"""

import re
import unicodedata

from ingest.raised import calls_note
from ingest.structure.markers import NOTE, NUMBERED_NOTE, SMALL_NOTE
from ingest.types import Block

_CALL = re.compile(r"(?P<raised>[⁰¹²³⁴-⁹]{1,4})|\[\^[^\]\s]{1,40}\]")

Section = tuple[str, ...]


class NoteCalls:
    """Sections that called a note which has not come yet. Blocks are given in the order of the text."""

    def __init__(self) -> None:
        self._callers: dict[str, Section] = {}
        self._noted: Section = ()

    def note(self, text: str, block: Block, section: Section) -> None:
        """Remember what `block`, which stands in `section`, calls: raised numbers, Markdown's « [^1] »."""
        marks = _CALL.finditer(text, block.start, block.end)
        calls = (_plain(mark[0]) for mark in marks if not mark["raised"] or calls_note(text, *mark.span()))
        self._callers |= dict.fromkeys(calls, section)

    def section(self, text: str, note: Block, beside: Section, *, goes_on: bool) -> Section:
        """The section that calls the note, `beside` (where it stands) if none does.

        `goes_on`: it comes right after another note, which it goes on with if it has no mark of its own.
        """
        marks = (pattern.match(text, note.start, note.end) for pattern in (NOTE, NUMBERED_NOTE, SMALL_NOTE))
        mark = next(filter(None, marks), None)
        if mark:
            # A call is for one note: numbers may begin again with each page or chapter.
            self._noted = self._callers.pop(_plain(mark[0]), beside)
        elif not goes_on:
            self._noted = beside
        return self._noted


def _plain(mark: str) -> str:
    """The mark as both bear it: a note that is called « ¹ » may begin with « 1. » or « (1) »."""
    if mark.startswith("[^"):
        return mark.rstrip(": ")
    return "".join(filter(str.isdigit, unicodedata.normalize("NFKD", mark)))
