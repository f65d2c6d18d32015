"""Vectors of the English model for the English side of every parallel sentence and passage, computed once."""

from __future__ import annotations

import numpy as np

from index.training.command import step_arguments
from index.training.data import ParallelSentence, parallel_passages, parallel_sentences
from index.training.encoder import encode, load_model, load_tokenizer, tokenize
from index.training.transplant import english_model_folder

# Beyond the 256 tokens it was trained for, the English model's vectors drift.
TEACHER_MAX_TOKENS = 256
SENTENCES = "teacher.npy"
PASSAGES = "teacher-passages.npy"


def distinct_english(texts: list[ParallelSentence]) -> list[str]:
    """The texts the teacher reads, in the order of its vectors."""
    return list(dict.fromkeys(text.en for text in texts))


def main() -> None:
    arguments = step_arguments(__doc__)
    folder = english_model_folder()
    model, tokenizer = load_model(folder).eval(), load_tokenizer(folder)
    for name, texts in (
        (SENTENCES, parallel_sentences(arguments.data)),
        (PASSAGES, parallel_passages(arguments.data)),
    ):
        if (arguments.out / name).exists():
            continue
        ids = tokenize(tokenizer, distinct_english(texts), TEACHER_MAX_TOKENS)
        np.save(arguments.out / name, encode(model, ids))
        print(f"{name}: {len(ids)} texts, {sum(map(len, ids))} tokens")


if __name__ == "__main__":
    main()
