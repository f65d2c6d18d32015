"""Charts that stand in the text."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from ingest.readers.charts import Chart
from ingest.readers.docx.runs import is_shown
from ingest.readers.drawingml.charts import chart_of

_CHART, _BOX = qn("c:chart"), qn("w:txbxContent")


class Charts:
    def __init__(self, part: DocumentPart) -> None:
        self._part = part

    def within(self, element: _Element) -> Iterator[Chart]:
        """Those in a paragraph or table, less the ones in its text boxes, which are blocks of their own."""
        own = next(element.iterancestors(_BOX), None)
        for reference in element.iter(_CHART):
            if next(reference.iterancestors(_BOX), None) is own and is_shown(reference):
                part = self._part.related_parts[str(reference.get(qn("r:id")))]
                # python-docx's parser: entities are not resolved and nothing is fetched.
                yield chart_of(parse_xml(part.blob))
