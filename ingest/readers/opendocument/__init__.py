"""What OpenDocument texts, workbooks and presentations have in common (ODF 1.3, ISO/IEC 26300)."""

import posixpath

from lxml.etree import QName, _Element

from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers.archives import Archive
from ingest.readers.numerals import whole
from ingest.readers.properties import set_authors, set_language, set_title
from ingest.types import Metadata

CONTENT = "content.xml"
_STYLES = "styles.xml"
_META, _MANIFEST = "meta.xml", "META-INF/manifest.xml"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_URN}office:1.0",
    "style": f"{_URN}style:1.0",
    "text": f"{_URN}text:1.0",
    "table": f"{_URN}table:1.0",
    "draw": f"{_URN}drawing:1.0",
    "chart": f"{_URN}chart:1.0",
    "number": f"{_URN}datastyle:1.0",
    "presentation": f"{_URN}presentation:1.0",
    "svg": f"{_URN}svg-compatible:1.0",
    "fo": f"{_URN}xsl-fo-compatible:1.0",
    "meta": f"{_URN}meta:1.0",
    "manifest": f"{_URN}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def qn(name: str) -> str:
    """`text:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def count(element: _Element, attribute: str) -> int:
    """A number of repetitions or of cells spanned: 1 where the attribute is absent or no number."""
    return whole(element.get(qn(attribute))) or 1


def open_document(data: bytes, what: str) -> Archive:
    """Raises DamagedFileError, TooLargeError, or EncryptedError for what a password protects."""
    archive = Archive(data, what)
    if _MANIFEST in archive.names:
        manifest = archive.xml(_MANIFEST)
        if next(manifest.iter(qn("manifest:encryption-data")), None) is not None:
            raise EncryptedError
    return archive


def body_and_styles(archive: Archive, kind: str, what: str) -> tuple[_Element, list[_Element]]:
    """The body, `office:text` or another kind, and the roots that hold its styles, common ones first.

    Raises DamagedFileError.
    """
    content = archive.xml(CONTENT)
    body = content.find(f"{qn('office:body')}/{qn(kind)}")
    if body is None:
        raise DamagedFileError(what, "il n'a pas de corps")
    common = [archive.xml(_STYLES)] if _STYLES in archive.names else []
    return body, [*common, content]


def embedded(archive: Archive, element: _Element) -> _Element | None:
    """Root of the content of the object that a draw:object shows; None where it lies elsewhere."""
    folder = posixpath.normpath(element.get(qn("xlink:href"), ""))
    name = posixpath.join(folder, CONTENT)
    return archive.xml(name) if folder != "." and name in archive.names else None


def properties(archive: Archive) -> Metadata:
    """What the document declares of itself."""
    said: dict[str, str] = {}
    if _META in archive.names:
        for element in archive.xml(_META).iter(*map(qn, _PROPERTIES)):
            said.setdefault(QName(element).localname, (element.text or "").strip())
    date = (said.get("date") or said.get("creation-date") or "")[:10]
    return Metadata(
        title=set_title(said.get("title")),
        date=date or None,
        language=set_language(said.get("language")),
        authors=set_authors([said.get("initial-creator") or said.get("creator")]),
    )


_PROPERTIES = (
    "dc:title",
    "dc:date",
    "dc:language",
    "dc:creator",
    "meta:creation-date",
    "meta:initial-creator",
)
