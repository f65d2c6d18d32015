"""From HTML elements to blocks: headings, paragraphs, lists, tables, definitions."""

import re
from collections.abc import Iterator, Set

from lxml.html import HtmlElement

from ingest.readers.builder import BULLET, TextBuilder
from ingest.readers.html.inline import LINE_BREAK, STRUCK, displayed, is_anchor, raised_number
from ingest.readers.html.lists import Numbers
from ingest.readers.html.tables import is_data_table, table_rows
from ingest.types import BlockKind

_DROPPED = {
    "script", "style", "noscript", "template", "nav", "aside", "footer", "button", "select", "input",
    "textarea", "svg", "math", "iframe", "object", "canvas", "audio", "video", "map", "head", "dialog",
    *STRUCK,
}  # fmt: skip
_DROPPED_ROLES = {
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog",
}  # fmt: skip
# Navigation of pages made before <nav>, or by programs that do without it (DocBook's style sheets).
_NAVIGATION_CLASSES = {"navheader", "navfooter", "navbar", "navigation", "breadcrumb", "breadcrumbs"}
# Notes, one or all, as DPUB-ARIA 1.1 and EPUB Structural Semantics 1.1 mark them, or the programs that wrote
# the page: DocBook's style sheets, Sphinx and Pandoc by these classes, LibreOffice by these names.
_NOTE_ROLES = {"doc-footnote", "doc-endnote", "doc-endnotes"}
_NOTE_TYPES = {"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"}
_NOTE_CLASSES = {"footnote", "footnotes"}
_NOTE_ID = re.compile(r"sd(?:foot|end)note\d+$")
# Tables of contents, by the classes of the same programs and of wikis. Sphinx has a whole book on one page
# stand inside the class, so the class alone is no proof: a table of contents is made of links.
_CONTENTS_ROLES = {"doc-toc"}
_CONTENTS_CLASSES = {"toc", "toctree-wrapper"}
_LINKED_SHARE = 0.5
# Those of LibreOffice, which names each index it saves, and the divisions that stand for the pages' margins.
_CONTENTS_ID = re.compile(r"(?:Table of Contents|Illustration Index|Index of Tables|Table of Objects)\d+$")
_PAGE_DIVISIONS = {"header", "footer"}
# What stands inside these is of their kind, be it set as a list or under a title.
_WHOLE = (BlockKind.FOOTNOTE, BlockKind.TABLE_OF_CONTENTS)
# A page's own header is menus and a logo, an article's is its title.
_HEADER_OWNERS = {"article", "section", "main"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "form", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_LISTS = {"ul", "ol", "menu", "dir"}
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


def add_blocks(element: HtmlElement, builder: TextBuilder) -> None:
    """Appends what `element` says to `builder`."""
    walker = _Walker(builder)
    walker.walk(element)
    walker.flush()


class _Walker:
    """Gathers inline text until a block begins or ends, then adds it as what the innermost block is."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._inline: list[str] = []
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._lead: int | None = None
        self._marker = ""
        self._heading = 0
        self._depth = 0

    def flush(self) -> int | None:
        text = displayed("".join(self._inline))
        self._inline.clear()
        if not text:
            return None
        index = self._builder.add(self._kind, self._marker + text, level=self._level, lead=self._lead)
        self._marker = ""
        return index

    def walk(self, element: HtmlElement) -> None:
        if _is_dropped(element):
            return
        tag = element.tag
        if tag == "br":
            self._inline.append(LINE_BREAK)
        elif is_anchor(element):
            return
        elif raised := raised_number(element):
            self._inline.append(raised)
        elif tag in BLOCKS:
            self.flush()
            self._block(element, tag)
            self.flush()
        else:
            self._children(element)

    def _children(self, element: HtmlElement) -> None:
        self._inline.append(element.text or "")
        for child in element:
            self.walk(child)
            self._inline.append(child.tail or "")

    def _block(self, element: HtmlElement, tag: str) -> None:
        if is_note(element):
            self._inside(element, BlockKind.FOOTNOTE)
        elif _lists_contents(element):
            self._inside(element, BlockKind.TABLE_OF_CONTENTS)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = int(tag[1])
            self._inside(element, BlockKind.HEADING, self._heading)
        elif tag == "summary":
            self._inside(element, BlockKind.HEADING, self._heading + 1)
        elif tag in ("caption", "figcaption"):
            self._inside(element, BlockKind.CAPTION)
        elif tag == "pre":
            self._builder.add_preformatted(element.text_content())
        elif tag in _LISTS:
            self._list(element, ordered=tag == "ol")
        elif tag == "dl":
            self._definitions(element)
        elif tag == "table" and is_data_table(element):
            self._table(element)
        else:
            self._children(element)

    def _inside(
        self, element: HtmlElement, kind: BlockKind, level: int = 0, lead: int | None = None
    ) -> int | None:
        """Adds what `element` says as `kind`; the index of its first block."""
        outer = (self._kind, self._level, self._lead)
        before = self._builder.last
        if self._kind not in _WHOLE:
            self._kind, self._level, self._lead = kind, level, lead
        self._children(element)
        self.flush()
        self._kind, self._level, self._lead = outer
        added = self._builder.last
        return None if added == before else (before + 1 if before is not None else 0)

    def _list(self, element: HtmlElement, *, ordered: bool) -> None:
        kind = BlockKind.TABLE_OF_CONTENTS if _is_contents(element) else BlockKind.LIST_ITEM
        lead = self._lead_in()
        self._depth += 1
        numbers = Numbers(element) if ordered else None
        for child in element:
            if child.tag != "li":
                self.walk(child)
                continue
            self._marker = numbers.label(child) if numbers else BULLET
            level = self._depth if kind is BlockKind.LIST_ITEM else 0
            self._inside(child, kind, level, lead if kind is BlockKind.LIST_ITEM else None)
            self._marker = ""
        self._depth -= 1

    def _lead_in(self) -> int | None:
        """The block that introduces a list: the item that holds it, or a paragraph that ends with a colon."""
        last = self._builder.last
        if last is not None and self._depth and self._builder.kind_of(last) is BlockKind.LIST_ITEM:
            return last
        return self._builder.announcing

    def _definitions(self, element: HtmlElement) -> None:
        """Each term is a paragraph that leads its definitions, which are items."""
        term: int | None = None
        for child in element.iter("dt", "dd"):
            if next(child.iterancestors("dl"), None) is not element:
                continue
            if child.tag == "dt":
                term = self._inside(child, BlockKind.PARAGRAPH)
            else:
                self._inside(child, BlockKind.LIST_ITEM, 1, term)

    def _table(self, element: HtmlElement) -> None:
        for caption in element.iterchildren("caption"):
            self._inside(caption, BlockKind.CAPTION)
        self._builder.add_table(table_rows(element))


def _is_dropped(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or (tag in _DROPPED and not is_note(element)):
        return True
    if tag == "header" and not any(map(_owns_header, element.iterancestors())):
        return True
    if tag == "div" and element.get("title") in _PAGE_DIVISIONS:
        return True
    if tag == "form" and not _holds_content(element):
        return True
    return (
        element.get("role", "").lower() in _DROPPED_ROLES
        or _has_class(element, _NAVIGATION_CLASSES)
        or element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
        or _INVISIBLE.search(element.get("style", "")) is not None
    )


def is_note(element: HtmlElement) -> bool:
    return (
        element.get("role") in _NOTE_ROLES
        or not _NOTE_TYPES.isdisjoint(element.get("epub:type", "").split())
        or _has_class(element, _NOTE_CLASSES)
        or _NOTE_ID.match(element.get("id", "")) is not None
    )


def _lists_contents(element: HtmlElement) -> bool:
    return (
        element.get("role") in _CONTENTS_ROLES
        or _CONTENTS_ID.match(element.get("id", "")) is not None
        or (_has_class(element, _CONTENTS_CLASSES) and _linked(element) >= _LINKED_SHARE)
    )


def _has_class(element: HtmlElement, names: Set[str]) -> bool:
    return not names.isdisjoint(element.get("class", "").split())


def _owns_header(element: HtmlElement) -> bool:
    return element.tag in _HEADER_OWNERS or element.get("role") == "main"


def _holds_content(form: HtmlElement) -> bool:
    """Whether a form wraps the page, as some frameworks do, rather than asks for input."""
    return next(_content(form), None) is not None


def _content(form: HtmlElement) -> Iterator[HtmlElement]:
    yield from form.iter("main", "article", "h1", "h2", "table", "ul", "ol")


def _is_contents(element: HtmlElement) -> bool:
    """Whether every item is but a link into this very page."""
    items = list(element.iter("li"))
    return len(items) >= 2 and all(_links_within(item) for item in items)


def _links_within(item: HtmlElement) -> bool:
    links = list(item.iter("a"))
    return (
        bool(links)
        and all((link.get("href") or "").startswith("#") for link in links)
        and _linked(item) >= 0.8
    )


def _linked(element: HtmlElement) -> float:
    """Share of its characters, less white space, that stand in links; all where there are none."""
    length = _length(element)
    return sum(_length(link) for link in element.iter("a")) / length if length else 1.0


def _length(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))
