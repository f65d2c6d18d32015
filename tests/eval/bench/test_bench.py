"""The figures are taken from the real thing; none of them passes or fails a test."""

import json
import re

import pytest
from tokenizers import Tokenizer

from eval.bench import cold_start, encoding, material, parsing, timing, unchanged
from eval.bench.__main__ import main
from eval.bench.reference import published_model
from eval.bench.untrained import write_untrained
from eval.errors import EvalError
from index.folder import DataFolder
from index.models.sentence_transformer import SentenceTransformerEncoder
from index.models.weights import SHIPPED
from index.store import Store
from tests.fakes import FakeEncoder
from tests.toy_weights import write_toy_weights


def test_passages_have_the_tokens_asked_for():
    tokenizer = Tokenizer.from_file(str(published_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    made = material.passages(published_model(), tokens=50, count=6)
    assert len(set(made)) == 6
    for text in made:
        # Cut inside a word, a passage alone may split into other pieces than in its document.
        assert abs(len(tokenizer.encode(text).ids) - 50) <= 2


def test_a_model_without_a_tokenizer_file_is_named(tmp_path):
    with pytest.raises(EvalError, match=str(tmp_path)):
        material.passages(tmp_path, tokens=50, count=1)


def test_more_passages_than_the_sample_documents_hold_are_refused():
    with pytest.raises(EvalError, match="100000 passages"):
        material.passages(published_model(), tokens=50, count=100_000)


def test_there_are_questions_and_documents_to_measure_on():
    assert len(set(material.questions())) > 20
    assert any(name.endswith(".pdf") for name in material.sample_files())


def test_every_format_is_parsed_by_itself():
    files = {"b.md": b"# Titre\n\nUn texte.", "a.txt": b"Un autre texte.", "a.md": b"Encore un texte."}
    formats = parsing.by_format(files)
    assert {extension: list(named) for extension, named in formats.items()} == {
        ".md": ["a.md", "b.md"],
        ".txt": ["a.txt"],
    }
    parsed = []
    speed = parsing.parsing_speed(formats[".md"], lambda _, name: parsed.append(name))
    assert parsed == ["a.md", "b.md"] * timing.ROUNDS
    assert speed.megabytes_per_second > 0
    assert speed.pages_per_second is None


def test_pages_are_counted_where_there_are_any():
    name = next(name for name in material.parsed_files() if name.endswith(".pdf"))
    assert (parsing.parsing_speed({name: material.parsed_files()[name]}).pages_per_second or 0) > 0


def test_an_absent_peer_is_no_error(monkeypatch):
    monkeypatch.setattr(parsing, "PEER", "convertisseur_absent")
    assert parsing.peer() is None


def test_the_encoder_is_compared_with_a_model_of_its_own_shape(tmp_path):
    folder = write_untrained(SHIPPED, tmp_path)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")
    shape = re.search(r"BERT, (\d+) layers, (\d+) dimensions, (\d+) heads", card)
    assert shape is not None
    keys = ("num_hidden_layers", "hidden_size", "num_attention_heads")
    assert [config[key] for key in keys] == [int(number) for number in shape.groups()]
    assert config["intermediate_size"] == 4 * config["hidden_size"]
    tokens = Tokenizer.from_file(str(SHIPPED / "tokenizer.json")).get_vocab_size()
    assert config["vocab_size"] == tokens
    vectors = SentenceTransformerEncoder("untrained", folder).encode_passages(["Un texte.", "Un autre."])
    assert vectors.shape == (2, config["hidden_size"])


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


def test_the_second_ingestion_is_measured_and_the_first_one_told_when_it_fails(tmp_path):
    cost = unchanged.unchanged_cost(tmp_path, 101)
    assert cost.cpu_seconds > 0
    assert cost.peak_bytes > 2**20
    with Store.open(DataFolder(tmp_path / "data")) as store:
        assert store.statistics().documents == 101
        assert store.generation() == 3  # the encoder, two batches, and nothing published again
    (tmp_path / "data" / "sourcier.sqlite").write_bytes(b"ruine" * 4096)
    with pytest.raises(EvalError, match="sources"):
        unchanged.unchanged_cost(tmp_path, 1)


def test_every_figure_is_printed(capsys, monkeypatch, tmp_path):
    write_toy_weights(tmp_path)
    monkeypatch.setattr("eval.bench.__main__.PASSAGES", 2)
    monkeypatch.setattr("eval.bench.__main__.QUESTIONS", 2)
    monkeypatch.setattr("eval.bench.__main__.FILES", (3,))
    monkeypatch.setattr(timing, "ROUNDS", 1)
    assert main(["--encoder", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    start = (r"sourcier ask.* s", r"readyz.* s", r"inchangés.* Mio")
    for figure in (r"passages/s", r"médiane [\d.]+ ms", *start, r"pages/s", r"\.md .* Mo/s"):
        assert re.search(figure, printed), figure


def test_an_unknown_encoder_is_one_french_sentence(capsys):
    assert main(["--float32", "/nulle/part"]) == 1
    assert "/nulle/part" in capsys.readouterr().err
