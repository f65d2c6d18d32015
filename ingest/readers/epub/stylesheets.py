"""What the style sheets of a book say of its elements (CSS 2.2, 6), as far as `looks` asks.

What stands under a condition (« @media », « @supports ») is passed over: nothing here is a screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import cssselect2
import tinycss2
from lxml.html import HtmlElement

from ingest.readers.archives import Archive
from ingest.readers.epub.package import member_at

# tinycss2 and cssselect2 have no types.
_Node = Any
_Rule = tuple[Any, list[_Node]]
"""A selector, and declarations."""
Value = Any
"""The first token of a declaration's value, as tinycss2 gives it: properties with one value need no more."""

_ASKED = {"display", "visibility", "font-size", "font-weight", "vertical-align", "position", "top", "bottom"}


class StyleSheets:
    """Those of one book, each parsed once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._parsed: dict[str, list[_Rule]] = {}

    def of(self, chapter: HtmlElement, member: str) -> "Cascade":
        """What applies to the chapter that the archive has as `member`. Raises DamagedPartError."""
        matcher = cssselect2.Matcher()
        for element in chapter.iter("link", "style"):
            rules = self._linked(element, member) if element.tag == "link" else _rules(element.text or "")
            for selector, declarations in rules:
                matcher.add_selector(selector, declarations)
        return Cascade(matcher)

    def _linked(self, link: HtmlElement, member: str) -> list[_Rule]:
        if link.get("rel", "").lower().split() != ["stylesheet"]:
            return []
        name = member_at(member, link.get("href", ""))
        if name not in self._archive.names:
            return []
        if name not in self._parsed:
            self._parsed[name] = list(_rules(self._archive.read(name)))
        return self._parsed[name]


class Cascade:
    def __init__(self, matcher: cssselect2.Matcher) -> None:
        self._matcher = matcher

    def declared(self, element: cssselect2.ElementWrapper) -> Mapping[str, Value]:
        """By property, what wins of all that is declared of the element itself."""
        declarations = [
            declaration
            for _, _, pseudo, matched in self._matcher.match(element)
            if pseudo is None
            for declaration in matched
        ]
        if own := element.etree_element.get("style"):
            declarations += _declarations(own)
        declarations.sort(key=lambda declaration: bool(declaration.important))
        return {
            declaration.lower_name: value
            for declaration in declarations
            if (value := _first_token(declaration)) is not None
        }


def _rules(sheet: bytes | str) -> Iterator[_Rule]:
    """In order, less what no browser understands either."""
    options = {"skip_comments": True, "skip_whitespace": True}
    if isinstance(sheet, bytes):
        rules, _ = tinycss2.parse_stylesheet_bytes(sheet, **options)
    else:
        rules = tinycss2.parse_stylesheet(sheet, **options)
    for rule in rules:
        if rule.type != "qualified-rule":
            continue
        declarations = _declarations(rule.content)
        if not declarations:
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue
        for selector in selectors:
            yield selector, declarations


def _declarations(content: str | Sequence[_Node]) -> list[_Node]:
    return [
        declaration
        for declaration in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        if declaration.type == "declaration" and declaration.lower_name in _ASKED
    ]


def _first_token(declaration: _Node) -> Value | None:
    return next((token for token in declaration.value if token.type != "whitespace"), None)
