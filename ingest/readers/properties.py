"""What the properties of an office document say of its title and authors, when people set them."""

import re
from collections.abc import Iterable

# Titles that templates and programs leave in the properties.
_NO_TITLE = re.compile(
    r"\s*(?:$|word document|document ?\d*$|classeur ?\d*$|titre$|title$|sans (?:titre|nom) ?\d*$"
    r"|(?:présentation|presentation|diaporama)(?: powerpoint| ?\d*)$|powerpoint presentation$"
    r"|untitled|.*\.(?:docx?|odt|rtf|xlsx?|ods|pptx?|odp)$)",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"\s*(?:$|python-docx$|openpyxl$|user$|utilisateur|admin|microsoft|unknown|inconnu)", re.I
)


def set_title(title: str | None) -> str | None:
    """`title` on one line, None for one that nobody chose."""
    return None if title is None or _NO_TITLE.match(title) else " ".join(title.split())


def set_authors(names: Iterable[str | None]) -> tuple[str, ...]:
    """People's names; one property may hold several, parted by semicolons."""
    parts = (part.strip() for name in names if name for part in name.split(";"))
    return tuple(dict.fromkeys(part for part in parts if not _NO_AUTHOR.match(part)))
