"""What a paragraph is, by its style, in the formats of word processors: title, heading, caption, contents."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

TITLES, CAPTIONS = ("title", "titre"), ("caption", "légende")
"""Names of styles, in small letters."""
# Built-in style names of Word are English in the file whatever its language; ids are translated.
HEADING_NAME = re.compile(r"(?:heading|titre) ?([1-9])$", re.I)
# Those of Word, then those of LibreOffice.
CONTENTS_NAME = re.compile(
    r"(?:toc|tm|table of figures|contents|(?:figure|illustration|table|object|user) index)"
    r"(?: ?(?:[1-9]|10)| heading)?$",
    re.I,
)
# Word and RTF count the outline levels of headings from 0; this and more is body text (ECMA-376 part 1,
# 17.3.1.20).
_BODY_LEVEL = 9
# Styles inherit; a damaged file may do so in circles.
_LONGEST_CHAIN = 20

_Style = TypeVar("_Style")


@dataclass(frozen=True, slots=True)
class Role:
    """What the style says of a paragraph."""

    title: bool = False
    heading: int | None = None
    """Level from 1."""
    caption: bool = False
    contents: bool = False
    bold: bool = False


def heading_level(outline: int | None) -> int | None:
    """Level from 1 of a heading whose level in the outline is `outline`; None for body text."""
    return outline + 1 if outline is not None and 0 <= outline < _BODY_LEVEL else None


def chain(style: _Style | None, parent: Callable[[_Style], _Style | None]) -> list[_Style]:
    """The style and those it inherits from, nearest first."""
    found: list[_Style] = []
    while style is not None and len(found) < _LONGEST_CHAIN:
        found.append(style)
        style = parent(style)
    return found
