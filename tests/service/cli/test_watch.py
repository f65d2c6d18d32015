"""`sourcier ingest --watch`: a real process, real files, and a service that answers meanwhile."""

import queue
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.folder import DataFolder
from index.lock import writer_lock
from tests.service.processes import FAKE, IMPATIENT, PATIENCE, environment, serving, sourcier


class Watching:
    """A process that follows folders; what it prints arrives line by line, both streams as one."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def told(self, words: str) -> str:
        """Everything up to the line with `words`; fails when it does not come."""
        seen = ""
        try:
            while words not in seen:
                seen += self._lines.get(timeout=PATIENCE).replace("\u00a0", " ")
        except queue.Empty:
            pytest.fail(f"« {words} » was not told, but: {seen}")
        return seen

    def stop(self, number: int) -> tuple[int, str]:
        """Exit status, and what was told since the last question."""
        self.process.send_signal(number)
        status = self.process.wait(PATIENCE)
        return status, "".join(iter(self._lines.get, ""))

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")


@contextmanager
def watching(*arguments: str | Path, program: tuple[str, ...] = FAKE) -> Iterator[Watching]:
    command = [*program, "ingest", "--watch", *map(str, arguments)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield Watching(process)
        finally:
            if process.poll() is None:
                process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_changes_are_taken_up_and_told_until_it_is_stopped(
    sources: Path, tmp_path: Path, number: int
) -> None:
    data = tmp_path / "data"
    with watching(sources, "--data", data) as watch:
        assert "4 ajoutés" in watch.told("teletravail.txt")

        (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
        told = watch.told("note.txt")
        assert "1 ajouté, 0 mis à jour, 4 inchangés" in told
        assert "budget.txt" not in told

        (sources / "budget.txt").rename(sources / "rh" / "finances.txt")
        assert "1 déplacé, 0 retiré" in watch.told("rh/finances.txt")

        # What changes nothing is not told: the next lines are about the next change.
        (sources / "~$note.txt").write_text("verrou", encoding="utf-8")
        (sources / "note.txt").touch()
        (sources / "vide.txt").write_bytes(b"")
        assert "1 échec" in watch.told("vide.txt : Le fichier est vide.")
        (sources / "faq.html").unlink()
        told = watch.told("faq.html")
        assert "1 retiré, 0 échec" in told
        assert watch.stop(number) == (0, "")
    assert "4 documents" in sourcier("status", "--data", data).stdout
    assert sourcier("verify", "--data", data).returncode == 0


def test_a_log_is_told_how_far_each_long_ingestion_is(sources: Path, tmp_path: Path) -> None:
    with watching(sources, "--data", tmp_path / "data", program=IMPATIENT) as watch:
        assert "lecture des fichiers : 4 sur 4 (100 %)" in watch.told("4 ajoutés")

        (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
        told = watch.told("1 ajouté,")
        assert "comparaison des fichiers : 5 sur 5 (100 %)" in told
        assert "lecture des fichiers : 1 sur 1 (100 %)" in told
        assert watch.stop(signal.SIGTERM)[0] == 0


def test_a_folder_that_is_gone_or_empty_removes_nothing(sources: Path, tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "autre"
    other.mkdir()
    (other / "un.txt").write_text("Le parking est au sous-sol.", encoding="utf-8")
    with watching(sources, other, "--data", data) as watch:
        watch.told("un.txt")
        sources.rename(tmp_path / "ailleurs")
        watch.told(f"« {sources} » n’existe pas")
        # The other folder is followed all the same.
        (other / "deux.txt").write_text("Le vestiaire est au premier étage.", encoding="utf-8")
        assert "1 ajouté" in watch.told("deux.txt")

        sources.mkdir()
        watch.told(f"« {sources} » ne contient plus aucun fichier")
        (other / "trois.txt").write_text("L'accueil ouvre à huit heures.", encoding="utf-8")
        assert "0 retiré" in watch.told("trois.txt")

        sources.rmdir()
        (tmp_path / "ailleurs").rename(sources)
        (sources / "quatre.txt").write_text("Le courrier part à midi.", encoding="utf-8")
        told = watch.told("quatre.txt")
        assert "1 ajouté, 0 mis à jour" in told
        assert "0 déplacé, 0 retiré" in told
        assert watch.stop(signal.SIGTERM)[0] == 0
    assert "8 documents" in sourcier("status", "--data", data).stdout


def test_many_removals_are_told_and_not_applied(sources: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with watching(sources, "--data", data) as watch:
        watch.told("teletravail.txt")
        (sources / "budget.txt").unlink()
        (sources / "faq.html").unlink()
        assert "2 des 4 documents" in watch.told("--confirm")
        assert "4 documents" in sourcier("status", "--data", data).stdout
        assert sourcier("ingest", sources, "--data", data, "--confirm").returncode == 0
        (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
        assert "1 ajouté, 0 mis à jour, 2 inchangés, 0 déplacé, 0 retiré" in watch.told("note.txt")
        assert watch.stop(signal.SIGINT) == (0, "")


def test_another_writer_is_waited_for(sources: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with writer_lock(DataFolder(data)), watching(sources, "--data", data) as watch:
        assert "attendez" in watch.told("attendez")
        assert watch.stop(signal.SIGTERM) == (0, "")
    with watching(sources, "--data", data) as watch:
        watch.told("teletravail.txt")
        with writer_lock(DataFolder(data)):
            (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
            watch.told("modifie déjà")
        assert "1 ajouté" in watch.told("note.txt")
        assert watch.stop(signal.SIGTERM) == (0, "")


def test_a_service_answers_from_what_was_just_written(sources: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with watching(sources, "--data", data) as watch:
        watch.told("teletravail.txt")
        with serving("serve", "--data", data, "--port", "0") as service:
            (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
            watch.told("note.txt")
            question = {"question": "À quelle heure ferme la cantine ?"}
            assert "quatorze heures" in service.client.post("v1/ask", json=question).text


def test_only_folders_that_exist_are_followed(sources: Path, tmp_path: Path) -> None:
    for path, words in (("budget.txt", "n’est pas un dossier"), ("absent", "n’existe pas")):
        done = sourcier("ingest", "--watch", sources / path, "--data", tmp_path / "data")
        assert done.returncode == 1
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
