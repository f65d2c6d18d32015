"""The read side: the best passages for a question, always from what is published now."""

import threading
from collections.abc import Callable, Collection, Iterable
from typing import Literal, Self

from index import snapshot
from index.encoders import Answering
from index.folder import DataFolder
from index.fusion import fuse
from index.neighbours import NEAR, join_neighbours
from index.rerank import rerank
from index.snapshot import Snapshot
from index.store import Store, documents, filters, passages, publication
from index.types import Encoder, Hit, Query, Reader, Scores, Vectors
from index.vocabulary import Vocabulary

Mode = Literal["full", "hybrid", "lexical", "dense"]
Ranking = list[tuple[int, float]]

# Passages each branch proposes: as many as a search may return (`top_k` ≤ 100), so that one branch alone can
# fill it.
CANDIDATES = 100
# Share of the closest sentence beside the whole passage. Hybrid, hit@1 / hit@3:
#
#                            0.2            0.3            0.4            0.5
#     gold/dev               0.619 / 0.838  0.648 / 0.819  0.629 / 0.838  0.610 / 0.819
#     sample                 0.645 / 0.845  0.652 / 0.838  0.662 / 0.838  0.666 / 0.845
#     702 on administrations 0.782 / 0.926  0.792 / 0.930  0.786 / 0.937  0.786 / 0.932
SENTENCE_WEIGHT = 0.4
# Share of what the title of a passage's document is closer to the question than the passage, where it is: who
# types what a page is about wants that page, and to all others the titles make no difference. Hybrid,
# nDCG@10, then hits at 1 / 3 / 5:
#
#                     0              0.3            0.4            0.5            0.6
#     cdtn_recherche  0.524          0.546          0.553          0.557          0.559
#     quebec_covid    0.491          0.490          0.491          0.490          0.489
#     piaf_dev        0.898          0.898          0.897          0.897          0.897
#     gold/dev        70 / 92 / 93   70 / 92 / 93   70 / 92 / 93   71 / 91 / 93   71 / 91 / 93
#     sample          197, 245, 261  196, 245, 260  196, 245, 260  196, 245, 260  196, 245, 260
#     administrations 596, 669, 686  595, 669, 685  595, 669, 685  596, 669, 685  596, 669, 685
#
# A share of the title's cosine as such, closer or not, gives 0.552 at a tenth, and 590 at 1 on the last.
TITLE_WEIGHT = 0.5
# Decimals kept of a branch's score. The vector of a text differs by up to 2e-7 with the texts encoded beside
# it, which an index's history decides: at 6 decimals 5 % of the cosines changed with it, at 4 none of 235
# did.
BRANCH_DECIMALS = 4
FUSED_DECIMALS = 6
# A search overtaken by this many publications in a row answers from what is left of the state it read.
ATTEMPTS = 3


class Searcher:
    """Searches one data folder with one encoder, or whichever it answers with, and, if given, a reader.

    Safe to share between threads. Raises StoreError when there is no index, or one whose passages this
    encoder has not encoded, or whose encoder cannot be found.
    """

    def __init__(
        self, folder: DataFolder, encoder: Encoder | Answering, reader: Reader | None = None
    ) -> None:
        self.store = Store.open(folder)
        self._encoder = encoder
        self._reader = reader
        self._lock = threading.Lock()
        try:
            self._snapshot = snapshot.load(self.store, encoder)
        except BaseException:
            self.store.close()
            raise

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def refresh(self) -> Snapshot:
        """The state published now, loaded when it changed; costs one small query otherwise."""
        with self._lock:
            if self.store.generation() != self._snapshot.generation:
                self._snapshot = snapshot.load(self.store, self._encoder)
            return self._snapshot

    def vocabulary(self) -> Vocabulary:
        """The words of what is published now."""
        return self.refresh().vocabulary

    def search(self, query: Query, limit: int, mode: Mode = "full") -> list[Hit]:
        """At most `limit` hits (2 × CANDIDATES in all), best first; ties in order of (document id, start).

        `full` has the best passages of both branches read by the reader, and is `hybrid` without one.
        Passages that follow one another are one hit (`index.neighbours`).

        The same documents, question and mode give the same hits, and a smaller `limit` a beginning of them.
        """
        reader = self._reader if mode == "full" else None
        # As many are read and joined whatever the limit, or it would decide the order.
        depth = max(limit + NEAR, 0 if reader is None else reader.candidates)
        for _ in range(ATTEMPTS):
            hits, is_current = self._search(self.refresh(), query, depth, mode)
            if is_current:
                break
        ranked = hits if reader is None else rerank(query, hits, reader)
        return join_neighbours(ranked, self.store.excerpt)[:limit]

    def _search(self, state: Snapshot, query: Query, limit: int, mode: Mode) -> tuple[list[Hit], bool]:
        with self.store.read() as connection:
            allowed = filters.allowed_keys(connection, query.filters)
        lexical: Ranking = []
        dense: Ranking = []
        vector: Vectors | None = None
        if mode != "dense":
            lexical = _best(lambda count: state.lexical.search(query.text, count, allowed), state)
        if mode != "lexical" and len(state.dense):
            vector = state.encoder.encode_query(query.text)
            dense = _best(lambda count: state.dense.search(vector, count, allowed), state)
            if mode != "dense":
                lexical, dense = _complete(lexical, dense, query.text, vector, state)
            dense = _under_titles(_look_closer(dense, vector, state), vector, state)
        ranking = _fuse(lexical, dense, state, mode)[:limit]
        return self._hydrate(ranking, dict(lexical), dict(dense), vector, state)

    def _hydrate(
        self,
        ranking: Ranking,
        lexical: dict[int, float],
        dense: dict[int, float],
        vector: Vectors | None,
        state: Snapshot,
    ) -> tuple[list[Hit], bool]:
        """Hits whose passages still exist, and whether they come from what is published."""
        with self.store.read() as connection:
            is_current = publication.load(connection).generation == state.generation
            found = passages.load(connection, (key for key, _ in ranking))
            known = documents.load_many(connection, {passage.document_id for passage in found.values()})
        hits = [
            Hit(
                found[key],
                known[found[key].document_id],
                score,
                Scores(lexical.get(key), dense.get(key)),
                () if vector is None else _likeness(state, vector, key),
            )
            for key, score in ranking
            if key in found
        ]
        return hits, is_current


def _best(search: Callable[[int], Collection[tuple[int, float]]], state: Snapshot) -> Ranking:
    """The CANDIDATES best, in an order that depends on documents only.

    An engine settles ties by where a passage happens to lie in its files; so one more than needed is asked
    for, and more as long as the cut falls between equals.
    """
    count = CANDIDATES + 1
    while True:
        found = _rounded(search(count))
        if len(found) < count or found[CANDIDATES - 1][1] > found[-1][1]:
            return _ordered(found, state)[:CANDIDATES]
        count *= 2


def _complete(
    lexical: Ranking, dense: Ranking, text: str, vector: Vectors, state: Snapshot
) -> tuple[Ranking, Ranking]:
    """Both branches' scores of what either proposed: not being among the best is no score of 0.

    Only a passage without any word of the question keeps none from the lexical branch.
    """
    by_words, by_meaning = {key for key, _ in lexical}, {key for key, _ in dense}
    unmeasured, unread = by_words - by_meaning, by_meaning - by_words
    more_dense = state.dense.search(vector, len(unmeasured), unmeasured)
    more_lexical = state.lexical.search(text, len(unread), unread) if unread else []
    return [*lexical, *_rounded(more_lexical)], [*dense, *_rounded(more_dense)]


def _look_closer(dense: Ranking, vector: Vectors, state: Snapshot) -> Ranking:
    """Each candidate's cosine mixed with that of its closest sentence, item or row."""
    best = state.sentences.best(vector, [key for key, _ in dense])
    mixed = (
        (key, (1 - SENTENCE_WEIGHT) * cosine + SENTENCE_WEIGHT * best.get(key, cosine))
        for key, cosine in dense
    )
    return _ordered(_rounded(mixed), state)


def _under_titles(dense: Ranking, vector: Vectors, state: Snapshot) -> Ranking:
    """Candidates that their document's title is closer to the question than, part of the way up to it."""
    titles = state.titles.cosines(vector, [key for key, _ in dense])
    raised = (
        (key, cosine + TITLE_WEIGHT * max(0.0, titles.get(key, cosine) - cosine)) for key, cosine in dense
    )
    return _ordered(_rounded(raised), state)


def _likeness(state: Snapshot, vector: Vectors, key: int) -> tuple[float, ...]:
    return tuple(round(cosine, BRANCH_DECIMALS) for cosine in state.sentences.cosines(vector, key))


def _rounded(scores: Iterable[tuple[int, float]]) -> Ranking:
    return [(key, round(score, BRANCH_DECIMALS)) for key, score in scores]


def _fuse(lexical: Ranking, dense: Ranking, state: Snapshot, mode: Mode) -> Ranking:
    if mode in ("hybrid", "full"):
        fused = fuse(dict(lexical), dict(dense))
        return _ordered([(key, round(score, FUSED_DECIMALS)) for key, score in fused.items()], state)
    return lexical or dense


def _ordered(ranking: Ranking, state: Snapshot) -> Ranking:
    return sorted(ranking, key=lambda pair: (-pair[1], state.order[pair[0]]))
