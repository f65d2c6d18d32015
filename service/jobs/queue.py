"""The thread that carries received files into the index, one job after the other."""

import logging
import secrets
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO

from index.errors import AnotherWriterError, StoreError
from index.types import Failure, SyncReport
from ingest.errors import NoReaderProcessError
from service.errors import UnknownJobError
from service.jobs.spool import Spool
from service.types import Job, JobState

logger = logging.getLogger(__name__)

Ingest = Callable[[str, bytes, str], SyncReport]
"""Takes a source name, its bytes and a collection; raises AnotherWriterError while another process writes."""

RETRY_SECONDS = 1.0
"""Between two attempts while another process writes; ingestions last from seconds to minutes."""

SHUTDOWN_SECONDS = 10.0
"""How long closing waits for the file being ingested. A longer one starts again with the service."""


class IngestionQueue:
    """Ingests in the background; safe to call from any thread."""

    def __init__(self, folder: Path, ingest: Ingest) -> None:
        self._spool = Spool(folder)
        self._ingest = ingest
        self._jobs = {job.id: job for job in self._spool.recover()}
        self._queued = deque(job.id for job in self._jobs.values() if job.report is None)
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="ingestion", daemon=True)
        self._thread.start()

    def submit(self, files: Sequence[tuple[str, BinaryIO]], collection: str) -> Job:
        """Take the files (name, content); once this returns they cannot be lost."""
        names = tuple(name for name, _ in files)
        job = Job(secrets.token_hex(8), JobState.QUEUED, collection, names)
        self._spool.receive(job, [content for _, content in files])
        with self._changed:
            self._jobs[job.id] = job
            self._queued.append(job.id)
            self._changed.notify()
        return job

    def job(self, job_id: str) -> Job:
        """Raises UnknownJobError."""
        try:
            return self._jobs[job_id]
        except KeyError:
            raise UnknownJobError(job_id) from None

    def close(self) -> None:
        self._closing.set()
        with self._changed:
            self._changed.notify()
        self._thread.join(SHUTDOWN_SECONDS)

    def _work(self) -> None:
        while not self._closing.is_set():
            with self._changed:
                while not self._queued and not self._closing.is_set():
                    self._changed.wait()
                if self._closing.is_set():
                    return
                job = self._jobs[self._queued[0]]
            if self._run(replace(job, state=JobState.RUNNING)):
                self._queued.popleft()

    def _run(self, job: Job) -> bool:
        """Ingest the job's files; False when the service closes before its end."""
        self._jobs[job.id] = job
        total = SyncReport()
        for number, name in enumerate(job.files):
            report = self._ingest_file(job, number, name)
            if report is None:
                return False
            total = _sum(total, report)
        taken = len(total.failed) < len(job.files)
        ended = replace(job, state=JobState.DONE if taken else JobState.FAILED, report=total)
        self._spool.record(ended)
        self._jobs[job.id] = ended
        return True

    def _ingest_file(self, job: Job, number: int, name: str) -> SyncReport | None:
        while not self._closing.is_set():
            try:
                return self._ingest(name, self._spool.read(job, number), job.collection)
            except AnotherWriterError:
                self._closing.wait(RETRY_SECONDS)
            except NoReaderProcessError as error:
                if self._closing.is_set():
                    # Reading ended with the service; the job starts again with it.
                    return None
                return SyncReport(failed=(Failure(name, str(error)),))
            except StoreError as error:
                return SyncReport(failed=(Failure(name, str(error)),))
            except Exception:
                # Whatever one file does to a reader, the thread must live on for the others.
                logger.exception("Échec inattendu de l'ajout %s", job.id)
                reason = "Une erreur inattendue s'est produite ; le journal du service en garde la trace."
                return SyncReport(failed=(Failure(name, reason),))
        return None


def _sum(one: SyncReport, other: SyncReport) -> SyncReport:
    return SyncReport(**{f.name: getattr(one, f.name) + getattr(other, f.name) for f in fields(SyncReport)})
