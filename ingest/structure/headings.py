"""Headings: which paragraphs and numbered lines head what follows them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from ingest.dates import is_date
from ingest.structure.contents import Contents
from ingest.structure.elements import Element, is_code, visible
from ingest.structure.markers import is_bullet
from ingest.structure.numbered import NumberedHeadings
from ingest.structure.typography import (
    announces,
    is_bold,
    is_capitals,
    is_contact,
    is_finished,
    key,
    last_character,
    starts_lower,
    starts_title,
    words,
)
from ingest.types import BlockKind

LONGEST_HEADING = 200  # characters; official reports do set titles on three lines
_LONGEST_BOLD = 160  # longer, a bold paragraph is an emphasis
_MOST_LINES = 3
_LONGEST_LABEL = 60  # « Bade-Wurtemberg : »; a longer line before a colon is a sentence
_BODY = 60  # characters from which an unfinished paragraph still reads as body text
_LARGER = 1.12  # of the body's size: one point more in ten or eleven is not chance
_SHORTEST_SENTENCE = 2  # spaces in a paragraph that ends with a full stop: « Un devis suffit. »
_SENTENCE_END = re.compile(r"(?:[a-zà-ÿ]{2}|[%€)»\d])\s?[.?!…]\s+[A-ZÀ-Þ«]")
_BYLINE = re.compile(
    r"[*_]*(?:(?:par|publiée?|mise? à jour|rédigée?|auteure?s?|date|réf|version|objet|destinataires?|copie"
    r"|copyright)\b|©)",
    re.IGNORECASE,
)
# What a manual sets above its boxes: the text after the box belongs to the heading before it.
_ADMONITIONS = {
    "note", "nota", "remarque", "important", "attention", "avertissement", "astuce", "conseil",
    "mise en garde", "a noter", "a savoir", "danger", "prudence", "tip", "caution", "warning",
}  # fmt: skip


def mark_headings(elements: Sequence[Element], contents: Contents) -> None:
    """Turns elements into headings where their number, their look or their place says so."""
    _Marker(elements, contents).mark()


def looks_like_title(element: Element) -> bool:
    """Could these words be a title? Not an address, a date, a byline or a sentence."""
    text = element.text
    return (
        not element.code
        and len(text) <= LONGEST_HEADING
        and len(element.lines) <= _MOST_LINES
        and starts_title(text)
        and sum(character.isalpha() for character in text) >= 3
        and last_character(text) not in (".", ";", ",", ":", "…")
        and not is_contact(text)
        and not is_date(text)
        and not _BYLINE.match(text)
        and not is_admonition(text)
    )


def is_admonition(text: str) -> bool:
    """Is it the label of a box, « Attention » or « Remarque : », which heads the box alone?"""
    return " ".join(words(text[:_LONGEST_LABEL])) in _ADMONITIONS


def is_body(element: Element) -> bool:
    """Is it running text, not one more short line?"""
    if element.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION):
        return True
    if element.kind is not BlockKind.PARAGRAPH:
        return False
    text = element.text
    if is_admonition(text):
        return True
    if last_character(text) == "." and not text.endswith("..") and text.count(" ") >= _SHORTEST_SENTENCE:
        return True
    return len(text) >= _BODY and (
        is_finished(text)
        or announces(text)
        or len(text) > LONGEST_HEADING
        or bool(_SENTENCE_END.search(text))
    )


class _Marker:
    def __init__(self, elements: Sequence[Element], contents: Contents) -> None:
        self._all = elements
        self._seen = [element for _, element in visible(elements)]
        self._listed = contents.levels
        self._numbered = NumberedHeadings(self._seen)
        # Where running text is set in, what stands in as far is a command or a quotation.
        indents = [e.lines[0].indent for e in self._seen if e.kind is BlockKind.PARAGRAPH and is_body(e)]
        self._margin = median_low(indents) if indents else 0

    def mark(self) -> None:
        cover = self._cover()
        for index in range(cover, len(self._seen)):
            element = self._seen[index]
            if self._is_strong(index):
                element.kind = BlockKind.HEADING
            elif element.kind is BlockKind.LIST_ITEM and self._numbered.is_initial(index):
                element.kind = BlockKind.PARAGRAPH
        for index in range(len(self._seen) - 1, cover - 1, -1):
            if self._is_distinguished(index):
                self._seen[index].kind = BlockKind.HEADING
        self._mark_plain(cover)
        for element in self._seen[:cover]:
            if element.kind is BlockKind.HEADING and is_contact(element.text):
                element.kind, element.level = BlockKind.PARAGRAPH, 0

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
            if is_contact(text) or (is_finished(text) and len(text) > LONGEST_HEADING):
                element.kind, element.level = BlockKind.PARAGRAPH, 0
                return False
            self._numbered.follow(element)
            return True
        if element.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or element.code or is_bullet(text):
            return False
        if len(text) > LONGEST_HEADING or len(element.lines) > _MOST_LINES or is_contact(text):
            return False
        listed = key(text) in self._listed
        if listed and last_character(text) not in (";", ","):
            self._numbered.follow(element)
            return True
        return self._numbered.is_heading(index)

    def _is_distinguished(self, index: int) -> bool:
        """Is it set apart by size, capitals or weight, or a label, and does something stand under it?"""
        element = self._seen[index]
        after = self._seen[index + 1] if index + 1 < len(self._seen) else None
        if element.kind is not BlockKind.PARAGRAPH or element.code or after is None:
            return False
        text = element.text
        if announces(text):
            return (
                len(text) <= _LONGEST_LABEL
                and starts_title(text)
                and not _BYLINE.match(text)
                and not is_contact(text)
                and not is_admonition(text)
                and after.kind is BlockKind.PARAGRAPH
                and not is_code(after.lines[0])
                and is_body(after)
                and len(after.text) > len(text)
            )
        if not looks_like_title(element) or not (is_body(after) or after.kind is BlockKind.HEADING):
            return False
        bold = (is_bold(text) or element.bold) and len(text) <= _LONGEST_BOLD
        return bold or is_capitals(text) or element.size >= _LARGER

    def _mark_plain(self, cover: int) -> None:
        """Short lines in no special type: the last before running text heads it.

        Of two in a row both do (a title and what it is about); of a longer run, a list of figures
        or of contacts, the first heads the run if it follows running text.
        """
        run: list[int] = []
        for index in range(cover, len(self._seen) + 1):
            element = self._seen[index] if index < len(self._seen) else None
            if element is not None and element.kind is BlockKind.PARAGRAPH and self._is_loose(element):
                run.append(index)
                continue
            if run:
                self._mark_run(run, element)
            run = []

    def _mark_run(self, run: list[int], after: Element | None) -> None:
        heads: list[int] = []
        # A bold paragraph too long for a title is a call-out: the heading is above it.
        while len(run) > 1 and is_bold(self._seen[run[-1]].text):
            run = run[:-1]
        if after is not None and is_body(after) and not starts_lower(after.text):
            last_two = run[-2:] if len(run) <= 2 else run[-1:]
            if self._reads_as_heading(run[-1]):
                heads += [index for index in last_two if self._reads_as_heading(index)]
        if len(run) > 2 and run[0] and self._seen[run[0] - 1].kind is not BlockKind.TABLE_OF_CONTENTS:
            first = next((i for i in run[:-1] if not is_contact(self._seen[i].text)), None)
            if first is not None and self._reads_as_heading(first):
                heads.append(first)
        for index in heads:
            self._seen[index].kind = BlockKind.HEADING

    def _reads_as_heading(self, index: int) -> bool:
        """A title, and not the lines of an address, each of which starts with a capital."""
        element = self._seen[index]
        broken = all(
            starts_lower(line.text) or len(above.text) > _LONGEST_LABEL
            for above, line in pairwise(element.lines)
        )
        return looks_like_title(element) and (broken or is_bold(element.text) or is_capitals(element.text))

    def _is_loose(self, element: Element) -> bool:
        text = element.text
        # A question alone on its line heads its answer; within a paragraph it would not stand alone.
        asks = last_character(text) == "?" and not _SENTENCE_END.search(text)
        if 0 < self._margin <= element.lines[0].indent or is_admonition(text):
            return False
        return len(text) <= LONGEST_HEADING and (asks or not is_finished(text)) and not announces(text)
