"""What nobody foresaw: logged in full here, told in one sentence to whoever asked (ASGI middleware)."""

import logging
import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.problems import problem

logger = logging.getLogger(__name__)


class Incidents:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            if scope["type"] != "http" or started:
                raise
            incident = secrets.token_hex(4)
            logger.exception("Incident %s : %s %s", incident, scope["method"], scope["path"])
            detail = (
                f"Une erreur inattendue s'est produite : le journal du service décrit l'incident {incident}."
            )
            await problem(500, detail, incident=incident)(scope, receive, send)
