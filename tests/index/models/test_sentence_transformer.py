"""A real sentence-transformers model: the one that stands in for the shipped weights."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.bench.reference import published_model
from index.models.sentence_transformer import SentenceTransformerEncoder

FRENCH = "Le ministère de l'Enseignement supérieur a attribué 2,5 milliards d'euros aux établissements. "


@pytest.fixture(scope="module")
def encoder():
    return SentenceTransformerEncoder("all-MiniLM-L6-v2", published_model())


def test_rows_are_unit_vectors(encoder):
    vectors = encoder.encode_passages(["budget", "contrat", FRENCH])
    assert vectors.shape == (3, encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert encoder.encode_query("budget").shape == (1, encoder.dimensions)
    assert encoder.encode_passages([]).shape == (0, encoder.dimensions)


def test_meaning_counts(encoder):
    question = encoder.encode_query("How much does the trip cost?")
    near, far = encoder.encode_passages(["The price of the journey is 40 euros.", "Cats sleep all day."])
    assert question[0] @ near > question[0] @ far + 0.2


def test_a_text_has_one_vector_whatever_its_company(encoder):
    texts = [FRENCH * times for times in (1, 3, 2)] + [""]
    together = encoder.encode_passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert encoder.encode_passages([text])[0] == pytest.approx(vector, abs=1e-5)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "🎉🎉🎉", "مرحبا بالعالم", "\x00\x01\x7f", "\ud800", "a" * 100_000, FRENCH * 200],
    ids=["empty", "blank", "emoji", "arabic", "control", "surrogate", "one word of 100 kB", "12 pages"],
)
def test_any_text_has_a_finite_vector(encoder, text):
    vectors = encoder.encode_passages([text])
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors) == pytest.approx(1, abs=1e-5)


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_questions_of_any_kind_have_a_finite_vector(encoder, text):
    assert np.isfinite(encoder.encode_query(text)).all()


@pytest.mark.parametrize("times", [4, 13, 40])
def test_the_end_of_a_long_passage_counts(encoder, times):
    """1,200 characters of French are more word pieces than all-MiniLM-L6-v2 reads as it is published."""
    start = FRENCH * times
    plain, ended = encoder.encode_passages(
        [start + FRENCH, start + "The cat sleeps on the red sofa in Paris."]
    )
    assert plain @ ended < 0.9999


def test_a_long_text_is_the_mean_of_its_windows(encoder):
    english = "the cat sleeps on the sofa "
    halves = encoder.encode_passages([FRENCH * 20 + english * 120, FRENCH * 20, english * 120])
    assert halves[0] @ halves[1] > 0.5
    assert halves[0] @ halves[2] > 0.5


def test_threads_take_turns(encoder):
    texts = [FRENCH * times for times in (1, 2, 8, 1, 3, 9)]
    expected = [encoder.encode_query(text) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        for vector, alone in zip(pool.map(encoder.encode_query, texts * 4), expected * 4, strict=True):
            assert vector == pytest.approx(alone, abs=1e-5)
