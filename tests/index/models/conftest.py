from pathlib import Path

import pytest

from index.models.quantised import QuantisedEncoder
from tests.toy_weights import write_toy_weights


@pytest.fixture(scope="session")
def toy_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modèle jouet")
    write_toy_weights(folder)
    return folder


@pytest.fixture(scope="session")
def toy(toy_weights: Path) -> QuantisedEncoder:
    return QuantisedEncoder(toy_weights)
