"""Headings of books that mark none, by their looks, as a word processor exports them: larger, or in bold."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from ingest.readers.builder import can_be_heading
from ingest.readers.epub.looks import Looks, texts
from ingest.readers.html.blocks import BLOCKS, is_note
from ingest.readers.html.inline import one_line

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS = ("p", "div")
# What stands in these is large or bold for reasons of its own.
_APART = {"table", "ul", "ol", "dl", "aside", "blockquote", "figure", "pre", "nav"}
_LARGER = 1.12  # of the body's size: one point more in ten or eleven is not chance

Chapter = tuple[HtmlElement, Looks]


def mark_headings(chapters: Sequence[Chapter]) -> None:
    """Makes headings of the paragraphs that look like one, where the book itself has no heading.

    Larger ones have a level for each size; one in bold of the body's size is below the last of them.
    """
    if any(next(root.iter(*_HEADINGS), None) is not None for root, _ in chapters):
        return
    settings: Counter[tuple[float, bool]] = Counter()
    for root, looks in chapters:
        for body in root.iter("body"):
            for text, look in texts(body, looks):
                settings[_rounded(look.size), look.bold] += len(text)
    if not settings:
        return
    (size, bold), _ = settings.most_common(1)[0]
    found = [
        (paragraph, own)
        for root, looks in chapters
        for paragraph in _paragraphs(root)
        if (setting := _setting(paragraph, looks))
        and ((own := setting[0]) >= size * _LARGER or (setting[1] and not bold))
        and can_be_heading(one_line(paragraph))
    ]
    sizes = sorted({own for _, own in found if own > size}, reverse=True)
    level = 0
    for paragraph, own in found:
        if own in sizes:
            level = sizes.index(own) + 1
        paragraph.tag = f"h{min(level + (own not in sizes), len(_HEADINGS))}"


def _paragraphs(root: HtmlElement) -> Iterator[HtmlElement]:
    """Paragraphs of the running text that hold no other."""
    for paragraph in root.iter(*_PARAGRAPHS):
        if any(child.tag in BLOCKS for child in paragraph.iterdescendants()):
            continue
        if not any(
            outer.tag in _APART or is_note(outer) for outer in [paragraph, *paragraph.iterancestors()]
        ):
            yield paragraph


def _setting(paragraph: HtmlElement, looks: Looks) -> tuple[float, bool] | None:
    """The size that most of the paragraph has, and whether all is in bold; raised signs count for nothing."""
    shown = [(text, look) for text, look in texts(paragraph, looks) if not look.raised]
    if not any(any(map(str.isalnum, text)) for text, _ in shown):
        return None
    sizes: Counter[float] = Counter()
    for text, look in shown:
        sizes[_rounded(look.size)] += len(text)
    return sizes.most_common(1)[0][0], all(look.bold for _, look in shown)


def _rounded(size: float) -> float:
    return round(size, 2)
