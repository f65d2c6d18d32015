"""The title of a document: which of its first lines is it?"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.structure.elements import Element, visible
from ingest.structure.markers import numbers
from ingest.structure.outline import OUTER_TITLES
from ingest.structure.typography import is_capitals, is_contact, starts_lower, words
from ingest.structure.wording import is_body, looks_like_title
from ingest.types import BlockKind

_NEAREST = 40  # elements: a cover page holds fewer
_LEAST = -0.6  # score: a title in capitals whose words do not come back passes, a letterhead does not
_INSTITUTION = re.compile(
    r"\**(?:république|ministère|gouvernement|ambassade|préfecture|direction|service|secrétariat|agence|"
    r"département|région|commune|mairie|ville|conseil|académie|"
    r"université|rectorat|cabinet|comité|bureau|"
    r"délégation|division|institut|syndicat|communauté|fédération|"
    r"association|commission|autorité|haute autorité)\b",
    re.IGNORECASE,
)
_GENRES = (
    r"\**(?:note|lettre|bulletin|rapport|circulaire|instruction|compte[ -]rendu|procès-verbal|annexe|guide|"
    r"décision|arrêté|avis|dossier|communiqué|règlement|charte|convention|plan|bilan|étude)s?\b"
)
_GENRE_ALONE = re.compile(rf"{_GENRES}(?:\s+(?:d[eu]\s+|d')?\w+)?(?:\s+n°\s*[\w/.-]+)?\**$", re.IGNORECASE)
_GENRE = re.compile(_GENRES, re.IGNORECASE)


def mark_title(elements: Sequence[Element]) -> None:
    """Marks the first real title line, if the document opens with one."""
    candidates = _candidates(elements)
    if not candidates:
        return
    stated = [element for element in candidates if element.kind is BlockKind.HEADING and element.level]
    vocabulary = Counter(word for element in elements for word in set(words(element.text)) if len(word) > 3)
    best = stated[0] if stated else max(candidates, key=lambda element: _score(element, vocabulary))
    if stated or _score(best, vocabulary) > _LEAST:
        best.kind, best.level = BlockKind.TITLE, 0


def _candidates(elements: Sequence[Element]) -> list[Element]:
    """Lines before the running text that could be a title."""
    found: list[Element] = []
    near = [element for _, element in visible(elements[:_NEAREST])]
    for index, element in enumerate(near):
        if element.kind is BlockKind.TABLE_OF_CONTENTS:
            break
        if element.kind is BlockKind.HEADING:
            if numbers(element.text.lstrip("#* ")) or " ".join(words(element.text)) in OUTER_TITLES:
                break
            found.append(element)
            if element.level == 1:
                break
        elif is_body(element):
            break
        elif element.kind is BlockKind.PARAGRAPH and looks_like_title(element):
            following = near[index + 1 : index + 3]
            if any(starts_lower(after.text) and not is_contact(after.text) for after in following):
                break  # a sentence cut by the page, here or after a note that the page cut too
            found.append(element)
    return found


def _score(element: Element, vocabulary: Counter[str]) -> float:
    """How much a line reads as the title: larger, about what the text is about, not a letterhead."""
    text = element.text
    content = [word for word in words(text) if len(word) > 3]
    if not content:
        return -1.0
    recurring = sum(vocabulary[word] > 1 for word in content) / len(content)
    emphasis = text.startswith(("*", "_")) and not text.startswith("**")
    return (
        recurring
        + 4 * (element.size - 1)
        + 0.6 * (element.kind is BlockKind.HEADING)
        - 1.0 * bool(_INSTITUTION.match(text))
        - 1.0 * bool(_GENRE_ALONE.match(text))
        + 0.5 * bool(_GENRE.match(text) and not _GENRE_ALONE.match(text))
        - 1.5 * emphasis
        - 1.0 * text.rstrip("* ").endswith("?")
        - 0.5 * is_capitals(text)
    )
