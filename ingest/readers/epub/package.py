"""The package of a book: what it is called, and its chapters in reading order (EPUB 3.3, 5)."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element

from ingest.dates import dates
from ingest.detect import BOOK_CONTAINER, book_folder
from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers.archives import Archive
from ingest.readers.properties import set_language, set_title
from ingest.types import Metadata

WHAT = "Le livre EPUB"
_ENCRYPTION = "META-INF/encryption.xml"
# Fonts made unusable outside the book; its text is in clear (EPUB 3.3, 4.4; Adobe's older way).
_FONT_OBFUSCATION = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_CHAPTERS = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
_DAY = 10  # characters of « 2024-06-03 », before the hour that may follow


class Package:
    def __init__(self, archive: Archive) -> None:
        """Raises EncryptedError where the text is ciphered, DamagedFileError where there is no package."""
        self._archive = archive
        top = book_folder(archive.names) or ""
        _refuse_ciphered(archive, top)
        container = archive.xml(top + BOOK_CONTAINER)
        paths = [path for file in _named(container, "rootfile") if (path := file.get("full-path"))]
        if not paths:
            raise DamagedFileError(WHAT, "son contenu n'est pas décrit")
        self._path = top + paths[0]
        self._root = archive.xml(self._path)

    def chapters(self) -> Iterator[str]:
        """Members that hold the text, in the order of the spine, the table of contents left out.

        Raises DamagedFileError for a chapter that the archive lacks: what is left is not the book.
        """
        items = {item.get("id"): item for item in _named(self._root, "item")}
        contents = {
            self._member(reference.get("href", ""))
            for reference in _named(self._root, "reference")
            if reference.get("type") == "toc"
        }
        for reference in _named(self._root, "itemref"):
            item = items.get(reference.get("idref"))
            if item is None or item.get("media-type") not in _CHAPTERS:
                continue
            member = self._member(item.get("href", ""))
            if "nav" in item.get("properties", "").split() or member in contents:
                continue
            if member not in self._archive.names:
                raise DamagedFileError(WHAT, f"son chapitre « {member} » manque")
            yield member

    def metadata(self) -> Metadata:
        found = (iso for value in self._said("date") for iso, _, _ in dates(value[:_DAY]))
        return Metadata(
            title=next(filter(None, map(set_title, self._said("title"))), None),
            date=next(found, None),
            language=set_language(next(iter(self._said("language")), None)),
            authors=tuple(dict.fromkeys(self._said("creator"))),
        )

    def _said(self, name: str) -> list[str]:
        """What the Dublin Core elements `name` say, blank ones left out."""
        texts = (
            " ".join("".join(map(str, element.itertext())).split()) for element in _named(self._root, name)
        )
        return [text for text in texts if text]

    def _member(self, href: str) -> str:
        return member_at(self._path, href)


def member_at(member: str, href: str) -> str:
    """The member that an address in `member` stands for: a name to look up, never a path to open."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(member), unquote(urlsplit(href).path)))


def _named(root: _Element, name: str) -> Iterator[_Element]:
    return root.iter(f"{{*}}{name}")


def _refuse_ciphered(archive: Archive, top: str) -> None:
    if top + _ENCRYPTION not in archive.names:
        return
    for ciphered in _named(archive.xml(top + _ENCRYPTION), "EncryptedData"):
        methods = ciphered.iterchildren("{*}EncryptionMethod")
        if any(method.get("Algorithm") not in _FONT_OBFUSCATION for method in methods):
            raise EncryptedError("par un verrou numérique (DRM)")
