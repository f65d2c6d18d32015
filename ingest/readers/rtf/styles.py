"""What a paragraph is, by the style sheet: title, heading, caption, table of contents."""

from dataclasses import dataclass

from ingest.readers.docx.styles import CONTENTS_NAME, HEADING_NAME

BODY_LEVEL = 9
"""\\outlinelevel counts headings from 0; this and more is body text."""


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    outline: int | None = None
    bold: bool = False

    @property
    def title(self) -> bool:
        return self.name in ("title", "titre")

    @property
    def caption(self) -> bool:
        return self.name in ("caption", "légende")

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


def heading_level(outline: int | None) -> int | None:
    return outline + 1 if outline is not None and 0 <= outline < BODY_LEVEL else None
