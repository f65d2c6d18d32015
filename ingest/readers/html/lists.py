"""How a page numbers the items of its ordered lists: « 1. », « b. », « IV. »."""

import re

from lxml.html import HtmlElement

from ingest.readers.numerals import numeral, whole

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z]+-[a-z]+(?:-[a-z]+)?)", re.I)


class Numbers:
    """Counts the items of one list; they must be asked for in order."""

    def __init__(self, ordered: HtmlElement) -> None:
        self._form = _form(ordered)
        start = whole(ordered.get("start"))
        self._next = 1 if start is None else start

    def label(self, item: HtmlElement) -> str:
        """An item may set its own number, from which those below it count on."""
        own = whole(item.get("value"))
        number = self._next if own is None else own
        self._next = number + 1
        return f"{numeral(number, self._form)}. "


def _form(ordered: HtmlElement) -> str:
    """As `numeral` names it. A style wins over the attribute, as in browsers."""
    style = _STYLE.search(ordered.get("style", ""))
    by_type = _TYPES.get(ordered.get("type", ""), "decimal")
    return _STYLES.get(style[1].lower(), by_type) if style else by_type
