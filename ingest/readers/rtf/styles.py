"""What a paragraph is, by the style sheet: title, heading, caption, table of contents."""

from dataclasses import dataclass

from ingest.readers.roles import CAPTIONS, CONTENTS_NAME, HEADING_NAME, TITLES, heading_level


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    outline: int | None = None
    bold: bool = False

    @property
    def title(self) -> bool:
        return self.name in TITLES

    @property
    def caption(self) -> bool:
        return self.name in CAPTIONS

    @property
    def contents(self) -> bool:
        return CONTENTS_NAME.match(self.name) is not None

    @property
    def heading(self) -> int | None:
        """Level from 1."""
        if self.title or self.contents:
            return None
        if match := HEADING_NAME.match(self.name):
            return int(match[1])
        return heading_level(self.outline)
