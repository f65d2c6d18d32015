"""Which page of a file is to be drawn, and what is to be marked on it."""

import json
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class PageView:
    media_type: str
    number: int
    """From 1."""
    characters: tuple[int, int] | None = None
    """The range of its characters to mark, counted from the page's first; only where a PDF holds them."""
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    """What else to mark: left, top, right and bottom in points, from the page's top left corner."""

    def encode(self) -> str:
        return json.dumps(asdict(self))


_VIEW = TypeAdapter(PageView)


def decode(view: str) -> PageView:
    return _VIEW.validate_json(view)
