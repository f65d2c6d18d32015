from pathlib import Path

import pytest

from index.folder import DataFolder
from index.originals import original_path, stored
from index.searcher import Searcher
from index.store import Store
from index.sync import synchronise
from index.types import Query
from index.verify import verify
from tests.fakes import FakeEncoder


@pytest.fixture
def ready(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> DataFolder:
    synchronise(folder, [sources], encoder)
    assert verify(folder) == []
    return folder


def execute(folder: DataFolder, statement: str) -> None:
    with Store.open(folder, write=True) as store, store.write() as connection:
        connection.execute(statement)


def test_an_altered_and_a_lost_original_are_found(ready: DataFolder) -> None:
    altered, lost, *_ = list(stored(ready))
    altered.write_bytes(b"autre chose")
    lost.unlink()
    problems = verify(ready)
    assert len(problems) == 2
    assert any(str(altered) in problem and "altéré" in problem for problem in problems)
    assert any(str(original_path(ready, lost.name)) in p and "absent" in p for p in problems)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE passages SET start = start + 1 WHERE key = 1", "n'est pas le texte exact"),
        ("UPDATE contents SET text = 'Rien'", "n'est pas le texte exact"),
        ("DELETE FROM passages WHERE key = 1", "passages au lieu de"),
        ("DELETE FROM vectors WHERE rowid = 1", "Vecteurs manquants pour l'encodeur « fake »"),
        ("DELETE FROM vectors", "Aucun passage n'a de vecteur"),
        ("UPDATE vectors SET vector = zeroblob(256) WHERE rowid = 1", "est altéré"),
        ("UPDATE vectors SET vector = x'0000c07f0000c07f' WHERE rowid = 1", "est altéré"),
        ("DELETE FROM contents WHERE rowid = 1", "Le texte du document"),
    ],
)
def test_what_does_not_agree_is_found(ready: DataFolder, statement: str, problem: str) -> None:
    execute(ready, statement)
    assert any(problem in found for found in verify(ready))


def test_another_encoder_than_the_one_that_answers_may_lack_vectors(
    ready: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    synchronise(ready, [sources], FakeEncoder("second"))
    lacking = "DELETE FROM vectors WHERE encoder_id = (SELECT id FROM encoders WHERE identity = '{}')"
    execute(ready, lacking.format("fake"))
    assert verify(ready) == []
    synchronise(ready, [sources], encoder)
    execute(ready, lacking.format("fake") + " AND rowid % 2 = 0")
    assert any("Vecteurs manquants pour l'encodeur « fake »" in problem for problem in verify(ready))


def test_a_title_without_its_vector_is_found_and_encoded_by_the_next_ingestion(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    (sources / "page.html").write_text("<title>Astreinte</title><p>Chacun reste joignable.</p>", "utf-8")
    synchronise(folder, [sources], encoder)
    assert verify(folder) == []
    execute(
        folder,
        "DELETE FROM vectors WHERE text_hash = (SELECT title_hash FROM documents WHERE title = 'Astreinte')",
    )
    assert verify(folder) == ["Vecteurs manquants pour l'encodeur « fake » : 1."]
    with Searcher(folder, encoder) as searcher:  # as a base of an older version is searched
        assert searcher.search(Query("joignable"), 1)[0].document.title == "Astreinte"
    encoder.encoded.clear()
    synchronise(folder, [sources], encoder)
    assert encoder.encoded == ["Astreinte"]
    assert verify(folder) == []


def test_a_damaged_database_is_found(ready: DataFolder) -> None:
    data = bytearray(ready.database.read_bytes())
    data[-4096:] = b"\xff" * 4096
    ready.database.write_bytes(data)
    problems = verify(ready)
    assert problems
    assert all("sourcier.sqlite" in problem for problem in problems)


def test_no_index_is_a_problem(folder: DataFolder) -> None:
    assert len(verify(folder)) == 1
