"""Hard negatives: passages that BM25 or the stage 1 model takes for the answer, less likely answers."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path

import bm25s
import numpy as np
import Stemmer

from index.training import recipe
from index.training.command import step_arguments
from index.training.encoder import encode, load_model, load_tokenizer, tokenize
from index.training.pairs import READERS, Pair

FILE = "negatives.json"
# Source → pair index → indices of pairs whose passage is a negative.
Negatives = dict[str, dict[int, list[int]]]

# The sources whose passages are few enough to encode in a minute or two of CPU.
MINED_SOURCES = ("piaf", "openquizzdb", "administration")
CANDIDATES = 30  # looked at per retriever
KEPT = 8  # kept per query, best candidates of both retrievers in turn
# Above this share of the marked passage's score a candidate is likely an answer too (NV-Retriever,
# Moreira et al. 2024).
POSITIVE_SHARE = 0.95


def read_negatives(work: Path) -> Negatives:
    stored = json.loads((work / FILE).read_text(encoding="utf-8"))
    return {name: {int(pair): wrong for pair, wrong in found.items()} for name, found in stored.items()}


def lexical_candidates(queries: list[str], passages: list[str], count: int) -> np.ndarray:
    """Indices of the best passages by BM25 over French stems, shape (queries, count)."""
    stemmer = Stemmer.Stemmer("french")
    retriever = bm25s.BM25()
    retriever.index(
        bm25s.tokenize(passages, stopwords="fr", stemmer=stemmer, show_progress=False), show_progress=False
    )
    tokens = bm25s.tokenize(queries, stopwords="fr", stemmer=stemmer, show_progress=False)
    return retriever.retrieve(tokens, k=count, show_progress=False)[0]


def hard_negatives(
    pairs: list[Pair], queries: np.ndarray, passages: np.ndarray, lexical: np.ndarray, owner: list[int]
) -> dict[int, list[int]]:
    """For each pair, up to `KEPT` pairs whose passage is a hard negative.

    `queries` holds a unit vector per pair; `passages` one per distinct passage, `owner` the pair each was
    read from; `lexical` gives each pair's BM25 candidates as indices into `passages`.
    """
    place = {pairs[index].passage: column for column, index in enumerate(owner)}
    found: dict[int, list[int]] = {}
    for index, pair in enumerate(pairs):
        scores = passages @ queries[index]
        limit = POSITIVE_SHARE * scores[place[pair.passage]]
        dense = np.argsort(-scores, kind="stable")[:CANDIDATES]
        in_turn = [column for both in zip_longest(dense, lexical[index]) for column in both]
        wrong: list[int] = []
        for column in dict.fromkeys(int(candidate) for candidate in in_turn if candidate is not None):
            other = pairs[owner[column]]
            answers = bool(pair.answer) and pair.answer in other.passage
            if scores[column] < limit and not answers and other.query != pair.query and len(wrong) < KEPT:
                wrong.append(owner[column])
        if wrong:
            found[index] = wrong
    return found


def main() -> None:
    arguments = step_arguments(__doc__)
    plan = recipe.CONTRAST_STAGES[1]
    model = load_model(arguments.out / "contrastive-1" / "model").eval()
    tokenizer = load_tokenizer(arguments.out)
    negatives: Negatives = {}
    for name in MINED_SOURCES:
        pairs = list(READERS[name](arguments.data))
        owner = list({pair.passage: index for index, pair in reversed(list(enumerate(pairs)))}.values())
        texts = [pairs[index].passage for index in owner]
        queries = encode(model, tokenize(tokenizer, [pair.query for pair in pairs], plan.query_tokens))
        passages = encode(model, tokenize(tokenizer, texts, plan.long_passage_tokens))
        lexical = lexical_candidates([pair.query for pair in pairs], texts, min(CANDIDATES, len(texts)))
        negatives[name] = hard_negatives(
            pairs, queries.astype(np.float32), passages.astype(np.float32), lexical, owner
        )
        print(f"{name}: negatives for {len(negatives[name])} of {len(pairs)} queries")
    (arguments.out / FILE).write_text(json.dumps(negatives), encoding="utf-8")


if __name__ == "__main__":
    main()
