"""What a paragraph is, by its style: title, heading, caption, table of contents, list."""

import re
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from ingest.readers.numerals import whole

# Built-in style names are English in the file whatever the language of Word; ids are translated.
HEADING_NAME = re.compile(r"(?:heading|titre) ?([1-9])$", re.I)
CONTENTS_NAME = re.compile(r"(?:toc|tm|table of figures)(?: ?[1-9]| heading)?$", re.I)
# w:outlineLvl counts headings from 0; 9 is body text (ECMA-376 part 1, 17.3.1.20).
_BODY_LEVEL = 9
# Styles inherit; a damaged file may do so in circles.
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Role:
    """What the style says of a paragraph."""

    title: bool = False
    heading: int | None = None
    """Level from 1."""
    caption: bool = False
    contents: bool = False
    bold: bool = False
    number: tuple[str, int] | None = None
    """(w:numId, level from 0) of the style's own list."""


class Styles:
    def __init__(self, part: DocumentPart) -> None:
        self._by_id = {style.get(qn("w:styleId")): style for style in part.styles.element.iter(qn("w:style"))}
        self._roles: dict[str | None, Role] = {}

    def role(self, paragraph: _Element) -> Role:
        properties = paragraph.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        if style not in self._roles:
            self._roles[style] = self._find_role(style)
        role = self._roles[style]
        level = whole(value(properties, "w:outlineLvl"))
        if level is not None and level < _BODY_LEVEL and role.heading is None:
            return Role(heading=level + 1, bold=role.bold, number=role.number)
        return role

    def _find_role(self, style: str | None) -> Role:
        chain = self._chain(style)
        names = [(value(element, "w:name") or "").strip().lower() for element in chain]
        names.append((style or "").lower())
        properties = [element.find(qn("w:pPr")) for element in chain]
        level = whole(next((found for each in properties if (found := value(each, "w:outlineLvl"))), None))
        named = next((int(match[1]) for name in names if (match := HEADING_NAME.match(name))), None)
        if named is None and level is not None and level < _BODY_LEVEL:
            named = level + 1
        contents = any(CONTENTS_NAME.match(name) for name in names)
        return Role(
            title=any(name in ("title", "titre") for name in names),
            heading=None if contents else named,
            caption=any(name in ("caption", "légende") for name in names),
            contents=contents,
            bold=any(is_on(element.find(qn("w:rPr")), "w:b") for element in chain),
            number=next((number for each in properties if (number := list_number(each))), None),
        )

    def _chain(self, style: str | None) -> list[_Element]:
        chain: list[_Element] = []
        while style in self._by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self._by_id[style])
            style = value(chain[-1], "w:basedOn")
        return chain


def value(element: _Element | None, tag: str) -> str | None:
    """The w:val of the child `tag`."""
    child = element.find(qn(tag)) if element is not None else None
    found = child.get(qn("w:val")) if child is not None else None
    return str(found) if found is not None else None


def is_on(properties: _Element | None, tag: str) -> bool:
    """Whether a toggle such as w:b is set (ECMA-376 part 1, 17.17.4: absent value means true)."""
    child = properties.find(qn(tag)) if properties is not None else None
    return child is not None and child.get(qn("w:val"), "true") not in ("0", "false", "off")


def list_number(properties: _Element | None) -> tuple[str, int] | None:
    """(w:numId, level from 0) that paragraph properties ask for."""
    number = properties.find(qn("w:numPr")) if properties is not None else None
    if number is None:
        return None
    level = whole(value(number, "w:ilvl") or "0")
    identifier = value(number, "w:numId")
    return (identifier, level) if identifier is not None and level is not None else None
