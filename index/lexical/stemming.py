"""Snowball stems (Porter, 2001) by language."""

import threading
from functools import lru_cache

import Stemmer

from index.lexical.folding import fold

_ALGORITHMS = {"fr": "french", "en": "english", "de": "german"}
_stemmers = threading.local()  # a Snowball stemmer keeps the word it works on, so threads cannot share one


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of a lowercase word; languages without a stemmer here are only folded."""
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or not word.isalpha():
        return fold(word)
    stemmer = getattr(_stemmers, algorithm, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(algorithm, 0)  # no cache of its own: results are kept above
        setattr(_stemmers, algorithm, stemmer)
    return fold(stemmer.stemWord(word))
