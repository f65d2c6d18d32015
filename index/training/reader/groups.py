"""A question with the passage that answers it and with readings that do not: what the reader learns from."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import bm25s
import Stemmer

from index.training.data import generator, read_rows
from index.training.noise import noisy
from index.training.pairs import Pair, administration, sentences
from index.training.reader import recipe

# Passages of the same article, and of any, looked at for hard negatives.
CANDIDATES = 12
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
    """`right` answers, `wrong` do not."""

    right: Reading
    wrong: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`near` are passages of the same article that lack the answer, likeliest first.

    `far` are those of other articles, each after its title.
    """

    text: str
    passage: str
    answer: str
    title: str
    near: tuple[str, ...]
    far: tuple[tuple[str, str], ...]


def held_out(title: str) -> bool:
    """Whether the questions on this article are kept from training, to fit the confidence on."""
    return generator("reader", "held out", title).random() < recipe.HELD_OUT


def piaf_questions(data: Path) -> list[Question]:
    rows = [row for row in read_rows(data, "piaf") if not held_out(_title(row["title"]))]
    titles = {row["passage"]: _title(row["title"]) for row in rows}
    texts = list(titles)
    found = _lexical([row["question"] for row in rows], texts)
    articles: dict[str, list[str]] = defaultdict(list)
    for text, title in titles.items():
        articles[title].append(text)
    questions = []
    for row, order in zip(rows, found, strict=True):
        title = titles[row["passage"]]
        ranked = [texts[i] for i in order if _is_wrong(texts[i], row)]
        others = [text for text in articles[title] if _is_wrong(text, row)]
        near = [text for text in ranked if titles[text] == title] or others
        far = [(titles[text], text) for text in ranked if titles[text] != title]
        questions.append(
            Question(
                row["question"],
                row["passage"],
                row["answer"],
                title,
                tuple(near[:CANDIDATES]),
                tuple(far[:CANDIDATES]),
            )
        )
    return questions


def fact_sheets(data: Path) -> list[Question]:
    """Titles of official fact sheets, whose passages say more than one short answer."""
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in administration(data):
        pairs[pair.topic].append(pair)
    questions = []
    for members in pairs.values():
        for pair in members:
            near = [other.passage for other in members if other.query != pair.query]
            if near:
                questions.append(Question(pair.query, pair.passage, "", "", tuple(near[:40]), ()))
    return questions


class GroupSampler:
    """Draws a group as a function of its number alone."""

    def __init__(self, data: Path) -> None:
        self._piaf = piaf_questions(data)
        self._sheets = fact_sheets(data)
        self._order: list[int] = list(range(len(self._piaf)))
        generator("reader", "order").shuffle(self._order)

    def __call__(self, number: int) -> Group:
        rng = generator("reader", number)
        if rng.random() < recipe.OTHER_QUESTIONS and self._sheets:
            return _group(rng.choice(self._sheets), rng)
        return _group(self._piaf[self._order[number % len(self._order)]], rng)


def _group(question: Question, rng: random.Random) -> Group:
    title = question.title if rng.random() < recipe.TITLED else ""
    asked = noisy(question.text, rng) if rng.random() < recipe.CARELESS else question.text
    right = _reading(asked, question.passage, question.answer, title, rng)
    wrong: list[Reading] = []
    while len(wrong) < recipe.WRONG_PASSAGES:
        kind = rng.choices(list(recipe.WRONG_KINDS), list(recipe.WRONG_KINDS.values()))[0]
        reading = _WRONG[kind](question, right, title, rng)
        if reading is None:  # this question has none of the kind
            reading = _of_article(question, right, title, rng) or _elsewhere(question, right, title, rng)
        if reading is not None:
            wrong.append(reading)
    return Group(right, tuple(wrong))


def _of_article(question: Question, right: Reading, title: str, rng: random.Random) -> Reading | None:
    if not question.near:
        return None
    return _reading(right.question, rng.choice(question.near), "", title, rng)


def _elsewhere(question: Question, right: Reading, title: str, rng: random.Random) -> Reading | None:
    if not question.far:
        return None
    other, text = rng.choice(question.far)
    return _reading(right.question, text, "", other if title else "", rng)


def _unanswering(question: Question, right: Reading, title: str, rng: random.Random) -> Reading | None:
    """The right passage without the sentences that hold the answer."""
    left = [sentence for sentence in sentences(question.passage) if question.answer not in sentence]
    if not question.answer or sum(map(len, left)) < MIN_CHARACTERS:
        return None
    return _reading(right.question, " ".join(left), "", title, rng)


def _altered(question: Question, right: Reading, _title: str, rng: random.Random) -> Reading | None:
    """The right passage under a question on another year, number or name, one that it does not have."""
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
            choices = [name for other in question.near for name in _NAME.findall(other)]
        fresh = [choice for choice in choices if choice not in question.passage and choice not in text]
        if fresh:
            asked = text[: match.start()] + rng.choice(fresh) + text[match.end() :]
            return Reading(asked, right.passage)
    return None


_WRONG: dict[str, Callable[[Question, Reading, str, random.Random], Reading | None]] = {
    "article": _of_article,
    "unanswering": _unanswering,
    "altered": _altered,
    "elsewhere": _elsewhere,
}


def _reading(asked: str, passage: str, answer: str, title: str, rng: random.Random) -> Reading:
    """The question over a run of sentences around the answer, of a length drawn at random."""
    inside = sentences(passage) or [passage]
    size = rng.randint(*recipe.PASSAGE_CHARACTERS)
    holders = [i for i, sentence in enumerate(inside) if answer and answer in sentence]
    first = last = holders[0] if holders else rng.randrange(len(inside))
    length = len(inside[first])
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


def _lexical(questions: Sequence[str], texts: Sequence[str]) -> list[list[int]]:
    stemmer = Stemmer.Stemmer("french")
    retriever = bm25s.BM25()
    split = {"stopwords": "fr", "stemmer": stemmer, "show_progress": False}
    retriever.index(bm25s.tokenize(list(texts), **split), show_progress=False)
    best = retriever.retrieve(bm25s.tokenize(list(questions), **split), k=2 * CANDIDATES, show_progress=False)
    return [[int(i) for i in row] for row in best[0]]


def _is_wrong(text: str, row: dict[str, str]) -> bool:
    return text != row["passage"] and row["answer"] not in text


def _title(link: str) -> str:
    return unquote(re.sub(r"<[^>]+>", "", link)).replace("_", " ")
