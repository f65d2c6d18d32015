"""The prefix under which a reverse proxy publishes the service (ASGI middleware)."""

from starlette.types import ASGIApp, Receive, Scope, Send


class RootPath:
    """Gives the application the same scope whether or not the proxy strips the prefix."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            if path != self._root_path and not path.startswith(self._root_path + "/"):
                path = self._root_path + path
            scope = {**scope, "path": path, "root_path": self._root_path}
        await self._app(scope, receive, send)
