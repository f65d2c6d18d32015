from pathlib import Path

import pytest

from index.folder import DataFolder
from tests.fakes import FakeEncoder


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Three small documents in a folder to ingest."""
    path = tmp_path / "sources"
    path.mkdir()
    (path / "budget.txt").write_text(
        "Le budget de l'agence s'élève à 483,3 millions d'euros en 2024.\n\n"
        "Il progresse de 4 % par rapport à l'année précédente.\n",
        encoding="utf-8",
    )
    (path / "conges.md").write_text(
        "# Congés\n\nChaque agent dispose de vingt-cinq jours de congés annuels.\n\n"
        "## Report\n\nLe report est possible jusqu'au 30 avril.\n",
        encoding="utf-8",
    )
    (path / "teletravail.txt").write_text(
        "Le télétravail est limité à trois jours par semaine.\n", encoding="utf-8"
    )
    return path
