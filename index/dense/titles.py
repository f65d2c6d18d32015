"""How close is the title of a passage's document?"""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from index.types import Vectors


class TitleVectors:
    """Vectors of documents' titles, in half precision, under the keys of their passages.

    Immutable, so safe to share between threads.
    """

    def __init__(self, rows: Mapping[int, int], vectors: Vectors) -> None:
        """`vectors`: shape (titles, dimensions); `rows`: which one stands over a passage, by its key."""
        self._rows = rows
        self._vectors: NDArray[np.float16] = vectors.astype(np.float16)

    def cosines(self, vector: Vectors, keys: Collection[int]) -> dict[int, float]:
        """Of the title above each passage; `vector`: shape (1, dimensions).

        A passage whose document has no title is left out.
        """
        known = [key for key in keys if key in self._rows]
        rows = [self._rows[key] for key in known]
        cosines = self._vectors[rows].astype(np.float32) @ vector[0]
        return dict(zip(known, cosines.tolist(), strict=True))
