"""Who may call the service, from where: checked before anything else (ASGI middleware).

The service holds a person's own documents on their own machine, so any page open in their browser
must be assumed hostile: it can aim requests at a loopback port (CSRF) or make its own name resolve
to it (DNS rebinding).
"""

import base64
import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.http.problems import send_problem
from service.settings import LOOPBACK_NAMES, Settings

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PROBES = frozenset({"/healthz", "/readyz"})


class HostGuard:
    """Answers only to names the operator knows: DNS rebinding brings a foreign one."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = LOOPBACK_NAMES | settings.allowed_hosts | {settings.host.lower()}
        # Rebinding needs a name; beyond loopback, an address typed as such is one of this machine's.
        self._addresses = not settings.loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._known(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
            return
        detail = (
            "Ce nom d'hôte n'est pas celui du service ; ajoutez-le à SOURCIER_ALLOWED_HOSTS s'il doit l'être."
        )
        await send_problem(scope, receive, send, 400, detail)

    def _known(self, host: str) -> bool:
        name = host_name(host)
        return name in self._names or (self._addresses and _is_address(name))


class CrossSiteGuard:
    """Refuses writes that a browser sends for another site's page.

    Browsers set `Sec-Fetch-Site` (Fetch Metadata) and `Origin` (RFC 6454) and pages cannot forge
    them; programs send neither and are let through. Same-site is not enough: another port of this
    machine is another program.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = settings.allowed_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] in _SAFE_METHODS
            or self._same_site(Headers(scope=scope))
        ):
            await self._app(scope, receive, send)
            return
        await send_problem(
            scope, receive, send, 403, "Cette requête vient d'un autre site : elle est refusée."
        )

    def _same_site(self, headers: Headers) -> bool:
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        there = urlsplit(origin)
        # A proxy may end TLS and rewrite Host: the scheme then differs, and the name may.
        return bool(there.netloc) and (
            there.netloc.lower() == headers.get("host", "").lower() or host_name(there.netloc) in self._names
        )


class TokenGuard:
    """Wants the token on everything but the health probes.

    As `Authorization: Bearer` (RFC 6750) from programs, or as the password of a Basic challenge
    (RFC 7617), which browsers ask for and send by themselves, pictures and links included.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if scope["type"] != "http" or path in _PROBES or self._authorised(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        challenge = {"WWW-Authenticate": 'Bearer realm="Sourcier", Basic realm="Sourcier", charset="UTF-8"'}
        detail = "Il faut le jeton du service dans l'en-tête « Authorization: Bearer »."
        await send_problem(scope, receive, send, 401, detail, challenge)

    def _authorised(self, headers: Headers) -> bool:
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        given = credentials.strip().encode("latin-1")
        if scheme.lower() == "basic":
            try:
                given = base64.b64decode(given, validate=True).partition(b":")[2]
            except ValueError:
                return False
        elif scheme.lower() != "bearer":
            return False
        return hmac.compare_digest(given, self._token)


def host_name(netloc: str) -> str:
    """The name in `name:port` or `[address]:port`, in lower case; empty when malformed."""
    try:
        return (urlsplit(f"//{netloc}").hostname or "").removesuffix(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
