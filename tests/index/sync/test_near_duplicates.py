"""Documents that say nearly the same are told, and nothing is done about it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.folder import DataFolder
from index.store import Store, resemblance
from index.sync import synchronise
from index.types import NearDuplicate, SyncReport
from tests.fakes import FakeEncoder

SENTENCES = [
    f"La mesure {name} concerne le bâtiment de la rue {street}."
    for name in ("verte", "bleue", "rouge", "grise")
    for street in ("Haute", "Basse", "Longue", "Neuve", "Droite")
]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


def write(path: Path, sentences: list[str]) -> None:
    path.write_text("\n\n".join(sentences) + "\n", encoding="utf-8")


def follow(folder: DataFolder, notes: Path, collection: str = "default") -> SyncReport:
    return synchronise(folder, [notes], FakeEncoder(), collection=collection)


def test_a_version_with_one_sentence_changed_is_told_once(folder: DataFolder, notes: Path) -> None:
    write(notes / "a.txt", SENTENCES[:10])
    write(notes / "b.txt", [*SENTENCES[:9], "Cette phrase a changé."])
    write(notes / "c.txt", SENTENCES[10:])
    report = follow(folder, notes)
    assert report.near_duplicates == (NearDuplicate("a.txt", "b.txt", 0.9),)
    assert len(report.added) == 3
    assert follow(folder, notes).near_duplicates == ()


def test_what_comes_later_is_compared_with_what_is_there(folder: DataFolder, notes: Path) -> None:
    write(notes / "a.txt", SENTENCES[:10])
    assert follow(folder, notes).near_duplicates == ()
    write(notes / "b.txt", list(reversed(SENTENCES[:10])))
    assert follow(folder, notes).near_duplicates == (NearDuplicate("b.txt", "a.txt", 1.0),)
    write(notes / "b.txt", SENTENCES[5:])
    assert follow(folder, notes).near_duplicates == ()


def test_another_collection_is_not_compared(folder: DataFolder, notes: Path, tmp_path: Path) -> None:
    write(notes / "a.txt", SENTENCES[:10])
    follow(folder, notes)
    (tmp_path / "autres").mkdir()
    write(tmp_path / "autres" / "b.txt", [*SENTENCES[:9], "Cette phrase a changé."])
    assert follow(folder, tmp_path / "autres", "autre").near_duplicates == ()


def test_an_extract_is_no_duplicate(folder: DataFolder, notes: Path) -> None:
    write(notes / "a.txt", SENTENCES)
    write(notes / "b.txt", SENTENCES[:12])
    assert follow(folder, notes).near_duplicates == ()


def test_forms_of_the_house_are_no_duplicates(
    folder: DataFolder, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resemblance, "FORMULA", 2)
    for number in range(4):
        write(notes / f"{number}.txt", [*SENTENCES[:9], f"Le dossier porte le numéro {number}."])
    assert follow(folder, notes).near_duplicates == ()


def test_of_several_the_nearest_is_told(folder: DataFolder, notes: Path) -> None:
    write(notes / "a.txt", [*SENTENCES[:8], "Un ajout.", "Un autre ajout."])
    write(notes / "b.txt", [*SENTENCES[:9], "Un seul ajout."])
    follow(folder, notes)
    write(notes / "c.txt", SENTENCES[:10])
    assert follow(folder, notes).near_duplicates == (NearDuplicate("c.txt", "b.txt", 0.9),)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(SENTENCES), min_size=1), st.sets(st.sampled_from(SENTENCES), min_size=1))
def test_the_share_is_that_of_the_longer(
    tmp_path_factory: pytest.TempPathFactory, one: set[str], other: set[str]
) -> None:
    place = tmp_path_factory.mktemp("pair")
    (place / "notes").mkdir()
    write(place / "notes" / "a.txt", sorted(one))
    # Reversed: the same sentences would otherwise be the same file.
    write(place / "notes" / "b.txt", [*sorted(other, reverse=True)])
    folder = DataFolder(place / "data")
    report = follow(folder, place / "notes")
    with Store.open(folder) as store:
        documents, _ = store.documents()
    share = len(one & other) / max(len(one), len(other))
    expected = len(documents) == 2 and share >= resemblance.NEARLY
    assert [pair.share for pair in report.near_duplicates] == ([share] if expected else [])
