"""Hard negatives: passages that BM25 or the contrastive model takes for the answer, less likely answers."""

from __future__ import annotations

import json
import math
from itertools import zip_longest
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

from index.training import recipe
from index.training.command import step_arguments
from index.training.encoder import encode, load_model, load_tokenizer, tokenize
from index.training.pairs import READERS, Pair

FILE = "negatives.json"
# Source → pair index → indices of pairs whose passage is a negative.
Negatives = dict[str, dict[int, list[int]]]

# The languages of a translation, and a sentence and its window, need no harder negatives.
MINED_SOURCES = tuple(name for name in READERS if name not in ("translations", "cropped"))
LEXICAL_MOST = 10_000  # passages of a source that BM25 looks through too
CANDIDATES = 40  # looked at per retriever
KEPT = 10  # kept per query, best candidates of both retrievers in turn
QUERIES_AT_ONCE = 1_024
# Above this share of the marked passage's score a candidate is likely an answer too (NV-Retriever,
# Moreira et al. 2024).
POSITIVE_SHARE = 0.95
# Of these it is known that no other passage answers: what scores above the marked one is what to learn from.
MARKED_ALONE = ("own_documents",)


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


def dense_candidates(queries: Tensor, passages: Tensor, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Indices and cosines of the nearest passages, each of shape (queries, count), nearest first."""
    found = [(part @ passages.T).float().topk(count) for part in queries.split(QUERIES_AT_ONCE)]
    places = torch.cat([best.indices for best in found]).cpu().numpy()
    return places, torch.cat([best.values for best in found]).cpu().numpy()


def hard_negatives(
    pairs: list[Pair],
    owner: list[int],
    own: np.ndarray,
    dense: tuple[np.ndarray, np.ndarray],
    lexical: np.ndarray | None,
    share: float = POSITIVE_SHARE,
) -> dict[int, list[int]]:
    """For each pair, up to `KEPT` pairs whose passage is a hard negative.

    `owner` holds the pair that each distinct passage was read from, `own` each pair's cosine with its own
    passage; `dense` and `lexical` each pair's candidates as indices into `owner`. A candidate of BM25 that is
    not among the dense ones is no likelier to be an answer than the last of these. One that scores at least
    `share` of the pair's own cosine is left out.
    """
    found: dict[int, list[int]] = {}
    for index, pair in enumerate(pairs):
        cosines = dict(zip(dense[0][index].tolist(), dense[1][index].tolist(), strict=True))
        limit = share * own[index]
        columns = [cosines, *([] if lexical is None else [lexical[index].tolist()])]
        in_turn = [column for both in zip_longest(*columns) for column in both if column is not None]
        wrong: list[int] = []
        for column in dict.fromkeys(in_turn):
            other = pairs[owner[column]]
            answers = len(pair.answer) > 1 and pair.answer in other.passage
            same = other.query == pair.query or other.passage == pair.passage
            if cosines.get(column, -1.0) < limit and not answers and not same and len(wrong) < KEPT:
                wrong.append(owner[column])
        if wrong:
            found[index] = wrong
    return found


def mine(
    pairs: list[Pair], model: BertModel, tokenizer: Tokenizer, share: float = POSITIVE_SHARE
) -> dict[int, list[int]]:
    plan = recipe.CONTRAST
    owner = list({pair.passage: index for index, pair in reversed(list(enumerate(pairs)))}.values())
    place = {pairs[index].passage: column for column, index in enumerate(owner)}
    texts = [pairs[index].passage for index in owner]
    prompts = recipe.PROMPTS
    asked = tokenize(tokenizer, [prompts.query + pair.query for pair in pairs], plan.query_tokens)
    read = tokenize(tokenizer, [prompts.passage + text for text in texts], plan.long_passage_tokens)
    queries, passages = encode(model, asked), encode(model, read)
    count = min(CANDIDATES, len(texts))
    own = (queries * passages[[place[pair.passage] for pair in pairs]]).float().sum(1).cpu().numpy()
    lexical = None
    if len(texts) <= LEXICAL_MOST:
        lexical = lexical_candidates([pair.query for pair in pairs], texts, count)
    return hard_negatives(pairs, owner, own, dense_candidates(queries, passages, count), lexical, share)


def main() -> None:
    arguments = step_arguments(__doc__)
    model = load_model(arguments.out / "contrastive" / "model").eval()
    tokenizer = load_tokenizer(arguments.out)
    negatives: Negatives = {}
    for name in MINED_SOURCES:
        pairs = list(READERS[name](arguments.data))
        share = math.inf if name in MARKED_ALONE else POSITIVE_SHARE
        negatives[name] = mine(pairs, model, tokenizer, share) if pairs else {}
        print(f"{name}: negatives for {len(negatives[name])} of {len(pairs)} queries", flush=True)
    (arguments.out / FILE).write_text(json.dumps(negatives), encoding="utf-8")


if __name__ == "__main__":
    main()
