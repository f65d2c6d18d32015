"""Word documents for the tests, made by python-docx."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document as WordDocument

from ingest.readers import read
from ingest.types import Document
from tests.ingest.invariants import check_document


def saved(build: Callable[[WordDocument], None]) -> bytes:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def opened(build: Callable[[WordDocument], None]) -> Document:
    document = read(saved(build), "a.docx")
    check_document(document)
    return document


def changed(data: bytes, **members: bytes | Callable[[bytes], bytes]) -> bytes:
    """The package with members replaced or added; `__` stands for `/`, `_xml` for `.xml`."""
    file = io.BytesIO()
    wanted = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = wanted.pop(name, None)
            content = old.read(name)
            new.writestr(name, content if change is None else change(content) if callable(change) else change)
        for name, content in wanted.items():
            assert isinstance(content, bytes)
            new.writestr(name, content)
    return file.getvalue()
