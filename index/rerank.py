"""The best candidates of a search, read beside the question and put in a better order."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from index.encoded_text import encoded_texts
from index.types import Hit, Query, Reader, Reading, ReadingText
from ingest.dates import YEAR

# The reader is surer than it is right: by half its log-odds, two good passages do not look alike.
TEMPERATURE = 2.0
# Share of the reader beside the fused score, twenty passages read: hits at 1 / 3 / 5 of the gold sets,
# nDCG@10 of the retrieval sets.
#
#                              0.3              0.35             0.4              0.45
#     gold/dev, 105            73 / 89 / 98     73 / 90 / 98     74 / 92 / 98     74 / 92 / 98
#     sample, 290              213 / 253 / 265  213 / 253 / 268  210 / 252 / 268  208 / 252 / 265
#     administrations, 702     630 / 677 / 690  629 / 679 / 691  635 / 681 / 692  637 / 681 / 691
#     quebec_covid             0.507            0.507            0.504            0.502
#     piaf_dev                 0.918            0.919            0.917            0.917
#     afriqa_fr                0.912            0.912            0.909            0.906
#     cdtn_recherche           0.494            0.486            0.483            0.477
READER_WEIGHT = 0.4
# Share of recency beside both: of passages that the reader takes for answers, the rule in force is more often
# asked for than the one it replaced. Hit@1 on the sample set (old and new charters, guides, budgets): 0.679
# with none, 0.714 with 0.1 and 0.15; the other sets, whose documents replace none, stay as they are.
RECENCY_WEIGHT = 0.15
DECIMALS = 4
# Of a follow-up's hits, how many are read once more under its own words, and what these count for when the
# place of the answer is told: beside the words carried over the reader finds what was asked before. Marks
# right of 51 right first passages of the sample set with 0, 0.3, 0.4, 0.5, 0.6 and 0.7: 36, 37, 37, 38, 40
# and 40. The order of the hits gains nothing from it.
READ_AGAIN = 5
OWN_WORDS_WEIGHT = 0.6

_YEAR = re.compile(rf"\b{YEAR}\b")


def rerank(query: Query, hits: Sequence[Hit], reader: Reader) -> list[Hit]:
    """`hits`, best first: the first `reader.candidates` read and ordered anew, the others below as they were.

    Scores stay in [0, 1]. Equal ones keep their order.
    """
    read, rest = hits[: reader.candidates], hits[reader.candidates :]
    readings = reader.read(query.text, [_text(hit) for hit in read])
    probabilities = [round(1 / (1 + math.exp(-one.relevance / TEMPERATURE)), DECIMALS) for one in readings]
    recencies = _recencies(query.text, read, probabilities)
    scored = [
        replace(
            hit,
            score=_score(hit, probability, recency),
            scores=replace(hit.scores, rerank=probability),
            reading=_rounded(reading),
        )
        for hit, reading, probability, recency in zip(read, readings, probabilities, recencies, strict=True)
    ]
    scored.sort(key=lambda hit: -hit.score)
    if query.asked:
        scored[:READ_AGAIN] = _read_again(query.asked, scored[:READ_AGAIN], reader)
    return [*scored, *(replace(hit, score=_score(hit, 0.0, 0.0)) for hit in rest)]


def _read_again(asked: str, hits: Sequence[Hit], reader: Reader) -> list[Hit]:
    """Read already, the answer's place in each looked for under the words `asked` as well."""
    readings = reader.read(asked, [_text(hit) for hit in hits])
    return [
        replace(hit, reading=_rounded(replace(hit.reading, units=_mixed(hit.reading.units, own.units))))
        for hit, own in zip(hits, readings, strict=True)
        if hit.reading is not None
    ]


def _mixed(units: Sequence[float], own: Sequence[float]) -> tuple[float, ...]:
    pairs = zip(units, own, strict=True)
    return tuple((1 - OWN_WORDS_WEIGHT) * unit + OWN_WORDS_WEIGHT * under for unit, under in pairs)


def _recencies(question: str, hits: Sequence[Hit], probabilities: Sequence[float]) -> list[float]:
    """From 0, the oldest of the passages likelier to answer than not, to 1, the most recent.

    0 for all others, and for all of a question that names its year.
    """
    dates = [
        (hit.document.date or "") if probability > 0.5 else None
        for hit, probability in zip(hits, probabilities, strict=True)
    ]
    known = sorted({date for date in dates if date is not None})
    if len(known) < 2 or _YEAR.search(question):
        return [0.0] * len(hits)
    return [0.0 if date is None else known.index(date) / (len(known) - 1) for date in dates]


def _rounded(reading: Reading) -> Reading:
    span = reading.span
    return Reading(
        round(reading.relevance, DECIMALS),
        tuple(round(likeness, DECIMALS) for likeness in reading.units),
        None if span is None else replace(span, probability=round(span.probability, DECIMALS)),
    )


def _score(hit: Hit, probability: float, recency: float) -> float:
    score = (1 - READER_WEIGHT) * hit.score + READER_WEIGHT * probability
    return round((1 - RECENCY_WEIGHT) * score + RECENCY_WEIGHT * recency, 6)


def _text(hit: Hit) -> ReadingText:
    """What the encoder read of the passage, and its units' places there."""
    passage = hit.passage
    text = encoded_texts(hit.document.title, passage.section, passage.indexed, ())[0]
    places = []
    start = len(text) - len(passage.indexed)
    for unit in passage.units:
        end = start + len(unit.indexed)
        places.append((start, end))
        start = end + 1  # indexed texts are joined by a newline
    return ReadingText(text, tuple(places))
