"""Received files on disk: what was acknowledged survives a killed service.

uploads/<job>/job.json     the job as last known
uploads/<job>/0, 1, …      the files not yet in the index
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter

from index.errors import UnusableFolderError
from index.originals import sync_folder, write_durably
from ingest import system
from service.types import Job, JobState

_JOB = TypeAdapter(Job)

KEPT = 500
"""Ended jobs whose report can still be read: days of manual uploads, a few hundred kilobytes."""


class Spool:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def receive(self, job: Job, contents: Sequence[BinaryIO]) -> None:
        """Write the job and its files through to the disk, so that it can be acknowledged.

        Raises UnusableFolderError (rights, a full disk); nothing of the job is then left.
        """
        folder = self._folder / job.id
        try:
            folder.mkdir(parents=True)
            for number, content in enumerate(contents):
                with (folder / str(number)).open("wb") as file:
                    shutil.copyfileobj(content, file)
                    file.flush()
                    os.fsync(file.fileno())
            self.record(job)
            sync_folder(self._folder)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise UnusableFolderError(self._folder, system.reason(error)) from error

    def record(self, job: Job) -> None:
        """Replace what is known of the job in one step (rename); an ended job's files are dropped."""
        folder = self._folder / job.id
        write_durably(folder / "job.json", _JOB.dump_json(job))
        if job.report is not None:
            for number in range(len(job.files)):
                (folder / str(number)).unlink(missing_ok=True)

    def read(self, job: Job, number: int) -> bytes:
        return (self._folder / job.id / str(number)).read_bytes()

    def recover(self) -> list[Job]:
        """Every job known, oldest first.

        One interrupted is queued again; one never acknowledged (its job.json is missing) and those
        ended beyond the last KEPT are removed.
        """
        jobs = []
        for folder in sorted(self._folder.glob("*/"), key=lambda folder: folder.stat().st_mtime_ns):
            try:
                jobs.append(_JOB.validate_json((folder / "job.json").read_bytes()))
            except FileNotFoundError:
                shutil.rmtree(folder)
        ended = [job for job in jobs if job.report is not None]
        for job in ended[:-KEPT]:
            shutil.rmtree(self._folder / job.id)
            jobs.remove(job)
        return [job if job.report is not None else replace(job, state=JobState.QUEUED) for job in jobs]
