"""Which passages mean something close to the question? Search by vectors, derived from the store.

Not for making vectors: `index.models` does that.
"""
