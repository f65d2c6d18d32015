"""(query, passage) pairs of every source, as read: no sampling, no noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from index.training import recipe
from index.training.cloze import clozes
from index.training.data import generator, parallel_passages, read_rows

# The product's passages never exceed 1,200 characters, and are 300 to 800 long most of the time.
WINDOW_CHARACTERS = 900
MIN_PASSAGE_CHARACTERS = 60
# A heading used more often than this names a kind of section (« Interprétation »), not what it says.
MAX_HEADING_USES = 8
# Sections of a code taken as one topic.
NEIGHBOURING_SECTIONS = 150
WINDOWS_OF_A_TEXT = 20
# Written for the project: nothing of it comes from elsewhere.
WRITTEN = Path(__file__).parent / "written"
# There are more windows of these sources than of all the others, and they speak of less.
CLOZES_KEPT = {"codes_sections": 0.3, "manuals_headings": 0.5}

_NUMBERING = re.compile(
    r"^(?:sous-)?(?:section|paragraphe|chapitre|titre|livre|partie)\s+[\w.\-]+"
    r"(?:\s+(?:bis|ter|quater))?\s*[:.]?\s*",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^(?P<subject>(?:Le |La |L['’]|Les |Un |Une )[^.,;:()]{3,60}?)(?: \([^)]{1,80}\))? "
    r"(?:est|sont|désigne|désignent) (?:un|une|le|la|l['’]|les|des)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀÂÇÉÈÊÎÔ«])|\n+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and a passage that answers it; `topic` groups passages easily taken for one another.

    `misses` are questions on the same subject that the passage does not answer.
    """

    query: str
    passage: str
    topic: str
    answer: str = ""
    misses: tuple[str, ...] = ()


def windows(text: str, size: int = WINDOW_CHARACTERS) -> Iterator[str]:
    """Consecutive runs of whole sentences, at most `size` characters each unless one sentence is longer."""
    held: list[str] = []
    length = 0
    for sentence in _SENTENCE_END.split(text):
        if held and length + len(sentence) > size:
            yield "\n".join(held)
            held, length = [], 0
        held.append(sentence)
        length += len(sentence) + 1
    if held:
        yield "\n".join(held)


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def window_with(text: str, answer: str) -> str:
    """The first window that holds `answer`, else the first."""
    found = list(windows(text))
    return next((window for window in found if answer and answer in window), found[0])


def article(row: dict[str, str]) -> str:
    """The title of the article of Wikipedia that a row of PIAF is about."""
    return unquote(re.sub(r"<[^>]+>", "", row["title"])).replace("_", " ")


def held_out(title: str) -> bool:
    """Whether nothing is learnt from this article of PIAF: the confidence is fitted on its questions."""
    return generator("reader", "held out", title).random() < recipe.HELD_OUT


def learnt_from(data: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a source less the articles held out."""
    return (row for row in read_rows(data, name) if name != "piaf" or not held_out(article(row)))


def piaf(data: Path) -> Iterator[Pair]:
    for row in learnt_from(data, "piaf"):
        yield Pair(row["question"], row["passage"], article(row), row["answer"])


def openquizzdb(data: Path) -> Iterator[Pair]:
    for row in read_rows(data, "openquizzdb"):
        yield Pair(row["question"], f"{row['answer']}. {row['passage']}", row["title"], row["answer"])


def law_notes(data: Path) -> Iterator[Pair]:
    rows = list(read_rows(data, "laws_notes"))
    uses = Counter(row["note"] for row in rows)
    for row in rows:
        note = row["note"].rstrip(".")
        if len(row["text"]) >= MIN_PASSAGE_CHARACTERS and "abrog" not in note.lower():
            query = note if uses[row["note"]] <= MAX_HEADING_USES else f"{note}, {row['law']}"
            yield Pair(query, row["text"], row["law"])


def codes(data: Path) -> Iterator[Pair]:
    rows = list(read_rows(data, "codes_sections"))
    uses = Counter(row["heading"] for row in rows)
    for number, row in enumerate(rows):
        heading = _NUMBERING.sub("", row["heading"]).rstrip(". ")
        if (
            len(heading) >= 12
            and uses[row["heading"]] <= MAX_HEADING_USES
            and len(row["text"]) > len(heading) * 2
        ):
            # Rows follow their code: neighbours treat of neighbouring matters.
            yield Pair(heading, row["text"], f"{number // NEIGHBOURING_SECTIONS}")


def manuals(data: Path) -> Iterator[Pair]:
    rows = list(read_rows(data, "manuals_headings"))
    uses = Counter(row["heading"] for row in rows)
    for row in rows:
        if len(row["text"]) >= MIN_PASSAGE_CHARACTERS:
            lone = uses[row["heading"]] == 1 and len(row["heading"]) >= 15
            full = f"{row['title']} : {row['heading']}" if row["title"] else row["heading"]
            yield Pair(row["heading"] if lone else full, row["text"], row["title"])


def administration(data: Path) -> Iterator[Pair]:
    """Titles of official fact sheets onto their windows, the lines that repeat the title taken away."""
    for row in read_rows(data, "service_public_fiches"):
        parts = [part.strip() for part in row["title"].split(">")]
        lines = [line for line in row["text"].split("\n") if line.strip() and line.strip() not in parts]
        for window in list(windows("\n".join(lines)))[:4]:
            if len(window) >= MIN_PASSAGE_CHARACTERS:
                yield Pair(", ".join(parts), window, parts[0])


def questions_answers(data: Path) -> Iterator[Pair]:
    for name in ("service_public_qa", "mesconseilscovid"):
        for row in read_rows(data, name):
            yield Pair(
                row["question"], window_with(row["passage"], row["answer"]), row["title"], row["answer"]
            )


def definitions(data: Path) -> Iterator[Pair]:
    """« Le X est un … » answers « Qu'est-ce que le X ? »."""
    for name in ("piaf", "codes_sections", "manuals_headings"):
        for row in learnt_from(data, name):
            passage = row.get("passage") or row["text"]
            for sentence in sentences(passage):
                if match := _DEFINITION.match(sentence):
                    subject = match["subject"]
                    que = "qu'" if subject[0] in "UI" else "que "
                    yield Pair(f"Qu'est-ce {que}{subject[0].lower()}{subject[1:]} ?", passage, subject)
                    break


def cropped(data: Path) -> Iterator[Pair]:
    """A window and, as query, its middle sentence, most often taken out of it by the sampler.

    This is the inverse cloze task of Lee et al. 2019.
    """
    for topic, window in prose_windows(data):
        inside = sentences(window)
        query = inside[len(inside) // 2]
        if len(inside) >= 3 and 40 <= len(query) <= 250:
            yield Pair(query, window, topic)


def prose_windows(data: Path) -> Iterator[tuple[str, str]]:
    """Topic and text of runs of sentences of several sources, at most `WINDOWS_OF_A_TEXT` of each text."""
    for name in ("service_public_fiches", "prose_debates", "codes_sections", "manuals_headings", "piaf"):
        for row in learnt_from(data, name):
            text = row.get("text") or row["passage"]
            topic = f"{name} {row.get('title') or row.get('heading') or text[:80]}"
            for window in islice(windows(text, 700), WINDOWS_OF_A_TEXT):
                yield topic, window


def cloze_questions(data: Path) -> Iterator[Pair]:
    """One question of a rule on each window that has an answer for it."""
    for topic, window in prose_windows(data):
        rng = generator("cloze", window)
        inside = sentences(window)
        rng.shuffle(inside)
        made = next((cloze for sentence in inside for cloze in clozes(sentence, rng)), None)
        if made is not None and len(inside) > 1 and rng.random() < CLOZES_KEPT.get(topic.split()[0], 1.0):
            yield Pair(made.question, window, topic, made.answer)


def translations(data: Path) -> Iterator[Pair]:
    """A French passage is the query of its English version."""
    for passage in parallel_passages(data):
        yield Pair(passage.fr, passage.en, "")


def own_documents(_data: Path) -> Iterator[Pair]:
    """Questions written for the project on documents written for it."""
    for row in read_rows(WRITTEN, "documents"):
        yield from _written(row, row["text"], row["title"])


def own_questions(data: Path) -> Iterator[Pair]:
    """Questions written for the project on passages of other sources, known by their SHA-256."""
    known: dict[str, tuple[str, str]] = {}
    for name in ("piaf", "administration", "codes", "manuals"):
        for pair in READERS[name](data):
            title = pair.topic if name == "piaf" else pair.query
            known[sha256(pair.passage.encode()).hexdigest()] = pair.passage, title
    for row in read_rows(WRITTEN, "questions"):
        if row["sha256"] in known:  # `data` may hold a part of what the questions were written on
            yield from _written(row, *known[row["sha256"]])


def _written(row: dict[str, Any], passage: str, title: str) -> Iterator[Pair]:
    for question, answer in row["asked"]:
        yield Pair(question, passage, title, answer, tuple(row["missed"]))


READERS: dict[str, Callable[[Path], Iterator[Pair]]] = {
    "own_documents": own_documents,
    "own_questions": own_questions,
    "piaf": piaf,
    "openquizzdb": openquizzdb,
    "law_notes": law_notes,
    "codes": codes,
    "manuals": manuals,
    "administration": administration,
    "questions_answers": questions_answers,
    "definitions": definitions,
    "cropped": cropped,
    "clozes": cloze_questions,
    "translations": translations,
}
