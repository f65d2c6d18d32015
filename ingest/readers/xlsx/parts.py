"""The parts of an Excel package: which sheets it shows, where they lie, its texts and cell styles."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import QName, _Element

from ingest.errors import DamagedFileError, TooManyCellsError
from ingest.readers.archives import Archive
from ingest.readers.builder import raised
from ingest.readers.numerals import whole
from ingest.readers.properties import set_authors, set_language, set_title
from ingest.readers.sheets import CELL_LIMIT
from ingest.readers.xlsx.formats import BUILT_IN, GENERAL
from ingest.types import Metadata

WHAT = "Le classeur Excel"
# Both transitional and strict files are read: they differ by namespace only.
_RELATION_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_MAIN, _CORE = "xl/workbook.xml", "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class CellStyle:
    format: str = GENERAL
    """How numbers are shown."""
    bold: bool = False


class Package:
    """Raises DamagedFileError where a part is missing or no sound XML."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = next((target for kind, target in self._relations("") if kind == "officeDocument"), _MAIN)
        self._workbook = archive.xml(self._main)
        if QName(self._workbook).localname != "workbook":
            raise DamagedFileError(WHAT, "il n'a pas de feuilles")
        parts = dict(self._relations(self._main))
        self.texts = list(self._texts(parts["sharedStrings"])) if "sharedStrings" in parts else []
        self._styles = list(self._read_styles(parts["styles"])) if "styles" in parts else []
        self.since_1904 = any(
            properties.get("date1904") in ("1", "true") for properties in self._workbook.iter("{*}workbookPr")
        )

    def sheets(self) -> Iterator[SheetPart]:
        """The worksheets that a person sees: hidden ones hold lists and steps of a calculation."""
        targets = {identifier: (kind, target) for identifier, kind, target in self._identified(self._main)}
        for sheet in self._workbook.iterfind("{*}sheets/{*}sheet"):
            identifier = next((found for name in _RELATION_ID if (found := sheet.get(name))), "")
            kind, target = targets.get(identifier, ("", ""))
            if kind == "worksheet" and sheet.get("state", "visible") == "visible":
                yield SheetPart(sheet.get("name", ""), target)

    def metadata(self) -> Metadata:
        said: dict[str, str] = {}
        if _CORE in self._archive.names:
            for element in self._archive.xml(_CORE):
                if isinstance(element.tag, str):
                    said[QName(element).localname] = (element.text or "").strip()
        date = (said.get("modified") or said.get("created") or "")[:10]
        return Metadata(
            title=set_title(said.get("title")),
            date=date or None,
            language=set_language(said.get("language")),
            authors=set_authors([said.get("creator")]),
        )

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        return ((kind, target) for _, kind, target in self._identified(part))

    def _identified(self, part: str) -> Iterator[tuple[str, str, str]]:
        """(identifier, last word of the type, path) of what a part refers to inside the package."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._archive.names:
            return
        for relation in self._archive.xml(path).iterfind("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                yield relation.get("Id", ""), kind, target.lstrip("/")

    def _texts(self, path: str) -> Iterator[str]:
        for found, element in enumerate(self._archive.elements(path, "{*}si")):
            if found >= CELL_LIMIT:
                raise TooManyCellsError(WHAT, CELL_LIMIT)
            yield rich_text(element)

    def style(self, place: str) -> CellStyle:
        """The style that cells name by its place."""
        number = whole(place)
        return self._styles[number] if number is not None and number < len(self._styles) else CellStyle()

    def _read_styles(self, path: str) -> Iterator[CellStyle]:
        styles = self._archive.xml(path)
        own = {
            number.get("numFmtId"): number.get("formatCode") or GENERAL
            for number in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        bold = [_is_bold(font) for font in styles.iterfind("{*}fonts/{*}font")]
        for style in styles.iterfind("{*}cellXfs/{*}xf"):
            identifier = style.get("numFmtId", "0")
            number, font = whole(identifier), whole(style.get("fontId", "0"))
            yield CellStyle(
                own.get(identifier, GENERAL if number is None else BUILT_IN.get(number, GENERAL)),
                font is not None and font < len(bold) and bold[font],
            )


def _is_bold(font: _Element) -> bool:
    mark = font.find("{*}b")
    return mark is not None and mark.get("val", "1") in ("1", "true")


def rich_text(element: _Element) -> str:
    """The text of a shared or inline string, without the reading aids of East Asian scripts."""
    whole_text = element.findall("{*}t")
    if whole_text:
        return "".join(text.text or "" for text in whole_text)
    return "".join(map(_run, element.findall("{*}r")))


def _run(run: _Element) -> str:
    text = "".join(text.text or "" for text in run.findall("{*}t"))
    place = run.find("{*}rPr/{*}vertAlign")
    return raised(text) if place is not None and place.get("val") == "superscript" else text
