"""What a paragraph of an OpenDocument text is, by its style: title, heading, caption, list."""

import re
from dataclasses import dataclass

from lxml.etree import _Element

from ingest.readers.numerals import whole
from ingest.readers.opendocument import qn
from ingest.readers.roles import CAPTIONS, TITLES, Role, chain

# Names as the file writes them: those LibreOffice and Word come with are English in every language.
_HEADING = re.compile(r"(?:heading|titre)(?:_20_|[ _]?)([1-9]\d?)$", re.I)
_CONTENTS = re.compile(r"(?:contents|user_20_index|\w*_20_index)_20_(?:[1-9]\d?|heading)$", re.I)


@dataclass(frozen=True, slots=True)
class StyleRole(Role):
    """What the style says of a paragraph or of a part of one."""

    list_style: str | None = None
    """Name of the list style; empty where the style takes the paragraph out of its list."""


class Styles:
    """The styles of one document; `roots` are those of its styles and of its content."""

    def __init__(self, *roots: _Element) -> None:
        self._by_name: dict[tuple[str | None, str | None], _Element] = {}
        for root in roots:
            for style in root.iter(qn("style:style")):
                self._by_name[style.get(qn("style:family")), style.get(qn("style:name"))] = style
        self._roles: dict[tuple[str, str | None], StyleRole] = {}

    def role(self, element: _Element, family: str = "paragraph") -> StyleRole:
        """The role of a paragraph, or of an element of another style family."""
        name = element.get(qn("text:style-name"))
        if (family, name) not in self._roles:
            self._roles[family, name] = self._find_role(family, name)
        return self._roles[family, name]

    def _find_role(self, family: str, style: str | None) -> StyleRole:
        styles = chain(
            self._by_name.get((family, style)),
            lambda element: self._by_name.get((family, element.get(qn("style:parent-style-name")))),
        )
        names = [element.get(qn("style:name"), "").lower() for element in styles] or [(style or "").lower()]
        named = next((int(match[1]) for name in names if (match := _HEADING.match(name))), None)
        level = whole(_first(styles, "style:default-outline-level"))
        if level is not None:
            named = level
        return StyleRole(
            title=any(name in TITLES for name in names),
            heading=named or None,
            caption=any(name in CAPTIONS for name in names),
            contents=any(_CONTENTS.match(name) for name in names),
            bold=_property(styles, "fo:font-weight") == "bold",
            list_style=_first(styles, "style:list-style-name"),
        )


def _first(styles: list[_Element], attribute: str) -> str | None:
    return next((found for style in styles if (found := style.get(qn(attribute))) is not None), None)


def _property(styles: list[_Element], attribute: str) -> str | None:
    for style in styles:
        for properties in style.iter(qn("style:text-properties")):
            if (found := properties.get(qn(attribute))) is not None:
                return found
    return None
