import json
import shutil

import pytest

from index.errors import EncoderNotFoundError
from index.models import manifest
from index.models.prompts import Prompts
from index.models.quantised import QuantisedEncoder


@pytest.fixture
def weights(toy_weights, tmp_path):
    return shutil.copytree(toy_weights, tmp_path / "poids")


def expected_hash(folder, name):
    return json.loads((folder / manifest.MANIFEST).read_text())["sha256"][name]


@pytest.mark.parametrize("name", [manifest.GRAPH, manifest.CONSTANTS, manifest.TOKENIZER])
def test_an_altered_file_is_named_with_its_hash(weights, name):
    with (weights / name).open("r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 1]))
    with pytest.raises(EncoderNotFoundError) as error:
        QuantisedEncoder(weights).encode_query("budget")
    assert str(weights / name) in str(error.value)
    assert expected_hash(weights, name) in str(error.value)
    assert "altéré" in str(error.value)


@pytest.mark.parametrize("name", [manifest.GRAPH, manifest.CONSTANTS, manifest.TOKENIZER])
def test_a_missing_file_is_named_with_its_hash(weights, name):
    (weights / name).unlink()
    with pytest.raises(EncoderNotFoundError) as error:
        QuantisedEncoder(weights).encode_passages(["budget", "contrat"])
    assert str(weights / name) in str(error.value)
    assert expected_hash(weights, name) in str(error.value)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"name": "a", "max_tokens": "x", "dimensions": 8, "prompts": {}, "sha256": {}}',
        '{"name": "a", "max_tokens": 64, "dimensions": 8, "prompts": {"query": ""}, "sha256": {}}',
        '{"name": "a", "max_tokens": 64, "dimensions": 8, "prompts": {"query": "", "passage": ""},'
        ' "sha256": {}}',
    ],
)
def test_a_damaged_manifest_is_named(weights, content):
    (weights / manifest.MANIFEST).write_text(content)
    with pytest.raises(EncoderNotFoundError, match=r"manifest\.json"):
        QuantisedEncoder(weights)


def test_files_that_are_no_weights_are_refused_even_with_the_right_hash(weights):
    (weights / manifest.GRAPH).write_text("<net/>")
    manifest.write(weights, "jouet", 64, 8, Prompts())
    with pytest.raises(EncoderNotFoundError, match="poids"):
        QuantisedEncoder(weights).encode_query("budget")


def test_the_identity_follows_the_files(weights, toy):
    assert QuantisedEncoder(weights).identity == toy.identity
    with (weights / manifest.CONSTANTS).open("ab") as file:
        file.write(b"\0")
    manifest.write(weights, "jouet", 64, 8, Prompts())
    assert QuantisedEncoder(weights).identity != toy.identity
