"""Files that harm who reads them, among others, in a real ingestion."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.folder import DataFolder
from index.searcher import Searcher
from index.sync import add_bytes, prepare, rebuild, synchronise
from ingest.workers import Limits, ReaderPool
from tests import hostile
from tests.fakes import FakeEncoder
from tests.index.states import assert_verbatim, state_of, texts
from tests.ingest.workers.tasks import TASK

NAMED = {
    "bombe.docx": "Le document Word décompressé est trop volumineux",
    "chiffré.pdf": "Le document est protégé par un mot de passe.",
    "entités.docx": "Le document Word est illisible, sans doute tronqué ou endommagé",
    "faux.docx": "Le fichier porte l'extension « .docx » mais n'est pas un document Word.",
    "faux.pdf": "Le fichier porte l'extension « .pdf » mais n'est pas un document PDF.",
    "poupées.zip": "archive",
    "tronqué.docx": "illisible, sans doute tronqué ou endommagé (la liste",
    "tronqué.pdf": "Le PDF est illisible, sans doute tronqué ou endommagé (la fin du fichier manque).",
    "vide.txt": "Le fichier est vide.",
}


@pytest.fixture
def cruel_readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderPool]:
    """Real processes in which a file named « hostile… » does to its reader what it says."""
    limits = Limits(memory=400_000_000, seconds=1, seconds_per_megabyte=0, patience=1_000)
    pool = ReaderPool(TASK, limits)
    monkeypatch.setattr(prepare, "readers", lambda: pool)
    yield pool
    pool.close()


@pytest.fixture
def calls() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and the requests it received."""
    received: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            received.append(self.path)
            self.send_error(404)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", received
        server.shutdown()
        thread.join()


def test_every_hostile_file_is_a_named_failure_and_the_others_answer(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    for name, data in hostile.hostile_files().items():
        (sources / name).write_bytes(data)
    report = synchronise(folder, [sources], encoder)
    reasons = {failure.source: failure.reason for failure in report.failed}
    assert reasons.keys() == NAMED.keys()
    for name, reason in reasons.items():
        assert NAMED[name] in reason
    assert report.added == ("budget.txt", "conges.md", "teletravail.txt")
    assert_verbatim(folder, encoder)
    with Searcher(folder, encoder) as searcher:
        assert searcher.store.statistics().failures == report.failed


def test_deep_nesting_harms_nothing(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    """Whether it is read or refused is the reader's choice; it is told, and the others are there."""
    (sources / "profond.html").write_bytes(hostile.deep_html(200_000))
    report = synchronise(folder, [sources], encoder)
    assert {*report.added, *(failure.source for failure in report.failed)} == {
        "budget.txt",
        "conges.md",
        "profond.html",
        "teletravail.txt",
    }
    assert all(failure.source == "profond.html" for failure in report.failed)


def test_utf_16_without_a_mark_is_read(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    (sources / "ancien.txt").write_bytes("La cantine ferme à quatorze heures.\n".encode("utf-16-le"))
    assert "ancien.txt" in synchronise(folder, [sources], encoder).added
    with Searcher(folder, encoder) as searcher:
        assert "quatorze heures" in texts(searcher, "À quelle heure ferme la cantine ?")[0]


def test_nothing_a_document_names_is_fetched_or_read(
    folder: DataFolder, tmp_path: Path, encoder: FakeEncoder, calls: tuple[str, list[str]]
) -> None:
    address, received = calls
    secret = tmp_path / "secret.txt"
    secret.write_text("le mot de passe est sésame", encoding="utf-8")
    sources = tmp_path / "piégés"
    sources.mkdir()
    (sources / "appel.docx").write_bytes(hostile.external_entity(f"{address}/entité"))
    (sources / "fuite.docx").write_bytes(hostile.external_entity(secret.as_uri()))
    (sources / "page.html").write_bytes(hostile.page_with_addresses(address))
    report = synchronise(folder, [sources], encoder)
    assert report.added == ("page.html",)
    assert [failure.source for failure in report.failed] == ["appel.docx", "fuite.docx"]
    assert received == []
    assert not any("sésame" in passage.text for passage in state_of(folder, encoder).passages)


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("boucle", "La lecture du fichier a dépassé le temps permis (1 s)."),
        ("alloue", "La lecture du fichier a demandé plus de mémoire que permis (0,4 Go)."),
        ("faute", "La lecture du fichier a fait échouer le lecteur (signal 11)."),
    ],
)
def test_what_ends_its_reader_is_tried_again_only_when_it_changes(
    folder: DataFolder,
    sources: Path,
    encoder: FakeEncoder,
    cruel_readers: ReaderPool,
    monkeypatch: pytest.MonkeyPatch,
    deed: str,
    reason: str,
) -> None:
    (sources / "hostile.txt").write_text(deed, encoding="utf-8")
    first = synchronise(folder, [sources], encoder)
    assert first.added == ("budget.txt", "conges.md", "teletravail.txt")
    assert [(failure.source, failure.reason) for failure in first.failed] == [("hostile.txt", reason)]

    submitted: list[str] = []
    submit = cruel_readers.submit
    monkeypatch.setattr(
        cruel_readers, "submit", lambda data, name: submitted.append(name) or submit(data, name)
    )
    assert synchronise(folder, [sources], encoder).failed == first.failed
    assert submitted == []

    (sources / "hostile.txt").write_text("Le fichier a été remplacé.\n", encoding="utf-8")
    mended = synchronise(folder, [sources], encoder)
    assert mended.added == ("hostile.txt",)
    assert mended.failed == ()
    assert submitted == ["hostile.txt"]
    with Searcher(folder, encoder) as searcher:
        assert searcher.store.failures() == ()


def test_a_file_that_comes_to_crash_leaves_its_earlier_version_answering(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, cruel_readers: ReaderPool
) -> None:
    (sources / "hostile.txt").write_text("La cantine ferme à quatorze heures.\n", encoding="utf-8")
    synchronise(folder, [sources], encoder)
    (sources / "hostile.txt").write_text("meurt", encoding="utf-8")
    assert [failure.source for failure in synchronise(folder, [sources], encoder).failed] == ["hostile.txt"]
    with Searcher(folder, encoder) as searcher:
        assert "quatorze heures" in texts(searcher, "À quelle heure ferme la cantine ?")[0]


def test_an_upload_that_crashes_is_a_named_failure(
    folder: DataFolder, encoder: FakeEncoder, cruel_readers: ReaderPool
) -> None:
    report = add_bytes(folder, "hostile.txt", b"faute", encoder)
    assert "a fait échouer le lecteur (signal 11)" in report.failed[0].reason
    assert add_bytes(folder, "note.txt", b"Une note.\n", encoder).added == ("note.txt",)


def test_a_rebuild_survives_a_reader_that_no_longer_bears_a_file(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a new version of a reader may do: what is known of the document stays."""
    (sources / "hostile.txt").write_text("faute", encoding="utf-8")
    synchronise(folder, [sources], encoder)
    before = state_of(folder, encoder)
    pool = ReaderPool(TASK)
    monkeypatch.setattr(prepare, "readers", lambda: pool)
    report = rebuild(folder, encoder)
    pool.close()
    assert report.updated == ("budget.txt", "conges.md", "teletravail.txt")
    assert [failure.source for failure in report.failed] == ["hostile.txt"]
    assert state_of(folder, encoder) == before


def test_what_is_stored_does_not_depend_on_how_many_read(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With files of very different lengths, which are read in another order than named."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(12):
        text = f"# Note {number}\n\nLe budget est de {number} euros.\n" * (1 + 60 * (number % 3 == 0))
        (sources / f"note-{number:02}.md").write_text(text, encoding="utf-8")
    (sources / "note-05.txt").write_bytes(b"")
    seen = []
    for processes in (1, 3):
        pool = ReaderPool(processes=processes)
        monkeypatch.setattr(prepare, "readers", lambda pool=pool: pool)
        folder = DataFolder(tmp_path / f"data-{processes}")
        report = synchronise(folder, [sources], encoder)
        with Searcher(folder, encoder) as searcher:
            keys = list(searcher.refresh().order)
        seen.append((report.added, report.failed, keys, state_of(folder, encoder)))
        pool.close()
    assert seen[0] == seen[1]
