"""Adding documents: `POST /v1/documents`, then `GET /v1/jobs/{id}` until it has ended."""

import unicodedata
from pathlib import PurePosixPath

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from index.types import DEFAULT_COLLECTION
from service.errors import UnusableUploadError
from service.http import presentation
from service.http.problems import FrenchHTTPException
from service.http.resources import Held
from service.http.responses import JobCreated, JobOut
from service.typography import shortened

router = APIRouter(prefix="/v1", tags=["Documents"])

FILES_LIMIT = 1_000

_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "collection": {"type": "string", "default": DEFAULT_COLLECTION},
                    },
                }
            }
        },
    }
}


@router.post(
    "/documents",
    summary="Ajouter des documents",
    status_code=202,
    response_model=JobCreated,
    openapi_extra=_FORM,
)
async def add(request: Request, held: Held) -> JobCreated:
    """Every file part is taken, whatever its field is called."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise FrenchHTTPException(415, "Il faut un envoi de fichiers, de type multipart/form-data.")
    async with request.form(max_files=FILES_LIMIT, max_fields=FILES_LIMIT) as form:
        files = [
            (source_name(part), part.file) for _, part in form.multi_items() if isinstance(part, UploadFile)
        ]
        if not files:
            raise UnusableUploadError("L'envoi ne contient aucun fichier.")
        names = [name for name, _ in files]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise UnusableUploadError(f"L'envoi contient deux fichiers nommés « {shortened(twice)} ».")
        job = await run_in_threadpool(held.jobs.submit, files, _collection(form))
    return JobCreated(job=job.id)


@router.get("/jobs/{job_id}", summary="Suivre un ajout de documents", response_model=JobOut)
def job(job_id: str, held: Held) -> JobOut:
    return presentation.job(held.jobs.job(job_id))


def source_name(part: UploadFile) -> str:
    """The name under which the file will be known: a relative path without tricks, in NFC."""
    given = unicodedata.normalize("NFC", part.filename or "").replace("\\", "/")
    name = str(PurePosixPath(given.lstrip("/")))
    if name == "." or ".." in PurePosixPath(name).parts or not name.isprintable() or len(name) > 1_000:
        raise UnusableUploadError(f"« {shortened(given)} » n'est pas un nom de fichier utilisable.")
    return name


def _collection(form: FormData) -> str:
    given = form.get("collection", DEFAULT_COLLECTION)
    if not isinstance(given, str) or not 0 < len(given.strip()) <= 200:
        raise UnusableUploadError("Le nom de la collection doit compter de 1 à 200 caractères.")
    return given.strip()
