"""EPUB books for tests."""

import io
import zipfile
from collections.abc import Sequence

CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{path}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = (
    "<dc:title>Manuel du fontainier</dc:title><dc:creator>Anne Dupré</dc:creator>"
    "<dc:language>fr</dc:language><dc:date>2023-05-04T08:00:00Z</dc:date>"
)


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="fr">'
        f"<head><title/></head><body>{body}</body></html>"
    )


def package(items: str, spine: str, *, metadata: str = METADATA, guide: str = "") -> str:
    return (
        '<package version="3.0" xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine>{guide}</package>"
    )


def zipped(members: dict[str, str | bytes], *, mimetype: bool = True) -> bytes:
    """`mimetype`: the member that comes first in a book and says what it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def epub(bodies: Sequence[str], *, metadata: str = METADATA, **members: str | bytes) -> bytes:
    """A book of one chapter for each body; `members` replace or add members, `__` standing for `/`."""
    numbers = range(1, len(bodies) + 1)
    chapters = "".join(
        f'<item id="c{n}" href="textes/chapitre%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    contents = '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    spine = '<itemref idref="nav"/>' + "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    return zipped(
        {
            "META-INF/container.xml": CONTAINER.format(path="OEBPS/livre.opf"),
            "OEBPS/livre.opf": package(chapters + contents, spine, metadata=metadata),
            "OEBPS/nav.xhtml": page('<nav epub:type="toc"><ol><li><a href="a">Table</a></li></ol></nav>'),
            **{
                f"OEBPS/textes/chapitre {n}.xhtml": page(body)
                for n, body in zip(numbers, bodies, strict=True)
            },
            **{name.replace("__", "/"): content for name, content in members.items()},
        }
    )
