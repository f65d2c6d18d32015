"""Documents that say nearly the same, by the sentences they share."""

import sqlite3
from collections import Counter

# Of the sentences of the longer of two documents: two versions of a note, one note in two formats. Sentences
# that are the same are counted, words that are alike are not: forms filled in differently are no duplicates.
NEARLY = 0.8
# A sentence found in more documents is a formula of the house, and would have every pair of them compared.
FORMULA = 20
# Documents sharing most of the rarer sentences that are compared whole.
COMPARED = 5


def nearest(connection: sqlite3.Connection, document_id: str) -> tuple[str, float] | None:
    """The document of the same collection that says nearly what this one says, if there is one, and how much.

    The share, from NEARLY to 1, is that of the distinct sentences of the longer document that are in both;
    of several, the nearest, then the first id.
    """
    own = _sentences(connection, document_id)
    sharing: Counter[str] = Counter()
    for sentence in own:
        others = _others(connection, document_id, sentence)
        if len(others) <= FORMULA:
            sharing.update(others)
    best: tuple[float, str] | None = None
    for other, _ in sorted(sharing.items(), key=lambda item: (-item[1], item[0]))[:COMPARED]:
        theirs = _sentences(connection, other)
        share = len(own & theirs) / max(len(own), len(theirs))
        if share >= NEARLY and (best is None or (-share, other) < (-best[0], best[1])):
            best = share, other
    return None if best is None else (best[1], best[0])


def _sentences(connection: sqlite3.Connection, document_id: str) -> set[bytes]:
    """Hashes of a document's sentences, items and rows: the encoded texts but the passages themselves."""
    rows = connection.execute(
        """SELECT t.text_hash FROM passages AS p JOIN encoded_texts AS t ON t.passage = p.key
           WHERE p.document_id = ? AND t.position > 0""",
        (document_id,),
    )
    return {text_hash for (text_hash,) in rows}


def _others(connection: sqlite3.Connection, document_id: str, sentence: bytes) -> list[str]:
    """At most FORMULA + 1 other documents of the same collection that hold this sentence."""
    rows = connection.execute(
        """SELECT DISTINCT p.document_id
           FROM encoded_texts AS t JOIN passages AS p ON p.key = t.passage
           JOIN documents AS d ON d.id = p.document_id
           WHERE t.text_hash = ? AND t.position > 0 AND p.document_id <> ?
             AND d.collection = (SELECT collection FROM documents WHERE id = ?)
           LIMIT ?""",
        (sentence, document_id, document_id, FORMULA + 1),
    )
    return [other for (other,) in rows]
