"""Plain text and Markdown files as a whole."""

import codecs

import pytest

from ingest.errors import BinaryFileError, EmptyFileError, EndlessLineError
from ingest.readers.markdown import MarkdownReader
from ingest.readers.text import LONGEST_LINE, TextReader
from ingest.types import BlockKind

READERS = [TextReader(), MarkdownReader()]
TEXT = "Le titre\r\n\r\nUne phrase de « l’été »,\r\ncoupée.\r\n"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.media_type)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_text_is_the_decoded_file(reader, encoding):
    assert reader.read(TEXT.encode(encoding), "a").text == TEXT


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.media_type)
def test_what_is_refused_says_why(reader):
    with pytest.raises(EmptyFileError, match="vide"):
        reader.read(codecs.BOM_UTF8, "a")
    with pytest.raises(BinaryFileError, match="binaires"):
        reader.read(b"\x00\x01\x02 texte", "a")
    with pytest.raises(EndlessLineError, match=r"une seule ligne de 5,0 millions de caractères"):
        reader.read(b"mot " * 1_250_000, "a")


def test_a_long_line_short_of_the_limit_is_read():
    text = "Une phrase courte. " * (LONGEST_LINE // 40)
    assert TextReader().read(text.encode(), "a").text == text


def test_markdown_knows_code_from_headings_and_front_matter_from_rules():
    front = "---\ntitre: Le guide\nauteur: Anne\n---\n\n"
    text = front + "## Un\n\n```\n# code\n```\n\nDeux\n----\n\nfin\n\n---\n\nsuite\n"
    document = MarkdownReader().read(text.encode(), "a.md")
    heads = [text[b.start : b.end] for b in document.blocks if b.kind in (BlockKind.HEADING, BlockKind.TITLE)]
    assert heads == ["## Un", "Deux\n----"]
    assert (document.metadata.title, document.metadata.authors) == ("Le guide", ("Anne",))
