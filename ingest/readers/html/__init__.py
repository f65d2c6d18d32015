"""HTML: the main content as text, one line a block. Nothing the page refers to is ever fetched."""

import codecs
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from ingest.dates import declared_date
from ingest.decoding import decode
from ingest.detect import HTML
from ingest.errors import DamagedFileError, NoTextError
from ingest.readers.builder import TextBuilder
from ingest.readers.html.blocks import add_blocks
from ingest.readers.html.inline import one_line
from ingest.readers.html.navigation import drop_navigation
from ingest.readers.properties import set_language
from ingest.types import Document, Metadata

# A declaration stands in the first kilobyte (HTML standard, 13.2.3.2).
_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)""", re.I
)
_DECLARED_WITHIN = 1024
# What pages that declare these really use (WHATWG Encoding standard, 4.2).
_REALLY = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# How libxml2 says that it gave up: 256 elements inside each other, or ten million characters in one.
_PAST_LIMITS = "ERR_RESOURCE_LIMIT"

_MAIN = ("//main", "//*[@role='main']", "//article")
_DATES = (
    "article:published_time",
    "datepublished",
    "dcterms.date",
    "dcterms.issued",
    "dc.date",
    "dc.date.issued",
    "date",
    "pubdate",
)
_AUTHORS = ("author", "dcterms.creator", "dc.creator")


class HtmlReader:
    media_type = HTML

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        root = parse(data)
        builder = TextBuilder()
        for element in _main_content(root):
            add_blocks(element, builder)
        builder.make_title(relative=True)
        return builder.document(HTML, _properties(root))


def parse(data: bytes) -> HtmlElement:
    """The root of a page, less what leads from it to other pages.

    Raises DamagedFileError for one beyond what libxml2 reads to its end, NoTextError for one that holds no
    element.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    # NUL ends a string for libxml2; the standard has it replaced.
    source = _decode(data).replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise NoTextError from error
    if any(error.type_name == _PAST_LIMITS for error in parser.error_log):
        # libxml2 stops there, and what follows would be lost without a word.
        raise DamagedFileError("La page HTML", "ses éléments sont trop imbriqués ou trop longs")
    drop_navigation(root)
    return root


def _decode(data: bytes) -> str:
    """By byte-order mark, then by declaration, then by content."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if declared and not data.startswith(_BYTE_ORDER_MARKS):
        try:
            codec = codecs.lookup((declared[1] or declared[2]).decode("ascii")).name
            return data.decode(_REALLY.get(codec, codec))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _main_content(root: HtmlElement) -> list[HtmlElement]:
    """The elements that hold what the page is about: the whole body when the page does not say."""
    for path in _MAIN:
        found = [element for element in root.xpath(path) if element.text_content().strip()]
        if len(found) == 1:
            return found
    return root.xpath("//body") or [root]


def _properties(root: HtmlElement) -> Metadata:
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("name") or element.get("property") or element.get("itemprop") or "").lower()
        value = " ".join((element.get("content") or "").split())
        if key and value:
            meta.setdefault(key, value)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Metadata(
        title=next(_titles(root, meta), None),
        date=next((found for key in _DATES if (found := declared_date(meta.get(key, "")))), None),
        language=set_language(language),
        authors=tuple(meta[key] for key in _AUTHORS if key in meta and "://" not in meta[key])[:1],
    )


def _titles(root: HtmlElement, meta: dict[str, str]) -> Iterator[str]:
    """From the surest: <title> often carries the site's name too."""
    headings = [title for element in root.iter("h1") if (title := one_line(element))]
    if len(headings) == 1:
        yield headings[0]
    if "og:title" in meta:
        yield meta["og:title"]
    for element in root.iter("title"):
        if title := one_line(element):
            yield title
    yield from headings
