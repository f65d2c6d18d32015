"""Exact search by inner product, in memory (FAISS `IndexFlatIP`)."""

from collections.abc import Collection, Sequence

import faiss
import numpy as np
from numpy.typing import NDArray

from index.types import Vectors


class FlatIndex:
    """Vectors of unit length under their keys, in an order that settles ties.

    Up to about 100,000 passages a scan of everything takes milliseconds, and it is rebuilt from SQLite:
    no file is kept that could go stale or be tampered with. Immutable, so safe to share between threads.
    """

    def __init__(self, keys: Sequence[int] | NDArray[np.int64], vectors: Vectors) -> None:
        """`vectors`: shape (len(keys), dimensions)."""
        self._keys = np.asarray(keys, dtype=np.int64)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def __len__(self) -> int:
        return len(self._keys)

    def search(
        self, vector: Vectors, limit: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `limit` best (key, cosine) among `allowed`, best first; `vector`: shape (1, dimensions)."""
        rows = self._allowed_rows(allowed)
        count = min(limit, len(self) if rows is None else len(rows))
        if count <= 0:
            return []
        # A setting of the calling thread. Two OpenMP threads made one query 2.7 times slower on two cores.
        faiss.omp_set_num_threads(1)
        parameters = None if rows is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(rows))  # type: ignore[call-arg]
        cosines, found = self._index.search(
            np.ascontiguousarray(vector, dtype=np.float32), count, params=parameters
        )
        order = np.lexsort((found[0], -cosines[0]))
        return [(int(self._keys[found[0][i]]), float(cosines[0][i])) for i in order]

    def _allowed_rows(self, allowed: Collection[int] | None) -> NDArray[np.int64] | None:
        if allowed is None:
            return None
        wanted = np.fromiter(allowed, dtype=np.int64, count=len(allowed))
        return np.flatnonzero(np.isin(self._keys, wanted)).astype(np.int64)
