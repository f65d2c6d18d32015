"""Streams of text that a document weaves together: its body, each note, each text box."""

from dataclasses import dataclass, field
from enum import Enum, auto

from ingest.readers.rtf.codepages import joined


class FlowKind(Enum):
    BODY = auto()
    NOTE = auto()
    BOX = auto()
    NAME = auto()
    """A style's name in the style sheet."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    marker: str
    """The number or bullet shown before it."""
    bold: bool
    style: int
    outline: int | None
    level: int
    """Nesting from 1, where it is a list's item."""


@dataclass(slots=True)
class Flow:
    """The paragraph being written."""

    kind: FlowKind
    call: str = ""
    """What calls the note."""
    said: list[str] = field(default_factory=list)
    marker: list[str] = field(default_factory=list)
    bold: bool = True
    paragraphs: list[Paragraph] = field(default_factory=list)
    """Those of a text box that are already whole."""

    def write(self, text: str, *, bold: bool) -> None:
        self.said.append(text)
        if text.strip():
            self.bold = self.bold and bold

    def take(self) -> tuple[str, str, bool]:
        """(text, marker, whether all of it is bold) of the paragraph, which ends here."""
        taken = joined(self.said).strip(), joined(self.marker).strip(), self.bold
        self.said, self.marker, self.bold = [], [], True
        return taken
