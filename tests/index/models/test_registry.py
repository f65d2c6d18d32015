"""Which encoder is the default, and how another is found again."""

import shutil

import pytest

from eval.bench.reference import NAME, published_model
from index.errors import EncoderNotFoundError, LostEncoderError
from index.models import find_encoder, load_encoder, manifest, registry
from index.models.quantised import QuantisedEncoder
from index.models.sentence_transformer import SentenceTransformerEncoder


def test_the_shipped_weights_are_the_default(toy_weights, toy, monkeypatch):
    monkeypatch.setattr(registry, "SHIPPED", toy_weights)
    encoder = load_encoder()
    assert isinstance(encoder, QuantisedEncoder)
    assert encoder.identity == toy.identity


@pytest.mark.parametrize("content", [None, "{"])
def test_absent_or_damaged_shipped_weights_are_named(tmp_path, monkeypatch, content):
    if content is not None:
        (tmp_path / manifest.MANIFEST).write_text(content)
    monkeypatch.setattr(registry, "SHIPPED", tmp_path)
    with pytest.raises(EncoderNotFoundError, match=r"manifest\.json"):
        load_encoder()


def test_an_encoder_is_found_where_its_weights_lie(toy):
    found = find_encoder(toy.identity, toy.folder)
    assert isinstance(found, QuantisedEncoder)
    assert found.identity == toy.identity


def test_an_encoder_keeps_the_name_it_was_loaded_by():
    encoder = SentenceTransformerEncoder(NAME, published_model())
    assert find_encoder(encoder.identity, encoder.folder).identity == encoder.identity


def test_the_shipped_weights_are_found_wherever_they_were(toy_weights, toy, tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "SHIPPED", toy_weights)
    assert find_encoder(toy.identity, tmp_path / "elsewhere").folder == toy_weights
    assert find_encoder(toy.identity, None).folder == toy_weights


def test_weights_that_changed_are_not_those_that_are_looked_for(toy_weights, toy, tmp_path):
    changed = tmp_path / "weights"
    shutil.copytree(toy_weights, changed)
    manifest.write(changed, "autre", 64, toy.dimensions, toy._weights.manifest.prompts)
    with pytest.raises(LostEncoderError, match=f"« {changed} ».*sourcier rebuild"):
        find_encoder(toy.identity, changed)
    (changed / manifest.MANIFEST).write_text("{")
    with pytest.raises(LostEncoderError):
        find_encoder(toy.identity, changed)


def test_a_model_that_is_gone_is_never_downloaded(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "find_weights", lambda name: pytest.fail("looked for elsewhere"))
    with pytest.raises(LostEncoderError, match="organisme/modèle"):
        find_encoder("organisme/modèle@0123456789abcdef '' float32 512", tmp_path / "absent")


def test_a_folder_of_quantised_weights_can_be_named(toy_weights, toy):
    assert load_encoder(str(toy_weights)).identity == toy.identity
