"""A closer look at candidates: how close is the closest sentence, item or row of a passage?"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from index.types import Vectors


class SentenceVectors:
    """Vectors of the units of passages, in half precision: five times as many as passages.

    Immutable, so safe to share between threads.
    """

    def __init__(self, keys: Sequence[int], counts: Sequence[int], vectors: Vectors) -> None:
        """`vectors`: shape (sum of counts, dimensions), `counts[i]` rows for passage `keys[i]`, in order."""
        ends = np.cumsum(np.asarray(counts, dtype=np.int64))
        self._rows = {
            key: range(end - count, end)
            for key, count, end in zip(keys, counts, ends.tolist(), strict=True)
            if count
        }
        self._vectors: NDArray[np.float16] = vectors.astype(np.float16)

    def cosines(self, vector: Vectors, key: int) -> list[float]:
        """Of each of a passage's units, in their order; `vector`: shape (1, dimensions)."""
        rows = self._rows.get(key, range(0))
        cosines = self._vectors[rows.start : rows.stop].astype(np.float32) @ vector[0]
        return [float(cosine) for cosine in cosines]

    def best(self, vector: Vectors, keys: Collection[int]) -> dict[int, float]:
        """The greatest cosine among each passage's units; `vector`: shape (1, dimensions).

        A passage without units is left out.
        """
        known = [key for key in keys if key in self._rows]
        if not known:
            return {}
        rows = np.concatenate([np.asarray(self._rows[key]) for key in known])
        starts = np.cumsum([0, *(len(self._rows[key]) for key in known[:-1])])
        cosines = self._vectors[rows].astype(np.float32) @ vector[0]
        return dict(zip(known, np.maximum.reduceat(cosines, starts).tolist(), strict=True))
