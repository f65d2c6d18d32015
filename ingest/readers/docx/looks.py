"""How a run of text looks, by itself, by its style or by its paragraph's: whether it is hidden or raised."""

from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from ingest.readers.docx.styles import is_on, value
from ingest.readers.roles import chain

_PARAGRAPH = qn("w:p")


@dataclass(frozen=True, slots=True)
class Look:
    """None where nothing is said of it."""

    hidden: bool | None = None
    raised: bool | None = None

    def over(self, other: "Look") -> "Look":
        """What this one says, completed by `other`."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.raised if self.raised is None else self.raised,
        )


class Looks:
    def __init__(self, part: DocumentPart) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style for style in part.styles.element.iter(qn("w:style"))
        }
        self._looks: dict[str, Look] = {}

    def of(self, run: _Element) -> Look:
        properties = run.find(qn("w:rPr"))
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        inherited = (
            self._of_style(value(paragraph.find(qn("w:pPr")), "w:pStyle"))
            if paragraph is not None
            else Look()
        )
        if properties is None:
            return inherited
        return _written(properties).over(self._of_style(value(properties, "w:rStyle"))).over(inherited)

    def _of_style(self, style: str | None) -> Look:
        if style is None:
            return Look()
        if style not in self._looks:
            look = Look()
            for element in chain(
                self._styles.get(style), lambda element: self._styles.get(value(element, "w:basedOn"))
            ):
                look = look.over(_written(element.find(qn("w:rPr"))))
            self._looks[style] = look
        return self._looks[style]


def _written(properties: _Element | None) -> Look:
    if properties is None:
        return Look()
    said = properties.find(qn("w:vanish")) is not None
    place = value(properties, "w:vertAlign")
    return Look(
        is_on(properties, "w:vanish") if said else None, None if place is None else place == "superscript"
    )
