"""What the properties of an office document or a book say of its title and authors, when people set them."""

import datetime
import re
from collections.abc import Iterable
from typing import Protocol

from ingest.types import Metadata

# Titles that templates and programs leave in the properties.
_NO_TITLE = re.compile(
    r"\s*(?:$|word document|document ?\d*$|classeur ?\d*$|titre$|title$|sans (?:titre|nom) ?\d*$"
    r"|(?:présentation|presentation|diaporama)(?: powerpoint| ?\d*)$|powerpoint presentation$"
    r"|untitled|unknown$|.*\.(?:docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub)$)",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"\s*(?:$|python-docx$|openpyxl$|user$|utilisateur|admin|microsoft|unknown|inconnu)", re.I
)


class CoreProperties(Protocol):
    """What an Office document says of itself (ECMA-376 part 2, 11), by python-docx or python-pptx."""

    @property
    def title(self) -> str: ...

    @property
    def author(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def created(self) -> datetime.datetime | None: ...

    @property
    def modified(self) -> datetime.datetime | None: ...


def core_properties(core: CoreProperties, template_date: datetime.date) -> Metadata:
    """`template_date` is what the library writes when the program that used it set no date."""
    date = next(
        (date for date in (core.modified, core.created) if date and date.date() != template_date), None
    )
    return Metadata(
        title=set_title(core.title),
        date=date.date().isoformat() if date else None,
        language=set_language(core.language),
        authors=set_authors([core.author]),
    )


def set_title(title: str | None) -> str | None:
    """`title` on one line, None for one that nobody chose."""
    return None if title is None or _NO_TITLE.match(title) else " ".join(title.split())


def set_language(language: str | None) -> str:
    """The two letters of « fr-FR »; French where none is set."""
    code = (language or "").strip()[:2].lower()
    return code if code.isalpha() else Metadata().language


def set_authors(names: Iterable[str | None]) -> tuple[str, ...]:
    """People's names; one property may hold several, parted by semicolons."""
    parts = (part.strip() for name in names if name for part in name.split(";"))
    return tuple(dict.fromkeys(part for part in parts if not _NO_AUTHOR.match(part)))
