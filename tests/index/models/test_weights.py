import shutil
import subprocess
import sys

import pytest

from eval.bench.reference import published_model
from index.errors import EncoderNotFoundError
from index.models import load_encoder
from index.models.sentence_transformer import SentenceTransformerEncoder
from index.models.weights import digest


@pytest.mark.parametrize("name", ["/nulle/part", "./absent", "~/absent", "deux mots", "a/b/c"])
def test_a_name_that_is_nothing_is_refused(name, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderNotFoundError, match=name):
        load_encoder(name)


def test_a_model_that_cannot_be_downloaded_is_named(monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderNotFoundError, match="exemple/absent"):
        load_encoder("exemple/absent")


def test_a_folder_without_weights_is_refused(tmp_path):
    with pytest.raises(EncoderNotFoundError, match=r"config\.json"):
        load_encoder(str(tmp_path))
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderNotFoundError, match="poids"):
        load_encoder(str(tmp_path))


def test_damaged_weights_are_named(tmp_path):
    folder = tmp_path / "modèle"
    shutil.copytree(published_model(), folder)
    (folder / "model.safetensors").write_bytes(b"ceci n'est pas un modele")
    with pytest.raises(EncoderNotFoundError, match="modèle"):
        load_encoder(str(folder)).encode_query("budget")


def test_the_identity_follows_what_decides_a_vector(tmp_path):
    folder = tmp_path / "all-MiniLM-L6-v2"
    shutil.copytree(published_model(), folder)
    assert digest(folder) == digest(published_model())
    original = SentenceTransformerEncoder("all-MiniLM-L6-v2", published_model())
    assert load_encoder(str(folder)).identity == original.identity
    (folder / "README.md").write_text("autre texte")
    assert digest(folder) == digest(published_model())
    with (folder / "model.safetensors").open("r+b") as weights:
        weights.seek(-1, 2)
        weights.write(b"\x7f")
    assert digest(folder) != digest(published_model())


def test_nothing_heavy_is_imported_before_a_text_is_encoded():
    program = (
        "import sys; from index.models import load_encoder; load_encoder().identity;"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'huggingface_hub', 'openvino'};"
        "print(heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
