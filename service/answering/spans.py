"""The words that the reader takes for the answer, where they stand in the document."""

from index.types import Hit
from service.types import Quote


def reader_span(hit: Hit) -> Quote | None:
    """None where the hit was not read, or its words cannot be pointed at.

    The reader is shown words hyphenated at line ends whole and a row with the names of its columns: its words
    may not stand so in the document, or stand twice in their sentence.
    """
    span = None if hit.reading is None else hit.reading.span
    if span is None:
        return None
    passage = hit.passage
    unit = passage.units[span.unit]
    sentence = passage.text[unit.start - passage.start : unit.end - passage.start]
    if sentence.count(span.text) != 1:
        return None
    start = unit.start + sentence.index(span.text)
    return Quote(start, start + len(span.text), span.text)
