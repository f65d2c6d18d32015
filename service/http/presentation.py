"""Answers and documents as the HTTP interface shows them: with addresses, in the contract's words."""

import time
from dataclasses import asdict
from urllib.parse import quote

from index.types import Failure, Hit, PartialReading, StoredDocument, SyncReport
from service.cut_words import cut_words
from service.http import responses
from service.types import Answer, Citation, Copy, Job, Understanding
from service.typography import plural, typeset
from service.unread import by_remedy


def milliseconds_since(begun: float) -> float:
    """Since a reading of `time.perf_counter`, to a tenth."""
    return round((time.perf_counter() - begun) * 1000, 1)


class Presenter:
    """Every address starts with `root_path`, the prefix under which the service is published."""

    def __init__(self, root_path: str = "") -> None:
        self._root_path = root_path

    def answer(self, answer: Answer, took_ms: float) -> responses.AskOut:
        return responses.AskOut(
            question=answer.question,
            interpreted_question=answer.understanding.text,
            interpretation=_interpretation(answer.understanding),
            answered=answer.answered,
            confidence=answer.confidence,
            message=answer.message,
            citations=[self._citation(citation) for citation in answer.citations],
            near_misses=[self._citation(citation) for citation in answer.near_misses],
            took_ms=took_ms,
        )

    def hits(self, hits: list[Hit], took_ms: float) -> responses.SearchOut:
        return responses.SearchOut(
            hits=[self._hit(hit, rank) for rank, hit in enumerate(hits, start=1)], took_ms=took_ms
        )

    def document(self, document: StoredDocument) -> responses.DocumentOut:
        return responses.DocumentOut(
            **self._cited(document).model_dump(),
            collection=document.collection,
            authors=list(document.authors),
            characters=document.characters,
            passages=document.passages,
        )

    def _citation(self, citation: Citation) -> responses.Citation:
        document = self._cited(citation.document)
        first = citation.highlights[0] if citation.highlights else citation
        return responses.Citation(
            id=citation.id,
            rank=citation.rank,
            score=citation.score,
            document=document,
            page=citation.page,
            page_end=citation.page_end,
            page_label=citation.page_label,
            section=list(citation.section),
            start=citation.start,
            end=citation.end,
            text=citation.text,
            highlights=[responses.Range(**asdict(quote)) for quote in citation.highlights],
            answer=None if citation.answer is None else responses.Range(**asdict(citation.answer)),
            context=[responses.ContextRange(**asdict(context)) for context in citation.context],
            text_sha256=citation.text_sha256,
            url=f"{document.url}?start={first.start}&end={first.end}",
            recognised=citation.is_recognised,
            copies=[self._copy(copy) for copy in citation.copies],
            furniture=[responses.Range(**asdict(quote)) for quote in citation.furniture],
            cuts=cuts(citation.text, document.media_type, citation.start),
        )

    def _copy(self, copy: Copy) -> responses.Copy:
        document = self._cited(copy.document)
        return responses.Copy(
            document=document,
            start=copy.start,
            end=copy.end,
            text=copy.text,
            url=f"{document.url}?start={copy.start}&end={copy.end}",
        )

    def _hit(self, hit: Hit, rank: int) -> responses.HitOut:
        passage = hit.shown
        return responses.HitOut(
            rank=rank,
            score=hit.score,
            scores=responses.ScoresOut(**asdict(hit.scores)),
            document=self._cited(hit.document),
            page=passage.page,
            section=list(passage.section),
            start=passage.start,
            end=passage.end,
            text=passage.text,
        )

    def _cited(self, document: StoredDocument) -> responses.CitedDocument:
        return responses.CitedDocument(
            id=document.id,
            version=document.version,
            title=document.title,
            source=document.sources[0],
            sources=list(document.sources),
            media_type=document.media_type,
            language=document.language,
            date=document.date,
            url=f"{self._root_path}/documents/{quote(document.id, safe='')}",
        )


def cuts(text: str, media_type: str, start: int = 0) -> list[responses.Cut]:
    """Of `text`, which begins at `start` of its document."""
    return [responses.Cut(start=start + low, end=start + high) for low, high in cut_words(text, media_type)]


def _interpretation(understood: Understanding) -> responses.Interpretation:
    return responses.Interpretation(
        corrections=[
            responses.Correction(id=item.id, from_=item.original, to=item.corrected)
            for item in understood.corrections
        ],
        expansions=[
            responses.Expansion(id=item.id, from_=item.term, to=item.expansion)
            for item in understood.expansions
        ],
        carried=[responses.Carried(**asdict(item)) for item in understood.carried],
    )


def job(job: Job) -> responses.JobOut:
    report = job.report
    return responses.JobOut(
        id=job.id,
        state=job.state.value,
        files=list(job.files),
        report=None if report is None else _report(report),
        detail=None if report is None or not report.failed else _failures(report),
        notice=None if report is None or not report.partly_read else _partly_read(report),
    )


def _report(report: SyncReport) -> responses.ReportOut:
    return responses.ReportOut(
        added=list(report.added),
        updated=list(report.updated),
        unchanged=list(report.unchanged),
        moved=list(report.moved),
        removed=list(report.removed),
        failed=list(map(failure, report.failed)),
    )


def failure(failure: Failure) -> responses.FailureOut:
    return responses.FailureOut(source=failure.source, reason=typeset(failure.reason))


def _failures(report: SyncReport) -> str:
    reasons = " ".join(f"« {failure.source} » : {failure.reason}" for failure in report.failed)
    count = plural(len(report.failed), "fichier n'a pas pu être ajouté", "fichiers n'ont pas pu être ajoutés")
    return typeset(f"{count}. {reasons}")


def _partly_read(report: SyncReport) -> str:
    sentences = []
    for remedy, concerned in by_remedy(report.partly_read):
        read = " ; ".join(f"« {source} », {unread}" for source, unread in concerned)
        sentences.append(f"Lus en partie : {read} ({remedy}).")
    return typeset(" ".join(sentences))


def unread_notice(document: StoredDocument) -> str | None:
    """What of the document was not read, and what to do about it; None where all of it was."""
    sentences = [
        f"{unread[0].upper()}{unread[1:]} ({remedy})."
        for remedy, concerned in by_remedy([PartialReading(document.sources[0], document.unread)])
        for _, unread in concerned
    ]
    return typeset(" ".join(sentences)) or None
