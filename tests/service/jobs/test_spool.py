import errno
import io
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import UnusableFolderError
from index.types import Failure, SyncReport
from service.jobs import spool
from service.jobs.spool import Spool
from service.types import Job, JobState


def received(folder: Path, job_id: str) -> Job:
    job = Job(job_id, JobState.QUEUED, "rh", ("a.txt", "b.txt"))
    Spool(folder).receive(job, [io.BytesIO(b"un"), io.BytesIO(b"deux")])
    return job


def test_what_was_received_is_read_again(tmp_path: Path) -> None:
    job = received(tmp_path / "uploads", "j1")
    after = Spool(tmp_path / "uploads")

    assert after.recover() == [job]
    assert [after.read(job, number) for number in (0, 1)] == [b"un", b"deux"]


def test_a_job_cut_short_is_queued_again(tmp_path: Path) -> None:
    job = received(tmp_path, "j1")
    Spool(tmp_path).record(replace(job, state=JobState.RUNNING))

    assert Spool(tmp_path).recover() == [job]


def test_an_ended_job_keeps_its_report_and_drops_its_files(tmp_path: Path) -> None:
    report = SyncReport(added=("a.txt",), failed=(Failure("b.txt", "Le fichier est vide."),), encoded=3)
    ended = replace(received(tmp_path, "j1"), state=JobState.DONE, report=report)
    Spool(tmp_path).record(ended)

    assert Spool(tmp_path).recover() == [ended]
    assert [path.name for path in (tmp_path / "j1").iterdir()] == ["job.json"]


def test_what_was_never_acknowledged_is_swept(tmp_path: Path) -> None:
    received(tmp_path, "j1")
    (tmp_path / "j1" / "job.json").unlink()

    assert Spool(tmp_path).recover() == []
    assert list(tmp_path.iterdir()) == []


def test_only_the_last_reports_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "KEPT", 2)
    for number in range(4):
        job = received(tmp_path, f"j{number}")
        if number != 1:
            Spool(tmp_path).record(replace(job, state=JobState.DONE, report=SyncReport()))

    assert {job.id for job in Spool(tmp_path).recover()} == {"j1", "j2", "j3"}


def test_a_disk_that_refuses_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "uploads").write_text("un fichier à la place du dossier")
    with pytest.raises(UnusableFolderError, match=r"uploads » est inutilisable \(un dossier du chemin"):
        received(tmp_path / "uploads", "j1")

    class Full(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UnusableFolderError, match="le disque est plein"):
        Spool(tmp_path / "envois").receive(Job("j2", JobState.QUEUED, "rh", ("a.txt",)), [Full()])
    assert list((tmp_path / "envois").iterdir()) == []
