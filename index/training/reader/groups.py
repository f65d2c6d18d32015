"""A question with the passage that answers it and with readings that do not: what the reader learns from."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from index.training.data import generator
from index.training.mining import read_negatives
from index.training.noise import noisy
from index.training.pairs import READERS, Pair, sentences
from index.training.reader import recipe

DISTANT = 6  # passages of anything, drawn for a question
MIN_CHARACTERS = 60

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_NUMBER = re.compile(r"\b\d{1,3}\b")
_NAME = re.compile(r"(?<=[\w,] )(?:[A-ZÉÈÀÎ][\w'’-]{2,}(?: (?:de |du |la )?[A-ZÉÈÀÎ][\w'’-]{2,})*)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A question over a passage; the answer lies at `passage[span[0] : span[1]]`, when that is known."""

    question: str
    passage: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """`right` answers, `wrong` do not; `certain` when that is sure of each of them."""

    right: Reading
    wrong: tuple[Reading, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Question:
    """`near` are passages likely to be taken for the right one, `far` any; each after its title or ''.

    `misses` are questions that the passage seems to answer and does not.
    """

    text: str
    passage: str
    answer: str
    title: str
    near: tuple[tuple[str, str], ...]
    far: tuple[tuple[str, str], ...]
    misses: tuple[str, ...]
    certain: bool


class GroupSampler:
    """Draws a group as a function of its number alone."""

    def __init__(self, data: Path, work: Path) -> None:
        mined = read_negatives(work)
        read = {name: list(READERS[name](data)) for name in recipe.SOURCES}
        self._pairs = {name: pairs for name, pairs in read.items() if pairs}
        self._mined = {name: mined.get(name, {}) for name in recipe.SOURCES}

    def __call__(self, number: int) -> Group:
        rng = generator("reader", number)
        names = list(self._pairs)
        weights = [recipe.SOURCES[name].weight for name in names]
        question = self._question(rng.choices(names, weights)[0], rng)
        while not (question.near or question.far):  # its answer is everywhere
            question = self._question(rng.choices(names, weights)[0], rng)
        return _group(question, rng)

    def _question(self, name: str, rng: random.Random) -> Question:
        pairs, mined = self._pairs[name], self._mined[name]
        index = rng.randrange(len(pairs))
        pair = pairs[index]
        others = [pairs[place] for place in rng.choices(range(len(pairs)), k=DISTANT)]
        return Question(
            pair.query,
            pair.passage,
            pair.answer,
            _title(name, pair),
            tuple((_title(name, pairs[place]), pairs[place].passage) for place in mined.get(index, ())),
            tuple((_title(name, other), other.passage) for other in others if _is_wrong(other, pair)),
            pair.misses,
            recipe.SOURCES[name].certain,
        )


def _title(name: str, pair: Pair) -> str:
    return pair.topic if recipe.SOURCES[name].titled else ""


def _is_wrong(other: Pair, pair: Pair) -> bool:
    return (
        other.passage != pair.passage
        and other.query != pair.query
        and not (pair.answer and pair.answer in other.passage)
    )


def _group(question: Question, rng: random.Random) -> Group:
    titled = rng.random() < recipe.TITLED
    asked = noisy(question.text, rng) if rng.random() < recipe.CARELESS else question.text
    right = _reading(asked, question.passage, question.answer, question.title if titled else "", rng)
    wrong: list[Reading] = []
    while len(wrong) < recipe.WRONG_PASSAGES:
        kind = rng.choices(list(recipe.WRONG_KINDS), list(recipe.WRONG_KINDS.values()))[0]
        reading = _WRONG[kind](question, right, titled, rng)
        if reading is None:  # this question has none of the kind
            reading = _mined(question, right, titled, rng) or _elsewhere(question, right, titled, rng)
        if reading is not None:
            wrong.append(reading)
    return Group(right, tuple(wrong), question.certain)


def _mined(question: Question, right: Reading, titled: bool, rng: random.Random) -> Reading | None:
    return _other(question.near, right, titled, rng)


def _elsewhere(question: Question, right: Reading, titled: bool, rng: random.Random) -> Reading | None:
    return _other(question.far or question.near, right, titled, rng)


def _other(
    passages: Sequence[tuple[str, str]], right: Reading, titled: bool, rng: random.Random
) -> Reading | None:
    if not passages:
        return None
    title, text = rng.choice(passages)
    return _reading(right.question, text, "", title if titled else "", rng)


def _unanswering(question: Question, right: Reading, titled: bool, rng: random.Random) -> Reading | None:
    """The right passage without the sentences that hold the answer."""
    inside = sentences(question.passage)
    holding = _holding(inside, question.answer)
    left = [
        sentence
        for place, sentence in enumerate(inside)
        if place not in holding and question.answer not in sentence
    ]
    if not holding or sum(map(len, left)) < MIN_CHARACTERS:
        return None
    return _reading(right.question, " ".join(left), "", question.title if titled else "", rng)


def _altered(question: Question, right: Reading, _titled: bool, rng: random.Random) -> Reading | None:
    """The right passage under a question on another year, number or name, one that it does not have."""
    if not question.certain:
        return None
    text = right.question
    places = [
        (match, pattern) for pattern in (_YEAR, _NUMBER, _NAME) for match in [*pattern.finditer(text)][:2]
    ]
    rng.shuffle(places)
    for match, pattern in places:
        if pattern is _YEAR:
            choices = [str(int(match[0]) + distance) for distance in (-7, -3, -2, -1, 1, 2, 3, 10)]
        elif pattern is _NUMBER:
            choices = [str(int(match[0]) + distance) for distance in (1, 2, 5, 30)]
        else:
            choices = [name for _, other in question.near for name in _NAME.findall(other)]
        fresh = [choice for choice in choices if choice not in question.passage and choice not in text]
        if fresh:
            asked = text[: match.start()] + rng.choice(fresh) + text[match.end() :]
            return Reading(asked, right.passage)
    return None


def _missed(question: Question, right: Reading, _titled: bool, rng: random.Random) -> Reading | None:
    """The right passage under a question that somebody wrote for it to miss."""
    return Reading(rng.choice(question.misses), right.passage) if question.misses else None


_WRONG: dict[str, Callable[[Question, Reading, bool, random.Random], Reading | None]] = {
    "mined": _mined,
    "unanswering": _unanswering,
    "altered": _altered,
    "missed": _missed,
    "elsewhere": _elsewhere,
}


def _holding(inside: Sequence[str], answer: str) -> range:
    """Places of the sentences over which the answer first lies; none where there is no answer."""
    place = " ".join(inside).find(answer) if answer else -1
    if place < 0:
        return range(0)
    starts = list(accumulate((len(sentence) + 1 for sentence in inside), initial=0))
    return range(bisect_right(starts, place) - 1, bisect_right(starts, place + len(answer) - 1))


def _reading(asked: str, passage: str, answer: str, title: str, rng: random.Random) -> Reading:
    """The question over some sentences, as many as drawn, around the answer or from the start."""
    inside = sentences(passage) or [passage]
    size = rng.randint(*recipe.PASSAGE_CHARACTERS)
    holding = _holding(inside, answer) or range(1)
    first, last = holding[0], holding[-1]
    length = sum(map(len, inside[first : last + 1]))
    while length < size and (first > 0 or last < len(inside) - 1):
        if first > 0 and (last == len(inside) - 1 or rng.random() < 0.5):
            first -= 1
            length += len(inside[first])
        else:
            last += 1
            length += len(inside[last])
    text = " ".join(inside[first : last + 1])
    text = f"{title}\n{text}" if title else text
    place = text.find(answer, len(title)) if answer else -1
    return Reading(asked, text, (place, place + len(answer)) if place >= 0 else None)
