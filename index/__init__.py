"""Which passages are about this question?

SQLite holds the truth (documents, passages, vectors); FAISS and tantivy are derived from it.
Knows nothing of HTTP, users or gold sets.
"""
