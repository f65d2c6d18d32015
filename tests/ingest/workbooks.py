"""Workbooks and OpenDocument texts for tests: by openpyxl and odfdo, or by hand where these cannot."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import odfdo
import openpyxl
from openpyxl.workbook import Workbook

_PREFIXES = (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
    ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("manifest", "manifest"),
)  # fmt: skip
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _PREFIXES
)
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(build: Callable[[Workbook], None]) -> bytes:
    workbook = openpyxl.Workbook()
    build(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def opendocument(kind: str, build: Callable[[odfdo.Document], None]) -> bytes:
    """`kind` is « text » or « spreadsheet »."""
    document = odfdo.Document(kind)
    document.body.clear()
    document.meta.date = datetime(2024, 6, 3, 9)
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def odf(
    mimetype: str, body: str, *, automatic: str = "", styles: str | None = None, manifest: str = ""
) -> bytes:
    """`automatic` and `styles` are the styles of the content and of the document."""
    members: dict[str, str | bytes] = {
        "mimetype": mimetype,
        "content.xml": (
            f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
        ),
        "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}>{manifest}</manifest:manifest>",
    }
    if styles is not None:
        members["styles.xml"] = (
            f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
            "</office:document-styles>"
        )
    return zipped(members)


def odt(body: str, **parts: str) -> bytes:
    return odf(ODT, f"<office:text>{body}</office:text>", **parts)


def ods(*sheets: str, **parts: str) -> bytes:
    return odf(ODS, f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet>", **parts)


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with the member `name` changed, or added from nothing."""
    members: dict[str, str | bytes] = {name: change(b"")}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            content = archive.read(member)
            members[member] = change(content) if member == name else content
    return zipped({"mimetype": members.pop("mimetype"), **members} if "mimetype" in members else members)
