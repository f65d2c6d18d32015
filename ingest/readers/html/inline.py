"""Text inside a block: white space as a browser shows it."""

import re

from lxml.html import HtmlElement

from ingest.readers.builder import raised

# HTML collapses these and not the no-break spaces, which French typography needs.
_COLLAPSED = re.compile(r"[ \t\n\r\f]+")
# Stands for a line break until white space is collapsed: no HTML text holds a vertical tab.
LINE_BREAK = "\x0b"
_AROUND_BREAK = re.compile(f" *{LINE_BREAK} *")

# Struck out: what the page no longer says (HTML standard, 4.5.5 and 4.7.2).
STRUCK = {"del", "s", "strike"}
_UNSAID = {"script", "style", "template", *STRUCK}
# What stands before a note, by the classes of LibreOffice.
_NOTE_MARKS = {"sdfootnotesym", "sdendnotesym"}
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.I)

INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip


def displayed(text: str) -> str:
    """`text` with white space collapsed and LINE_BREAK turned into newlines."""
    return _AROUND_BREAK.sub("\n", _COLLAPSED.sub(" ", text)).strip(" \n")


def one_line(element: HtmlElement) -> str:
    """All that `element` says on one line, blocks inside it parted by a space."""
    parts: list[str] = []
    _gather(element, parts)
    return _COLLAPSED.sub(" ", "".join(parts)).strip()


def _gather(element: HtmlElement, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        dropped = child.tag in _UNSAID or is_anchor(child)
        if isinstance(child.tag, str) and not dropped:
            raised = raised_number(child)
            border = "" if child.tag in INLINE else " "
            parts.append(border)
            if raised:
                parts.append(raised)
            else:
                _gather(child, parts)
            parts.append(border)
        parts.append(child.tail or "")


def is_anchor(element: HtmlElement) -> bool:
    """Whether it is a sign to click on and no text: the « ¶ » after a heading, a note's way back."""
    return (
        element.tag == "a"
        and element.get("href", "").startswith("#")
        and not any(map(str.isalnum, element.text_content()))
    )


def raised_number(element: HtmlElement) -> str | None:
    """Superscript digits for a number set as superscript, such as a note's call: « 2021¹ », not « 20211 »."""
    is_mark = not _NOTE_MARKS.isdisjoint(element.get("class", "").split())
    if element.tag != "sup" and not is_mark and not _RAISED.search(element.get("style", "")):
        return None
    text = element.text_content().strip()
    digits = raised(text)
    return digits if digits != text else None
