"""What a paragraph is, by its style: title, heading, caption, table of contents, list."""

from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from ingest.readers.numerals import whole
from ingest.readers.roles import CAPTIONS, CONTENTS_NAME, HEADING_NAME, TITLES, Role, chain, heading_level


@dataclass(frozen=True, slots=True)
class WordRole(Role):
    number: tuple[str, int] | None = None
    """(w:numId, level from 0) of the style's own list."""


class Styles:
    def __init__(self, part: DocumentPart) -> None:
        self._by_id = {style.get(qn("w:styleId")): style for style in part.styles.element.iter(qn("w:style"))}
        self._roles: dict[str | None, WordRole] = {}

    def role(self, paragraph: _Element) -> WordRole:
        properties = paragraph.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        if style not in self._roles:
            self._roles[style] = self._find_role(style)
        role = self._roles[style]
        level = heading_level(whole(value(properties, "w:outlineLvl")))
        if level is not None and role.heading is None:
            return WordRole(heading=level, bold=role.bold, number=role.number)
        return role

    def _find_role(self, style: str | None) -> WordRole:
        styles = chain(self._by_id.get(style), lambda element: self._by_id.get(value(element, "w:basedOn")))
        names = [(value(element, "w:name") or "").strip().lower() for element in styles]
        names.append((style or "").lower())
        properties = [element.find(qn("w:pPr")) for element in styles]
        outline = whole(next((found for each in properties if (found := value(each, "w:outlineLvl"))), None))
        named = next((int(match[1]) for name in names if (match := HEADING_NAME.match(name))), None)
        contents = any(CONTENTS_NAME.match(name) for name in names)
        return WordRole(
            title=any(name in TITLES for name in names),
            heading=None if contents else named or heading_level(outline),
            caption=any(name in CAPTIONS for name in names),
            contents=contents,
            bold=any(is_on(element.find(qn("w:rPr")), "w:b") for element in styles),
            number=next((number for each in properties if (number := list_number(each))), None),
        )


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
