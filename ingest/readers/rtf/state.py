"""What the text of a group is for, and what formats it until the group ends."""

from dataclasses import dataclass
from enum import Enum, auto

from ingest.readers.rtf.flows import Flow


class Destination(Enum):
    """What the text of a group is for."""

    TEXT = auto()
    SKIPPED = auto()
    MARKER = auto()
    FONTS = auto()
    STYLES = auto()
    INFORMATION = auto()
    TITLE = auto()
    AUTHOR = auto()
    CREATED = auto()
    REVISED = auto()


DESTINATIONS = {
    "fonttbl": Destination.FONTS,
    "stylesheet": Destination.STYLES,
    "info": Destination.INFORMATION,
    "listtext": Destination.MARKER,
    "pntext": Destination.MARKER,
} | dict.fromkeys(
    (
        "colortbl", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
        "footerf", "fldinst", "xe", "tc", "tcn", "rxe", "txe", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
        "aftnsepc", "aftncn", "nonesttables", "shprslt", "filetbl", "private", "annotation", "atnid",
        "atnauthor", "bkmkstart", "bkmkend",
    ),
    Destination.SKIPPED,
)  # fmt: skip
# Destinations of the information group.
INFORMATION = {
    "title": Destination.TITLE,
    "author": Destination.AUTHOR,
    "creatim": Destination.CREATED,
    "revtim": Destination.REVISED,
}
# Groups marked as passed over by programs that do not know them, and known here: the Unicode form of a text,
# and notes, which LibreOffice marks so.
KNOWN = {"ud", "footnote"}
# The text of a shape, in a group whose other words place and colour the shape.
BOXES = {"shptxt", "dptxbxtext"}


@dataclass(slots=True)
class State:
    """What holds until the group ends."""

    destination: Destination
    flow: Flow
    starred: bool = False
    replaced: int = 1
    """How many characters stand for one that is written by its number, for old programs."""
    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    raised: bool = False
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    level: int = 1
