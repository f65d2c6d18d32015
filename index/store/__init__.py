"""The only truth: documents, where they were found, their passages and vectors, in one SQLite database.

Not for searching: FAISS and tantivy are derived from it, elsewhere.
"""

from index.store.store import Store

__all__ = ["Store"]
