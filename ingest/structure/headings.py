"""Headings: which paragraphs and numbered lines head what follows them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from ingest.structure.contents import Contents
from ingest.structure.elements import Element, visible
from ingest.structure.markers import Numbering, is_bullet, numbers
from ingest.structure.numbered import NumberedHeadings
from ingest.structure.outline import OUTER_TITLES
from ingest.structure.typography import (
    announces,
    holds_address,
    is_bold,
    is_capitals,
    is_contact,
    is_finished,
    key,
    last_character,
    starts_lower,
    words,
)
from ingest.structure.wording import (
    LONGEST_HEADING,
    LONGEST_LABEL,
    SENTENCE_END,
    breaks_off,
    is_admonition,
    is_body,
    is_short,
    looks_like_label,
    looks_like_title,
)
from ingest.types import BlockKind

_LONGEST_BOLD = 160  # characters; longer, a bold paragraph is an emphasis
_LARGER = 1.12  # of the body's size: one point more in ten or eleven is not chance
_SET_IN = 2  # columns: a line that begins one further than others was typed so by chance
_FEWEST_STATED = 3  # headings, to know from them how a document sets its own


def mark_headings(elements: Sequence[Element], contents: Contents) -> None:
    """Turns elements into headings where their number, their look or their place says so."""
    _Marker(elements, contents).mark()


class _Marker:
    def __init__(self, elements: Sequence[Element], contents: Contents) -> None:
        self._seen = [element for _, element in visible(elements)]
        self._listed = contents.levels
        self._numbered = NumberedHeadings(self._seen)
        # Where running text is set in, what stands in as far is a command or a quotation.
        indents = [e.lines[0].indent for e in self._seen if e.kind is BlockKind.PARAGRAPH and is_body(e)]
        self._margin = median_low(indents) if indents else 0
        self._plain_heads = self._sets_plain_headings()

    def mark(self) -> None:
        cover = self._cover()
        for index in range(cover, len(self._seen)):
            element = self._seen[index]
            if self._is_strong(index):
                element.kind = BlockKind.HEADING
            elif element.kind is BlockKind.LIST_ITEM and self._numbered.is_initial(index):
                element.kind = BlockKind.PARAGRAPH
        self._plain_heads = self._plain_heads and self._heads_without_number(cover)
        for index in range(len(self._seen) - 1, cover - 1, -1):
            if self._is_distinguished(index):
                self._seen[index].kind = BlockKind.HEADING
        self._mark_plain(cover)
        for element in self._seen[:cover]:
            if element.kind is BlockKind.HEADING and is_contact(element.text):
                element.kind, element.level = BlockKind.PARAGRAPH, 0

    def _sets_plain_headings(self) -> bool:
        """May a line in the type of the body be a heading here?

        Not where the headings that the layout states, by an outline, nearly all stand out or bear a number.
        """
        stated = [e for e in self._seen if (style := e.lines[0].style) and style.heading_level is not None]
        plain = sum(not _stands_out(element) and not numbers(element.text) for element in stated)
        return len(stated) < _FEWEST_STATED or plain > len(stated) // 10

    def _heads_without_number(self, cover: int) -> bool:
        """May a line without a number, in no special type, be a heading beside those that bear a decimal one?

        Not where hardly any line could: what is left then is the output of commands and sentences cut short.
        """
        numbered = sum(e.number is not None and e.number.style is Numbering.DECIMAL for e in self._seen)
        plain = [index for run, after in self._runs(cover) for index in self._heads_of(run, after)]
        plain += [index for index in range(cover, len(self._seen)) if self._is_label(index)]
        return sum(not _stands_out(self._seen[index]) for index in plain) > numbered // 10

    def _cover(self) -> int:
        """Number of elements before a table of contents near the top: names and mottoes, no headings."""
        nearest = 60  # elements
        for index, element in enumerate(self._seen[:nearest]):
            if element.kind is BlockKind.TABLE_OF_CONTENTS:
                before = self._seen[:index]
                return index if not any(is_body(e) and len(e.text) > LONGEST_HEADING for e in before) else 0
        return 0

    def _is_strong(self, index: int) -> bool:
        """Is this a heading whatever surrounds it: said by the source, listed, or numbered?"""
        element = self._seen[index]
        text = element.text
        if element.kind is BlockKind.HEADING:
            if holds_address(text) or (is_finished(text) and len(text) > LONGEST_HEADING):
                element.kind, element.level = BlockKind.PARAGRAPH, 0
                return False
            self._numbered.follow(element)
            return True
        if element.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or element.code or is_bullet(text):
            return False
        if not is_short(element) or holds_address(text):
            return False
        listed = key(text) in self._listed
        if listed and last_character(text) not in (";", ","):
            self._numbered.follow(element)
            return True
        if is_contact(text) and not self._numbered.goes_on(element):
            return False
        return self._numbered.is_heading(index)

    def _is_distinguished(self, index: int) -> bool:
        """Is it set apart by size, capitals or weight, or a label, and does something stand under it?"""
        element = self._seen[index]
        after = self._seen[index + 1] if index + 1 < len(self._seen) else None
        if element.kind is not BlockKind.PARAGRAPH or after is None:
            return False
        if self._is_term(element, after):
            return False
        if announces(element.text):
            return self._is_label(index) and (self._plain_heads or _stands_out(element))
        heads = is_body(after) or after.kind is BlockKind.HEADING
        return heads and looks_like_title(element) and _stands_out(element)

    def _is_label(self, index: int) -> bool:
        """Do these words and their colon head the paragraph below?"""
        element, after = self._seen[index], self._seen[index + 1] if index + 1 < len(self._seen) else None
        return (
            element.kind is BlockKind.PARAGRAPH
            and after is not None
            and looks_like_label(element)
            and not self._closes(index)
            and after.kind is BlockKind.PARAGRAPH
            and not after.code
            and is_body(after)
            and len(after.text) > len(element.text)
        )

    def _is_term(self, element: Element, after: Element) -> bool:
        """Is it defined by what is set in below it? Then it heads that alone, not what follows.

        Where all running text is set in, what stands out of it is a heading.
        """
        inset = min(line.indent for line in after.lines)
        return after.kind is BlockKind.PARAGRAPH and inset > max(self._margin, element.lines[0].indent)

    def _closes(self, index: int) -> bool:
        """Does it touch the text above and not what follows, as the last line of a listing does?"""
        element, after = self._seen[index], self._seen[index + 1]
        above = self._seen[index - 1] if index else None
        return above is not None and above.kind is BlockKind.PARAGRAPH and element.gap < after.gap

    def _mark_plain(self, cover: int) -> None:
        """Short lines in no special type: the last before running text heads it.

        Of two in a row both do (a title and what it is about); of a longer run, a list of figures
        or of contacts, the first heads the run if it follows running text.
        """
        for run, after in self._runs(cover):
            for index in self._heads_of(run, after):
                element = self._seen[index]
                if self._plain_heads or " ".join(words(element.text)) in OUTER_TITLES:
                    element.kind = BlockKind.HEADING

    def _runs(self, cover: int) -> Iterator[tuple[list[int], Element | None]]:
        """Runs of such lines, and what follows each."""
        run: list[int] = []
        for index in range(cover, len(self._seen) + 1):
            element = self._seen[index] if index < len(self._seen) else None
            if element is not None and element.kind is BlockKind.PARAGRAPH and self._is_loose(element):
                run.append(index)
                continue
            if run:
                yield run, element
            run = []

    def _heads_of(self, run: list[int], after: Element | None) -> list[int]:
        heads: list[int] = []
        # A bold paragraph too long for a title is a call-out: the heading is above it.
        while len(run) > 1 and is_bold(self._seen[run[-1]].text):
            run = run[:-1]
        if after is not None and is_body(after) and not starts_lower(after.text):
            last_two = run[-2:] if len(run) <= 2 else run[-1:]
            if self._reads_as_heading(run[-1]) and not self._is_term(self._seen[run[-1]], after):
                heads += [index for index in last_two if self._reads_as_heading(index)]
        if len(run) > 2 and run[0] and self._seen[run[0] - 1].kind is not BlockKind.TABLE_OF_CONTENTS:
            first = next((i for i in run[:-1] if not is_contact(self._seen[i].text)), None)
            if first is not None and self._reads_as_heading(first):
                heads.append(first)
        return heads

    def _reads_as_heading(self, index: int) -> bool:
        """A title, and not a sentence cut short, nor the lines of an address, which start with capitals."""
        element = self._seen[index]
        text = element.text
        broken = all(
            starts_lower(line.text) or len(above.text) > LONGEST_LABEL
            for above, line in pairwise(element.lines)
        )
        cut = breaks_off(text) or SENTENCE_END.search(text)
        return looks_like_title(element) and not cut and (broken or is_bold(text) or is_capitals(text))

    def _is_loose(self, element: Element) -> bool:
        text = element.text
        # A question alone on its line heads its answer; within a paragraph it would not stand alone.
        asks = last_character(text) == "?" and not SENTENCE_END.search(text)
        if element.lines[0].indent >= max(self._margin, _SET_IN) or is_admonition(text):
            return False
        return len(text) <= LONGEST_HEADING and (asks or not is_finished(text)) and not announces(text)


def _stands_out(element: Element) -> bool:
    """Is it set apart by weight, capitals or size?"""
    text = element.text
    bold = (is_bold(text) or element.bold) and len(text) <= _LONGEST_BOLD
    return bold or is_capitals(text) or element.size >= _LARGER
