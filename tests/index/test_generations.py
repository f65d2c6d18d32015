"""The lexical index is derived; deleted, damaged or stale, it comes back without encoding."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index import generations
from index.folder import DataFolder
from index.lexical import analyser, bm25
from index.lexical.bm25 import LexicalIndex, LexicalRow
from index.lock import writer_lock
from index.searcher import Searcher
from index.store import Store, publication
from index.sync import synchronise
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import State, state_of


@pytest.fixture
def before(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> State:
    synchronise(folder, [sources], encoder)
    state = state_of(folder, encoder)
    encoder.encoded.clear()
    return state


def published(folder: DataFolder) -> Path:
    (path,) = folder.lexical.iterdir()
    return path


def overwrite(path: Path, data: bytes) -> None:
    """In a new file: shortening one that some reader of this process still maps would kill the process."""
    path.unlink()
    path.write_bytes(data)


def delete_everything(folder: DataFolder) -> None:
    shutil.rmtree(folder.lexical)


def delete_one_file(folder: DataFolder) -> None:
    next(path for path in published(folder).iterdir() if path.suffix == ".term").unlink()


def flip_bytes(folder: DataFolder) -> None:
    chance = random.Random(0)
    for path in published(folder).iterdir():
        data = bytearray(path.read_bytes())
        for _ in range(min(len(data), 10)):
            data[chance.randrange(len(data))] ^= 0xFF
        overwrite(path, data)


def flip_one_bit_of_the_postings(folder: DataFolder) -> None:
    path = next(path for path in published(folder).iterdir() if path.suffix == ".idx")
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    overwrite(path, data)


def truncate(folder: DataFolder) -> None:
    for path in published(folder).iterdir():
        overwrite(path, path.read_bytes()[: path.stat().st_size // 2])


def replace_by_another_index(folder: DataFolder) -> None:
    path = published(folder)
    shutil.rmtree(path)
    LexicalIndex.create(path).add([LexicalRow(1, "tout autre chose", "", "", "fr")])


def keep_the_terms_of_another_analyser(folder: DataFolder) -> None:
    """As after a new version of the program, whose rules are others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analyser, "IDENTITY", b"another")
        with Store.open(folder, write=True) as store, store.write() as connection:
            generations.publish(connection, folder, changed=False)
            published = publication.load(connection)
    generations.sweep(folder, published)


def add_behind_the_store(folder: DataFolder) -> None:
    """As a writer killed between tantivy's commit and SQLite's would in a folder of readers."""
    LexicalIndex.open(published(folder)).add([LexicalRow(999, "budget fantôme", "", "", "fr")])


DAMAGES = [
    delete_everything,
    delete_one_file,
    flip_bytes,
    flip_one_bit_of_the_postings,
    truncate,
    replace_by_another_index,
    keep_the_terms_of_another_analyser,
    add_behind_the_store,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_reader_repairs_it(
    damage: Callable[[DataFolder], None], folder: DataFolder, encoder: FakeEncoder, before: State
) -> None:
    damage(folder)
    assert len(verify(folder)) == 1
    assert state_of(folder, encoder) == before
    assert encoder.encoded == []
    assert verify(folder) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_reader_does_without_while_a_writer_is_at_work(
    damage: Callable[[DataFolder], None], folder: DataFolder, encoder: FakeEncoder, before: State
) -> None:
    damage(folder)
    with writer_lock(folder):
        assert state_of(folder, encoder) == before
        assert len(verify(folder)) == 1
    assert encoder.encoded == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_writer_repairs_it(
    damage: Callable[[DataFolder], None],
    folder: DataFolder,
    sources: Path,
    encoder: FakeEncoder,
    before: State,
) -> None:
    damage(folder)
    assert synchronise(folder, [sources], encoder).encoded == 0
    assert verify(folder) == []
    assert state_of(folder, encoder) == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_update_takes_nothing_from_it(
    damage: Callable[[DataFolder], None], folder: DataFolder, encoder: FakeEncoder, before: State
) -> None:
    """Though it was damaged since the writer looked."""
    damage(folder)
    with Store.open(folder, write=True) as store, store.write() as connection:
        generations.publish(connection, folder, changed=True)
    assert verify(folder) == []
    assert state_of(folder, encoder) == before


def test_an_update_analyses_what_changed(
    folder: DataFolder,
    sources: Path,
    encoder: FakeEncoder,
    before: State,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysed: list[str] = []

    def analyse(text: str, language: str) -> list[str]:
        analysed.append(text)
        return analyser.analyse(text, language)

    monkeypatch.setattr(bm25, "analyse", analyse)
    (sources / "budget.txt").write_text("Rien d'autre n'est analysé.\n", encoding="utf-8")
    synchronise(folder, [sources], encoder)
    assert "Rien d'autre n'est analysé." in analysed
    assert not any("télétravail" in text for text in analysed)
    assert verify(folder) == []


def test_an_open_reader_outlives_the_folder_it_opened(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, before: State
) -> None:
    with Searcher(folder, encoder) as searcher:
        old = searcher.refresh()
        (sources / "budget.txt").write_text("Le budget est remplacé.\n", encoding="utf-8")
        synchronise(folder, [sources], encoder)
        assert old.lexical.search("budget", 10)
        assert searcher.refresh().generation > old.generation


def test_one_generation_lies_on_disk(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, before: State
) -> None:
    for number in range(3):
        (sources / f"ajout-{number}.txt").write_text(f"Ajout numéro {number}.\n", encoding="utf-8")
        synchronise(folder, [sources], encoder)
        assert len(list(folder.lexical.iterdir())) == 1
