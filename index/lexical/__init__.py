"""Which passages share the question's words? BM25 over tantivy, behind an analyser of our own."""
