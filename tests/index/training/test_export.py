from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

# Of the same extra as nncf, which must not be imported before the code that keeps its telemetry out.
pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.models.prompts import find_prompts
from index.models.quantised import QuantisedEncoder
from index.training import recipe
from index.training.encoder import encode, load_model, load_tokenizer, tokenize
from index.training.export import export_fp16, export_int8, export_sentence_transformer

TEXTS = ["le chat voit le chien", "la rivière aime la maison", "the garden"]

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning",  # nncf and openvino, on import of their own parts
    "ignore::FutureWarning",  # transformers, about names inside itself
    "ignore:Converting a tensor to a Python:torch.jit.TracerWarning",  # the mask
)


@pytest.fixture(scope="module")
def vectors(work: Path) -> np.ndarray:
    model, tokenizer = load_model(work / "start").eval(), load_tokenizer(work)
    return encode(model, tokenize(tokenizer, TEXTS, 64)).float().numpy()


def test_sentence_transformers_loads_the_same_encoder(
    work: Path, tmp_path: Path, vectors: np.ndarray
) -> None:
    export_sentence_transformer(work / "start", work, tmp_path / "fp32")
    model = SentenceTransformer(str(tmp_path / "fp32"), device="cpu")

    loaded = model.encode(TEXTS)

    assert find_prompts("any", tmp_path / "fp32") == recipe.PROMPTS
    # bfloat16, where the processor has it, against float32
    np.testing.assert_allclose((loaded * vectors).sum(1), 1, atol=5e-3)
    np.testing.assert_allclose(np.linalg.norm(loaded, axis=1), 1, atol=1e-5)


def test_half_precision_is_the_same_encoder_at_half_the_size(
    work: Path, tmp_path: Path, vectors: np.ndarray
) -> None:
    export_sentence_transformer(work / "start", work, tmp_path / "fp32")
    export_fp16(tmp_path / "fp32", tmp_path / "fp16")

    loaded = SentenceTransformer(str(tmp_path / "fp16"), device="cpu").float().encode(TEXTS)

    np.testing.assert_allclose((loaded * vectors).sum(1), 1, atol=5e-3)
    sizes = [(tmp_path / form / "model.safetensors").stat().st_size for form in ("fp16", "fp32")]
    assert sizes[0] < 0.6 * sizes[1]


def test_int8_stays_close_for_any_batch(work: Path, data: Path, tmp_path: Path) -> None:
    export_int8(work / "start", work, data, tmp_path / "int8")
    model, tokenizer = load_model(work / "start").eval(), load_tokenizer(work)
    prompted = [recipe.PROMPTS.passage + text for text in TEXTS]

    result = QuantisedEncoder(tmp_path / "int8").encode_passages(TEXTS)

    assert ((result * encode(model, tokenize(tokenizer, prompted, 64)).numpy()).sum(1) > 0.95).all()
