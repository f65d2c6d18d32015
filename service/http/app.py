"""The HTTP application, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from index.types import Encoder, Reader
from service import __version__
from service.http import problems
from service.http.description import PROBLEM, describe
from service.http.guards import CrossSiteGuard, HostGuard, TokenGuard
from service.http.head import HeadAsGet
from service.http.headers import SafeHeaders
from service.http.incidents import Incidents
from service.http.limits import BodyLimit
from service.http.resources import Resources
from service.http.root_path import RootPath
from service.http.routes import asking, citations, documents, failures, health, pages, uploads
from service.settings import Settings


def create_app(settings: Settings, encoder: Encoder | None = None, reader: Reader | None = None) -> FastAPI:
    """The application for these settings; `encoder` and `reader` stand in for the models they name."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            resources = await run_in_threadpool(Resources, settings, encoder, reader)
        except Exception as error:
            app.state.failure = error  # the server only knows that the start failed
            raise
        app.state.resources = resources
        try:
            yield
        finally:
            await run_in_threadpool(resources.close)

    app = FastAPI(
        title="Sourcier",
        summary="Répond aux questions par des extraits exacts de vos documents.",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=PROBLEM,
    )
    for noun in (asking, uploads, documents, failures, citations, health, pages):
        app.include_router(noun.router)
    app.openapi = describe(app)  # type: ignore[method-assign]
    problems.install(app)

    # The last added is the first to see a request.
    app.add_middleware(Incidents)
    app.add_middleware(BodyLimit, upload_limit=settings.upload_limit)
    app.add_middleware(CrossSiteGuard, settings=settings)
    if settings.token is not None:
        app.add_middleware(TokenGuard, token=settings.token)
    app.add_middleware(HostGuard, settings=settings)
    app.add_middleware(SafeHeaders)
    app.add_middleware(HeadAsGet)
    app.add_middleware(RootPath, root_path=settings.root_path)
    return app
