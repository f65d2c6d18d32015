"""Questions made by rule from sentences: a quantity, date, name or reason taken out and asked for.

They are clumsy questions, but in any number, on any text, and it is known where their answer lies (cloze
questions with noise: Lewis et al. 2019, « Unsupervised Question Answering by Cloze Translation »).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.training.noise import FUNCTION_WORDS
from ingest.dates import MONTHS, YEAR

MIN_REST, MAX_REST = 7, 32  # words left of a sentence without its answer
MOST_DROPPED = 0.35  # share of the content words, at most, that a question leaves out
BARE = 0.2  # share of questions of content words alone
TURNED = 0.25  # share of questions that begin with what followed the answer

_UNITS_OF_NUMBER = "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
_WORDS = f"(?:{_UNITS_OF_NUMBER}|vingt|trente|quarante|cinquante|soixante|cents?|mille)"
_NUMBER = rf"(?:\d[\d\u00a0\u202f .]*(?:,\d+)?|{_WORDS}(?:[ -](?:et[ -])?{_WORDS})*)"
_SCALE = r"(?:\s(?:millions?|milliards?))?"
_MONTHS = "|".join(MONTHS)
_CAPITAL = r"(?!Monsieur|Madame|Article|Pour|Dans)[A-ZÉÈÀÂÎÔÇ][\w'’-]{3,}"
_NAME = rf"{_CAPITAL}(?:\s(?:(?:de|du|des|la|l['’])\s?)?{_CAPITAL})*"

# What is taken out (its group « answer ») and the words that ask for it; « {} » is the thing counted.
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(rf"\b(?P<answer>{_NUMBER}{_SCALE}\s(?:d['’]|de\s)?(?:euros?|dollars?|francs?))\b"),
        ("Combien", "Quel montant", "Quelle somme", "Quel budget", "Combien d'argent"),
    ),
    (
        re.compile(rf"\b(?P<answer>{_NUMBER}\s?(?:%|p\. 100|pour cent))"),
        ("Quel pourcentage", "Quelle part", "Quelle proportion", "Quel taux", "Combien"),
    ),
    (
        re.compile(rf"\b(?P<answer>{_NUMBER}\s(?:ans?|mois|semaines?|jours?|heures?|minutes?))\b"),
        ("Combien de temps", "Quelle durée", "Quel délai", "Pendant combien de temps", "Quel âge"),
    ),
    (
        re.compile(
            rf"\b(?P<answer>(?:(?:1er|\d{{1,2}})\s)?(?:{_MONTHS})\s{YEAR}|(?:en|depuis|dès|avant)\s"
            rf"(?:1[5-9]|20)\d\d)\b"
        ),
        ("Quand", "À quelle date", "En quelle année", "Depuis quand"),
    ),
    (
        re.compile(rf"\b(?P<answer>{_NUMBER}{_SCALE})\s(?:d['’]|de\s)?(?P<counted>[a-zéèêàâîôûç]{{4,}}s)\b"),
        ("Combien de {}", "Quel nombre de {}", "Combien y a-t-il de {}"),
    ),
    (
        re.compile(rf"(?<=[a-zé,] )(?:à|en|au|aux)\s(?P<answer>{_NAME})"),
        ("Où", "Dans quel pays", "Dans quelle ville", "Quel lieu"),
    ),
    (
        re.compile(rf"(?<=[a-zé,] )(?P<answer>(?:(?:M\.|Mme|MM\.)\s)?{_NAME})"),
        ("Qui", "Quel organisme", "Quelle personne", "Quel", "Quelle", "Qu'est-ce que"),
    ),
    (
        re.compile(
            r"\b(?P<answer>(?:parce qu|afin d|en vue d|pour (?:que|ne|[a-zé]+(?:er|ir|re)\b))[^,.;:]{8,90})"
        ),
        ("Pourquoi", "Dans quel but", "Pour quelle raison", "À quoi sert"),
    ),
    (
        re.compile(r"\b(?P<answer>(?:par|selon|grâce à|au moyen d[e'’])\s[^,.;:]{8,60})"),
        ("Comment", "Par qui", "Par quel moyen", "De quelle façon"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question and the words of the sentence that answer it."""

    question: str
    answer: str


def clozes(sentence: str, rng: random.Random) -> Iterator[Cloze]:
    """Questions on `sentence`, one for each kind of answer that it holds, in a random order."""
    kinds = list(_KINDS)
    rng.shuffle(kinds)
    for pattern, words in kinds:
        found = list(pattern.finditer(sentence))
        if not found:
            continue
        match = rng.choice(found)
        before, after = sentence[: match.start("answer")], sentence[match.end("answer") :]
        rest = [*before.split(), *after.split()]
        if MIN_REST <= len(rest) <= MAX_REST:
            counted = match.groupdict().get("counted") or ""
            asked = rng.choice(words).format(counted)
            yield Cloze(f"{asked} {_reworded(before, after, rng)} ?", match["answer"].strip())


def _reworded(before: str, after: str, rng: random.Random) -> str:
    """What is left of the sentence with some words dropped, perhaps its second part first."""
    parts = [after, before] if rng.random() < TURNED else [before, after]
    bare = rng.random() < BARE
    dropped = rng.uniform(0, MOST_DROPPED)
    words = [word for part in parts for word in re.findall(r"[\w'’%-]+", part)]
    return " ".join(
        word for word in words if (not bare if word.lower() in FUNCTION_WORDS else rng.random() >= dropped)
    )
