"""How many pages a reader is about to recognise, told to whoever grants it time.

Recognition takes seconds a page, whatever a file weighs, and only its reader knows how many pages need it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def announce(pages: int) -> None:
    """So many pages are about to be recognised, beside those announced before."""
    listener = _listener.get()
    if listener is not None:
        listener(pages)


@contextmanager
def announced_to(listener: Listener) -> Iterator[None]:
    """What is announced within is told to `listener`."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
