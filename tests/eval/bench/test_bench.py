"""The figures are taken from the real thing; none of them passes or fails a test."""

import re

import pytest
from tokenizers import Tokenizer

from eval.bench import cold_start, encoding, material, timing
from eval.bench.__main__ import main
from eval.errors import EvalError
from index.models.weights import default_weights
from tests.fakes import FakeEncoder
from tests.toy_weights import write_toy_weights


def test_passages_have_the_tokens_asked_for():
    tokenizer = Tokenizer.from_file(str(default_weights() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    made = material.passages(default_weights(), tokens=50, count=6)
    assert len(set(made)) == 6
    for text in made:
        # Cut inside a word, a passage alone may split into other pieces than in its document.
        assert abs(len(tokenizer.encode(text).ids) - 50) <= 2


def test_a_model_without_a_tokenizer_file_is_named(tmp_path):
    with pytest.raises(EvalError, match=str(tmp_path)):
        material.passages(tmp_path, tokens=50, count=1)


def test_more_passages_than_the_sample_documents_hold_are_refused():
    with pytest.raises(EvalError, match="100000 passages"):
        material.passages(default_weights(), tokens=50, count=100_000)


def test_there_are_questions_and_documents_to_measure_on():
    assert len(set(material.questions())) > 20
    assert any(name.endswith(".pdf") for name in material.sample_files())


def test_every_text_is_encoded_in_every_round():
    encoder = FakeEncoder()
    assert encoding.passages_per_second(encoder, ["a", "b"]) > 0
    assert encoder.encoded == ["a", "b"] * (1 + timing.ROUNDS)


def test_latencies_are_quantiles():
    measured = timing.latency([float(value) for value in range(101)])
    assert (measured.median, measured.p99) == (50.0, 99.0)
    assert encoding.question_latency(FakeEncoder(), ["a ?"] * 5).median > 0


def test_a_command_that_fails_is_told(tmp_path):
    with pytest.raises(EvalError, match="sourcier ask"):
        cold_start.ask_seconds(tmp_path / "absent", None)
    with pytest.raises(EvalError, match="sourcier serve"):
        cold_start.ready_seconds(tmp_path, str(tmp_path / "absent"))


def test_every_figure_is_printed(capsys, monkeypatch, tmp_path):
    write_toy_weights(tmp_path)
    monkeypatch.setattr("eval.bench.__main__.PASSAGES", 2)
    monkeypatch.setattr("eval.bench.__main__.QUESTIONS", 2)
    monkeypatch.setattr(timing, "ROUNDS", 1)
    assert main(["--encoder", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    for figure in (r"passages/s", r"médiane [\d.]+ ms", r"sourcier ask.* s", r"readyz.* s", r"pages/s"):
        assert re.search(figure, printed), figure


def test_an_unknown_encoder_is_one_french_sentence(capsys):
    assert main(["--float32", "/nulle/part"]) == 1
    assert "/nulle/part" in capsys.readouterr().err
