"""Numbered headings: which numbers at the start of a line belong to the plan, and which to a list."""

import re
from collections.abc import Iterable, Sequence

from ingest.structure.elements import Element
from ingest.structure.markers import Number, Numbering, is_bullet, numbers
from ingest.structure.typography import announces, is_finished, last_character, starts_title
from ingest.types import BlockKind

_LONGEST_BARE_NUMBER = 40  # characters: « Article 12 bis. »


class NumberedHeadings:
    """Follows the numbers of a document from top to bottom: a plan counts without gaps."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._seen = elements
        self._sequences: dict[Numbering, int] = {}
        self._last: Number | None = None
        self._items: dict[Numbering, int] = {}

    def is_heading(self, index: int) -> bool:
        element = self._seen[index]
        text = element.text.strip("*_ ")
        for number in numbers(text):
            rest = re.sub(r"^\S+\s*(?:[–—/-]\s*)?", "", text)
            if number.style is Numbering.KEYWORD:
                # « Article 5. » stands alone; « Article 5 de la loi … . » is a sentence.
                asks = last_character(text) == "?"
                if len(text) <= _LONGEST_BARE_NUMBER or not is_finished(text) or asks:
                    element.number = number
                    return True
                continue
            if (is_finished(text) and last_character(text) != "?") or last_character(text) in (",", ":"):
                continue
            if not self._is_next(number) or not (starts_title(rest) or self._goes_on(number)):
                continue
            if self._items.get(number.style) == number.value - 1 or self._is_listed_item(index):
                self._items[number.style] = number.value
                continue
            self._take(element, number)
            return True
        return False

    def _take(self, element: Element, number: Number) -> None:
        element.number = number
        self._items.clear()
        self._sequences[number.style] = number.value
        self._last = number

    def _is_next(self, number: Number) -> bool:
        """Is it the first of a sequence, or does it follow the last seen (one may be lost)?"""
        last = self._sequences.get(number.style, 0)
        if number.style in (Numbering.DECIMAL, Numbering.KEYWORD):
            return True
        return number.value == 1 or 1 <= number.value - last <= 2

    def goes_on(self, element: Element) -> bool:
        """Does its decimal number come right after that of the last heading, « 4.4.6 » after « 4.4.5 »?"""
        return any(map(self._goes_on, numbers(element.text)))

    def _goes_on(self, number: Number) -> bool:
        last = self._last
        if last is None or not number.style is last.style is Numbering.DECIMAL:
            return False
        after = ((last.above, last.value + 1), (f"{last.above}.{last.value}", 1))
        return (number.above, number.value) in after

    def follow(self, element: Element) -> None:
        """Reads the number of what is a heading for another reason."""
        found = numbers(element.text.lstrip("#*_ "))
        best = next((number for number in found if self._is_next(number)), found[0] if found else None)
        if best is not None:
            self._take(element, best)

    def _is_listed_item(self, index: int) -> bool:
        """Is this one item of a list: announced by a colon, or touching another item?"""
        element = self._seen[index]
        before = self._seen[index - 1] if index else None
        after = self._seen[index + 1] if index + 1 < len(self._seen) else None
        if before is not None and before.kind is not BlockKind.HEADING and announces(before.text):
            return True
        if after is None:
            return False
        return (
            after.kind is BlockKind.LIST_ITEM
            and not is_bullet(after.text)
            and not (after.gap and self._is_subordinate(element, after))
        )

    def _is_subordinate(self, element: Element, after: Element) -> bool:
        """Does `after` start a numbering of its own, as « A. » does under « I. »?"""
        above, below = numbers(element.text), numbers(after.text)
        return any(low.value == 1 and all(low.style is not high.style for high in above) for low in below)

    def is_initial(self, index: int) -> bool:
        """Is « J. Martin » here a person: a letter that no neighbour's letter precedes or follows?"""
        element = self._seen[index]
        letters = [n for n in numbers(element.text) if n.style is Numbering.UPPER]
        if not letters:
            return False
        neighbours = [
            self._neighbour(range(index - 1, -1, -1)),
            self._neighbour(range(index + 1, len(self._seen))),
        ]
        return letters[0].value != 1 and not any(
            abs(near.value - letters[0].value) == 1
            for neighbour in neighbours
            if neighbour is not None
            for near in numbers(neighbour.text)
            if near.style is Numbering.UPPER
        )

    def _neighbour(self, indices: Iterable[int]) -> Element | None:
        """The nearest element: items with bullets may stand under « A. », before « B. »."""
        return next((self._seen[index] for index in indices if not is_bullet(self._seen[index].text)), None)
