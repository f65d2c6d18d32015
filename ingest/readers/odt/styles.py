"""What a paragraph of an OpenDocument text is, by its style: title, heading, caption, list."""

import re
from dataclasses import dataclass

from lxml.etree import _Element

from ingest.readers.numerals import whole
from ingest.readers.opendocument import qn

# Names as the file writes them: those LibreOffice and Word come with are English in every language.
_HEADING = re.compile(r"(?:heading|titre)(?:_20_|[ _]?)([1-9]\d?)$", re.I)
_CONTENTS = re.compile(r"(?:contents|user_20_index|\w*_20_index)_20_(?:[1-9]\d?|heading)$", re.I)
_TITLES = {"title", "titre"}
_CAPTIONS = {"caption", "légende"}
# Styles inherit; a damaged file may do so in circles.
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Role:
    """What the style says of a paragraph or of a part of one."""

    title: bool = False
    heading: int | None = None
    """Level from 1."""
    caption: bool = False
    contents: bool = False
    bold: bool = False
    hidden: bool = False
    list_style: str | None = None
    """Name of the list style; empty where the style takes the paragraph out of its list."""


class Styles:
    """The styles of one document; `roots` are those of its styles and of its content."""

    def __init__(self, *roots: _Element) -> None:
        self._by_name: dict[tuple[str | None, str | None], _Element] = {}
        for root in roots:
            for style in root.iter(qn("style:style")):
                self._by_name[style.get(qn("style:family")), style.get(qn("style:name"))] = style
        self._roles: dict[tuple[str, str | None], Role] = {}

    def role(self, element: _Element, family: str = "paragraph") -> Role:
        """The role of a paragraph, or of an element of another style family."""
        prefix = "table" if family == "table" else "text"
        name = element.get(qn(f"{prefix}:style-name"))
        if (family, name) not in self._roles:
            self._roles[family, name] = self._find_role(family, name)
        return self._roles[family, name]

    def _find_role(self, family: str, style: str | None) -> Role:
        chain = self._chain(family, style)
        names = [element.get(qn("style:name"), "").lower() for element in chain] or [(style or "").lower()]
        named = next((int(match[1]) for name in names if (match := _HEADING.match(name))), None)
        level = whole(_first(chain, "style:default-outline-level"))
        if level is not None:
            named = level
        return Role(
            title=any(name in _TITLES for name in names),
            heading=named or None,
            caption=any(name in _CAPTIONS for name in names),
            contents=any(_CONTENTS.match(name) for name in names),
            bold=_property(chain, "fo:font-weight") == "bold",
            hidden=_property(chain, "text:display") == "none",
            list_style=_first(chain, "style:list-style-name"),
        )

    def _chain(self, family: str, style: str | None) -> list[_Element]:
        chain: list[_Element] = []
        while (family, style) in self._by_name and len(chain) < _LONGEST_CHAIN:
            chain.append(self._by_name[family, style])
            style = chain[-1].get(qn("style:parent-style-name"))
        return chain


def _first(chain: list[_Element], attribute: str) -> str | None:
    return next((found for style in chain if (found := style.get(qn(attribute))) is not None), None)


def _property(chain: list[_Element], attribute: str) -> str | None:
    for style in chain:
        for properties in style.iter(qn("style:text-properties")):
            if (found := properties.get(qn(attribute))) is not None:
                return found
    return None
