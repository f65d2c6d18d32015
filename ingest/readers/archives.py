"""Zipped formats: members read within limits, their XML without entities, and nothing ever fetched."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree
from lxml.etree import _Element

from ingest.errors import DamagedFileError, DamagedPartError, EncryptedError, TooLargeError
from ingest.zipped import DAMAGED, NO_DIRECTORY, ZIP_DAMAGE

# What a document may weigh once unpacked: a thousand-page report with pictures stays well below.
UNPACKED_LIMIT = 300_000_000  # bytes
_ENCRYPTED = 0x1  # of a member's flags (APPNOTE.TXT, 4.4.4)
_PARSER: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}


class Archive:
    """The members of a zipped document.

    Reading one raises DamagedPartError where it is missing, damaged or no sound XML.
    """

    def __init__(self, data: bytes, what: str) -> None:
        """Raises DamagedFileError for no archive, EncryptedError, or TooLargeError beyond UNPACKED_LIMIT.

        `what` names the document in messages, with its article: « Le document Word ».
        """
        self._what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_DAMAGE as error:
            raise DamagedFileError(what, NO_DIRECTORY) from error
        members = self._zip.infolist()
        self.names = frozenset(member.filename for member in members)
        # zipfile never unpacks more of a member than its header declares.
        size = sum(member.file_size for member in members)
        if size > UNPACKED_LIMIT:
            raise TooLargeError(f"{what} décompressé", size, UNPACKED_LIMIT)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise EncryptedError

    def read(self, name: str) -> bytes:
        with self._reading(name):
            return self._zip.read(name)

    def xml(self, name: str) -> _Element:
        """The root element of an XML member."""
        data = self.read(name)
        with self._reading(name):
            root = etree.fromstring(data, etree.XMLParser(**_PARSER))
        refuse_entities(root, self._what)
        return root

    def events(self, name: str, *tags: str) -> Iterator[tuple[str, _Element]]:
        """(« start » or « end », element) for each element of an XML member with one of `tags`.

        The member is read as it goes: an element is forgotten, with all that comes before it, once its end
        was handed out.
        """
        return self._events(name, tags, ("start", "end"))

    def elements(self, name: str, *tags: str) -> Iterator[_Element]:
        """Each element of an XML member with one of `tags`, at its end; forgotten likewise."""
        return (element for _, element in self._events(name, tags, ("end",)))

    def _events(
        self, name: str, tags: tuple[str, ...], events: tuple[str, ...]
    ) -> Iterator[tuple[str, _Element]]:
        with self._reading(name), self._zip.open(name) as member:
            first = True
            for event, element in etree.iterparse(member, events=events, tag=tags, **_PARSER):
                if first:
                    refuse_entities(element, self._what)
                    first = False
                yield event, element
                if event == "end":
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        try:
            yield
        except KeyError as error:
            raise DamagedPartError(self._what, name, "manque") from error
        except etree.XMLSyntaxError as error:
            raise DamagedPartError(self._what, name, "n'est pas du XML bien formé") from error
        except ZIP_DAMAGE as error:
            raise DamagedPartError(self._what, name, DAMAGED) from error


def refuse_entities(element: _Element, what: str) -> None:
    """Raises DamagedFileError where the XML that `element` is of has a document type declaration.

    None of these formats uses one (ECMA-376 part 2, 8.3.1, forbids it): only attacks do.
    """
    if element.getroottree().docinfo.internalDTD is not None:
        raise DamagedFileError(what, "il déclare des entités XML")
