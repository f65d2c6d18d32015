"""Which encoder is the default, with and without the shipped weights."""

import pytest

from index.errors import EncoderNotFoundError
from index.models import load_encoder, manifest, registry
from index.models.quantised import QuantisedEncoder
from index.models.sentence_transformer import SentenceTransformerEncoder


def test_the_shipped_weights_are_the_default(toy_weights, toy, monkeypatch):
    monkeypatch.setattr(registry, "SHIPPED", toy_weights)
    encoder = load_encoder()
    assert isinstance(encoder, QuantisedEncoder)
    assert encoder.identity == toy.identity


def test_another_encoder_stands_in_for_absent_weights(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "SHIPPED", tmp_path)
    encoder = load_encoder()
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert encoder.identity.startswith("all-MiniLM-L6-v2@")


def test_damaged_shipped_weights_are_never_passed_over(tmp_path, monkeypatch):
    (tmp_path / manifest.MANIFEST).write_text("{")
    monkeypatch.setattr(registry, "SHIPPED", tmp_path)
    with pytest.raises(EncoderNotFoundError, match=r"manifest\.json"):
        load_encoder()


def test_a_folder_of_quantised_weights_can_be_named(toy_weights, toy):
    assert load_encoder(str(toy_weights)).identity == toy.identity
