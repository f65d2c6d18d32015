"""How fast texts become vectors."""

from collections.abc import Sequence
from functools import partial

from eval.bench.timing import Latency, best, latency, seconds
from index.types import Encoder

# Questions encoded first: they bring the lengths for which a runtime compiles.
WARMING = 20


def passages_per_second(encoder: Encoder, texts: Sequence[str]) -> float:
    encoder.encode_passages(texts)  # loads the weights and compiles for this length
    return len(texts) / best(lambda: encoder.encode_passages(texts))


def question_latency(encoder: Encoder, questions: Sequence[str]) -> Latency:
    """Of the questions one after the other, as when they arrive one by one."""
    for question in questions[:WARMING]:
        encoder.encode_query(question)
    return latency([seconds(partial(encoder.encode_query, question)) for question in questions])
