"""BM25 as Robertson and Zaragoza (2009) and Lucene write it, over every passage: slow and plainly right."""

import math
from collections import Counter

K1 = 1.2
B = 0.75


def bm25(documents: dict[int, list[str]], query: list[str]) -> dict[int, float]:
    """Scores of the documents that share a term with `query`, of which each distinct term counts once."""
    counts = {key: Counter(terms) for key, terms in documents.items()}
    average = sum(map(len, documents.values())) / len(documents)
    scores: dict[int, float] = {}
    for term in dict.fromkeys(query):
        having = [key for key, terms in counts.items() if term in terms]
        idf = math.log(1 + (len(documents) - len(having) + 0.5) / (len(having) + 0.5))
        for key in having:
            tf = counts[key][term]
            norm = K1 * (1 - B + B * len(documents[key]) / average)
            scores[key] = scores.get(key, 0.0) + idf * tf * (K1 + 1) / (tf + norm)
    return scores
