"""A cell of a sheet, as a person sees it."""

from dataclasses import dataclass
from enum import Enum, auto


class Content(Enum):
    """What a cell holds; columns are named by texts, years and dates, never by other figures."""

    TEXT = auto()
    FIGURE = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled one."""

    text: str
    content: Content = Content.TEXT
    spread: bool = False
    """Whether it is merged over several columns."""
    bold: bool = False
    """Whether all of it is in bold, where the format says so."""


Row = dict[int, Cell]
"""Filled cells by column."""
