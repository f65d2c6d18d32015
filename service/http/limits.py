"""How much a request may weigh, enforced while it arrives."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.problems import FrenchHTTPException, send_problem
from service.typography import shortened

JSON_LIMIT = 2 * 1024 * 1024
"""Bytes of a JSON body: a thousand citations to verify weigh a tenth of it."""


class BodyLimit:
    """Refuses with 413 a body whose announced or actual size passes the limit of its kind."""

    def __init__(self, app: ASGIApp, upload_limit: int) -> None:
        self._app = app
        self._upload_limit = upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        multipart = headers.get("content-type", "").lower().startswith("multipart/")
        limit = self._upload_limit if multipart else JSON_LIMIT
        announced = headers.get("content-length", "0")
        if not announced.isdecimal():
            detail = f"« {shortened(announced)} » n'est pas une longueur de corps."
            await send_problem(scope, receive, send, 400, detail)
            return
        if int(announced) > limit:
            await send_problem(scope, receive, send, 413, _detail(limit))
            return

        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise FrenchHTTPException(413, _detail(limit))
            return message

        await self._app(scope, counted, send)


def _detail(limit: int) -> str:
    size = f"{limit / 1024 / 1024:.0f} Mio" if limit >= 1024 * 1024 else f"{limit} octets"
    return f"Le corps de la requête dépasse la limite de {size}."
