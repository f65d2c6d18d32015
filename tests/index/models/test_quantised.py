"""Our own runtime, over a toy graph and, where they are present, over the shipped weights."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import manifest
from index.models.openvino_graph import BATCH_TOKENS, WIDTH_STEP, batches
from index.models.prompts import Prompts
from index.models.quantised import QuantisedEncoder
from index.models.weights import SHIPPED

SENTENCE = "Le ministère attribue deux milliards. "


def shipped():
    if not manifest.is_quantised(SHIPPED):
        pytest.skip("the shipped weights are not in this checkout")
    return QuantisedEncoder(SHIPPED)


@pytest.fixture(scope="module", params=["toy", "shipped"])
def encoder(request):
    if request.param == "toy":
        return request.getfixturevalue("toy")
    return shipped()


def test_rows_are_unit_vectors(encoder):
    vectors = encoder.encode_passages(["budget", "contrat", SENTENCE * 5])
    assert vectors.shape == (3, encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert encoder.encode_query("budget").shape == (1, encoder.dimensions)
    assert encoder.encode_passages([]).shape == (0, encoder.dimensions)


def test_a_text_has_exactly_one_vector_whatever_its_company(encoder):
    texts = [("budget " * words + SENTENCE * sentences) for words in range(6) for sentences in range(6)]
    texts += [SENTENCE * 400, ""]
    together = encoder.encode_passages(texts)
    assert np.array_equal(together, encoder.encode_passages(texts))
    assert np.array_equal(together[::-1], encoder.encode_passages(texts[::-1]))
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(encoder.encode_passages([text])[0], vector)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "🎉🎉🎉", "مرحبا بالعالم", "\x00\x01\x7f\ufffd", "\ud800", "a" * 100_000, SENTENCE * 2_700],
    ids=[
        "empty",
        "blank",
        "emoji",
        "arabic",
        "binary",
        "surrogate",
        "one word of 100 kB",
        "100,000 characters",
    ],
)
def test_any_text_has_a_finite_unit_vector(encoder, text):
    vectors = encoder.encode_passages([text, "budget"])
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_question_without_accents_stays_close_to_itself():
    encoder = shipped()
    typed, meant, other = (
        encoder.encode_query(text)[0]
        for text in (
            "QUEL EST LE MONTANT DES DEPENSES DE L EQUIPEMENT",
            "Quel est le montant des dépenses de l’équipement ?",
            "Quelle est la durée du congé de maternité ?",
        )
    )
    assert typed @ meant > typed @ other


def test_questions_and_passages_are_read_under_their_prompts(toy_weights, tmp_path):
    folder = shutil.copytree(toy_weights, tmp_path / "poids")
    manifest.write(folder, "jouet", 64, 8, Prompts(query="le ", passage="deux "))
    plain, prompted = QuantisedEncoder(toy_weights), QuantisedEncoder(folder)

    assert prompted.identity != plain.identity
    assert np.array_equal(prompted.encode_query("budget"), plain.encode_query("le budget"))
    assert np.array_equal(prompted.encode_passages(["budget"]), plain.encode_passages(["deux budget"]))


@settings(max_examples=50)
@given(text=st.text(max_size=300))
def test_questions_of_any_kind_have_a_finite_vector(toy, text):
    assert np.isfinite(toy.encode_query(text)).all()


@pytest.mark.parametrize("times", [1, 10, 100, 1_000])
def test_the_end_of_a_long_text_counts(encoder, times):
    plain, ended = encoder.encode_passages(
        [SENTENCE * times, SENTENCE * times + "budget " * (1 + times // 4)]
    )
    assert plain @ ended < 0.99999


def test_a_text_longer_than_the_graph_reads_is_the_mean_of_its_windows(toy):
    words = ["budget"] * 62 + ["contrat"] * 62
    whole, first, second = toy.encode_passages([" ".join(words), " ".join(words[:62]), " ".join(words[62:])])
    mean = (first + second) / np.linalg.norm(first + second)
    assert whole == pytest.approx(mean, abs=1e-6)


def test_threads_get_the_same_vectors(encoder):
    texts = [SENTENCE * times for times in (1, 2, 8, 1, 3, 9)]
    expected = [encoder.encode_query(text) for text in texts]
    passages = encoder.encode_passages(texts * 4)
    with ThreadPoolExecutor(6) as pool:
        several = pool.submit(encoder.encode_passages, texts * 4)
        for vector, alone in zip(pool.map(encoder.encode_query, texts * 4), expected * 4, strict=True):
            assert np.array_equal(vector, alone)
        assert np.array_equal(several.result(), passages)


@given(st.lists(st.integers(1, 1_300), max_size=60))
def test_a_batch_has_one_width_and_no_more_tokens_than_allowed(lengths):
    rows = list(batches(lengths))
    assert sorted(row for batch in rows for row in batch) == list(range(len(lengths)))
    for batch in rows:
        (width,) = {-(-lengths[row] // WIDTH_STEP) for row in batch}
        assert len(batch) == 1 or len(batch) * width * WIDTH_STEP <= BATCH_TOKENS


def in_a_new_process(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_encoding_needs_neither_torch_nor_telemetry_nor_the_network(toy_weights):
    program = f"""
import sys
met = []
sys.addaudithook(lambda event, _: met.append(event) if event.startswith("socket.") else None)
from index.models import load_encoder
encoder = load_encoder({str(toy_weights)!r})
encoder.identity
assert "openvino" not in sys.modules and "tokenizers" not in sys.modules
encoder.encode_query("budget")
heavy = {{"torch", "transformers", "sentence_transformers", "huggingface_hub", "openvino_telemetry"}}
print([name for name in heavy if sys.modules.get(name)], met)
"""
    assert in_a_new_process(program) == "[] []"
