"""Listening, serving until told to stop, and saying where."""

import errno
import logging
import signal
import socket
import sys

import uvicorn
from fastapi import FastAPI

from index.types import Encoder, Reader
from service.errors import AddressError, SettingsError
from service.http.app import create_app
from service.settings import Settings
from service.typography import typeset

GRACE_SECONDS = 5
"""How long requests under way may take to end once the service is told to stop."""

PORTS_TRIED = 100


def listen(settings: Settings) -> socket.socket:
    """Take the address before anything is loaded, so that a busy port is told at once.

    Raises SettingsError beyond loopback without a token, AddressError when the address cannot be had.
    """
    if not settings.loopback and settings.token is None:
        raise SettingsError(
            f"Pour écouter sur « {settings.host} », au-delà de cette machine, il faut un jeton d'au moins 16 "
            "caractères dans la variable SOURCIER_TOKEN."
        )
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise AddressError(_reason(settings, error)) from error
    return listening


def listen_from(settings: Settings) -> socket.socket:
    """Take the first free port from the one asked for."""
    last = min(settings.port + PORTS_TRIED, 65535)
    for port in range(settings.port, last):
        try:
            return listen(settings.model_copy(update={"port": port}))
        except AddressError:
            continue
    return listen(settings.model_copy(update={"port": last}))


def _reason(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Le port {settings.port} est déjà pris : choisissez-en un autre avec --port."
    if error.errno == errno.EACCES:
        return f"Le port {settings.port} est réservé au système : choisissez-en un autre avec --port."
    return f"L'adresse « {settings.host} » n'est pas une adresse de cette machine."


def serve(
    settings: Settings,
    listening: socket.socket,
    encoder: Encoder | None = None,
    reader: Reader | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM; both end the process cleanly."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s : %(message)s", level=logging.WARNING)
    # What uvicorn would say, in English, of a failed start is raised below as our own error.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    signal.signal(signal.SIGTERM, _end)

    settings = settings.model_copy(update={"port": listening.getsockname()[1]})
    app = create_app(settings, encoder, reader)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = _Server(config, app, f"Sourcier est prêt : {settings.origin}{settings.root_path}/")
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return  # uvicorn has shut down and only passes the signal on
    finally:
        if failure := getattr(app.state, "failure", None):
            raise failure


class _Server(uvicorn.Server):
    """Says where it listens once it does, and only then gets ready what the first question can do without."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, ready: str) -> None:
        super().__init__(config)
        self._app = app
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(typeset(self._ready), flush=True)
            self._app.state.resources.pages.start()


def _end(*_: object) -> None:
    sys.exit(0)
