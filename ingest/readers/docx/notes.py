"""Footnotes and endnotes, numbered in the order in which the text calls them."""

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from ingest.readers.builder import superscript
from ingest.readers.docx.looks import Looks
from ingest.readers.docx.runs import paragraph_text

_PARTS = {
    RELATIONSHIP_TYPE.FOOTNOTES: ("w:footnote", "w:footnoteReference"),
    RELATIONSHIP_TYPE.ENDNOTES: ("w:endnote", "w:endnoteReference"),
}


class Notes:
    def __init__(self, part: DocumentPart, looks: Looks) -> None:
        self._texts: dict[tuple[str, str], str] = {}
        self._calls: dict[tuple[str, str], str] = {}
        for relation in part.rels.values():
            if relation.reltype in _PARTS and not relation.is_external:
                note, call = _PARTS[relation.reltype]
                # python-docx's parser: entities are not resolved and nothing is fetched.
                for element in parse_xml(relation.target_part.blob).iter(qn(note)):
                    inside = element.iter(qn("w:p"))
                    lines = (paragraph_text(paragraph, looks, self.call).strip() for paragraph in inside)
                    text = " ".join(filter(None, lines))
                    self._texts[qn(call), str(element.get(qn("w:id")))] = text

    def call(self, reference: _Element) -> str:
        """The raised number that stands for a w:footnoteReference or w:endnoteReference."""
        key = reference.tag, str(reference.get(qn("w:id")))
        if not self._texts.get(key):
            return ""
        return self._calls.setdefault(key, superscript(str(len(self._calls) + 1)))

    def called(self) -> Iterator[str]:
        """Each note that was called, after its number."""
        for key, number in self._calls.items():
            yield f"{number} {self._texts[key]}"
