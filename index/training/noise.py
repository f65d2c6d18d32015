"""What people do to a question before it reaches us: typing errors, bare keywords, a frame around a title."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

# Words a search query leaves out: articles, prepositions, pronouns, auxiliaries and question words.
FUNCTION_WORDS = frozenset(
    """le la les l un une des de du d au aux à a en dans par pour sur avec sans chez vers et ou mais donc car
    ni que qui quoi dont où qu quel quelle quels quelles comment pourquoi quand combien est sont était étaient
    être ai as ont avait avaient avoir été ce cet cette ces c se s sa son ses leur leurs mon ma mes ton ta tes
    notre nos votre vos je j tu t il elle on nous vous ils elles lui y n ne pas plus""".split()  # noqa: SIM905
)
# A title becomes a question; « {} » is the title, its first letter in lower case.
QUESTION_FRAMES = (
    "C'est quoi, {} ?",
    "Comment ça marche, {} ?",
    "{} : que faut-il savoir ?",
    "{} : comment faire ?",
    "Je cherche des informations sur {}",
    "Que dit le texte sur {} ?",
    "Quelles sont les règles pour {} ?",
    "J'ai une question sur {}",
)

CAPITALS = 0.2  # share of careless questions typed in capitals


def typing_error(text: str, rng: random.Random) -> str:
    """One letter of a word of four or more is dropped, doubled or swapped with the next."""
    places = [match.start() for match in re.finditer(r"(?<=\w)\w(?=\w\w)", text)]
    if not places:
        return text
    i = rng.choice(places)
    return rng.choice(
        (
            text[:i] + text[i + 1 :],
            text[:i] + text[i] + text[i:],
            text[:i] + text[i + 1] + text[i] + text[i + 2 :],
        )
    )


def careless(text: str, rng: random.Random) -> str:
    """No accents and no apostrophes, in lower case or, seldom, in capitals."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    bare = re.sub("['’]", " ", bare).rstrip(" ?.")
    return bare.upper() if rng.random() < CAPITALS else bare.lower()


def keywords(text: str, rng: random.Random) -> str:
    """Two to six content words in their order; the text itself when it has fewer than two."""
    words = [word for word in re.findall(r"\w+", text) if word.lower() not in FUNCTION_WORDS]
    if len(words) < 2:
        return text
    kept = sorted(rng.sample(range(len(words)), min(rng.randint(2, 6), len(words))))
    return " ".join(words[i] for i in kept)


def framed(title: str, rng: random.Random) -> str:
    return rng.choice(QUESTION_FRAMES).format(title[:1].lower() + title[1:])


def noisy(query: str, rng: random.Random) -> str:
    """`query` as somebody in a hurry would type it; a question is never framed again."""
    changes: list[Callable[[str, random.Random], str]] = [typing_error, keywords, careless]
    if "?" not in query and len(query) < 90:
        changes.append(framed)
    return rng.choice(changes)(query, rng)
