"""The sentence beside a short mark that may hold the rest of the answer: « Elle se réunit le jeudi. » after
the one that names the commission.
"""

import re
from collections.abc import Sequence

from ingest.structure.markers import item_marker

SHORT = 145
"""Characters: a longer mark answers by itself, and one with a neighbour 1.4 times as long stays below 350."""

LONGER = 1.4
"""How many times as long as the mark its neighbour may be: the mark stays two fifths of both."""

LIKELY = 0.05
"""Least probability, by the reader, that the answer is in the neighbour. Marks right on the sample set, the
administrations and gold/dev: 185, 563 and 65 without a neighbour, 187, 566 and 66 with this, for 28 of 273,
44 of 692 and 1 of 100 marks. Of longer marks too, 185, 563 and 61: those that were right with one long
sentence are not with two."""

_ENDS = re.compile(r"[.!?…][\s»”\"')\]*_]*$")
_CELLS = re.compile(r"[\t|]")


def sentence_beside(texts: Sequence[str], likely: Sequence[float], place: int) -> int | None:
    """Place of the likelier neighbour of the mark `texts[place]`, None when neither may answer too.

    Only a sentence: items and rows of a table do not go on about one another. One that the reader holds
    likelier than the mark was passed over for a reason. `likely`: for each text the probability, by the
    reader, that the answer is in it.
    """
    size = len(texts[place])
    near = [
        other
        for other in (place - 1, place + 1)
        if 0 <= other < len(texts)
        and LIKELY <= likely[other] <= likely[place]
        and len(texts[other]) <= LONGER * size
        and _is_sentence(texts[other])
    ]
    return max(near, key=lambda other: likely[other], default=None) if size <= SHORT else None


def _is_sentence(text: str) -> bool:
    return bool(_ENDS.search(text)) and not item_marker(text.lstrip()) and not _CELLS.search(text)
