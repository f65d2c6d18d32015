"""Books: the chapters in the order of the spine, each read as the page it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from ingest.detect import EPUB
from ingest.errors import DamagedFileError, DamagedPartError, NoTextError
from ingest.metadata import find_metadata
from ingest.readers.archives import Archive
from ingest.readers.builder import TextBuilder, one_line
from ingest.readers.epub.headings import Chapter, mark_headings
from ingest.readers.epub.looks import Looks, looks_of
from ingest.readers.epub.package import WHAT, Package
from ingest.readers.epub.stylesheets import StyleSheets
from ingest.readers.html import parse
from ingest.readers.html.blocks import add_blocks, is_note
from ingest.types import Block, BlockKind, Document

_ENTITIES = re.compile(rb"<!DOCTYPE[^>]*<!ENTITY", re.I)
# What is a site's own on a web page is part of the text in a book.
_OF_THE_TEXT = ("header", "footer", "aside")


class EpubReader:
    media_type = EPUB

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError, EncryptedError or TooLargeError."""
        archive = Archive(data, WHAT)
        package = Package(archive)
        builder = TextBuilder()
        chapters = list(_chapters(archive, package))
        mark_headings(chapters)
        for chapter in chapters:
            _add_chapter(*chapter, builder)
        text, blocks = builder.text, builder.blocks
        declared = package.metadata()
        properties = replace(declared, title=declared.title or _outermost_heading(text, blocks))
        return Document(text, EPUB, blocks, (), find_metadata(text, blocks, properties))


def _outermost_heading(text: str, blocks: Sequence[Block]) -> str | None:
    """The first heading of the highest level met: what a book without a title opens with."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    first = min(headings, key=lambda block: block.level, default=None)
    return one_line(text[first.start : first.end]) if first else None


def _chapters(archive: Archive, package: Package) -> Iterator[Chapter]:
    sheets = StyleSheets(archive)
    for member in package.chapters():
        chapter = archive.read(member)
        if _ENTITIES.search(chapter):
            raise DamagedFileError(WHAT, "il déclare des entités XML")
        if not chapter.strip():
            continue
        try:
            root = parse(chapter)
        except NoTextError as error:
            raise DamagedPartError(WHAT, member, "n'est pas un chapitre") from error
        yield root, looks_of(root, sheets.of(root, member))


def _add_chapter(root: HtmlElement, looks: Looks, builder: TextBuilder) -> None:
    for element, look in looks.items():
        if element.tag in _OF_THE_TEXT and not is_note(element):
            element.tag = "div"
        # As styles of their own, which are all that the reader of pages heeds.
        if look.hidden:
            element.set("style", "display: none")
        elif look.raised:
            element.set("style", "vertical-align: super")
    for body in root.iter("body"):
        add_blocks(body, builder)
